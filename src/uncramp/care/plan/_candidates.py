"""From the measures of the library to those that this person could do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from uncramp.care.assessment import Standing
from uncramp.care.plan._case import Case
from uncramp.care.plan._changes import part_as_changed
from uncramp.care.plan._gates import gate
from uncramp.care.plan._left_out import Because, Later, Waiting, Withheld
from uncramp.care.plan._minutes import minutes_a_day
from uncramp.care.plan._types import ChangeKind, PlannedExercise
from uncramp.care.plan._ways import Part, is_its_turn
from uncramp.knowledge.content import Exercise, Kind, Measure
from uncramp.person.diary import Muscle

# Where night cramps are in most people; what is wished says otherwise.
COMMONEST = frozenset({Muscle.CALF})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that passes every gate, with its exercises in the ways that fit."""

    measure: Measure
    exercises: tuple[PlannedExercise, ...]
    cares: tuple[str, ...]

    @property
    def minutes(self) -> float:
        """What it costs a day; what is left out of sessions for now costs nothing."""
        if not self.exercises:
            return self.measure.burden_minutes
        return sum(minutes_a_day(one.dose) for one in self.exercises if one.held is None)

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
    cares = (
        *case.those(measure.care_if, Standing.RAISED),
        *case.those(measure.care_if, Standing.UNKNOWN),
    )
    if not measure.exercises:
        return Looked(Candidate(measure, (), cares))
    return _with_exercises(measure, cares, case)


def _with_exercises(measure: Measure, cares: tuple[str, ...], case: Case) -> Looked:
    mine = _for_the_muscles(measure, case)
    if not mine:
        every = (case.known.exercises[name] for name in measure.exercises)
        muscles = tuple(dict.fromkeys(m for one in every for m in one.muscles))
        return Looked(waiting=Waiting(measure.id, Later.OTHER_MUSCLE, muscles))
    parts = [part_as_changed(one, case, measure.form) for one in mine]
    withheld = tuple(dict.fromkeys(shut for one in parts for shut in one.withheld))
    done = tuple(_each_once(one.planned for one in parts))
    if done:
        return Looked(Candidate(measure, done, cares), withheld)
    if not any(one.ways for one in parts):
        return Looked(withheld=(_all_withheld(measure, withheld),))
    return Looked(waiting=_what_it_needs(measure, parts, case), withheld=withheld)


def _for_the_muscles(measure: Measure, case: Case) -> tuple[Exercise, ...]:
    """What was tested together stays together; of the rest, what works where it cramps."""
    asked = measure.id in case.wishes.wanted or case.changed(ChangeKind.ADD, measure.id)
    cramping = frozenset(Muscle) if asked else case.wishes.muscles or COMMONEST
    every = [case.known.exercises[name] for name in measure.exercises]
    open_ones = [one for one in every if one.withdrawn is None and is_its_turn(one, case)]
    mine = [
        one
        for one in open_ones
        if cramping & frozenset(one.muscles) or set(one.claims) & set(measure.claims)
    ]
    # The harder one takes the place of those that had to come before it.
    passed = {name for one in mine for name in one.after}
    return tuple(one for one in mine if one.id not in passed)


def _each_once(planned: Iterable[PlannedExercise | None]) -> Iterator[PlannedExercise]:
    seen: set[str] = set()
    for one in planned:
        if one and one.exercise not in seen:
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
