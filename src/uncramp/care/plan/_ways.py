"""In which form an exercise is done, or which easier one in its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from uncramp.care.assessment import Standing
from uncramp.care.plan._case import Case
from uncramp.care.plan._gates import form_gate, gate, is_agreed
from uncramp.care.plan._left_out import Withheld
from uncramp.care.plan._types import PlannedExercise, Reason, Turn
from uncramp.knowledge.content import Activity, Exercise

GOAL_MET: Final = "goal-met"
HANDS_ON: Final = frozenset({Activity.MASSAGE, Activity.ROLLING, Activity.PERCUSSION})


@dataclass(frozen=True, slots=True)
class Way:
    """An exercise in one form; ``raised`` and ``unknown`` are cares that it does not answer."""

    exercise: Exercise
    form: str
    position: str
    equipment: tuple[str, ...]
    raised: tuple[str, ...]
    unknown: tuple[str, ...]
    answers: tuple[str, ...] = ()

    def lacks(self, case: Case) -> tuple[str, ...]:
        """What would have to be at hand and is not."""
        return tuple(one for one in self.equipment if one not in case.wishes.equipment)

    def is_possible(self, case: Case) -> bool:
        """Whether the position is one of those that the person can take."""
        return case.wishes.can_be(self.position)

    def fits(self, case: Case) -> bool:
        """Whether everything is at hand and the position possible."""
        return self.is_possible(case) and not self.lacks(case)


@dataclass(frozen=True, slots=True)
class Part:
    """What became of one exercise of a measure: planned, or what stood in the way."""

    planned: PlannedExercise | None = None
    withheld: tuple[Withheld, ...] = ()
    ways: tuple[Way, ...] = ()


def ways(exercise: Exercise, case: Case) -> tuple[Way, ...]:
    """Every form of an exercise that is open, the one its page describes first.

    A harder form opens when the last level of the exercise was reached.
    """
    forms = (
        one
        for one in exercise.forms
        if not form_gate(exercise, one, case) and (not one.harder or is_reached(exercise.id, case))
    )
    return (
        _way(exercise, "", exercise.position, exercise.equipment, (), case),
        *(_way(exercise, one.id, one.position, one.equipment, one.answers, case) for one in forms),
    )


def part(exercise: Exercise, case: Case, form: str = "") -> Part:
    """The way that leaves the fewest cautions unanswered, raised ones before unknown ones.

    Of equal ways it is the one of the page, then another form, then an easier exercise. With
    ``form`` it is that form and no other.
    """
    if form:
        return _in_that_form(exercise, form, case)
    tried = tuple(_with_easier(exercise, case))
    withheld = tuple(shut for _, shut in tried if shut)
    every = tuple(way for one, shut in tried if not shut for way in ways(one, case))
    every = tuple(way for way in every if not has_an_answer(way, every))
    fitting = [way for way in every if way.fits(case)]
    if not fitting:
        return Part(withheld=withheld, ways=every)
    best = min(fitting, key=lambda way: (len(way.raised), len(way.unknown)))
    return Part(planned(best, case, *_why(best, exercise, withheld, case)), withheld, every)


def has_an_answer(way: Way, every: Iterable[Way]) -> bool:
    """Whether another form of the exercise is made for a caution that this way leaves.

    Then it is done in that form, or waits for what the form needs: who is unsteady and has no
    pedals does not climb on a bicycle.
    """
    others = (one for one in every if one.exercise.id == way.exercise.id)
    answered = {name for one in others for name in one.answers}
    return not answered.isdisjoint((*way.raised, *way.unknown))


def _in_that_form(exercise: Exercise, form: str, case: Case) -> Part:
    named = next(one for one in exercise.forms if one.id == form)
    shut = gate(exercise, case) or form_gate(exercise, named, case)
    if shut:
        return Part(withheld=(shut,))
    every = tuple(way for way in ways(exercise, case) if way.form == form)
    fitting = [way for way in every if way.fits(case)]
    return Part(planned(fitting[0], case) if fitting else None, ways=every)


def planned(way: Way, case: Case, *reasons: Reason) -> PlannedExercise:
    """An exercise in this way, at the level that was reached."""
    step = case.step(way.exercise.id)
    doses = way.exercise.doses
    level = min(step.level if step else 1, len(doses))
    held = why_held(way.exercise, case)
    # What the form is made for needs no care any more; what somebody agreed to still does.
    left = tuple(one for one in way.exercise.care_if if one not in way.answers)
    cares = (*case.those(left, Standing.RAISED), *case.those(left, Standing.UNKNOWN))
    return PlannedExercise(
        exercise=way.exercise.id,
        level=level,
        levels=len(doses),
        dose=doses[level - 1],
        form=way.form,
        cares=cares,
        reasons=(*reasons, *(step.reasons if step and not held else ())),
        held=held,
    )


def why_held(exercise: Exercise, case: Case) -> Reason | None:
    """Why an exercise rests: it hurt, or one near it did, and nobody has looked since.

    Near is what works one of the same muscles. Hands, rollers and devices rest after any pain:
    a clot is not known to be absent until the signs were asked again.
    """
    own = case.hurting.get(exercise.id)
    if own:
        return Reason("hurt", (own.isoformat(),))
    near = [
        day
        for name, day in case.hurting.items()
        if exercise.activity in HANDS_ON or _works_the_same(exercise, case.known.exercises[name])
    ]
    return Reason("hurt-near", (max(near).isoformat(),)) if near else None


def _works_the_same(exercise: Exercise, other: Exercise) -> bool:
    # A position to sleep in works no muscle.
    return exercise.progress is not None and bool(set(exercise.muscles) & set(other.muscles))


def is_its_turn(exercise: Exercise, case: Case) -> bool:
    """Whether everything that comes before this exercise was reached.

    What is in the plan already has had its turn.
    """
    if case.previous and case.previous.exercise(exercise.id):
        return True
    return all(is_reached(one, case) for one in exercise.after)


def is_reached(exercise: str, case: Case) -> bool:
    """Whether the last level of an exercise was done well enough."""
    step = case.step(exercise)
    met = step is not None and any(reason.id == GOAL_MET for reason in step.reasons)
    return met and step is not None and step.turn is not Turn.DOWN


def _way(
    exercise: Exercise,
    form: str,
    position: str,
    equipment: tuple[str, ...],
    answers: tuple[str, ...],
    case: Case,
) -> Way:
    # What somebody was asked about and agreed to is no reason to leave the exercise.
    left = tuple(
        one for one in exercise.care_if if one not in answers and not is_agreed(exercise, one, case)
    )
    raised, unknown = (case.those(left, how) for how in (Standing.RAISED, Standing.UNKNOWN))
    answered = tuple(one for one in answers if case.standing(one) is not Standing.CLEAR)
    return Way(exercise, form, position, equipment, raised, unknown, answered)


def _with_easier(
    exercise: Exercise, case: Case, seen: frozenset[str] = frozenset()
) -> Iterator[tuple[Exercise, Withheld | None]]:
    if exercise.id in seen:
        return
    yield exercise, gate(exercise, case)
    # Not from here on: a ring of easier exercises would never end.
    seen |= {exercise.id}
    for name in exercise.easier:
        if _is_a_measure_of_its_own(name, exercise.id, case):
            continue
        for easier, shut in _with_easier(case.known.exercises[name], case, seen):
            if shut is None and easier.withdrawn is None and is_its_turn(easier, case):
                yield easier, None


def _is_a_measure_of_its_own(easier: str, exercise: str, case: Case) -> bool:
    """Whether the easier exercise stands for another measure: one is not the other's easy form."""
    holding = [one for one in case.known.measures.values() if easier in one.exercises]
    return bool(holding) and not any(exercise in one.exercises for one in holding)


def _why(way: Way, first: Exercise, withheld: tuple[Withheld, ...], case: Case) -> Iterator[Reason]:
    if way.exercise.id != first.id:
        base = ways(first, case)[0]
        named = [name for shut in withheld if shut.subject == first.id for name in shut.cautions]
        named += [one for one in (*base.raised, *base.unknown) if one not in way.exercise.care_if]
        yield Reason("instead-of", (first.id, *dict.fromkeys(named)))
    elif way.form and way.answers:
        yield Reason("form-for", way.answers)
    elif way.form:
        yield Reason("form-that-fits")
