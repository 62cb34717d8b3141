"""Each gate by itself: what shuts it, what opens it, and what it says."""

from datetime import timedelta

import pytest

from tests.care.assessment.people import TODAY, nothing_applies
from tests.care.plan.people import KNOWN, plan_for
from uncramp.care.assessment import Check
from uncramp.care.plan import Because, By, Change, ChangeKind, Wishes
from uncramp.knowledge.content import Kind

ROOM = Wishes(minutes=240, measures=10, equipment=frozenset({"wall", "chair", "bed", "towel"}))


def withheld(plan, subject, kind=Kind.MEASURES):
    return next((o for o in plan.withheld if (o.kind, o.subject) == (kind, subject)), None)


def asked(caution, subject, days_ago=0):
    on = TODAY - timedelta(days=days_ago)
    return Change(ChangeKind.ASKED, subject, By.PERSON, on, value=caution)


def in_plan(plan, subject):
    exercises = {one.exercise for item in plan.items for one in item.exercises}
    return subject in exercises | {item.measure for item in plan.items}


def test_under_eighteen_there_is_information_only():
    plan = plan_for(nothing_applies({"age-years": 17}), ROOM)
    assert plan.items == plan.waiting == ()
    assert {one.because for one in plan.withheld} == {Because.UNDER_AGE}
    assert plan.beside == ("see-someone", "watch", "learn")


@pytest.mark.parametrize("told", ["unknown", "skipped"])
def test_an_age_that_is_not_known_keeps_everything_shut_and_is_asked_for(told):
    plan = plan_for(nothing_applies({"age-years": told}), ROOM)
    assert plan.items == ()
    assert "age-years" in plan.questions
    assert "answer-questions" in plan.beside


def test_while_a_sign_cannot_wait_nothing_else_counts():
    plan = plan_for(nothing_applies({"stroke-signs": "yes"}), ROOM)
    assert plan.items == plan.waiting == ()
    assert {one.signs for one in plan.withheld} == {("stroke",)}
    assert plan.signs == ("stroke",)


def test_a_sign_that_can_wait_holds_back_what_it_stops_and_lets_the_rest_go_on():
    plan = plan_for(nothing_applies({"cramp-past-ten-minutes": "yes"}), ROOM)
    assert withheld(plan, "self-massage").because is Because.SIGN
    assert withheld(plan, "self-massage").signs == ("cramp-over-ten-minutes",)
    assert in_plan(plan, "bedtime-stretches")


def test_a_sign_that_was_checked_holds_nothing_back():
    looked = Check("cramp-over-ten-minutes", "my doctor", TODAY)
    answers = nothing_applies({"cramp-past-ten-minutes": "yes"}).with_check(looked)
    assert withheld(plan_for(answers, ROOM), "self-massage") is None


def test_a_raised_caution_rules_out_and_is_named():
    plan = plan_for(nothing_applies({"skin-fragile": "yes"}), ROOM)
    one = withheld(plan, "foam-rolling")
    assert (one.because, one.cautions) == (Because.RAISED, ("fragile-skin",))


@pytest.mark.parametrize("told", ["unknown", "skipped"])
def test_a_caution_that_is_not_known_keeps_shut_and_names_what_to_answer(told):
    plan = plan_for(nothing_applies({"skin-fragile": told}), ROOM)
    one = withheld(plan, "foam-rolling")
    assert (one.because, one.cautions) == (Because.UNKNOWN, ("fragile-skin",))
    assert one.questions == ("skin-fragile",)


def test_a_doubt_names_the_answer_that_it_comes_from():
    plan = plan_for(nothing_applies({"diabetes": "yes"}), ROOM)
    one = withheld(plan, "foam-rolling")
    assert one.because is Because.UNKNOWN
    assert "foot-numbness" in one.cautions
    assert "diabetes" in one.questions


def test_a_change_never_opens_what_an_answer_shut():
    answers = nothing_applies({"skin-fragile": "yes"})
    for by in By:
        wanted = Change(ChangeKind.ADD, "foam-rolling", by, TODAY)
        told = (wanted, asked("fragile-skin", "foam-rolling"))
        plan = plan_for(answers, ROOM, changes=told)
        assert withheld(plan, "foam-rolling").because is Because.RAISED
        assert not in_plan(plan, "foam-rolling")
        assert {one.change for one in plan.refused} == set(told)


THIN_BONES = nothing_applies({"bone-thinning": "yes"})
SUBJECT = "heel-raise"


def plan_of_thin_bones(*changes, answers=THIN_BONES):
    return plan_for(answers, ROOM, changes=changes)


def test_what_is_asked_first_is_kept_back_until_somebody_was_asked():
    one = withheld(plan_of_thin_bones(), SUBJECT, Kind.EXERCISES)
    assert (one.because, one.cautions) == (Because.ASK_FIRST, ("bone-thinning",))


@pytest.mark.parametrize("days_ago", [0, 180])
def test_an_agreement_opens_it_for_180_days(days_ago):
    change = asked("bone-thinning", SUBJECT, days_ago)
    plan = plan_of_thin_bones(change)
    assert in_plan(plan, SUBJECT)
    assert plan.followed == (change,)
    assert "bone-thinning" in plan.exercise(SUBJECT).cares


@pytest.mark.parametrize("days_ago", [181, 1000])
def test_an_old_agreement_has_expired_and_the_plan_says_so(days_ago):
    plan = plan_of_thin_bones(asked("bone-thinning", SUBJECT, days_ago))
    assert not in_plan(plan, SUBJECT)
    assert [one.because for one in plan.refused] == ["too-old"]


def test_an_agreement_of_tomorrow_opens_nothing():
    plan = plan_of_thin_bones(asked("bone-thinning", SUBJECT, -1))
    assert not in_plan(plan, SUBJECT)
    assert [one.because for one in plan.refused] == ["not-yet"]


def test_an_agreement_is_for_one_caution_and_one_exercise():
    assert not in_plan(plan_of_thin_bones(asked("bone-thinning", "heel-walking")), SUBJECT)
    assert not in_plan(plan_of_thin_bones(asked("heart-failure", SUBJECT)), SUBJECT)


def test_not_known_needs_the_agreement_too():
    answers = nothing_applies({"bone-thinning": "unknown"})
    one = withheld(plan_of_thin_bones(answers=answers), SUBJECT, Kind.EXERCISES)
    assert one.because is Because.UNKNOWN
    assert one.questions == ("bone-thinning",)
    agreed = plan_of_thin_bones(asked("bone-thinning", SUBJECT), answers=answers)
    assert in_plan(agreed, SUBJECT)


def test_a_form_that_is_ruled_out_is_not_taken():
    answers = nothing_applies({"knee-trouble": "yes"})
    wishes = Wishes(minutes=240, measures=10, equipment=frozenset({"bed", "pillow", "chair"}))
    plan = plan_for(answers, wishes)
    one = withheld(plan, "pillow-behind-knees")
    assert (one.because, one.cautions) == (Because.RAISED, ("knee-trouble",))


def test_what_no_plan_holds_is_neither_offered_nor_withheld():
    plan = plan_for(nothing_applies(), ROOM)
    named = {one.subject for one in plan.withheld} | {one.measure for one in plan.waiting}
    for name in ("supplements", "prescription-medicines", "compression-socks"):
        assert not KNOWN.measures[name].planned
        assert name not in named
        assert not in_plan(plan, name)
