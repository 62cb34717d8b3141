"""Which of the candidates come into the plan: few, within the minutes, one new at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from uncramp.care.plan._case import Case
from uncramp.care.plan._left_out import Later, Waiting
from uncramp.care.plan._order import Ranked
from uncramp.care.plan._types import PlanItem, Reason
from uncramp.person.nights import Night

# A new measure has a week to itself before the next one comes.
NEW_EVERY_DAYS: Final = 7


@dataclass(slots=True)
class Chosen:
    """What was chosen so far, and what waits.

    The measure of a running trial is on top of what was wished: if it took the place of
    another, that one would come and go with the coin.
    """

    tried: str = ""
    items: list[PlanItem] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)

    @property
    def wished(self) -> list[PlanItem]:
        """The items that count against the wishes."""
        return [item for item in self.items if item.measure != self.tried]

    @property
    def minutes(self) -> float:
        """What these cost together."""
        return sum(item.minutes for item in self.wished)


def select(ranked: Iterable[Ranked], case: Case) -> Chosen:
    """Take the candidates in their order as long as there is room for them."""
    chosen, too_long = Chosen(case.tried), []
    for one in sorted(ranked, key=lambda one: _place(one, case)):
        left = _not_twice(one, chosen)
        if left and left.id != case.tried:
            left = _shortened(left, case.wishes.minutes - chosen.minutes)
        later = _why_later(left, chosen, case) if left else Later.ENOUGH
        if left and later is None:
            chosen.items.append(_item(left, case))
            continue
        if left and later is Later.NO_TIME:
            too_long.append(left)
        chosen.waiting.append(Waiting(one.id, later or Later.ENOUGH))
    if too_long and not chosen.wished:
        _take_the_smallest(too_long, chosen, case)
    return chosen


def _place(one: Ranked, case: Case) -> tuple[bool, bool, bool, bool, float, str]:
    # False sorts first: the trial's own, what helped, what was asked for, what is there.
    return (
        one.id != case.tried,
        not one.has("helped"),
        not one.has("asked-for"),
        one.id not in _had(case),
        -one.score,
        one.id,
    )


def _why_later(one: Ranked, chosen: Chosen, case: Case) -> Later | None:
    if case.trial and one.id == case.tried:
        arm = case.trial.arm_on(Night(case.today))
        # An arm without the measure: tonight it is left out, and the trial goes on.
        return None if arm and arm.dose > 0 else Later.TRIAL_OFF
    if case.trial and one.id not in _had(case):
        return Later.TRIAL_RUNS
    if len(chosen.wished) >= case.wishes.measures:
        return Later.ENOUGH
    if _is_new(one, case) and not one.has("asked-for") and not _has_room(chosen, case):
        return Later.ENOUGH
    left = case.wishes.minutes - chosen.minutes
    return Later.NO_TIME if one.candidate.minutes > left else None


def _had(case: Case) -> frozenset[str]:
    items = case.previous.items if case.previous else ()
    return frozenset(item.measure for item in items)


def _is_new(one: Ranked, case: Case) -> bool:
    """Whether it would come on top of a plan that is in use; the first day is one start."""
    if case.previous is None or all(item.since == case.today for item in case.previous.items):
        return False
    return one.id not in _had(case)


def _has_room(chosen: Chosen, case: Case) -> bool:
    newest = max((item.since for item in chosen.items), default=None)
    return newest is None or newest + timedelta(days=NEW_EVERY_DAYS) <= case.today


def _not_twice(one: Ranked, chosen: Chosen) -> Ranked | None:
    """The candidate without what another measure of the plan holds; None if nothing is left."""
    there = {held.exercise for item in chosen.items for held in item.exercises}
    left = one.candidate.without(there)
    if one.candidate.exercises and not left.exercises:
        return None
    return replace(one, candidate=left)


def _shortened(one: Ranked, minutes: float) -> Ranked:
    shorter = one.candidate.within(minutes)
    if len(shorter.exercises) == len(one.candidate.exercises):
        return one
    return replace(one, candidate=shorter, reasons=(*one.reasons, Reason("shortened")))


def _item(one: Ranked, case: Case, *more: Reason) -> PlanItem:
    had = case.previous.items if case.previous else ()
    since = next((item.since for item in had if item.measure == one.id), case.today)
    tried = (Reason("trial-runs"),) if one.id == case.tried else ()
    reasons = (*tried, *more, *one.reasons)
    candidate = one.candidate
    return PlanItem(
        measure=one.id,
        minutes=candidate.minutes,
        when=candidate.measure.when,
        since=since,
        exercises=candidate.exercises,
        cares=candidate.cares,
        reasons=reasons,
        routine=candidate.routine,
    )


def _take_the_smallest(too_long: list[Ranked], chosen: Chosen, case: Case) -> None:
    smallest = min(too_long, key=lambda one: one.candidate.minutes)
    chosen.items.append(_item(smallest, case, Reason("longer-than-wished")))
    chosen.waiting = [one for one in chosen.waiting if one.measure != smallest.id]
