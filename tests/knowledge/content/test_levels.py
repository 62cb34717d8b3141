"""Each exercise's own way up: its levels, its criterion, its forms, whom to ask first."""

import re
from itertools import pairwise

import pytest

from uncramp.knowledge.content import Activity, Felt, Progress, load

KB = {language: load(language) for language in ("en", "es")}
EXERCISES = KB["en"].exercises
BY_ROW = {row: one for one in EXERCISES.values() for row in one.rows}
EVERY = pytest.mark.parametrize("name", sorted(EXERCISES))

PULL = Progress(3, Felt.PULL, 2)
HEEL = Progress(3, Felt.PULL, 2, "heel-stays-down")
STEADY = Progress(3, Felt.PULL, 2, "no-wobble")
EASY = Progress(3, Felt.EFFORT, 2)
LIGHT = Progress(3, Felt.PRESSURE, 2, "no-bruise")

# Sets, seconds held and repetitions of each level; or sets and minutes. None: nothing to go on to.
LEVELS = [
    ("X1", [(3, 10, 1), (3, 20, 1), (2, 30, 1)], HEEL),
    ("X2", [(3, 10, 1), (3, 20, 1), (2, 30, 1)], HEEL),
    ("X3", [(3, 20, 1), (3, 30, 1)], Progress(3, Felt.PULL, 2, "no-towel-pull")),
    ("X4", [(5, 10, 1)], PULL),
    ("X5", [(3, 15, 1), (3, 20, 1)], STEADY),
    ("X6", [(2, 30, 1), (3, 30, 1), (2, 60, 1)], STEADY),
    ("X7", [(2, 30, 1), (3, 30, 1), (2, 60, 1)], PULL),
    ("X8", [(3, 10, 1), (3, 20, 1), (2, 30, 1)], PULL),
    ("X9", [(10, 10, 1)], PULL),
    ("X10", [(1, 1, 20), (1, 1, 30)], EASY),
    (
        "X11",
        [(1, 1, 8), (2, 1, 8), (3, 1, 8), (3, 1, 10), (3, 1, 12)],
        Progress(2, Felt.EFFORT, 3, sore_at_most=3),
    ),
    ("X12", [(2, 1, 6), (2, 1, 8), (2, 1, 10)], Progress(2, Felt.EFFORT, 3, "no-wobble", 3)),
    ("X13", [(2, 2, 12), (2, 5, 12), (3, 10, 10)], EASY),
    ("X14", [(2, 1, 10), (2, 1, 20), (2, 1, 30)], Progress(3, Felt.EFFORT, 2, "no-wobble")),
    ("X15", [(1, float(minutes)) for minutes in range(5, 16)], EASY),
    ("X16", [(2, 1.0), (2, 1.5), (3, 1.5)], LIGHT),
    ("X17", [(1, 2.0), (1, 3.0), (1, 4.0), (1, 5.0)], LIGHT),
    ("X18", [(1, 1.0)], None),
    ("X19", [(1, 20, 1)], None),
    ("X20", [(1, 1.5), (1, 2.5)], EASY),
    ("X21", [(4, 20, 1)], None),
]
ASK_FIRST = {
    "X1": {"joint-replacement", "stiff-ankle", "recent-leg-clot"},
    "X2": {"joint-replacement", "stiff-ankle", "recent-leg-clot"},
    "X3": {"joint-replacement", "stiff-ankle", "recent-leg-clot"},
    "X4": {"recent-leg-clot"},
    "X5": {
        "recent-leg-clot",
        "bone-thinning",
        "arterial-disease",
        "joint-replacement",
        "knee-trouble",
        "stiff-ankle",
    },
    "X6": {"knee-trouble", "joint-replacement"},
    "X7": {"joint-replacement"},
    "X8": {"joint-replacement"},
    "X10": {"recent-leg-clot"},
    "X11": {"heart-failure", "bone-thinning", "joint-replacement", "recent-leg-clot"},
    "X12": {"heart-failure", "bone-thinning", "joint-replacement", "recent-leg-clot"},
    "X13": {"recent-leg-clot"},
    "X14": {
        *("joint-replacement", "knee-trouble", "loose-joints", "tight-muscles"),
        *("arterial-disease", "back-pain-down-the-leg", "recent-leg-clot"),
    },
    "X15": {"knee-trouble", "joint-replacement", "heart-failure", "arterial-disease"},
    "X16": {
        *("clot-before", "bone-thinning", "arterial-disease", "tight-muscles"),
        *("foot-sore", "joint-replacement", "dialysis", "liver-disease"),
    },
    "X18": {
        *("age-over-75", "arterial-disease", "tight-muscles", "dialysis"),
        *("liver-disease", "foot-sore", "foot-drop"),
    },
    "X20": {"heart-failure", "recent-leg-clot"},
}
# Where the page says to ask, or to be told, about what rules the exercise out anyway.
ASKS_OF_WHAT_IS_SHUT = {"foot-arch-stretch"}
SAYS_ASK = {"en": r"\bask\b", "es": r"\bpregunta\b"}
# What a form is for, and a word by which the page tells it.
TOLD = {
    *("poor-balance", "dizziness", "drowsy-at-night", "foot-numbness", "foot-drop"),
    *("foot-sore", "knee-trouble", "joint-replacement", "late-pregnancy", "bone-thinning"),
    *("age-over-75", "tight-muscles", "stiff-ankle", "calf-tear", "achilles-injury"),
    "third-trimester",
}
WORDS = {
    "poor-balance": "unsteady",
    "dizziness": "dizzy",
    "drowsy-at-night": "drowsy",
    "foot-numbness": "numb feet",
    "foot-drop": "foot that drops",
    "foot-sore": "sore on the foot",
    "knee-trouble": "knee hurts|knee",
    "joint-replacement": "new hip|new joint",
    "late-pregnancy": "pregnan",
    "third-trimester": "pregnan",
    "bone-thinning": "thin bones",
    "age-over-75": "75",
    "tight-muscles": "muscles that are stiff|stiff muscles",
    "stiff-ankle": "stiff ankle",
    "calf-tear": "sore calf",
    "achilles-injury": "heel",
}


