"""Answers come from a file as they were written, or are refused with what would be right."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.assessment.people import KNOWN, TODAY, anybody
from uncramp.care.assessment import Answers, Check, MedicineNamed, assess, read_answers
from uncramp.errors import BadAnswer, UncrampError, UnknownId
from uncramp.knowledge.wording import LANGUAGES, explain, say


def read(answers, checks=()):
    return read_answers({"format": 1, "answers": answers, "checks": list(checks)}, KNOWN)


def refused(answers, checks=()):
    with pytest.raises(UncrampError) as caught:
        read(answers, checks)
    for language in LANGUAGES:
        assert explain(caught.value, language) != say("error.unexpected", language)
    return caught.value


checks = st.builds(
    Check,
    st.sampled_from(list(KNOWN.signs)),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
    .map(str.strip)
    .filter(bool),
    st.dates(),
)


@given(anybody(), st.lists(checks, max_size=3))
def test_what_was_written_is_read_back(answers, held):
    answers = Answers(answers.given, tuple(held))
    plain = json.loads(json.dumps(answers.to_plain()))
    assert read_answers(plain, KNOWN) == answers


def test_skipped_stays_skipped_and_not_known_stays_not_known():
    answers = read({"leg-swollen": "skipped", "vein-hard-sore": "unknown", "age-years": "skipped"})
    assert answers.given["leg-swollen"] == "skipped"
    assert answers.is_yes("leg-swollen") is None
    assert answers.is_yes("vein-hard-sore") is None
    assert answers.age is None


def test_an_unknown_question_is_named_with_the_nearest():
    error = refused({"leg-swolen": "yes"})
    assert isinstance(error, UnknownId)
    assert error.context["nearest"] == "leg-swollen"


@pytest.mark.parametrize(
    ("question", "told", "problem"),
    [
        ("leg-swollen", True, "one-of"),
        ("leg-swollen", "maybe", "one-of"),
        ("leg-swollen", None, "one-of"),
        ("leg-swollen", ["yes"], "one-of"),
        ("pregnancy", "yes", "one-of"),
        ("where-cramps", "calf", "some-of"),
        ("where-cramps", [], "some-of"),
        ("where-cramps", ["calf", "arm"], "one-of"),
        ("age-years", -1, "number"),
        ("age-years", 121, "number"),
        ("age-years", 60.5, "number"),
        ("age-years", True, "number"),
        ("age-years", "60", "number"),
        ("country", "Spain", "country"),
        ("country", "ñ1", "country"),
        ("country", 34, "country"),
        ("medicines", "indapamide", "not-a-list"),
        ("medicines", [7], "medicine"),
        ("medicines", [{"ingredient": "x"}], "medicine"),
        ("medicines", [{"written": "x", "confirmed": "yes"}], "medicine"),
        ("medicines", ["  "], "medicine-name"),
        ("medicines", ["x" * 201], "medicine-name"),
        ("medicines", ["\ud800"], "medicine-name"),
        ("medicines", ["x"] * 1001, "too-many"),
    ],
)
def test_an_answer_that_its_question_cannot_take_is_refused(question, told, problem):
    error = refused({question: told})
    assert isinstance(error, BadAnswer)
    assert (error.context["question"], error.context["problem"]) == (question, problem)


@pytest.mark.parametrize(
    "held",
    [
        "stroke",
        {"sign": "stroke", "by": "", "on": "2026-11-22"},
        {"sign": "stroke", "by": "x" * 201, "on": "2026-11-22"},
        {"sign": "stroke", "by": 7, "on": "2026-11-22"},
        {"sign": "stroke", "by": "me", "on": "yesterday"},
        {"sign": "stroke", "by": "me", "on": None},
        {"sign": "stroke", "by": "me"},
        {"sign": "strok", "by": "me", "on": "2026-11-22"},
        {"sign": ["stroke"], "by": "me", "on": "2026-11-22"},
        {"sign": "stroke", "by": "me", "on": "2026-11-22", "how": "x"},
        {"sign": "stroke", "by": "me", "on": "2026-11-22", "since": "blood-thinner"},
        {"sign": "stroke", "by": "me", "on": "2026-11-22", "since": ["cancer"]},
        {"sign": "stroke", "by": "me", "on": "2026-11-22", "since": [["cancer"]]},
    ],
)
def test_a_check_without_sign_day_or_name_is_refused(held):
    refused({}, [held])


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        "yes",
        {},
        {"answers": []},
        {"answers": {}, "checks": {}},
        {"answers": {}, "format": 2},
        {"answers": {}, "format": "x"},
        {"answers": {}, "extra": 1},
        {"answers": {7: "yes"}},
        {"answers": {"medicines": [{"written": "x", "ingredient": "no-such-thing"}]}},
    ],
)
def test_what_holds_no_answers_is_refused(plain):
    with pytest.raises(UncrampError) as caught:
        read_answers(plain, KNOWN)
    assert explain(caught.value, "en") != say("error.unexpected", "en")


def test_300_medicines_are_read_and_those_we_do_not_know_are_said_so():
    names = [f"<script>{n}</script>" for n in range(300)]
    answers = read({"medicines": [{"written": name} for name in names]})
    assert assess(answers, KNOWN, None, TODAY).unknown_medicines == tuple(names)


@pytest.mark.parametrize(
    ("written", "ingredient", "confirmed"),
    [
        ("Indapamide", "indapamide", True),
        ("indapamida 1,5 mg", "indapamide", True),
        ("indapamide 1.5 mg", "indapamide", True),
        ("Indapamide 1.5mg tablets", "indapamide", True),
        ("losartan potassium 50 mg", "losartan", False),
        ("atorvastatin hydrochloride 20 mg", "atorvastatin", True),
        ("no warfarin", "warfarin", False),
        ("warfarin (stopped)", "warfarin", False),
        ("allergic to warfarin 3 mg", "warfarin", False),
        ("Serevent", "salmeterol", False),
        ("salmetrol", "salmeterol", False),
        ("no such thing at all", "", False),
    ],
)
def test_an_official_name_in_a_file_needs_no_confirming_and_anything_else_does(
    written, ingredient, confirmed
):
    (named,) = read({"medicines": [written]}).medicines
    assert named == MedicineNamed(written, ingredient, confirmed)


def test_in_a_long_file_slips_of_the_pen_are_looked_for_in_the_first_names_only():
    names = [*(f"no such thing {n}" for n in range(60)), "salmetrol", "Indapamide 1.5 mg"]
    late = read({"medicines": names}).medicines[-2:]
    assert [(one.ingredient, one.confirmed) for one in late] == [("", False), ("indapamide", True)]
    assert read({"medicines": names[59:]}).medicines[1].ingredient == "salmeterol"


def test_what_contradicts_itself_is_read_and_said():
    answers = read({"age-years": 75, "pregnancy": "weeks-28-or-more", "leg-swollen": "yes"})
    found = assess(answers, KNOWN, None, TODAY)
    assert [one.id for one in found.contradictions] == ["pregnant-at-that-age"]
    assert "possible-leg-clot-higher-risk" in {hit.subject for hit in found.signs}


def test_a_country_may_be_written_in_small_letters():
    assert read({"country": "gb"}).country == "GB"


def test_answers_are_changed_by_making_new_ones():
    before = read({"leg-swollen": "yes"})
    after = before.with_answers({"leg-swollen": "no"})
    assert (before.is_yes("leg-swollen"), after.is_yes("leg-swollen")) == (True, False)
    assert after.without(["leg-swollen"]).given == {}
    assert before.with_check(Check("stroke", "me", date(2026, 1, 1))).checks[0].by == "me"
    assert MedicineNamed("x").confirmed is False
