"""Nothing starts on half a library."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import uncramp

PACKAGE = Path(uncramp.__file__).parent
CLAIM = Path("knowledge", "content", "claims", "stretching-before-bed.md")


def start(package, folder, language):
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "UNCRAMP_DATA": str(folder)}
    command = [sys.executable, "-m", "uncramp", "--language", language, "serve", "--no-browser"]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_broken_file_stops_the_start_and_is_named_with_its_mend(tmp_path):
    package = tmp_path / "program" / "uncramp"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    path = package / CLAIM
    text = path.read_text("utf-8")
    path.write_text(text.replace('certainty = "low"', 'certainty = "lov"'), "utf-8")
    for language, mend in (("en", "Choose one of"), ("es", "Elige")):
        done = start(package, tmp_path / "data", language)
        assert done.returncode == 2
        assert "claims/stretching-before-bed.md" in done.stderr
        assert "certainty" in done.stderr
        assert mend in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()
