"""``uncramp import`` and ``uncramp export`` on a data folder of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from uncramp.cli import main
from uncramp.cli._zone import system_zone
from uncramp.exchange.record import read, read_diary, read_trial

GOOD = "night,cramps,tea,note\n2026-01-01,0,yes,\n2026-01-02,3,no,left calf\n"


@pytest.fixture
def run(tmp_path: Path):
    """The command as a person starts it: a process of its own and an empty data folder."""
    environment = os.environ | {"UNCRAMP_DATA": str(tmp_path / "data"), "TZ": "Europe/Madrid"}

    def started(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "uncramp", "--language", "en", *arguments],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return started


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary.csv"
    path.write_text(GOOD, "utf-8")
    return path


def test_what_was_taken_in_can_be_taken_out_again(run, diary, tmp_path):
    taken = run("import", str(diary))
    assert (taken.returncode, taken.stderr) == (0, "")
    assert taken.stdout == "2 nights were taken into your diary.\n"

    # A second file replaces the nights that it names, and no others.
    diary.write_text("Fecha;Anzahl\n02/01/2026;5\n", "utf-8")
    columns = ("--column", "Fecha=night", "--column", "Anzahl=cramps")
    assert run("import", str(diary), "--dates", "day-first", *columns).returncode == 0

    written = run("export", "mine.uncramp")
    assert (written.returncode, written.stdout) == (0, "Your record is in mine.uncramp.\n")
    record = read(tmp_path / "mine.uncramp")
    assert [str(entry.cramps) for entry in record.diary] == ["0", "5"]
    assert (record.settings.language, record.settings.zone) == ("en", "Europe/Madrid")

    assert run("export", "--csv", "again.csv").returncode == 0
    assert read_diary(tmp_path / "again.csv").diary == record.diary


def test_good_rows_are_kept_bad_ones_named_and_the_exit_code_tells(run, diary):
    diary.write_text(GOOD + "2026-01-03,-1,no,\n3/4/2026,1,no,\n", "utf-8")
    taken = run("import", str(diary))
    assert taken.returncode == 2
    assert taken.stdout == "2 nights were taken into your diary.\n"
    head, first, second = taken.stderr.splitlines()
    assert head == "2 things in the file need a look:"
    assert first.startswith("  Line 4, column “cramps”: “-1” is below zero")
    assert "2026-03-04 / 2026-04-03" in second


def test_with_nothing_kept_nothing_is_written(run, tmp_path):
    written = run("export", "mine.uncramp")
    assert written.returncode == 2
    assert "no diary on this computer yet" in written.stderr
    assert not (tmp_path / "mine.uncramp").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no rows"),
        (b"a,b\n1,2\n", "no column called “night”"),
        (b"PK\x03\x04", "workbook"),
    ],
)
@pytest.mark.parametrize("command", ["import", "analyse"])
def test_a_refused_file_is_one_clear_sentence_and_exit_code_2(diary, content, said, command):
    diary.write_bytes(content)
    refused = CliRunner().invoke(main, ["--language", "en", command, str(diary)])
    assert refused.exit_code == 2
    assert said in refused.output
    assert "Traceback" not in refused.output


def test_a_column_option_without_an_equals_sign_is_explained(diary):
    refused = CliRunner().invoke(main, ["import", str(diary), "--column", "night"])
    assert refused.exit_code == 2
    assert "THEIRS=OURS" in refused.output


@pytest.mark.parametrize(
    ("named", "zone"), [("Asia/Tokyo", "Asia/Tokyo"), (":Asia/Tokyo", "Asia/Tokyo")]
)
def test_the_zone_of_the_computer_is_taken_where_it_says_one(monkeypatch, named, zone):
    monkeypatch.setenv("TZ", named)
    assert system_zone() == zone


@pytest.mark.parametrize("named", ["", "CET-1CEST", "../../etc/passwd", "Nowhere/Land"])
def test_a_computer_that_names_no_zone_is_in_utc(monkeypatch, tmp_path, named):
    monkeypatch.setenv("TZ", named)
    (tmp_path / "localtime").write_bytes(b"")
    assert system_zone(tmp_path / "localtime") == "UTC"
    assert system_zone(tmp_path / "nothing") == "UTC"


def test_a_trial_is_taken_in_once_and_its_plan_is_never_replaced(run, tmp_path):
    draw = ("trial", "new", "--measure", "loose-covers", "--nights", "40", "--start", "2026-01-05")
    assert run(*draw, "--seed", "1", "--out", "TRIAL.toml").returncode == 0
    for _ in range(2):
        taken = run("import", "TRIAL.toml")
        assert (taken.returncode, taken.stderr) == (0, "")
    assert "“loose-covers-2026-01-05” is in your record" in taken.stdout

    assert run(*draw, "--seed", "2", "--out", "other.toml").returncode == 0
    refused = run("import", "other.toml")
    assert refused.returncode == 2
    assert "a sealed plan is never replaced" in refused.stderr

    run("export", "mine.uncramp")
    (kept,) = read(tmp_path / "mine.uncramp").trials
    assert kept == read_trial(tmp_path / "TRIAL.toml")
