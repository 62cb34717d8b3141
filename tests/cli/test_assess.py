"""``uncramp assess`` and ``uncramp questions`` do without the screens."""

import json

import pytest
from click.testing import CliRunner

from tests.care.assessment.people import KNOWN, PEOPLE, answered, nothing_applies
from uncramp.cli import main

TODAY = ("--today", "2026-11-22")


def run(*arguments, language="en"):
    return CliRunner().invoke(main, ["--language", language, *map(str, arguments)])


@pytest.fixture
def written(tmp_path):
    def write(answers, name="ANSWERS.json"):
        path = tmp_path / name
        text = answers if isinstance(answers, str) else json.dumps(answers)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize("person", PEOPLE, ids=[person["id"] for person in PEOPLE])
def test_a_file_gives_the_signs_that_were_expected(person, written):
    result = run("assess", written(answered(person).to_plain()), "--json", *TODAY)
    assert result.exit_code == 0
    found = json.loads(result.output)
    assert sorted(hit["subject"] for hit in found["signs"]) == sorted(person["signs"])
    assert (found["urgency"] or "none") == person["urgency"]


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Be seen today."), ("es", "Que te vean hoy.")]
)
def test_the_urgent_sign_stands_first_in_both_languages(language, first, written):
    path = written(nothing_applies({"leg-swollen": "yes"}).to_plain())
    assert run("assess", path, *TODAY, language=language).output.splitlines()[0] == first


def test_a_diary_adds_its_nights(written, tmp_path):
    diary = written("night,cramps,minutes\n2026-11-20,1,12\n", "DIARY.csv")
    path = written(nothing_applies().to_plain())
    found = json.loads(run("assess", path, "--diary", diary, "--json", *TODAY).output)
    assert found["signs"][0]["rule"] == "S2-past"
    assert found["signs"][0]["nights"] == ["2026-11-20"]


def test_a_row_of_the_diary_that_cannot_be_read_is_named(written):
    diary = written("night,cramps\n2026-11-20,many\n", "DIARY.csv")
    result = run("assess", written(nothing_applies().to_plain()), "--diary", diary, *TODAY)
    assert result.exit_code == 2
    assert "many" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "It does not hold answers in JSON"),
        ("[" * 100_000, "It does not hold answers in JSON"),
        ("7", "A file of answers is a table"),
        ('{"answers": {"leg-swolen": "yes"}}', "Did you mean “leg-swollen”?"),
        ('{"answers": {"leg-swollen": "si"}}', "yes, no, unknown, skipped"),
        ('{"answers": {"a-fit": "yes", "a-fit": "no"}}', "It is answered twice"),
        ('{"answers": {"age-years": 1e400}}', "whole number in this range: 0–120"),
        (" " * (1 << 20) + "{}", "larger than 1 MiB"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_without_a_traceback(text, said, written):
    result = run("assess", written(text))
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert said in result.stderr


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert "There is no file" in run("assess", tmp_path / "none.json").stderr


def test_the_questions_are_listed_for_people_and_for_programs():
    listed = json.loads(run("questions", "--json").output)["questions"]
    assert [q["id"] for q in listed][:2] == ["age-years", "country"]
    assert {q["id"] for q in listed} == set(KNOWN.questions)
    assert "leg-swollen: " in run("questions", language="es").output


def test_what_the_questions_list_is_what_assess_takes(written):
    listed = json.loads(run("questions", "--json").output)["questions"]
    given = {q["id"]: "skipped" for q in listed}
    given |= {q["id"]: q["allowed"][0] for q in listed if q["answer"] in {"yes-no", "one-of"}}
    result = run("assess", written({"answers": given}), *TODAY)
    assert result.exit_code == 0
    assert result.output.startswith("Call the emergency number now: 112.")
