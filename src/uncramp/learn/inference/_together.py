"""Which exposures cannot be told apart: from each other, from the calendar, or from a coin.

Nothing here looks at the cramps, so nothing here can favour an exposure that goes with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from uncramp.learn.inference._answers import Reason
from uncramp.learn.inference._exposures import Followed, at_lag
from uncramp.learn.inference._finding import LEAST_NOTED
from uncramp.learn.inference._likelihood import Array

ALIKE = 0.81
"""The square of a correlation of 0.9."""
FUNCTION = 0.9
"""An exposure is a function of others where they leave a tenth of its variance or less."""
CALENDAR = 0.9
ARM = 0.5
"""Lower than the rest: doing what the coin said on most nights is part of the trial."""
MOST_PARTS = 3
LEAST_WHOLE = 30


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What every night has of its own: ``weekend`` and ``calendar`` columns, and its arm.

    ``calendar`` is (nights, columns); ``arm`` (nights,) numbers the arms, NaN outside a trial.
    """

    weekend: Array
    calendar: Array
    arm: Array


def gathered(followed: Sequence[Followed], known: Known) -> tuple[Followed, ...]:
    """The same exposures, those that cannot be told apart as one, and each with its reason."""
    able = [one for one in followed if one.why is None]
    rest = [one for one in followed if one.why is not None]
    apart = [_from_the_nights(one, known) for one in _pairs(able)]
    free = _functions([one for one in apart if one.why is None])
    bound = [one for one in apart if one.why is not None]
    return tuple(sorted([*rest, *bound, *free], key=lambda one: one.name))


def _pairs(able: list[Followed]) -> list[Followed]:
    """Groups in which each is linked to the next by a correlation of at least 0.9."""
    alike = _correlations(able) ** 2 >= ALIKE
    np.fill_diagonal(alike, val=True)
    left, groups = set(range(len(able))), []
    while left:
        group, edge = set(), {min(left)}
        while edge:
            group |= edge
            edge = {int(j) for i in edge for j in np.flatnonzero(alike[i])} - group
        left -= group
        groups.append([able[i] for i in sorted(group)])
    return [_as_one(group) for group in groups]


def _as_one(group: list[Followed]) -> Followed:
    """The one that is most like the others speaks for them."""
    if len(group) == 1:
        return group[0]
    like = (_correlations(group) ** 2).sum(axis=0)
    order = sorted(range(len(group)), key=lambda i: (-round(like[i], 9), group[i].name))
    first, *others = (group[i] for i in order)
    return _speaking_for(first, others)


def _speaking_for(first: Followed, others: Sequence[Followed]) -> Followed:
    against = _correlations([first, *others])[0, 1:] < 0
    names, opposite = set(first.together_with), set(first.opposite)
    for other, turned in zip(others, against, strict=True):
        theirs = {other.name, *other.together_with}
        names |= theirs
        # Of one that runs the other way, its opposites run this way.
        opposite |= theirs - set(other.opposite) if turned else set(other.opposite)
    return replace(first, together_with=tuple(sorted(names)), opposite=tuple(sorted(opposite)))


def _correlations(group: Sequence[Followed]) -> Array:
    """Between each two, over the nights on which both were noted; 0 where these are few."""
    if not group:
        return np.zeros((0, 0))
    values = np.array([one.values for one in group])
    x, there = np.nan_to_num(values), (~np.isnan(values)).astype(float)
    n = there @ there.T
    few = n < LEAST_NOTED
    n = np.maximum(n, 1.0)
    mean = x @ there.T / n
    spread = np.maximum(x**2 @ there.T / n - mean**2, 0.0)
    both = spread * spread.T
    shared = x @ x.T / n - mean * mean.T
    flat = few | (both <= 1e-12)
    return np.where(flat, 0.0, shared / np.sqrt(np.where(flat, 1.0, both)))


def _from_the_nights(one: Followed, known: Known) -> Followed:
    for lag in one.lags:
        why = _same_as(at_lag(one.values, lag), known)
        if why is not None:
            return replace(one, lags=(), why=why)
    return one


def _same_as(values: Array, known: Known) -> Reason | None:
    noted = ~np.isnan(values)
    tossed = noted & ~np.isnan(known.arm)
    arms = (known.arm[tossed][:, None] == np.unique(known.arm[tossed])).astype(float)
    if _explained(values[tossed], arms) >= ARM:
        return Reason.EQUAL_TO_ARM
    # The weekend is one of the calendar's columns, so it need not be asked on most nights.
    if _explained(values[noted], known.calendar[noted]) < CALENDAR:
        return None
    weekend = _explained(values[noted], known.weekend[noted][:, None]) >= CALENDAR
    return Reason.SAME_AS_WEEKEND if weekend else Reason.SAME_AS_CALENDAR


def _functions(able: list[Followed]) -> list[Followed]:
    """Those that two or three others give away, each as one with them."""
    while True:
        found = _given_away(able)
        if not found:
            return able
        # Of a sum and its parts the sum is the most like all of them.
        like = (_correlations(able) ** 2).sum(axis=0)
        i = max(found, key=lambda at: (round(like[at], 9), -at))
        together = _speaking_for(able[i], [able[at] for at in found[i]])
        able = [together if at == i else one for at, one in enumerate(able) if at not in found[i]]


def _given_away(able: list[Followed]) -> dict[int, list[int]]:
    """The places of exposures that are a function of others, with the places of these."""
    values = np.array([one.values for one in able]) if able else np.zeros((0, 0))
    whole = ~np.isnan(values).any(axis=0)
    if whole.sum() < LEAST_WHOLE:
        return {}
    columns = values[:, whole].T
    parts = {i: _parts(columns, i) for i in range(len(able))}
    return {i: found for i, found in parts.items() if found}


def _parts(columns: Array, i: int) -> list[int]:
    """Up to three columns that leave a tenth of column ``i`` or less; none where none do."""
    parts: list[int] = []
    others = np.delete(np.arange(columns.shape[1]), i)
    left = columns - columns.mean(axis=0)
    while len(parts) < min(MOST_PARTS, len(others)):
        size = (left**2).sum(axis=0)
        gain = np.where(
            size > 1e-9 * len(left), (left.T @ left[:, i]) ** 2 / np.maximum(size, 1e-300), 0.0
        )
        best = int(others[gain[others].argmax()])
        if gain[best] == 0.0:
            break
        parts.append(best)
        if _explained(columns[:, i], columns[:, parts]) >= FUNCTION:
            return parts
        away = left[:, best] / np.sqrt(size[best])
        left = left - np.outer(away, away @ left)
    return []


def _explained(values: Array, columns: Array) -> float:
    """The share of the variance that the columns and a constant explain; 0 where nights are few."""
    if len(values) < LEAST_NOTED:
        return 0.0
    centred = values - values.mean()
    whole = np.column_stack([np.ones(len(values)), columns])
    left = centred - whole @ np.linalg.lstsq(whole, centred, rcond=None)[0]
    total = float(centred @ centred)
    return 0.0 if total <= 1e-12 * len(values) else 1.0 - float(left @ left) / total
