"""``uncramp analyse`` answers from a file, and says what it could not read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from tests.made_diaries import planted
from uncramp.cli import main
from uncramp.exchange.record import write_diary
from uncramp.learn.inference import schema

DIARIES = Path(os.environ.get("UNCRAMP_DIARIES", "../shared/data/headache-diaries"))
TRIAL = """
schema = 1
id = "covers"
question = "Do loose covers mean fewer cramps?"
measure = "loose covers"
half_life_nights = 0
arms = [{ id = "usual", label = "As usual", dose = 0 }, { id = "loose", label = "Loose", dose = 1 }]

[allocation]
unit = "block"
seed = 1
drawn_at = 2026-01-04T18:00:00Z
blocks = [
  { first = 2026-01-05, nights = 10, arm = "loose", coin = 0 },
  { first = 2026-01-15, nights = 10, arm = "usual", coin = 1 },
]
"""


def run(*arguments, language="en"):
    return CliRunner().invoke(main, ["--language", language, *map(str, arguments)])


@pytest.fixture
def year(tmp_path):
    path = tmp_path / "diary.csv"
    write_diary(planted(1), path)
    return path


def rows(tmp_path, *lines):
    path = tmp_path / "diary.csv"
    path.write_text("\n".join(["night,cramps", *lines]) + "\n")
    return path


def nights(counts):
    return [f"2026-01-{5 + i:02d},{count}" for i, count in enumerate(counts)]


def test_a_year_of_nights_is_answered_in_words(year):
    found = run("analyse", year)
    assert found.exit_code == 0
    assert "“cause” goes with more cramps" in found.output
    assert "“null”" in found.output


def test_the_answer_comes_in_spanish_too(year):
    assert "«cause» va con más calambres" in run("analyse", year, language="es").output


def test_the_json_holds_to_its_schema_and_names_what_made_it(year):
    document = json.loads(run("analyse", year, "--json").stdout)
    jsonschema.validate(document, schema())
    assert document["made_by"]["model"].startswith("CRAMP-1")
    assert document["made_by"]["program"]


def test_too_few_nights_is_an_answer_and_not_an_error(tmp_path):
    found = run("analyse", rows(tmp_path, *nights([1, 0, 2])))
    assert found.exit_code == 0
    assert found.output.startswith("Too few nights to say.")


def test_bad_rows_are_named_and_the_good_ones_answered(tmp_path):
    found = run("analyse", rows(tmp_path, *nights([1, 0] * 10), "2026-02-01,-3"))
    assert found.exit_code == 2
    assert "20 nights known" in found.stdout
    assert "-3" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_finished_trial_is_described_and_not_confirmed(tmp_path):
    (tmp_path / "TRIAL.toml").write_text(TRIAL)
    diary = rows(tmp_path, *nights([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 1, 2, 1, 1, 2, 2]))
    found = run("analyse", diary, "--trial", tmp_path / "TRIAL.toml")
    assert found.exit_code == 0
    assert "fewer cramps" in found.output
    assert "never confirm" in found.output


def test_a_running_trial_shows_no_effect(tmp_path):
    (tmp_path / "TRIAL.toml").write_text(TRIAL)
    diary = rows(tmp_path, *nights([0, 1] * 8))
    found = run("analyse", diary, "--trial", tmp_path / "TRIAL.toml", "--json")
    assert json.loads(found.stdout)["effect"] is None


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.csv", None), ("empty.csv", b""), ("head.csv", b"date,cramps\n2026-01-01,1\n")],
)
def test_a_file_that_is_no_diary_gets_a_sentence_and_exit_code_2(tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    found = run("analyse", tmp_path / name)
    assert found.exit_code == 2
    assert name in found.stderr
    assert "nothing was changed" in found.stderr.lower()


def test_a_protocol_that_contradicts_itself_gets_a_sentence(tmp_path, year):
    (tmp_path / "TRIAL.toml").write_text(TRIAL.replace("nights = 10", "nights = 11", 1))
    found = run("analyse", year, "--trial", tmp_path / "TRIAL.toml")
    assert found.exit_code == 2
    assert found.stdout == ""


def test_a_question_to_the_shell_never_wakes_django(year):
    code = (
        "import sys; from uncramp.cli import main\n"
        "main(['analyse', sys.argv[1]], standalone_mode=False)\n"
        "assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, year], check=True, capture_output=True)


@pytest.mark.skipif(not DIARIES.is_dir(), reason="the real diaries are not on this machine")
def test_the_real_diaries_are_answered():
    for path in sorted(DIARIES.glob("*.csv")):
        found = run("analyse", path, "--yes-no")
        assert found.exit_code == 0, found.output
