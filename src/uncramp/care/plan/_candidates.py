"""From the measures of the library to those that this person could do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from uncramp.care.assessment import Standing
from uncramp.care.plan._case import Case
from uncramp.care.plan._changes import part_as_changed
from uncramp.care.plan._gates import gate
from uncramp.care.plan._left_out import Because, Later, Waiting, Withheld
from uncramp.care.plan._minutes import minutes_a_day
from uncramp.care.plan._routines import routine_for, wanted
from uncramp.care.plan._types import ChangeKind, PlannedExercise
from uncramp.care.plan._ways import Part
from uncramp.knowledge.content import Activity, Kind, Measure


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that passes every gate, with its exercises in the ways that fit.

    ``routine`` is the id of the routine that they are from, empty for none.
    """

    measure: Measure
    exercises: tuple[PlannedExercise, ...]
    cares: tuple[str, ...]
    routine: str = ""

    @property
    def minutes(self) -> float:
        """What it costs a day; what is left out of sessions for now costs nothing."""
        if not self.exercises:
            return self.measure.burden_minutes
        return sum(minutes_a_day(one.dose) for one in self.exercises if one.held is None)

    def within(self, minutes: float) -> "Candidate":
        """The same, without what the routine adds to the measure, the last first, till it fits.

        What is of the measure's own page stays, and so does one exercise in any case.
        """
        left = self
        extras = (e for e in reversed(self.exercises) if e.exercise not in self.measure.exercises)
        for one in extras:
            if left.minutes <= minutes or len(left.exercises) == 1:
                break
            left = left.without([one.exercise])
        return left if left.minutes <= minutes else self

    def without(self, exercises: Iterable[str]) -> "Candidate":
        """The same without some of its exercises."""
        gone = frozenset(exercises)
        kept = tuple(one for one in self.exercises if one.exercise not in gone)
        return replace(self, exercises=kept)


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of one measure: a candidate, or what stands in its way."""

    candidate: Candidate | None = None
    withheld: tuple[Withheld, ...] = ()
    waiting: Waiting | None = None


def offered(case: Case) -> Iterator[Measure]:
    """The measures that a plan may hold at all."""
    for measure in case.known.measures.values():
        if measure.planned and measure.withdrawn is None:
            yield measure


def look_at(measure: Measure, case: Case) -> Looked:
    """Whether this person could do this measure, and how."""
    shut = gate(measure, case)
    if shut:
        return Looked(withheld=(shut,))
    missing = tuple(one for one in measure.equipment if one not in case.wishes.equipment)
    if missing:
        return Looked(waiting=Waiting(measure.id, Later.EQUIPMENT, missing))
    if _is_on_foot(measure) and not case.wishes.can_be("standing"):
        return Looked(waiting=Waiting(measure.id, Later.POSITION, ("standing",)))
    cares = (
        *case.those(measure.care_if, Standing.RAISED),
        *case.those(measure.care_if, Standing.UNKNOWN),
    )
    if not measure.exercises:
        return Looked(Candidate(measure, (), cares))
    return _with_exercises(measure, cares, case)


def _is_on_foot(measure: Measure) -> bool:
    """Whether it is done on one's feet: an activity that no exercise of its own is drawn for."""
    return measure.activity is Activity.EXERCISE and not measure.exercises


def _with_exercises(measure: Measure, cares: tuple[str, ...], case: Case) -> Looked:
    mine = wanted(measure, case)
    if not mine:
        every = (case.known.exercises[name] for name in measure.exercises)
        muscles = tuple(dict.fromkeys(m for one in every for m in one.muscles))
        return Looked(waiting=Waiting(measure.id, Later.OTHER_MUSCLE, muscles))
    parts = [part_as_changed(one, case) for one in mine]
    withheld = tuple(dict.fromkeys(shut for one in parts for shut in one.withheld))
    routine = routine_for(measure, case)
    done = tuple(_each_once(one.planned for one in parts))
    if routine is None:
        done = tuple(_no_stand_ins(done, case))
    if done:
        found = Candidate(measure, done, cares, routine.id if routine else "")
        return Looked(found, withheld)
    if not any(one.ways for one in parts):
        return Looked(withheld=(_all_withheld(measure, withheld),))
    return Looked(waiting=_what_it_needs(measure, parts, case), withheld=withheld)


def _each_once(planned: Iterable[PlannedExercise | None]) -> Iterator[PlannedExercise]:
    first: dict[str, PlannedExercise] = {}
    for one in planned:
        if one:
            first.setdefault(one.exercise, one)
    return iter(first.values())


def _no_stand_ins(planned: Iterable[PlannedExercise], case: Case) -> Iterator[PlannedExercise]:
    """Of two exercises of which one is the easier of the other, the one that is named first."""
    exercises, seen = case.known.exercises, set[str]()
    for one in planned:
        stands_in = any(one.exercise in exercises[name].easier for name in seen)
        if not stands_in and not seen.intersection(exercises[one.exercise].easier):
            seen.add(one.exercise)
            yield one


def _all_withheld(measure: Measure, withheld: tuple[Withheld, ...]) -> Withheld:
    """A measure none of whose exercises is left: for the gravest of their reasons."""
    gravest = min((shut.because for shut in withheld), key=list(Because).index)
    same = [shut for shut in withheld if shut.because is gravest]
    cautions, signs, questions = (
        tuple(dict.fromkeys(name for shut in same for name in getattr(shut, key)))
        for key in ("cautions", "signs", "questions")
    )
    return Withheld(Kind.MEASURES, measure.id, gravest, cautions, signs, questions)


def _what_it_needs(measure: Measure, parts: Iterable[Part], case: Case) -> Waiting:
    every = [way for one in parts for way in one.ways]
    possible = [way for way in every if way.is_possible(case)]
    if not possible:
        positions = tuple(dict.fromkeys(way.position for way in every))
        return Waiting(measure.id, Later.POSITION, positions)
    nearest = min((way.lacks(case) for way in possible), key=len)
    return Waiting(measure.id, Later.EQUIPMENT, nearest)


def without_removed(found: Candidate, case: Case) -> Candidate | None:
    """The candidate without the exercises that were taken out; None when none is left."""
    gone = [
        one.exercise for one in found.exercises if case.changed(ChangeKind.REMOVE, one.exercise)
    ]
    left = found.without(gone)
    return None if gone and not left.exercises else left
