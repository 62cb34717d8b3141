import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).parents[2]


def test_the_app_starts_answers_and_stops():
    done = subprocess.run(
        [sys.executable, "-m", "tools.check_start"],
        cwd=REPO,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "first page after" in done.stdout