def shape(dose):
    return (dose.sets, dose.hold_s, dose.reps) if not dose.minutes else (dose.sets, dose.minutes)


@pytest.mark.parametrize(("row", "levels", "progress"), LEVELS)
def test_the_levels_and_the_criterion_are_those_of_the_row(row, levels, progress):
    exercise = BY_ROW[row]
    assert [shape(dose) for dose in exercise.doses] == levels
    assert exercise.progress == progress


def test_every_row_has_its_levels_in_the_table():
    assert {row for row, _, _ in LEVELS} == set(BY_ROW)


@EVERY
def test_levels_only_grow_and_only_in_how_much(name):
    for before, after in pairwise(EXERCISES[name].doses):
        assert after.work_s >= before.work_s
        assert (after.sides, after.when, after.per_day) == (
            before.sides,
            before.when,
            before.per_day,
        )


@EVERY
def test_a_set_after_a_set_has_a_rest_between(name):
    exercise = EXERCISES[name]
    for dose in exercise.doses:
        assert dose.sets == 1 or dose.rest_s > 0


@pytest.mark.parametrize("language", ["en", "es"])
@EVERY
def test_the_numbers_of_the_last_level_are_told(name, language):
    exercise = KB[language].exercises[name]
    told = exercise.sections["easier-and-harder"]
    if exercise.levels:
        last = exercise.doses[-1]
        seconds = last.minutes * 60 if last.minutes else last.hold_s
        numbers = {last.reps} if last.reps > 1 else {seconds, last.minutes}
        if name != "movement-break":
            assert any(re.search(rf"\b{n:g}\b", told) for n in numbers if n)


