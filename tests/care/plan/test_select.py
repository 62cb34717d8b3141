"""How many things, in which order, and what waits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.assessment.people import TODAY, anybody, nothing_applies
from tests.care.plan.people import plan_for
from uncramp.care.plan import (
    Because,
    By,
    Change,
    ChangeKind,
    Found,
    Later,
    Wishes,
)
from uncramp.learn.inference import Verdict
from uncramp.learn.trials import Arm, Question, Unit, design
from uncramp.person.nights import Night

WELL = nothing_applies()
WEEK = timedelta(days=7)
AT_HAND = frozenset({"wall", "chair", "bed", "towel", "roller", "pillow", "step"})
ROOM = Wishes(minutes=60, equipment=AT_HAND)


def measures(plan):
    return [item.measure for item in plan.items]


def later(plan, measure):
    return next((one.later for one in plan.waiting if one.measure == measure), None)


def reasons(plan, measure):
    item = next(item for item in plan.items if item.measure == measure)
    return {reason.id for reason in item.reasons}


def trial_of(measure, first=TODAY):
    arms = (Arm("without", "As usual", 0.0), Arm("with", "With it", 1.0))
    question = Question(
        "t", "Does it help?", measure, arms, Night(first), Unit.NIGHT, nights=1, units=40
    )
    return design(question, Random(1), drawn_at=datetime(2026, 11, 1, tzinfo=UTC), seed=5)


def a_day(trial, dose):
    nights = (trial.first + n for n in range(40))
    return next(n.evening for n in nights if trial.arm_on(n).dose == dose)


def test_three_things_are_enough_to_start_with():
    plan = plan_for(WELL, ROOM)
    assert len(plan.items) == 3
    assert Later.ENOUGH in {one.later for one in plan.waiting}
    assert all(item.since == TODAY for item in plan.items)


def test_the_order_is_that_of_the_promise():
    assert measures(plan_for(WELL, ROOM))[0] == "bedtime-stretches"
    fond = plan_for(nothing_applies({"tight-covers": "yes"}), ROOM)
    assert measures(fond)[0] == "loose-covers"
    assert "fits" in reasons(fond, "loose-covers")


@pytest.mark.parametrize("minutes", [1, 2, 3, 4, 5, 7, 10, 20, 60])
def test_the_minutes_are_kept(minutes):
    plan = plan_for(WELL, Wishes(minutes=minutes))
    assert 0 < plan.minutes <= minutes


def test_a_single_thing_may_be_longer_and_says_so():
    every = frozenset(one.measure for one in plan_for(WELL, ROOM).waiting)
    others = (every | set(measures(plan_for(WELL, ROOM)))) - {"bedtime-stretches"}
    plan = plan_for(WELL, Wishes(minutes=1, unwanted=others))
    assert measures(plan) == ["bedtime-stretches"]
    assert "longer-than-wished" in reasons(plan, "bedtime-stretches")


def test_a_routine_is_shortened_before_it_is_left_out():
    plan = plan_for(nothing_applies({"poor-balance": "yes"}), Wishes(minutes=6))
    assert "shortened" in reasons(plan, "bedtime-stretches")
    assert plan.minutes <= 6


class TestAfterTheFirstPlan:
    first = plan_for(WELL, replace(ROOM, measures=2))

    def next_plan(self, days, **more):
        return plan_for(WELL, ROOM, today=TODAY + timedelta(days=days), previous=self.first, **more)

    def test_what_is_in_the_plan_stays_with_its_day(self):
        plan = self.next_plan(30)
        assert set(measures(self.first)) <= set(measures(plan))
        kept = [item for item in plan.items if item.measure in measures(self.first)]
        assert {item.since for item in kept} == {TODAY}

    def test_one_new_thing_comes_after_a_week(self):
        assert len(self.next_plan(7).items) == 3

    def test_nothing_new_comes_within_a_week(self):
        plan = self.next_plan(6)
        assert measures(plan) == measures(self.first)

    def test_on_the_first_day_wishes_may_be_changed(self):
        assert len(self.next_plan(0).items) == 3

    def test_only_one_new_thing_comes_at_a_time(self):
        one = plan_for(WELL, replace(ROOM, measures=1))
        plan = plan_for(WELL, ROOM, today=TODAY + WEEK, previous=one)
        assert len(plan.items) == 2

    def test_what_the_person_asks_for_need_not_wait(self):
        wanted = Change(ChangeKind.ADD, "foam-rolling", By.PERSON, TODAY + timedelta(days=2))
        plan = self.next_plan(2, changes=[wanted])
        assert "foam-rolling" in measures(plan)
        assert plan.followed == (wanted,)


class TestWhatATrialSaid:
    def plan(self, verdict, measure="self-massage"):
        return plan_for(WELL, ROOM, found=[Found(measure, verdict)])

    def test_what_helped_comes_first(self):
        assert measures(self.plan(Verdict.HELPS))[0] == "self-massage"

    def test_what_helped_comes_although_nothing_else_speaks_for_it(self):
        plan = self.plan(Verdict.HELPS, "side-lying")
        assert measures(plan)[0] == "side-lying"

    def test_what_made_it_worse_is_withheld(self):
        (one,) = (o for o in self.plan(Verdict.MAKES_WORSE).withheld if o.subject == "self-massage")
        assert one.because is Because.MADE_WORSE

    def test_two_trials_that_disagree_leave_it_withheld(self):
        both = [Found("self-massage", verdict) for verdict in (Verdict.MAKES_WORSE, Verdict.HELPS)]
        plan = plan_for(WELL, ROOM, found=both)
        assert "self-massage" not in measures(plan)

    @pytest.mark.parametrize("verdict", [Verdict.NOT_WORTH_IT, Verdict.LEANING_WORSE])
    def test_what_was_of_no_use_waits(self, verdict):
        assert later(self.plan(verdict, "bedtime-stretches"), "bedtime-stretches") is Later.NO_USE

    @pytest.mark.parametrize("verdict", [Verdict.CANNOT_TELL, Verdict.TOO_FEW_NIGHTS])
    def test_what_could_not_be_told_changes_nothing(self, verdict):
        assert self.plan(verdict).items == plan_for(WELL, ROOM).items


class TestWhileATrialRuns:
    trial = trial_of("loose-covers")

    def test_nothing_new_comes_in(self):
        before = plan_for(WELL, replace(ROOM, measures=1), today=TODAY - WEEK)
        wanted = Change(ChangeKind.ADD, "foam-rolling", By.CLINICIAN, TODAY)
        day = a_day(self.trial, 1.0)
        plan = plan_for(WELL, ROOM, today=day, trial=self.trial, previous=before, changes=[wanted])
        assert set(measures(plan)) == {"loose-covers", *measures(before)}
        assert [one.because for one in plan.refused] == ["trial-runs"]
        assert later(plan, "foam-rolling") is Later.TRIAL_RUNS

    @pytest.mark.parametrize("named", ["loose-covers", "Loosen the covers at your feet"])
    def test_its_own_measure_is_there_on_the_nights_that_the_coin_gave_it(self, named):
        trial = trial_of(named)
        plan = plan_for(WELL, ROOM, today=a_day(trial, 1.0), trial=trial)
        assert measures(plan) == ["loose-covers"]
        assert "trial-runs" in reasons(plan, "loose-covers")

    def test_its_own_measure_is_not_there_on_the_others(self):
        plan = plan_for(WELL, ROOM, today=a_day(self.trial, 0.0), trial=self.trial)
        assert plan.items == ()
        assert later(plan, "loose-covers") is Later.TRIAL_RUNS

    def test_what_is_in_the_plan_does_not_come_and_go_with_the_coin(self):
        unwanted = replace(ROOM, minutes=9, unwanted=frozenset({"loose-covers"}))
        before = plan = plan_for(WELL, unwanted, today=TODAY - WEEK)
        for days in range(12):
            day = TODAY + timedelta(days=days)
            plan = plan_for(WELL, unwanted, today=day, trial=self.trial, previous=plan)
            assert set(measures(plan)) - {"loose-covers"} == set(measures(before))

    def test_its_gates_hold_for_it_too(self):
        trial = trial_of("foam-rolling")
        answers = nothing_applies({"blood-thinner": "yes"})
        plan = plan_for(answers, ROOM, today=a_day(trial, 1.0), trial=trial)
        assert plan.items == ()

    @pytest.mark.parametrize("days", [-1, 41])
    def test_before_and_after_it_the_plan_is_as_ever(self, days):
        day = TODAY + timedelta(days=days)
        plan = plan_for(WELL, ROOM, today=day, trial=self.trial)
        assert measures(plan) == measures(plan_for(WELL, ROOM, today=day))


class TestWhatWaits:
    @pytest.mark.parametrize(
        ("measure", "because", "missing"),
        [
            ("massage-gun", Later.EQUIPMENT, ("device",)),
            ("targeted-stretches", Later.OTHER_MUSCLE, None),
            ("no-late-caffeine", Later.NO_REASON, ()),
            ("warmth", Later.NO_REASON, ()),
        ],
    )
    def test_it_says_why(self, measure, because, missing):
        plan = plan_for(WELL, ROOM)
        one = next(one for one in plan.waiting if one.measure == measure)
        assert one.later is because
        assert missing is None or one.missing == missing

    def test_without_the_position_it_says_which_one(self):
        plan = plan_for(WELL, replace(ROOM, positions=frozenset({"standing"})))
        one = next(one for one in plan.waiting if one.measure == "foam-rolling")
        assert (one.later, one.missing) == (Later.POSITION, ("seated",))

    def test_what_is_not_wanted_is_not_offered(self):
        plan = plan_for(WELL, replace(ROOM, unwanted=frozenset({"bedtime-stretches"})))
        assert later(plan, "bedtime-stretches") is Later.UNWANTED

    def test_a_habit_is_offered_to_who_has_it(self):
        plan = plan_for(nothing_applies({"alcohol": "most-days"}), ROOM)
        assert "alcohol-free-evenings" in measures(plan)

    def test_a_wish_brings_what_nothing_else_speaks_for(self):
        wishes = replace(ROOM, measures=10, wanted=frozenset({"warmth", "targeted-stretches"}))
        assert {"warmth", "targeted-stretches"} <= set(measures(plan_for(WELL, wishes)))


@settings(max_examples=100, deadline=None)
@given(
    anybody() | st.just(WELL),
    st.lists(st.sampled_from(["foam-rolling", "warmth", "strengthening"]), max_size=3),
    st.integers(0, 20),
    st.booleans(),
)
def test_never_two_new_things_at_a_time_and_none_in_a_trial(answers, wanted, days, tried):
    first = plan_for(answers, replace(ROOM, measures=1))
    trial = trial_of("loose-covers") if tried else None
    day = TODAY + timedelta(days=days)
    wishes = replace(ROOM, wanted=frozenset(wanted))
    plan = plan_for(answers, wishes, today=day, previous=first, trial=trial)
    new = set(measures(plan)) - set(measures(first)) - ({"loose-covers"} if tried else set())
    if tried:
        assert not new
    elif first.items and days > 0:
        assert len(new) <= 1
