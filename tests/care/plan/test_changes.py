"""Everything can be changed, each change keeps its reason, and none is swallowed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.care.assessment.people import TODAY, nothing_applies
from tests.care.plan.people import KNOWN, plan_for
from uncramp.care.plan import By, Change, ChangeKind, Found, Later, Refusal, Wishes
from uncramp.learn.inference import Verdict

WELL = nothing_applies()
UNSTEADY = nothing_applies({"poor-balance": "yes"})
ROOM = Wishes(minutes=60, equipment=frozenset({"wall", "chair", "bed", "towel", "roller", "step"}))


def change(kind, subject, value="", *, by=By.PERSON, days_ago=0, reason="because"):
    on = TODAY - timedelta(days=days_ago)
    return Change(ChangeKind(kind), subject, by, on, reason, value)


def plan_with(*changes, answers=WELL, wishes=ROOM, **more):
    return plan_for(answers, wishes, changes=changes, **more)


def refused(plan):
    return [one.because for one in plan.refused]


def measures(plan):
    return {item.measure for item in plan.items}


def test_a_change_keeps_its_reason_in_the_plan():
    one = change("add", "foam-rolling", reason="My sister swears by it")
    plan = plan_with(one)
    assert "foam-rolling" in measures(plan)
    assert plan.followed == (one,)
    assert plan.refused == ()


@pytest.mark.parametrize("by", list(By))
def test_what_was_added_says_who_asked_for_it(by):
    plan = plan_with(change("add", "foam-rolling", by=by))
    item = next(item for item in plan.items if item.measure == "foam-rolling")
    assert ("asked-for", (by,)) in [(one.id, one.subjects) for one in item.reasons]


def test_a_measure_that_was_taken_out_stays_out():
    one = change("remove", "bedtime-stretches", days_ago=300)
    plan = plan_with(one)
    assert "bedtime-stretches" not in measures(plan)
    waiting = {one.measure: one.later for one in plan.waiting}
    assert waiting["bedtime-stretches"] is Later.UNWANTED
    assert plan.followed == (one,)


def test_an_exercise_that_was_taken_out_leaves_the_others():
    plan = plan_with(change("remove", "hamstring-stretch"))
    assert plan.exercise("hamstring-stretch") is None
    assert plan.exercise("wall-calf-stretch")


def test_a_measure_without_any_exercise_left_is_not_wanted():
    both = [change("remove", name) for name in ("hamstring-stretch", "wall-calf-stretch")]
    assert "bedtime-stretches" not in measures(plan_with(*both))


def test_the_latest_of_a_kind_holds():
    out = change("remove", "bedtime-stretches", days_ago=3)
    back = change("add", "bedtime-stretches", days_ago=1)
    for told in ((out, back), (back, out)):
        plan = plan_with(*told)
        assert "bedtime-stretches" in measures(plan)
        assert plan.followed == (back,)


def test_a_form_is_taken():
    one = change("form", "hamstring-stretch", "seated")
    plan = plan_with(one)
    assert plan.exercise("hamstring-stretch").form == "seated"
    assert plan.followed == (one,)


def test_a_person_keeps_the_form_that_answers_a_caution():
    plan = plan_with(change("form", "hamstring-stretch", ""), answers=UNSTEADY)
    assert plan.exercise("hamstring-stretch").form == "seated"
    assert refused(plan) == [Refusal.CARE]


def test_a_clinician_may_choose_another_form_and_the_care_is_told():
    one = change("form", "hamstring-stretch", "", by=By.CLINICIAN)
    shown = plan_with(one, answers=UNSTEADY).exercise("hamstring-stretch")
    assert shown.form == ""
    assert "poor-balance" in shown.cares


@pytest.mark.parametrize(
    ("exercise", "form", "because"),
    [
        ("hamstring-stretch", "no-such-form", Refusal.NOT_THERE),
        ("seated-toe-raise", "standing", Refusal.AFTER),
        ("seated-towel-stretch", "in-bed", Refusal.NOT_IN_PLAN),
    ],
)
def test_a_form_that_cannot_be_says_why(exercise, form, because):
    add = change("add", "strengthening")
    plan = plan_with(add, change("form", exercise, form))
    assert refused(plan) == [because]


def test_what_is_not_at_hand_is_no_form():
    wishes = replace(ROOM, equipment=frozenset({"chair"}))
    plan = plan_with(change("form", "hamstring-stretch", ""), wishes=wishes)
    assert refused(plan) == [Refusal.EQUIPMENT]


class TestASwap:
    def test_it_takes_the_place(self):
        one = change("swap", "wall-calf-stretch", "in-bed-calf-stretch")
        plan = plan_with(one)
        assert plan.exercise("wall-calf-stretch") is None
        assert plan.exercise("in-bed-calf-stretch").reasons[0].id == "swapped"
        assert plan.followed == (one,)

    def test_swapped_back_is_as_before(self):
        there = change("swap", "wall-calf-stretch", "in-bed-calf-stretch", days_ago=2)
        back = change("swap", "in-bed-calf-stretch", "wall-calf-stretch", days_ago=1)
        plan = plan_with(there, back)
        assert plan.exercise("wall-calf-stretch")
        assert plan.exercise("in-bed-calf-stretch") is None
        assert plan.followed == (back,)

    def test_one_after_the_other_is_followed(self):
        first = change("swap", "wall-calf-stretch", "in-bed-calf-stretch", days_ago=2)
        second = change("swap", "in-bed-calf-stretch", "seated-towel-stretch", days_ago=1)
        assert plan_with(first, second).exercise("seated-towel-stretch")

    @pytest.mark.parametrize(
        ("value", "because"),
        [
            ("no-such-thing", Refusal.NOT_THERE),
            ("quadriceps-stretch", Refusal.OTHER_MUSCLE),
            ("step-heel-drop", Refusal.AFTER),
            ("calf-percussion", Refusal.EQUIPMENT),
        ],
    )
    def test_one_that_cannot_be_says_why(self, value, because):
        plan = plan_with(change("swap", "wall-calf-stretch", value))
        assert plan.exercise("wall-calf-stretch")
        assert refused(plan) == [because]

    def test_it_opens_no_gate(self):
        answers = nothing_applies({"blood-thinner": "yes"})
        plan = plan_with(change("swap", "wall-calf-stretch", "calf-rolling"), answers=answers)
        assert plan.exercise("calf-rolling") is None
        assert refused(plan) == [Refusal.WITHHELD]


@pytest.mark.parametrize(
    ("one", "because"),
    [
        (change("add", "no-such-thing"), Refusal.NOT_THERE),
        (change("add", "supplements"), Refusal.NOT_PLANNED),
        (change("add", "massage-gun"), Refusal.EQUIPMENT),
        (change("add", "calf-percussion"), Refusal.NOT_IN_PLAN),
        (change("level", "wall-calf-stretch", "9"), Refusal.NOT_THERE),
        (change("level", "wall-calf-stretch", "one"), Refusal.NOT_THERE),
        (change("level", "calf-rolling", "2"), Refusal.NOT_IN_PLAN),
        (change("asked", "wall-calf-stretch", "poor-balance"), Refusal.NOT_THERE),
        (change("remove", "no-such-thing"), Refusal.NOT_THERE),
        (change("add", "foam-rolling", days_ago=-1), Refusal.NOT_YET),
    ],
)
def test_a_change_that_cannot_be_followed_is_told_with_its_reason(one, because):
    plan = plan_with(one)
    assert [(told.change, told.because) for told in plan.refused] == [(one, because)]
    assert plan.followed == ()


def test_what_does_not_fit_the_minutes_is_told():
    plan = plan_with(change("add", "more-walking"), wishes=Wishes(minutes=5))
    assert refused(plan) == [Refusal.NO_TIME]


def test_more_than_the_wished_number_is_told():
    names = ["foam-rolling", "self-massage"]
    plan = plan_with(*(change("add", n) for n in names), wishes=replace(ROOM, measures=1))
    assert refused(plan) == [Refusal.ENOUGH]


def test_a_level_is_set():
    plan = plan_with(change("level", "wall-calf-stretch", "2", by=By.CLINICIAN))
    shown = plan.exercise("wall-calf-stretch")
    assert (shown.level, shown.levels) == (2, 3)
    assert shown.dose == KNOWN.exercises["wall-calf-stretch"].doses[1]


def test_a_swap_is_no_way_round_the_gate_of_a_measure():
    made_worse = Found("foam-rolling", Verdict.MAKES_WORSE)
    told = change("swap", "wall-calf-stretch", "calf-rolling")
    assert plan_with(told).exercise("calf-rolling")
    plan = plan_with(told, found=[made_worse])
    assert plan.exercise("calf-rolling") is None
    assert refused(plan) == [Refusal.WITHHELD]


def test_a_swap_for_what_asks_for_care_gives_the_easier_one_and_says_so():
    told = change("swap", "seated-towel-stretch", "wall-calf-stretch")
    plan = plan_with(told, answers=UNSTEADY)
    assert plan.exercise("wall-calf-stretch") is None
    assert refused(plan) == [Refusal.CARE]


def test_a_measure_that_means_one_form_keeps_it():
    wishes = replace(ROOM, equipment=frozenset({"bed", "pillow"}), measures=10)
    told = (change("add", "pillow-behind-knees"), change("form", "sleep-positions", "prone"))
    plan = plan_with(*told, wishes=wishes)
    assert plan.exercise("sleep-positions").form == "pillow"
    assert refused(plan) == [Refusal.NOT_PLANNED]
