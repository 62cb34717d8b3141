"""How well each alternative of a coin explains the unit's nights, under many small models.

A working model need not be true: whatever it says, the evidence it makes is valid, because
only the coin is trusted. A better one only needs fewer nights. Each component is a rate
ratio, a night-to-night overdispersion and a discount. The usual rate is a gamma filter
that forgets by the discount; a unit's own rate lies around it by what is not known of it and
by how nights wax and wane, and is integrated out. Scores
are sums over nights of something that the other nights do not enter, so that the worst a
missing night can do is found exactly (``docs/build/evidence.md``).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._tosses import Flags, Places, Tosses

OVERDISPERSION = (0.02, 0.5)
DISCOUNT = np.array([0.97, 0.99])
UNIT_SPREAD = np.array([0.15, 0.0])
"""Variance of a unit's own rate by its square, for each discount: nights wax and wane, or not."""
PRIOR_RATE, PRIOR_WEIGHT = 0.4, 0.5
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class _Inside:
    """The nights that lie in units: their places, their unit, and where each unit begins."""

    at: Places
    unit: Places
    cut: Places

    def total(self, nightly: Array) -> Array:
        """Sums over each unit's nights."""
        if len(self.cut) == len(self.at):
            return nightly
        summed: Array = np.add.reduceat(nightly, self.cut, axis=-1)
        return summed


def log_factors(tosses: Tosses, ratios: Array, cap: float) -> Iterator[list[Array]]:
    """What each unit multiplies the evidence by: (discounts, ratios, trials, units), logs.

    For each overdispersion: over the nights that are known and, where it is not the same, at
    worst over what missing nights can have been, up to ``cap`` cramps each.
    """
    at = np.flatnonzero(tosses.unit >= 0)
    unit = tosses.unit[at]
    inside = _Inside(at, unit, np.flatnonzero(np.diff(unit, prepend=-1)))
    shape, weight = _usual_rate(tosses, ratios)
    for overdispersion in OVERDISPERSION:
        scored = _Scored(tosses, ratios, inside, (shape, weight, overdispersion))
        gaps = tosses.missing.any() or tosses.some.any()
        yield [scored.observed(), *([scored.at_worst(cap)] if gaps else [])]


def _usual_rate(tosses: Tosses, ratios: Array) -> tuple[Array, Array]:
    """The gamma filter's shape and rate as each unit begins: (discounts, ratios, trials, units).

    Only known nights move it, and only nights before: it never sees the unit it speaks of.
    """
    known = ~np.isnan(tosses.counts)
    counts = np.where(known, tosses.counts, 0.0)
    # A night with some cramps has a count of at least one as well.
    some: Flags = np.asarray(counts > 0) if tosses.yes_no else tosses.some
    taken = ratios[:, None, None] ** _as_drawn(tosses.at_work, tosses) * known
    # Night first, so that the loop only adds rows that lie side by side.
    path = _filtered(counts.T, some.T, np.moveaxis(taken, -1, 0))
    at_start = np.moveaxis(path[:, tosses.start], 1, -1)
    return at_start[0], at_start[1]


def _filtered(counts: Array, some: Flags, taken: Array) -> Array:
    """Shape and rate before each night: (2, nights, discounts, ratios, trials)."""
    keep = DISCOUNT[:, None, None]
    floor = (1 - keep) * PRIOR_WEIGHT
    shape = np.full((len(DISCOUNT), *taken.shape[1:]), PRIOR_WEIGHT)
    weight = shape / PRIOR_RATE
    seen, more = counts[:, None, None] + floor, taken[:, None] + floor / PRIOR_RATE
    coarse = set(np.flatnonzero(some.any(axis=1)).tolist())
    out = np.empty((2, len(counts), *shape.shape))
    for t in range(len(counts)):
        out[0, t], out[1, t] = shape, weight
        now = seen[t]
        if t in coarse:
            # A night with some cramps stands for as many as it has on average.
            mean = np.maximum(shape / weight * taken[t], TINY)
            now = floor + np.where(some[t], mean / -np.expm1(-mean), counts[t])
        shape = shape * keep + now
        weight = weight * keep + more[t]
    return out


