"""A session as cues: what the dose says, each side alike, and a warning before every hold."""

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uncramp.care.plan import Cue, CueKind, PlannedExercise, Reason, cues, seconds_of
from uncramp.errors import UnknownId
from uncramp.knowledge.content import Dose, Form, load

KNOWN = load("en")
WORK = {CueKind.HOLD, CueKind.MOVE}
LEAD = {CueKind.READY, CueKind.REST, CueKind.SWITCH}

DOSES = st.builds(
    Dose,
    sets=st.integers(1, 10),
    hold_s=st.integers(1, 60),
    rest_s=st.integers(0, 60),
    sides=st.integers(1, 2),
    per_day=st.just(1),
    when=st.just("before-bed"),
    reps=st.integers(1, 40),
    minutes=st.none() | st.floats(0.5, 15),
)
PLANNED = st.builds(
    PlannedExercise,
    exercise=st.sampled_from(sorted(KNOWN.exercises)),
    level=st.just(1),
    levels=st.just(1),
    dose=DOSES,
    held=st.none() | st.just(Reason("hurt")),
)


def planned(name, **other):
    exercise = KNOWN.exercises[name]
    return PlannedExercise(
        exercise=name, level=1, levels=len(exercise.doses), dose=exercise.dose, **other
    )


def kinds(row):
    return [cue.kind for cue in row]


def test_bedtime_is_two_stretches_of_three_times_ten_seconds_a_leg_in_under_five_minutes():
    row = cues([planned("wall-calf-stretch"), planned("hamstring-stretch")], KNOWN)
    holds = [cue for cue in row if cue.kind is CueKind.HOLD]
    assert len(holds) == 12
    assert {cue.seconds for cue in holds} == {10}
    assert [(cue.exercise, cue.side) for cue, *_ in holding(holds)] == [
        ("wall-calf-stretch", "left"),
        ("wall-calf-stretch", "right"),
        ("hamstring-stretch", "left"),
        ("hamstring-stretch", "right"),
    ]
    assert 180 <= seconds_of(row) <= 300


def holding(holds):
    """The holds, one group a side of an exercise."""
    return [list(group) for _, group in groupby(holds, key=lambda cue: (cue.exercise, cue.side))]


def test_a_stretch_gets_ready_holds_rests_and_changes_legs():
    row = cues([planned("wall-calf-stretch")], KNOWN, ready_s=5)
    side = ["hold", "rest", "hold", "rest", "hold"]
    assert kinds(row) == ["ready", *side, "switch", *side, "end"]
    assert row[0].seconds == 5
    assert [cue.set_ for cue in row[1:6]] == [1, 2, 2, 3, 3]


def work(kind, seconds, count, sides, reps=1):
    return {"kind": kind, "seconds": seconds, "count": count, "sides": sides, "reps": reps}


# What one run through each exercise comes to; from the doses of evidence 8.
EACH = {
    "wall-calf-stretch": work("hold", 10, 6, "lr"),
    "wall-calf-stretch-bent-knee": work("hold", 10, 6, "lr"),
    "seated-towel-stretch": work("hold", 20, 6, "lr"),
    "in-bed-calf-stretch": work("hold", 10, 5, "b"),
    "step-heel-drop": work("hold", 15, 3, "b"),
    "quadriceps-stretch": work("hold", 30, 4, "lr"),
    "hamstring-stretch-strap": work("hold", 30, 4, "lr"),
    "hamstring-stretch": work("hold", 10, 6, "lr"),
    "foot-arch-stretch": work("hold", 10, 20, "lr"),
    "ankle-pumps": work("move", 60, 1, "b", 20),
    "heel-raise": work("move", 40, 1, "b", 8),
    "one-leg-heel-raise": work("move", 30, 4, "lr", 6),
    "seated-toe-raise": work("move", 66, 2, "b", 12),
    "heel-walking": work("move", 12, 2, "b", 10),
    "evening-cycle": work("move", 300, 1, "b"),
    "calf-rolling": work("move", 60, 4, "lr"),
    "calf-self-massage": work("move", 120, 2, "lr"),
    "calf-percussion": work("move", 60, 2, "lr"),
    "sleep-positions": work("hold", 20, 1, "b"),
    "movement-break": work("move", 90, 1, "b"),
    "weight-bearing-release": work("hold", 20, 4, "b"),
}


