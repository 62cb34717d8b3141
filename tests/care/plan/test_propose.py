"""What a plan never holds, whoever it is for."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.assessment.people import TODAY, anybody, nothing_applies
from tests.care.plan.people import (
    KNOWN,
    MEASURES,
    any_change,
    any_session,
    any_wishes,
    plan_for,
    verdicts,
)
from uncramp.care.assessment import Standing, assess
from uncramp.care.plan import (
    Because,
    ChangeKind,
    levels,
)
from uncramp.knowledge.content import Kind

healthy = st.dictionaries(
    st.sampled_from(sorted(KNOWN.questions)), st.sampled_from(["unknown", "skipped"]), max_size=4
).map(nothing_applies)
anyone = anybody() | healthy
everything = given(
    anyone,
    any_wishes(),
    st.lists(any_change(), max_size=8),
    st.lists(verdicts, max_size=4),
)
thorough = settings(max_examples=200, deadline=None)
briefly = settings(max_examples=60, deadline=None)


def agreed(item, caution, changes):
    return any(
        (one.kind, one.subject, one.value) == (ChangeKind.ASKED, item.id, caution)
        and timedelta(0) <= TODAY - one.on <= timedelta(days=180)
        for one in changes
    )


@thorough
@everything
def test_no_plan_holds_what_the_answers_rule_out_or_leave_open(answers, wishes, changes, found):
    told = assess(answers, KNOWN, None, TODAY)
    plan = plan_for(answers, wishes, changes=changes, found=found)
    items = [KNOWN.measures[item.measure] for item in plan.items]
    items += [KNOWN.exercises[one.exercise] for i in plan.items for one in i.exercises]
    for item in items:
        assert {told.cautions[name].standing for name in item.not_if} <= {Standing.CLEAR}
        assert item.activity not in told.stops
        for name in item.ask_first:
            clear = told.cautions[name].standing is Standing.CLEAR
            assert clear or agreed(item, name, changes)
    for planned in (one for item in plan.items for one in item.exercises):
        forms = KNOWN.exercises[planned.exercise].forms
        for form in (one for one in forms if one.id == planned.form):
            assert {told.cautions[name].standing for name in form.not_if} <= {Standing.CLEAR}
            assert not form.harder
        # Nothing was done yet, so nothing that comes after something else is due.
        assert not KNOWN.exercises[planned.exercise].after
    if told.information_only or not told.age_known:
        assert plan.items == ()


@briefly
@everything
def test_every_withheld_says_why_and_is_not_in_the_plan(answers, wishes, changes, found):
    plan = plan_for(answers, wishes, changes=changes, found=found)
    held = {(Kind.MEASURES, item.measure) for item in plan.items}
    held |= {(Kind.EXERCISES, one.exercise) for i in plan.items for one in i.exercises}
    for one in plan.withheld:
        assert (one.kind, one.subject) not in held
        if one.because in {Because.RAISED, Because.ASK_FIRST, Because.UNKNOWN}:
            assert one.cautions
        if one.because is Because.SIGN:
            assert one.signs
        if one.because is Because.UNKNOWN:
            assert one.questions
            assert set(one.questions) <= set(KNOWN.questions)


@briefly
@everything
def test_a_plan_is_never_longer_or_fuller_than_wished(answers, wishes, changes, found):
    plan = plan_for(answers, wishes, changes=changes, found=found)
    assert len(plan.items) <= wishes.measures
    if plan.minutes > wishes.minutes:
        (only,) = plan.items
        assert any(reason.id == "longer-than-wished" for reason in only.reasons)


@briefly
@everything
def test_every_measure_has_exactly_one_place(answers, wishes, changes, found):
    plan = plan_for(answers, wishes, changes=changes, found=found)
    placed = [item.measure for item in plan.items]
    placed += [one.measure for one in plan.waiting]
    placed += [one.subject for one in plan.withheld if one.kind is Kind.MEASURES]
    assert sorted(placed) == sorted(n for n in MEASURES if KNOWN.measures[n].planned)
    exercises = [one.exercise for item in plan.items for one in item.exercises]
    assert len(exercises) == len(set(exercises))


@briefly
@everything
def test_the_same_input_gives_the_same_plan(answers, wishes, changes, found):
    first = plan_for(answers, wishes, changes=changes, found=found)
    assert first == plan_for(answers, wishes, changes=changes, found=found)


@briefly
@everything
def test_no_change_is_swallowed(answers, wishes, changes, found):
    plan = plan_for(answers, wishes, changes=changes, found=found)
    told = [*plan.followed, *(one.change for one in plan.refused)]
    assert set(told) <= set(changes)
    for one in set(changes) - set(told):
        # Only a later one of its kind overtakes a change.
        assert any(
            other.on >= one.on and other.subject in {one.subject, one.value} for other in told
        )


@briefly
@given(
    anyone,
    any_wishes(),
    st.lists(any_change(), max_size=5),
    st.lists(verdicts, max_size=3),
    st.lists(any_session(), max_size=8),
)
def test_whatever_was_done_the_gates_the_minutes_and_the_levels_hold(
    answers, wishes, changes, found, sessions
):
    told = assess(answers, KNOWN, None, TODAY)
    first = plan_for(answers, wishes, changes=changes, found=found)
    plan = plan_for(
        answers, wishes, changes=changes, found=found, sessions=sessions, previous=first
    )
    assert len(plan.items) <= wishes.measures
    planned = [one for item in plan.items for one in item.exercises]
    for one in planned:
        exercise = KNOWN.exercises[one.exercise]
        assert {told.cautions[name].standing for name in exercise.not_if} <= {Standing.CLEAR}
        assert 1 <= one.level <= one.levels == len(exercise.doses)
        assert one.dose.hold_s == exercise.doses[one.level - 1].hold_s
    steps = levels(KNOWN, sessions, changes, TODAY)
    hurt = {name for name, step in steps.items() if step.hurt_on}
    assert bool(plan.asks) == bool(hurt)
    assert not hurt or all(one.held for one in planned if one.exercise in hurt)
    if not plan.items:
        assert {"watch", "learn"} <= set(plan.beside)
