"""``uncramp backup``, ``rehearse`` and ``restore`` on a data folder of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from uncramp.exchange.record import read

PHRASE = "cold lamp under seven roofs"
GOOD = "night,cramps\n2026-01-01,0\n2026-01-02,3\n"


@pytest.fixture
def run(tmp_path: Path):
    """The command as a person starts it, with what is typed at it."""
    environment = os.environ | {"UNCRAMP_DATA": str(tmp_path / "data"), "TZ": "Europe/Madrid"}

    def started(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "uncramp", "--language", "en", *arguments],
            env=environment,
            cwd=tmp_path,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    return started


@pytest.fixture
def write(run, tmp_path: Path):
    def put(text: str) -> None:
        (tmp_path / "diary.csv").write_text(text, "utf-8")
        assert run("import", "diary.csv").returncode == 0

    return put


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


def test_a_backup_is_made_copied_and_tried(run, write, backups, tmp_path):
    write(GOOD)
    (tmp_path / "stick").mkdir()
    done = run("backup", "--to", "stick", "--rehearse")
    assert (done.returncode, done.stderr) == (0, "")
    (made,) = backups.glob("uncramp-*")
    first, second, same_disk, third, fourth = done.stdout.splitlines()
    assert "on the same disk as your diary" in same_disk
    assert first == f"The backup is in {made}."
    assert second == f"The backup is in stick/{made.name}."
    assert (third, fourth) == ("The last backup opened.", "  2 nights are the same in both.")
    assert read(tmp_path / "stick" / made.name) == read(made)
    (tmp_path / "stick" / made.name).write_text("of somebody else")
    refused = run("backup", "--to", "stick")
    assert refused.returncode == 2
    assert "There is already a file" in refused.stderr


def test_a_locked_backup_needs_its_passphrase_and_comes_back_after_a_question(
    run, write, backups, tmp_path
):
    write(GOOD)
    locked = run("backup", "--passphrase", typed=f"{PHRASE}\n{PHRASE}\n")
    assert locked.returncode == 0, locked.stderr
    assert "Without the passphrase nobody can open a locked backup" in locked.stdout
    (made,) = backups.glob("uncramp-*")
    assert made.name.endswith(".age.zip")
    write("night,cramps\n2026-01-02,0\n2026-01-03,1\n")

    wrong = run("restore", str(made), typed="not this one\ny\n")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "That passphrase does not open" in wrong.stderr

    asked = run("restore", str(made), typed=f"{PHRASE}\nn\n")
    assert asked.returncode == 2
    assert asked.stdout.splitlines()[:3] == [
        "1 night is the same in both.",
        "1 night is different here: 2 Jan 2026.",
        "1 night is only here: 3 Jan 2026.",
    ]
    assert "Nothing was changed." in asked.stdout

    back = run("restore", str(made), "--yes", typed=f"{PHRASE}\n")
    assert (back.returncode, back.stderr) == (0, "")
    assert "The backup is back: 2 nights." in back.stdout
    assert len(list(backups.glob("*-before-*"))) == 1
    assert run("export", "now.uncramp").returncode == 0
    assert [str(one.cramps) for one in read(tmp_path / "now.uncramp").diary] == ["0", "3"]


def test_a_backup_comes_back_on_a_computer_that_has_nothing(run, write, backups, tmp_path):
    write(GOOD)
    run("backup")
    (made,) = backups.glob("uncramp-*")
    made.rename(tmp_path / made.name)
    Path(tmp_path / "data").rename(tmp_path / "old")
    assert run("restore", made.name, typed="y\n").returncode == 0
    assert run("export", "now.uncramp").returncode == 0
    assert len(read(tmp_path / "now.uncramp").diary) == 2


@pytest.mark.parametrize("command", ["backup", "rehearse"])
def test_without_a_diary_there_is_nothing_to_keep(run, command):
    done = run(command)
    assert done.returncode == 2
    assert "no diary on this computer yet" in done.stderr


def test_what_is_no_backup_is_refused_and_changes_nothing(run, write, tmp_path):
    write(GOOD)
    (tmp_path / "letter.uncramp").write_text("Dear Ada")
    for name, said in (("letter.uncramp", "not a whole archive"), ("none", "There is no file")):
        refused = run("restore", name, "--yes")
        assert refused.returncode == 2
        assert said in refused.stderr
    nothing = run("rehearse")
    assert nothing.returncode == 2
    assert "There is no backup in" in nothing.stderr