def test_every_exercise_of_the_library_has_its_row_here():
    assert EACH.keys() == KNOWN.exercises.keys()


@pytest.mark.parametrize("name", EACH)
def test_each_exercise_is_timed_as_its_dose_says(name):
    row = [cue for cue in cues([planned(name)], KNOWN) if cue.kind in WORK]
    wanted = EACH[name]
    assert {cue.kind for cue in row} == {wanted["kind"]}
    assert [cue.seconds for cue in row] == pytest.approx([wanted["seconds"]] * len(row))
    assert {cue.reps for cue in row} == {wanted["reps"]}
    assert len(row) == wanted["count"]
    assert {cue.side for cue in row} == ({"left", "right"} if wanted["sides"] == "lr" else {"both"})


def test_getting_down_from_standing_takes_longer_than_staying_there():
    stay = cues([planned("wall-calf-stretch"), planned("hamstring-stretch")], KNOWN)
    lie = cues([planned("wall-calf-stretch"), planned("in-bed-calf-stretch")], KNOWN)
    readies = [[c.seconds for c in row if c.kind is CueKind.READY] for row in (stay, lie)]
    assert readies == [[8, 8], [8, 15]]


def test_a_form_has_a_position_of_its_own():
    exercise = replace(
        KNOWN.exercises["hamstring-stretch"],
        forms=(Form("seated", drawing="x", position="seated"),),
    )
    known = replace(KNOWN, exercises={**KNOWN.exercises, exercise.id: exercise})
    after = planned("hamstring-stretch", form="seated")
    row = cues([planned("wall-calf-stretch"), after], known)
    assert [cue.seconds for cue in row if cue.kind is CueKind.READY] == [8, 15]
    assert {cue.form for cue in row if cue.exercise == exercise.id} == {"seated"}


def test_what_is_held_is_left_out():
    held = planned("wall-calf-stretch", held=Reason("hurt"))
    assert {cue.exercise for cue in cues([held, planned("hamstring-stretch")], KNOWN)} == {
        "hamstring-stretch",
        "",
    }


def test_nothing_to_do_is_an_end_at_once():
    assert cues([], KNOWN) == (Cue(CueKind.END, 0),)


def test_an_exercise_nobody_knows_is_named():
    strange = replace(planned("wall-calf-stretch"), exercise="handstand")
    with pytest.raises(UnknownId) as caught:
        cues([strange], KNOWN)
    assert caught.value.context["wanted"] == "handstand"


@settings(max_examples=150)
@given(st.lists(PLANNED, max_size=5), st.floats(3, 30))
def test_every_session_adds_up(exercises, ready_s):
    row = cues(exercises, KNOWN, ready_s=ready_s)
    assert row[-1].kind is CueKind.END
    assert kinds(row).count("end") == 1
    assert all(cue.seconds > 0 for cue in row[:-1])
    assert seconds_of(row) == pytest.approx(sum(cue.seconds for cue in row))
    for before, cue in pairwise((None, *row)):
        if cue.kind in WORK:
            assert before is not None
            assert before.kind in LEAD
            assert before.seconds >= 3
            assert (before.exercise, before.side) == (cue.exercise, cue.side)
    active = [one for one in exercises if one.held is None]
    assert [kind for kind in kinds(row) if kind == "ready"] == ["ready"] * len(active)
    assert sum(cue.kind in WORK for cue in row) == sum(
        one.dose.sets * one.dose.sides for one in active
    )


@settings(max_examples=100)
@given(PLANNED)
def test_each_side_gets_the_same(one):
    row = cues([replace(one, held=None)], KNOWN)
    sides = {}
    for cue in row:
        if cue.kind in WORK | {CueKind.REST}:
            sides.setdefault(cue.side, []).append((cue.kind, cue.seconds, cue.set_, cue.reps))
    assert len(sides) == one.dose.sides
    assert len(set(map(tuple, sides.values()))) == 1