@pytest.mark.parametrize(("name", "before"), [
    ("one-leg-heel-raise", {"heel-raise"}),
    ("step-heel-drop", {"one-leg-heel-raise", "wall-calf-stretch"}),
])  # fmt: skip
def test_the_hard_ones_come_after_what_leads_up_to_them(name, before):
    assert set(EXERCISES[name].after) == before


def test_nothing_else_waits_for_another():
    waiting = {name for name, one in EXERCISES.items() if one.after}
    assert waiting == {"one-leg-heel-raise", "step-heel-drop"}


@EVERY
def test_no_exercise_waits_for_itself_in_the_end(name):
    waits_for = list(EXERCISES[name].after)
    while waits_for:
        one = waits_for.pop()
        assert one != name
        waits_for += EXERCISES[one].after


@pytest.mark.parametrize("row", sorted(BY_ROW))
def test_whom_the_page_tells_to_ask_first_has_to_ask_first(row):
    assert set(BY_ROW[row].ask_first) == ASK_FIRST.get(row, set())


@pytest.mark.parametrize("language", ["en", "es"])
@EVERY
def test_a_page_that_says_to_ask_names_a_caution_to_ask_about(name, language):
    told = KB[language].exercises[name].sections["take-care"]
    says_so = bool(re.search(SAYS_ASK[language], told, re.IGNORECASE))
    assert says_so == bool(EXERCISES[name].ask_first or name in ASKS_OF_WHAT_IS_SHUT)


@EVERY
def test_nobody_can_be_asked_about_what_rules_an_exercise_out(name):
    exercise = EXERCISES[name]
    assert set(exercise.ask_first) <= set(exercise.care_if)


@EVERY
def test_a_form_answers_only_what_the_page_asks_care_for_and_tells(name):
    exercise = EXERCISES[name]
    told = " ".join((exercise.sections["take-care"], exercise.sections["easier-and-harder"]))
    for form in exercise.forms:
        assert set(form.answers) <= set(exercise.care_if)
        assert set(form.answers) <= TOLD
        for caution in form.answers:
            assert re.search(WORDS[caution], told), caution


@EVERY
def test_a_form_for_poor_balance_is_never_on_one_s_feet(name):
    for form in EXERCISES[name].forms:
        if {"poor-balance", "dizziness", "drowsy-at-night"} & set(form.answers):
            assert form.position != "standing"


@EVERY
def test_a_standing_form_of_what_is_done_sitting_is_not_for_the_unsteady(name):
    exercise = EXERCISES[name]
    for form in exercise.forms:
        if form.position == "standing" and exercise.position != "standing":
            assert {"poor-balance", "dizziness"} <= set(form.not_if)
            assert form.harder


def test_only_what_is_gentle_goes_on_where_a_sign_stops_exercise_alone():
    gentle = {n for n, one in EXERCISES.items() if one.activity is Activity.GENTLE_STRETCH}
    assert gentle.isdisjoint({"step-heel-drop", "heel-raise", "one-leg-heel-raise"})
    assert EXERCISES["calf-self-massage"].activity is Activity.MASSAGE
    assert EXERCISES["calf-rolling"].activity is Activity.ROLLING
    assert EXERCISES["calf-percussion"].activity is Activity.PERCUSSION


def test_nobody_lies_on_the_back_by_the_way_described_first_or_late_in_pregnancy():
    sleep = EXERCISES["sleep-positions"]
    assert sleep.drawing == "sleep-side"
    assert sleep.sections["how-to-do-it"].index("your side") < (
        sleep.sections["how-to-do-it"].index("your back")
    )
    flat = [form for form in sleep.forms if form.id in {"back", "pillow", "prone"}]
    assert len(flat) == 3
    assert all({"late-pregnancy", "third-trimester"} <= set(form.not_if) for form in flat)


@pytest.mark.parametrize("name", ["heel-raise", "one-leg-heel-raise"])
def test_heel_raises_are_for_every_other_day(name):
    assert EXERCISES[name].dose.every_days == 2
    assert "every other day" in EXERCISES[name].sections["how-to-do-it"]
