"""Which manoeuvre comes first in the next attack, learned from the person's own."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import Final

from uncramp.care.relief._types import Tries
from uncramp.person.attacks import Position

EACH_FIRST: Final = 3
"""So often each manoeuvre comes first before any is preferred."""
DRAWS: Final = 5
"""How many draws of a posterior are averaged: one is Thompson's rule, many the mean."""

Fits = Mapping[str, Collection[Position]]


def order(
    manoeuvres: Sequence[str],
    history: Mapping[str, Tries],
    rng: Random,
    drawn: Mapping[tuple[Position, str], int] | None = None,
    fits: Fits | None = None,
) -> tuple[str, ...]:
    """A sequence of ``manoeuvres`` for one attack, drawn with ``rng``.

    Until each has been first EACH_FIRST times, the one that was first least often comes
    first, drawn among equals; so none wins because it stands first in a list. Then each
    stands by draws from what its own tries leave open: Beta(1 + let go, 1 + did not).
    ``fits`` are the positions each can be done in, all where it is None; what does not fit is
    passed over in an attack, so whose turn it is counts in each position by itself. ``drawn``
    counts who comes first there in orders that wait to be used.
    """
    names = list(dict.fromkeys(manoeuvres))
    level = {name: _level(name, history, rng) for name in names}
    names.sort(key=lambda name: -level[name])
    waiting, settled = drawn or {}, set[Position]()
    for place in Position:
        here = [name for name in names if _fits(name, place, fits)]
        so_far = {n: history.get(n, Tries()).tried + waiting.get((place, n), 0) for n in here}
        # Another one in front must not change who comes first in the positions before.
        free = [n for n in here if n == here[0] or not any(_fits(n, p, fits) for p in settled)]
        settled.add(place)
        if len(free) > 1 and min(so_far.values()) < EACH_FIRST:
            rarest = min(so_far[name] for name in free)
            first = rng.choice([name for name in free if so_far[name] == rarest])
            if first != here[0]:
                names.sort(key=lambda name: name != first)
    return tuple(names)


def orders_ahead(
    manoeuvres: Sequence[str],
    history: Mapping[str, Tries],
    rng: Random,
    *,
    n: int,
    fits: Fits | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The next ``n`` orders, none of which knows how those before it will end."""
    drawn = Counter[tuple[Position, str]]()
    orders = []
    for _ in range(n):
        one = order(manoeuvres, history, rng, drawn, fits)
        for place in Position:
            drawn.update([(place, name) for name in one if _fits(name, place, fits)][:1])
        orders.append(one)
    return tuple(orders)


def _fits(name: str, place: Position, fits: Fits | None) -> bool:
    return fits is None or place in fits[name]


def _level(name: str, history: Mapping[str, Tries], rng: Random) -> float:
    tries = history.get(name, Tries())
    did_not = tries.tried - tries.let_go
    return sum(rng.betavariate(1 + tries.let_go, 1 + did_not) for _ in range(DRAWS))
