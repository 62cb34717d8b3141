"""From answers and earlier attacks to everything the relief page may say."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from uncramp.care.assessment import Assessment
from uncramp.care.relief._gates import cares, held_back, never_first, urgent
from uncramp.care.relief._learned import first_tries
from uncramp.care.relief._order import orders_ahead
from uncramp.care.relief._types import Guide, HeldBack, Orders, ReliefStep, Tries
from uncramp.knowledge.content import KnowledgeBase, Manoeuvre, Offered
from uncramp.person.attacks import Attack, Position
from uncramp.person.diary import Muscle

ORDERS_AHEAD: Final = 20
# Chosen here and on the careful side: no source says for how long such answers hold.
GOOD_DAYS: Final = 30


def guide(
    assessment: Assessment | None,
    known: KnowledgeBase,
    attacks: Iterable[Attack],
    *,
    seed: int,
    drawn_at: datetime,
    made_from: str,
) -> Guide:
    """What this person may be told in an attack, and the next twenty orders for each muscle.

    ``assessment`` is None for somebody who answered nothing: then only the safest is open.
    ``drawn_at`` knows its zone. The same arguments give the same guide.
    """
    each = [one for one in known.manoeuvres.values() if one.withdrawn is None]
    shut = {one.id: held_back(one, assessment) for one in each}
    free = [one for one in each if shut[one.id] is None]
    history = first_tries(attacks)
    return Guide(
        steps={one.id: _step(one, assessment) for one in free},
        orders={
            muscle: _orders(muscle, free, assessment, history.get(muscle, {}), seed)
            for muscle in Muscle
        },
        safest={muscle: tuple(_safest(muscle, free)) for muscle in Muscle},
        held=tuple(why for why in shut.values() if isinstance(why, HeldBack)),
        made_from=made_from,
        drawn_at=drawn_at,
        good_until=_good_until(assessment, drawn_at),
        signs=urgent(assessment),
    )


def _step(one: Manoeuvre, assessment: Assessment | None) -> ReliefStep:
    return ReliefStep(
        manoeuvre=one.id,
        drawing=one.drawing,
        hold_s=one.hold_s,
        ease_s=one.ease_s,
        times=one.times,
        positions=tuple(Position(name) for name in one.positions),
        cares=cares(one, assessment),
        muscles=tuple(Muscle(name) for name in one.muscles),
        by_partner=one.by_partner,
        wrong=one.wrong,
    )


def _own(muscle: Muscle, free: Iterable[Manoeuvre]) -> list[Manoeuvre]:
    return [one for one in free if muscle in one.muscles and not one.by_partner]


def _orders(
    muscle: Muscle,
    free: Iterable[Manoeuvre],
    assessment: Assessment | None,
    history: Mapping[str, Tries],
    seed: int,
) -> Orders:
    own = _own(muscle, free)
    first = [one.id for one in own if not never_first(one, assessment)]
    late = {one.offered: list[str]() for one in own}
    for one in own:
        if one.id not in first:
            late[one.offered].append(one.id)
    # One stream for each muscle, so that a new manoeuvre for one leaves the others as drawn.
    rng = Random(f"{seed}/{muscle}")  # noqa: S311 - which stretch comes first is no secret
    fits = {one.id: [Position(name) for name in one.positions] for one in own}
    begins = orders_ahead(first, history, rng, n=ORDERS_AHEAD, fits=fits)
    usual = late.get(Offered.USUAL, [])
    then = orders_ahead(usual, history, rng, n=ORDERS_AHEAD, fits=fits)
    ends = (*late.get(Offered.LATER, []), *late.get(Offered.LAST, []))
    orders = tuple((*one, *more, *ends) for one, more in zip(begins, then, strict=True))
    return Orders(muscle, seed, orders)


def _safest(muscle: Muscle, free: Iterable[Manoeuvre]) -> Iterator[str]:
    own = _own(muscle, free)
    for offered in (Offered.SAFEST, Offered.LAST):
        yield from (one.id for one in own if one.offered is offered)


def _good_until(assessment: Assessment | None, drawn_at: datetime) -> datetime:
    """Thirty days on, or earlier when a check of a warning sign ends before."""
    latest = drawn_at + timedelta(days=GOOD_DAYS)
    ends = [one.until for one in (assessment.checked if assessment else ()) if one.until]
    if not ends:
        return latest
    after = min(ends) + timedelta(days=1)
    return min(latest, max(drawn_at, datetime.combine(after, time(), drawn_at.tzinfo)))
