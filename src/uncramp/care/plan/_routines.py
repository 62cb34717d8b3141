"""Which exercises make up a measure for one person."""

from dataclasses import dataclass

from uncramp.care.assessment import Standing
from uncramp.care.plan._case import Case
from uncramp.care.plan._types import ChangeKind
from uncramp.care.plan._ways import is_its_turn
from uncramp.knowledge.content import Exercise, Measure, Routine
from uncramp.person.diary import Muscle

# Where night cramps are in most people; what is wished says otherwise.
COMMONEST = frozenset({Muscle.CALF})


@dataclass(frozen=True, slots=True)
class Wanted:
    """An exercise that belongs to a measure, in the ``form`` that is meant, empty for any.

    ``only`` in that form and no other. ``once``: it comes with the routine, and is done as
    often as the routine is.
    """

    exercise: Exercise
    form: str = ""
    only: bool = False
    once: bool = False


def routine_for(measure: Measure, case: Case) -> Routine | None:
    """The first routine of a measure that is for this person; None where there is none.

    It is for one of the cautions that are raised, for people who can be in no position but
    its own, or for everybody.
    """
    for routine in case.known.routines.values():
        if measure.id in routine.measures and _is_for(routine, case):
            return routine
    return None


def wanted(measure: Measure, case: Case) -> tuple[Wanted, ...]:
    """The exercises of a measure in the order of its routine, without those not yet due."""
    routine = routine_for(measure, case)
    named = _of_the_routine(measure, routine, case) if routine else _of_the_page(measure, case)
    due = [one for one in named if not one.exercise.withdrawn and is_its_turn(one.exercise, case)]
    # The harder one takes the place of those that had to come before it.
    passed = {name for one in due for name in one.exercise.after}
    return tuple(one for one in due if one.exercise.id not in passed)


def _is_for(routine: Routine, case: Case) -> bool:
    raised = case.those(routine.for_cautions, Standing.RAISED)
    able = case.wishes.positions
    confined = bool(routine.positions and able) and set(able or ()) <= set(routine.positions)
    anybody = not routine.for_cautions and not routine.positions
    return bool(raised) or confined or anybody


def _of_the_routine(measure: Measure, routine: Routine, case: Case) -> list[Wanted]:
    exercises = case.known.exercises
    # A routine of two measures: each of them has its own part of it.
    alone = len(routine.measures) == 1
    parts = [
        Wanted(exercises[one.exercise], one.form, once=one.exercise not in measure.exercises)
        for one in routine.exercises
        if alone or one.exercise in measure.exercises
    ]
    there = {one.exercise.id for one in parts}
    later = [exercises[name] for name in measure.exercises if exercises[name].after]
    return parts + [Wanted(one) for one in later if there & set(one.after)]


def _of_the_page(measure: Measure, case: Case) -> list[Wanted]:
    """What was tested together stays together; of the rest, what works where it cramps."""
    asked = measure.id in case.wishes.wanted or case.changed(ChangeKind.ADD, measure.id)
    cramping = frozenset(Muscle) if asked else case.wishes.muscles or COMMONEST
    every = (case.known.exercises[name] for name in measure.exercises)
    only = bool(measure.form)
    return [
        Wanted(one, measure.form, only)
        for one in every
        if cramping & frozenset(one.muscles) or set(one.claims) & set(measure.claims)
    ]
