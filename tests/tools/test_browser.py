import os
import subprocess
import sys
from pathlib import Path

from tools.browser import find_chromium

REPO = Path(__file__).parents[2]


def _program(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_chosen_browser_comes_first(tmp_path):
    chosen = _program(tmp_path / "mine")
    assert find_chromium({"UNCRAMP_CHROMIUM": chosen, "PATH": "/usr/bin"}) == chosen


def test_a_wrong_choice_is_not_replaced_behind_the_back(tmp_path):
    environment = {"UNCRAMP_CHROMIUM": str(tmp_path / "gone"), "PATH": os.environ["PATH"]}
    assert find_chromium(environment) is None


def test_a_browser_of_any_of_its_names_is_found_on_the_path(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.browser.NAMES", ("chromium-browser", "google-chrome"))
    found = _program(tmp_path / "bin" / "google-chrome")
    assert find_chromium({"PATH": str(tmp_path / "bin")}) == found


def test_one_clear_line_is_said_when_there_is_none(tmp_path):
    environment = os.environ | {"UNCRAMP_CHROMIUM": str(tmp_path / "gone")}
    done = subprocess.run(
        [sys.executable, "-m", "tools.browser"],
        cwd=REPO,
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "UNCRAMP_CHROMIUM" in done.stderr
