"""What a person or a clinician changed: which change holds, and which could not be followed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from uncramp.care.plan._case import Case
from uncramp.care.plan._gates import form_gate, gate, is_agreed
from uncramp.care.plan._left_out import Later
from uncramp.care.plan._routines import Wanted
from uncramp.care.plan._types import By, CarePlan, Change, ChangeKind, Reason, Refusal, Refused
from uncramp.care.plan._ways import Part, Way, is_its_turn, part, planned, ways
from uncramp.knowledge.content import Exercise

_LATER: Final = {
    Later.ENOUGH: Refusal.ENOUGH,
    Later.NO_TIME: Refusal.NO_TIME,
    Later.EQUIPMENT: Refusal.EQUIPMENT,
    Later.POSITION: Refusal.POSITION,
    Later.TRIAL_OFF: Refusal.TRIAL_RUNS,
    Later.TRIAL_RUNS: Refusal.TRIAL_RUNS,
    Later.OTHER_MUSCLE: Refusal.OTHER_MUSCLE,
}
_IN_OR_OUT: Final = {ChangeKind.ADD, ChangeKind.REMOVE}


def in_force(changes: Iterable[Change], today: date) -> tuple[Change, ...]:
    """The latest change of each kind for each subject, the oldest first.

    To add and to remove overtake each other. What bears a later date is not yet in force.
    """
    latest: dict[tuple[str, ...], Change] = {}
    for one in sorted(changes, key=lambda change: change.on):
        if one.on <= today:
            key = _key(one)
            latest.pop(key, None)
            # To swap back takes the swap away.
            back = latest.get((ChangeKind.SWAP, one.value))
            if one.kind is ChangeKind.SWAP and back and back.value == one.subject:
                del latest[(ChangeKind.SWAP, one.value)]
            latest[key] = one
    return tuple(latest.values())


def _key(change: Change) -> tuple[str, ...]:
    if change.kind in _IN_OR_OUT:
        return ("in-or-out", change.subject)
    value = change.value if change.kind is ChangeKind.ASKED else ""
    return (change.kind, change.subject, value)


def part_as_changed(wanted: Wanted, case: Case) -> Part:
    """What becomes of an exercise, with what was swapped for it and the form asked for.

    A measure that means one form only is not changed: another form is another measure.
    """
    exercise = wanted.exercise
    done = part(exercise, case, wanted.form)
    if wanted.only:
        return done
    if wanted.form and done.planned is None:
        done = part(exercise, case)
    for one in case.changes:
        if one.kind is ChangeKind.SWAP and one.subject in {exercise.id, _shown(done)}:
            done = _swapped(done, one, case)
    done = _in_the_form_asked_for(done, case)
    if wanted.once and done.planned:
        dose = replace(done.planned.dose, per_day=1)
        done = replace(done, planned=replace(done.planned, dose=dose))
    return done


def _in_the_form_asked_for(done: Part, case: Case) -> Part:
    shown = done.planned
    asked = case.changed(ChangeKind.FORM, shown.exercise) if shown else None
    if shown is None or asked is None or why_not_form(asked, case):
        return done
    way = the_way(case.known.exercises[shown.exercise], asked.value, case)
    told = Reason("form-asked", (asked.by,))
    return replace(done, planned=planned(way, case, told)) if way else done


def _shown(done: Part) -> str:
    return done.planned.exercise if done.planned else ""


def _swapped(done: Part, swap: Change, case: Case) -> Part:
    if why_not_swap(swap, case):
        return done
    other = part(case.known.exercises[swap.value], case)
    if other.planned is None:
        return done
    why = Reason("swapped", (swap.subject, swap.by))
    told = replace(other.planned, reasons=(why, *other.planned.reasons))
    return replace(other, planned=told, withheld=(*done.withheld, *other.withheld))


def refusals(plan: CarePlan, case: Case, changes: Iterable[Change]) -> Iterator[Refused]:
    """Every change that this plan does not follow, with the reason."""
    for one in case.changes:
        because = why_not(one, plan, case)
        if because:
            yield Refused(one, because)
    for one in changes:
        if one.on > case.today:
            yield Refused(one, Refusal.NOT_YET)


def why_not(change: Change, plan: CarePlan, case: Case) -> Refusal | None:
    """Why a plan does not follow a change; None where it does."""
    there = change.subject in case.known.measures or change.subject in case.known.exercises
    if not there:
        return Refusal.NOT_THERE
    match change.kind:
        case ChangeKind.ADD:
            return _not_added(change.subject, plan, case)
        case ChangeKind.ASKED:
            return _not_asked(change, case)
        case ChangeKind.SWAP:
            return why_not_swap(change, case) or _not_swapped(change, plan)
        case ChangeKind.FORM:
            return _not_in_form(change, plan, case)
        case ChangeKind.LEVEL:
            return _unless_there(change.subject, plan) or why_not_level(change, case)
        case ChangeKind.REMOVE | ChangeKind.LOOKED:
            return None


def why_not_form(change: Change, case: Case) -> Refusal | None:
    """Why an exercise cannot be done in the form that was asked for.

    A person stays with a form that answers what is raised; a clinician may choose another.
    """
    exercise = case.known.exercises[change.subject]
    way = the_way(exercise, change.value, case)
    if way is None:
        return _shut_form(exercise, change.value, case)
    fewest = min((len(one.raised) for one in ways(exercise, case) if one.fits(case)), default=0)
    if change.by is not By.CLINICIAN and len(way.raised) > fewest:
        return Refusal.CARE
    return _unfit(way, case)


def _shut_form(exercise: Exercise, form: str, case: Case) -> Refusal:
    named = next((one for one in exercise.forms if one.id == form), None)
    if named is None:
        return Refusal.NOT_THERE
    return Refusal.WITHHELD if form_gate(exercise, named, case) else Refusal.AFTER


def why_not_swap(change: Change, case: Case) -> Refusal | None:
    """Why an exercise cannot take the place of another."""
    wanted = case.known.exercises.get(change.value)
    replaced = case.known.exercises.get(change.subject)
    if wanted is None or replaced is None or wanted.withdrawn:
        return Refusal.NOT_THERE
    if gate(wanted, case) or _is_withheld_with_its_measures(wanted, case):
        return Refusal.WITHHELD
    if not is_its_turn(wanted, case):
        return Refusal.AFTER
    if not set(wanted.muscles) & set(replaced.muscles):
        return Refusal.OTHER_MUSCLE
    possible = [_unfit(way, case) for way in ways(wanted, case)]
    return None if None in possible else possible[0]


def why_not_level(change: Change, case: Case) -> Refusal | None:
    """Why an exercise cannot go to the level that was asked for."""
    exercise = case.known.exercises[change.subject]
    level = int(change.value) if change.value.isdecimal() else 0
    return None if 1 <= level <= len(exercise.doses) else Refusal.NOT_THERE


def the_way(exercise: Exercise, form: str, case: Case) -> Way | None:
    """An exercise in the form of that id, empty for the one of its page."""
    return next((way for way in ways(exercise, case) if way.form == form), None)


def _is_withheld_with_its_measures(exercise: Exercise, case: Case) -> bool:
    """Whether every measure that holds it is kept back: a swap is no way round their gates."""
    holding = [one for one in case.known.measures.values() if exercise.id in one.exercises]
    return bool(holding) and all(gate(one, case) for one in holding)


def _not_swapped(change: Change, plan: CarePlan) -> Refusal | None:
    if plan.exercise(change.value):
        return None
    every = (one for item in plan.items for one in item.exercises)
    # The easier one came in its place, because that one asks for care.
    eased = (why for one in every for why in one.reasons if why.id == "instead-of")
    careful = any(why.subjects[0] == change.value for why in eased)
    return Refusal.CARE if careful else Refusal.NOT_IN_PLAN


def _not_in_form(change: Change, plan: CarePlan, case: Case) -> Refusal | None:
    shown = plan.exercise(change.subject)
    if shown is None:
        return Refusal.NOT_IN_PLAN
    because = why_not_form(change, case)
    # A measure that means one form only keeps it.
    return because or (None if shown.form == change.value else Refusal.NOT_PLANNED)


def _unfit(way: Way, case: Case) -> Refusal | None:
    if not way.is_possible(case):
        return Refusal.POSITION
    return Refusal.EQUIPMENT if way.lacks(case) else None


def _unless_there(exercise: str, plan: CarePlan) -> Refusal | None:
    return None if plan.exercise(exercise) else Refusal.NOT_IN_PLAN


def _not_added(subject: str, plan: CarePlan, case: Case) -> Refusal | None:
    if subject in case.known.exercises and subject not in case.known.measures:
        return _unless_there(subject, plan)
    if any(item.measure == subject for item in plan.items):
        return None
    if any(shut.subject == subject for shut in plan.withheld):
        return Refusal.WITHHELD
    later = next((one.later for one in plan.waiting if one.measure == subject), None)
    return _LATER.get(later, Refusal.NOT_PLANNED) if later else Refusal.NOT_PLANNED


def _not_asked(change: Change, case: Case) -> Refusal | None:
    measures, exercises = case.known.measures, case.known.exercises
    named = [shelf.get(change.subject) for shelf in (measures, exercises)]
    items = [item for item in named if item and change.value in item.ask_first]
    if not items:
        return Refusal.NOT_THERE
    return None if is_agreed(items[0], change.value, case) else Refusal.TOO_OLD
