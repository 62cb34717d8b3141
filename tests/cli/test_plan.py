"""``uncramp plan`` does without the screens."""

import json

import pytest
from click.testing import CliRunner

from tests.care.assessment.people import nothing_applies
from uncramp.care.plan import read_plan
from uncramp.cli import main

TODAY = ("--today", "2026-11-22")


def run(*arguments, language="en"):
    return CliRunner().invoke(main, ["--language", language, *map(str, arguments)])


@pytest.fixture
def written(tmp_path):
    def write(answers, name="ANSWERS.json"):
        path = tmp_path / name
        text = answers if isinstance(answers, str) else json.dumps(answers.to_plain())
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", "Three things, ten minutes a day."), ("es", "Tres cosas, diez minutos al día.")],
)
def test_the_plan_is_said_in_both_languages(language, first, written):
    result = run("plan", written(nothing_applies()), *TODAY, language=language)
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == first


def test_the_json_is_a_plan_that_can_be_read_again(written):
    result = run("plan", written(nothing_applies()), "--json", *TODAY)
    document = json.loads(result.output)
    assert document["format"] == 1
    plan = read_plan(document)
    assert plan.items[0].measure == "bedtime-stretches"
    assert plan.made_by.program


def test_minutes_equipment_and_muscles_are_wishes(written):
    path = written(nothing_applies())
    options = ("--minutes", "4", "--measures", "1", "--have", "bed, Towel", "--muscle", "calf")
    plan = read_plan(json.loads(run("plan", path, *options, "--json", *TODAY).output))
    (item,) = plan.items
    assert item.minutes <= 4
    waiting = {one.measure: one for one in plan.waiting}
    assert "chair" in waiting["self-massage"].missing


def test_where_it_cramps_is_taken_from_the_answers(written):
    path = written(nothing_applies({"where-cramps": ("foot", "calf")}))
    plan = read_plan(json.loads(run("plan", path, "--json", *TODAY, "--measures", "9").output))
    waiting = {one.measure: one.later for one in plan.waiting}
    assert waiting.get("targeted-stretches") != "other-muscle"


def test_answers_that_forbid_everything_give_no_empty_page(written):
    result = run("plan", written(nothing_applies({"leg-swollen": "yes"})), *TODAY)
    assert result.exit_code == 0
    assert "See someone first. Everything else can wait." in result.output
    assert "Be seen today." in result.output


def test_a_night_of_the_diary_can_shut_what_the_answers_leave_open(written):
    diary = written("night,cramps,minutes\n2026-11-20,1,12\n", "DIARY.csv")
    path = written(nothing_applies())
    plan = read_plan(json.loads(run("plan", path, "--diary", diary, "--json", *TODAY).output))
    assert plan.signs == ("cramp-over-ten-minutes",)


def test_a_row_of_the_diary_that_cannot_be_read_is_named(written):
    diary = written("night,cramps\n2026-11-20,many\n", "DIARY.csv")
    result = run("plan", written(nothing_applies()), "--diary", diary, *TODAY)
    assert result.exit_code == 2
    assert "many" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--have", "wal"), "Did you mean “wall”?"),
        (("--minutes", "0"), "from 1 to 240"),
        (("--measures", "11"), "from 1 to 10"),
    ],
)
def test_a_wish_that_cannot_be_is_explained(options, said, written):
    result = run("plan", written(nothing_applies()), *options, *TODAY)
    assert result.exit_code != 0
    assert said in result.stderr


def test_a_file_that_is_not_there_is_told(tmp_path):
    result = run("plan", tmp_path / "none.json")
    assert result.exit_code != 0
    assert "none.json" in result.stderr
