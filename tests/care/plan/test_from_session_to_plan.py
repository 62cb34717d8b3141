"""Next week's plan is one level further because of what was done, or one back because it hurt."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

from tests.care.assessment.people import TODAY, nothing_applies
from tests.care.plan.people import KNOWN, plan_for
from uncramp.care.plan import Because, By, Change, ChangeKind, Wishes
from uncramp.learn.trials import Arm, Question, Unit, design
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

WELL = nothing_applies()
STRETCH = "wall-calf-stretch"
RAISE, ONE_LEG = "heel-raise", "one-leg-heel-raise"


def session(days, exercise=STRETCH, level=1, *, hurt=False, felt=1, sore=0, clean=True):
    day = TODAY + timedelta(days=days)
    sides = (Side.LEFT, Side.RIGHT) if KNOWN.exercises[exercise].dose.sides > 1 else (Side.BOTH,)
    done = tuple(
        Done(exercise, level, "", side, 3, 3, 30, hurt=hurt, felt=felt, clean=clean, sore=sore)
        for side in sides
    )
    started = datetime.combine(day, time(21), UTC)
    return Session(f"{exercise}-{days}", Night(day), started, 300, "bedtime-3", done)


def plan_after(*sessions, days=7, wishes=None, **more):
    first = plan_for(WELL, wishes)
    today = TODAY + timedelta(days=days)
    return plan_for(WELL, wishes, today=today, sessions=sessions, previous=first, **more)


def test_a_good_week_is_one_level_further():
    shown = plan_after(*(session(n) for n in range(6))).exercise(STRETCH)
    assert shown.level == 2
    assert shown.dose == KNOWN.exercises[STRETCH].doses[1]
    assert "criterion-met" in {reason.id for reason in shown.reasons}


def test_a_week_without_sessions_stays():
    assert plan_after().exercise(STRETCH).level == 1


def test_what_hurt_rests_one_level_back_until_the_signs_were_asked_again():
    good = [session(n) for n in range(6)]
    hurt = session(8, level=2, hurt=True)
    plan = plan_after(*good, hurt, days=9)
    shown = plan.exercise(STRETCH)
    assert shown.level == 1
    assert shown.held.id == "hurt"
    assert shown.held.subjects == ((TODAY + timedelta(days=8)).isoformat(),)
    assert "leg-swollen" in plan.asks
    assert "pop-in-calf" in plan.asks


def test_what_hurt_goes_on_once_the_signs_were_asked_again():
    looked = Change(ChangeKind.LOOKED, STRETCH, By.PERSON, TODAY + timedelta(days=2))
    plan = plan_after(session(1, hurt=True), days=3, changes=[looked])
    assert plan.exercise(STRETCH).held is None
    assert plan.asks == ()
    assert plan.followed == (looked,)


def test_what_is_held_takes_no_minutes():
    whole = plan_after().minutes
    assert plan_after(session(6, hurt=True)).minutes < whole


def test_while_a_trial_runs_nothing_goes_up_and_down_works():
    arms = (Arm("without", "As usual", 0.0), Arm("with", "With it", 1.0))
    first = Night(TODAY)
    asked = Question("t", "?", "bedtime-stretches", arms, first, Unit.NIGHT, nights=1, units=40)
    trial = design(asked, Random(1), drawn_at=datetime(2026, 11, 1, tzinfo=UTC), seed=5)
    on = next(n for n in range(7, 40) if trial.arm_on(first + n).dose == 1)
    good = [session(n) for n in range(6)]
    assert plan_after(*good, days=on, trial=trial).exercise(STRETCH).level == 1
    hurt = session(on - 1, level=2, hurt=True)
    asked_up = Change(ChangeKind.LEVEL, STRETCH, By.CLINICIAN, TODAY, value="2")
    held = plan_after(hurt, days=on, trial=trial, changes=[asked_up]).exercise(STRETCH)
    assert (held.level, held.held.id) == (1, "hurt")


def test_the_harder_exercise_takes_the_place_of_the_one_whose_goal_is_met():
    wishes = Wishes(minutes=60, measures=10)
    before = plan_for(WELL, wishes)
    assert before.exercise(RAISE)
    assert before.exercise(ONE_LEG) is None
    last = len(KNOWN.exercises[RAISE].doses)
    reached = [session(n, RAISE, last) for n in range(4)]
    after = plan_after(*reached, wishes=wishes)
    assert after.exercise(ONE_LEG).level == 1
    assert after.exercise(RAISE) is None
    # What once had its turn keeps it, also where the sessions are no longer there.
    again = plan_for(WELL, wishes, today=TODAY + timedelta(days=20), previous=after)
    assert again.exercise(ONE_LEG)


def test_a_plan_made_twice_does_not_rise_twice():
    good = [session(n) for n in range(6)]
    first = plan_after(*good)
    again = plan_for(WELL, today=TODAY + timedelta(days=7), sessions=good, previous=replace(first))
    assert again.exercise(STRETCH).level == first.exercise(STRETCH).level == 2


EVERYTHING = Wishes(
    minutes=240,
    measures=10,
    equipment=frozenset({"wall", "chair", "bed", "towel", "step", "bicycle"}),
    wanted=frozenset({"self-massage", "warmth", "targeted-stretches", "strengthening"}),
)


def test_while_a_calf_hurts_hands_and_warmth_and_the_same_muscle_wait_for_a_look():
    hurt = session(3, hurt=True)
    plan = plan_after(hurt, days=4, wishes=EVERYTHING)
    for name in ("calf-self-massage", RAISE, "ankle-pumps"):
        assert plan.exercise(name).held.id == "hurt-near", name
    # The sole is not the calf, and a loose sheet is no exercise.
    assert plan.exercise("foot-arch-stretch").held is None
    assert "loose-covers" in {item.measure for item in plan.items}
    shut = next(one for one in plan.withheld if one.subject == "warmth")
    assert (shut.because, shut.cautions) == (Because.UNKNOWN, ("possible-leg-clot",))
    assert set(shut.questions) == set(plan.asks)


def test_hands_wait_whatever_hurt_and_everything_goes_on_after_the_look():
    hurt = session(3, exercise="quadriceps-stretch", hurt=True)
    plan = plan_after(hurt, days=4, wishes=EVERYTHING)
    assert plan.exercise("calf-self-massage").held.id == "hurt-near"
    assert plan.exercise(STRETCH).held is None
    look = Change(ChangeKind.LOOKED, "quadriceps-stretch", By.PERSON, TODAY + timedelta(days=4))
    plan = plan_after(hurt, days=4, wishes=EVERYTHING, changes=[look])
    assert plan.asks == ()
    assert not any(one.held for item in plan.items for one in item.exercises)
    assert "warmth" not in {one.subject for one in plan.withheld}


def test_what_hurt_is_asked_about_also_when_it_is_in_the_plan_no_more():
    out = Change(ChangeKind.REMOVE, "bedtime-stretches", By.PERSON, TODAY + timedelta(days=4))
    plan = plan_after(session(3, hurt=True), days=5, wishes=EVERYTHING, changes=[out])
    assert plan.exercise(STRETCH) is None
    assert plan.exercise("calf-self-massage").held.id == "hurt-near"
    assert plan.asks
