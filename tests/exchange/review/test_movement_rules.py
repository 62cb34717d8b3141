"""Each rule for levels, forms, plans and routines finds what breaks it, and names the place."""

from datetime import date

import pytest

from uncramp.exchange.review import check, describe
from uncramp.knowledge.wording import LANGUAGES

TODAY = date(2026, 11, 22)
EXERCISE = "exercises/hamstring-stretch.md"
WALL = "exercises/wall-calf-stretch.md"
MEASURE = "measures/bedtime-stretches.md"
COVERS = "measures/loose-covers.md"
LEVELS = "levels = [{ hold_s = 20 }, { sets = 2, hold_s = 30 }]"
PROGRESS = 'progress = { sessions = 3, felt = "pull", at_most = 2 }'
ROUTINES = "routines.toml"
ROUTINE = """
[[routine]]
id = "own"
when = "before-bed"
minutes = 4
measures = ["bedtime-stretches"]
for_cautions = ["poor-balance"]
positions = ["seated"]
exercises = [{ exercise = "hamstring-stretch", form = "seated" }]

[routine.title]
en = "My own"
es = "La mía"
"""


def found(library, file):
    flaws = [flaw for flaw in check(TODAY, library, library.parent / "no-sentences")
             if flaw.file == file]  # fmt: skip
    for flaw in flaws:
        for language in LANGUAGES:
            assert describe(flaw, language).startswith(flaw.file)
    return {(flaw.problem, flaw.key) for flaw in flaws}


def edit(library, file, old, new):
    text = (library / file).read_text("utf-8")
    assert old in text, old
    (library / file).write_text(text.replace(old, new, 1), "utf-8")


RULES = [
    (EXERCISE, 'ask_first = ["joint-replacement"]', 'ask_first = ["leg-surgery"]',
     {("not-in-care-if", "ask_first")}),
    (EXERCISE, 'ask_first = ["joint-replacement"]', 'ask_first = ["dialysis"]',
     {("not-in-care-if", "ask_first")}),
    (EXERCISE, 'answers = ["poor-balance"', 'answers = ["leg-surgery"',
     {("not-in-care-if", "forms.seated.answers")}),
    (EXERCISE, 'answers = ["poor-balance"', 'not_if = ["dizziness"], answers = ["poor-balance"',
     {("both-ways", "forms.seated")}),
    (EXERCISE, 'answers = ["poor-balance"', 'not_if = ["dialysis"], answers = ["poor-balance"',
     {("not-in-care-if", "forms.seated.not_if")}),
    (EXERCISE, LEVELS, "levels = [{ hold_s = 9 }]", {("level-less", "levels")}),
    (EXERCISE, LEVELS, "levels = [{ hold_s = 10 }]", {("level-less", "levels")}),
    (EXERCISE, LEVELS, "levels = [{ hold_s = 20 }, { hold_s = 15 }]", {("level-less", "levels")}),
    (EXERCISE, PROGRESS, "", {("missing-key", "progress")}),
    (WALL, 'clean = "heel-stays-down"', 'clean = "no-such-question"', {("no-label", "clean")}),
    (MEASURE, 'when = "before-bed"\n', "", {("missing-key", "when")}),
    (MEASURE, 'activity = "gentle-stretch"\n', "", {("missing-key", "activity")}),
    (MEASURE, 'activity = "gentle-stretch"', 'activity = "heat"', {("not-allowed", "activity")}),
    (MEASURE, "planned = true", 'ask_first = ["leg-surgery"]\nplanned = true',
     {("not-in-care-if", "ask_first")}),
    (MEASURE, "planned = true", 'form = "floor"\nplanned = true', {("dead-id", "form[0]")}),
    (COVERS, '["toes-pointed-in-bed"]', '["pillow-behind-the-knees"]', {("dead-id", "fits[0]")}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), RULES)
def test_a_broken_fact_is_named_with_file_and_key(library, file, old, new, expected):
    edit(library, file, old, new)
    assert found(library, file) == expected


def test_a_form_cannot_be_there_twice(library):
    text = (library / EXERCISE).read_text("utf-8")
    line = next(one for one in text.splitlines() if one.startswith('  { id = "seated"'))
    edit(library, EXERCISE, line, f"{line}\n{line}")
    assert found(library, EXERCISE) == {("id-twice", "forms.seated")}


def test_a_criterion_needs_something_to_go_on_to(library):
    edit(library, EXERCISE, LEVELS, "")
    edit(library, EXERCISE, 'harder = ["hamstring-stretch-strap"]', "")
    assert found(library, EXERCISE) == {("progress-nowhere", "progress")}


def test_a_harder_form_is_something_to_go_on_to(library):
    edit(library, EXERCISE, LEVELS, "")
    edit(library, EXERCISE, 'harder = ["hamstring-stretch-strap"]', "")
    edit(library, EXERCISE, 'equipment = ["chair"]', 'harder = true, equipment = ["chair"]')
    assert found(library, EXERCISE) == set()


def test_a_habit_can_be_planned_without_an_activity(library):
    assert "activity" not in (library / COVERS).read_text("utf-8").partition("+++\n\n")[0]
    assert found(library, COVERS) == set()


ROUTINE_RULES = [
    ('"poor-balance"', '"leg-surgery"', {("routine-rules-out", "own.hamstring-stretch")}),
    (', form = "seated"', "", {("not-allowed", "own.hamstring-stretch")}),
    ('positions = ["seated"]', 'positions = ["lying"]',
     {("not-allowed", "own.hamstring-stretch")}),
    ('es = "La mía"', 'fr = "La mienne"', {("phrase-missing", "own.title")}),
    ('en = "My own"', 'en = "A proven way"', {("says-proven", "own.title.en")}),
    ('"hamstring-stretch"', '"hamstring"', {("dead-id", "own.exercises[0]")}),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), ROUTINE_RULES)
def test_a_broken_routine_is_named(library, old, new, expected):
    (library / ROUTINES).write_text(ROUTINE, "utf-8")
    assert found(library, ROUTINES) == set()
    edit(library, ROUTINES, old, new)
    assert found(library, ROUTINES) == expected


def test_a_routine_does_not_begin_with_a_harder_form(library):
    (library / ROUTINES).write_text(ROUTINE, "utf-8")
    edit(library, EXERCISE, 'equipment = ["chair"]', 'harder = true, equipment = ["chair"]')
    assert found(library, ROUTINES) == {("routine-too-hard", "own.hamstring-stretch")}


def test_a_form_that_rules_out_the_people_of_its_routine_is_named(library):
    (library / ROUTINES).write_text(ROUTINE, "utf-8")
    edit(library, EXERCISE, 'answers = ["poor-balance", ', 'not_if = ["poor-balance"], answers = [')
    assert found(library, ROUTINES) == {("routine-rules-out", "own.hamstring-stretch")}