def _as_drawn(by_alternative: Array, tosses: Tosses) -> Array:
    """Of (alternatives, trials, nights), what came up; outside the units all are the same."""
    which = np.where(tosses.unit >= 0, tosses.drawn[:, tosses.unit], 0)
    taken: Array = np.take_along_axis(by_alternative, which[None], axis=0)[0]
    return taken


class _Scored:
    """The score of every alternative under one overdispersion.

    Shapes are (alternatives, discounts, ratios, trials, nights or units).
    """

    def __init__(
        self, tosses: Tosses, ratios: Array, inside: _Inside, rate: tuple[Array, Array, float]
    ) -> None:
        shape, weight, spread = rate
        mean = np.maximum(shape / weight, TINY)
        self.tosses, self.inside = tosses, inside
        self.shape = shape / (1 + spread * mean + UNIT_SPREAD[:, None, None, None] * shape)
        self.weight = self.shape / mean
        self.mean = mean[..., inside.unit]
        log_ratio = np.log(ratios)[:, None, None] * tosses.at_work[:, None, None][..., inside.at]
        full = spread * self.mean
        load = np.log1p(full * np.exp(log_ratio))
        self.slope = log_ratio - load
        self.taken = load / full
        self.plain = np.log1p(full) / full
        counts = tosses.counts[:, inside.at]
        self.known: Flags = ~np.isnan(counts)
        self.counts = np.where(self.known, counts, 0.0)
        coarse = tosses.some[:, inside.at]
        self.coarse: Flags = coarse | (self.counts > 0) if tosses.yes_no else coarse

    def observed(self) -> Array:
        """The log factor of the known nights."""
        own = self.counts * self.slope
        seen = self.counts * self.plain
        if self.coarse.any():
            some, pseudo = self._some()
            own, seen = np.where(self.coarse, some, own), np.where(self.coarse, pseudo, seen)
        reach = np.log(self.weight + self.inside.total(self.taken * self.known))
        score = self.inside.total(own) - (self.shape + self.inside.total(seen)) * reach
        return -self._log_mean_against_drawn(score)

    def at_worst(self, cap: float) -> Array:
        """The log factor when every missing night was as unkind as it can have been.

        Exact for two alternatives; for more, each is given its own worst, which is lower.
        """
        filled = self.tosses.missing[:, self.inside.at]
        if not self.tosses.yes_no:
            filled = filled | self.coarse
        reach = np.log(self.weight + self.inside.total(self.taken * (self.known | filled)))
        own, seen = self.slope, self.plain
        if self.tosses.yes_no:
            own, seen = self._some()
        # What one more cramp on a night adds to each alternative.
        each = own - seen * reach[..., self.inside.unit]
        drawn = np.broadcast_to(self._drawn(), (1, *each.shape[1:-1], len(self.tosses.start)))
        each = each - np.take_along_axis(each, drawn[..., self.inside.unit], axis=0)
        least = np.where(self.known, 1.0, 0.0)
        most = 1.0 if self.tosses.yes_no else max(cap, 1.0)
        fixed = (self.coarse if self.tosses.yes_no else self.counts) * each
        nightly = np.where(filled, np.maximum(least * each, most * each), fixed)
        against = self.inside.total(nightly) - self.shape * reach
        against = against + np.take_along_axis(self.shape * reach, drawn, axis=0)
        return -self._log_mean(against)

    def _some(self) -> tuple[Array, Array]:
        """At least one cramp: its own score, and the cramps it stands for in the shared rate."""
        expected = np.maximum(self.mean * self.taken, TINY)
        own = np.log(-np.expm1(-expected)) + expected
        plain = np.maximum(self.mean * self.plain, TINY)
        return own, self.plain * self.mean / -np.expm1(-plain)

    def _drawn(self) -> Places:
        return self.tosses.drawn[None, None, None]

    def _log_mean_against_drawn(self, score: Array) -> Array:
        drawn = np.broadcast_to(self._drawn(), (1, *score.shape[1:]))
        return self._log_mean(score - np.take_along_axis(score, drawn, axis=0))

    def _log_mean(self, against: Array) -> Array:
        """Log of the mean of exp over the alternatives, by their chances."""
        # A factor below exp(-700) is none; exp of more would overflow.
        weighted = self.tosses.chance[:, None, None] * np.exp(np.minimum(against, 700.0))
        mean: Array = np.log(weighted.sum(axis=0))
        return mean
