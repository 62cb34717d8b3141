"""A caution is clear only where somebody said so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.assessment.people import KNOWN, TODAY, YES_NO, anybody, nothing_applies
from uncramp.care.assessment import Answers, MedicineNamed, assess
from uncramp.care.assessment._caution_table import AGES, FROM_MEDICINES_ALONE, TABLE

FROM_RULES = {"open-warning-sign", "possible-leg-clot"}
ONE_YES = [(name, question) for name, grounds in TABLE.items() for question in grounds.yes]
ONE_OPTION = [
    (name, question, option)
    for name, grounds in TABLE.items()
    for question, options in grounds.options
    for option in options
]


def standing(caution, given=()):
    return assess(nothing_applies(given), KNOWN, None, TODAY).cautions[caution].standing


def test_every_caution_of_the_library_can_be_raised_by_an_answer():
    assert set(KNOWN.cautions) == {*TABLE, *AGES, *FROM_RULES, *FROM_MEDICINES_ALONE}


@pytest.mark.parametrize(("caution", "question"), ONE_YES)
def test_a_yes_raises_it_and_stands_behind_it(caution, question):
    found = assess(nothing_applies({question: "yes"}), KNOWN, None, TODAY).cautions[caution]
    assert found.standing == "raised"
    assert (question, "yes") in found.answers


@pytest.mark.parametrize(("caution", "question", "option"), ONE_OPTION)
def test_an_option_raises_it(caution, question, option):
    assert standing(caution, {question: option}) == "raised"


@pytest.mark.parametrize("told", ["unknown", "skipped"])
@pytest.mark.parametrize(("caution", "question"), ONE_YES)
def test_what_is_not_known_keeps_it_shut(caution, question, told):
    assert standing(caution, {question: told}) == "unknown"


@pytest.mark.parametrize("caution", sorted({*TABLE, *FROM_RULES, *FROM_MEDICINES_ALONE}))
def test_no_to_everything_makes_it_clear(caution):
    assert standing(caution) == "clear"


@pytest.mark.parametrize("caution", sorted(KNOWN.cautions))
def test_nothing_answered_leaves_it_unknown(caution):
    assert assess(Answers(), KNOWN, None, TODAY).cautions[caution].standing == "unknown"


@pytest.mark.parametrize(
    ("caution", "doubt"), [(n, d) for n, grounds in TABLE.items() for d in grounds.doubts]
)
@pytest.mark.parametrize("told", ["yes", "unknown", "skipped"])
def test_a_doubt_keeps_it_from_being_clear(caution, doubt, told):
    assert standing(caution, {doubt: told}) == "unknown"


@pytest.mark.parametrize(
    ("age", "old", "young"),
    [
        (74, "clear", "clear"),
        (75, "raised", "clear"),
        (17, "clear", "raised"),
        (18, "clear", "clear"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_age_raises_two_of_them(age, old, young):
    assert standing("age-over-75", {"age-years": age}) == old
    assert standing("under-18", {"age-years": age}) == young


@given(anybody(), st.sampled_from(YES_NO), st.sampled_from(["yes", "unknown", "skipped"]))
def test_no_is_the_only_answer_that_opens_a_gate(answers, question, told):
    """In place of a no, nothing else makes any caution clear."""
    shut = assess(answers.with_answers({question: told}), KNOWN, None, TODAY).cautions
    clear = assess(answers.with_answers({question: "no"}), KNOWN, None, TODAY).cautions
    assert {n for n, c in shut.items() if c.standing == "clear"} <= {
        n for n, c in clear.items() if c.standing == "clear"
    }


@pytest.mark.parametrize("medicines", ["unknown", "skipped", (MedicineNamed("no such name"),)])
def test_a_list_that_is_not_known_shuts_what_only_medicines_tell(medicines):
    assert standing("diuretic", {"medicines": medicines}) == "unknown"


def test_a_sign_for_today_is_an_open_warning_sign_and_one_within_days_is_not():
    today = assess(nothing_applies({"pop-in-calf": "yes"}), KNOWN, None, TODAY)
    later = assess(nothing_applies({"thirst-tired-cold": "yes"}), KNOWN, None, TODAY)
    assert today.cautions["open-warning-sign"].rules == ("S3",)
    assert today.stops == frozenset(KNOWN.signs["calf-tear-or-tendon"].stops)
    assert later.cautions["open-warning-sign"].standing == "clear"
