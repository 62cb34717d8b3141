"""How well each alternative of a coin explains the unit's nights, under many small models.

A working model need not be true: whatever it says, the evidence it makes is valid, because
only the coin is trusted. A better one only needs fewer nights. Each component is a rate
ratio, a night-to-night overdispersion and a filter that says what was to be expected
(``_usual_rate``); a unit's own rate lies around it, and is integrated out. Scores
are sums over nights of something that the other nights do not enter, so that the worst a
missing night can do is found exactly (``docs/build/evidence.md``).
"""

from collections.abc import Iterator

import numpy as np

from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._tosses import Flags, Places, Tosses
from uncramp.learn.inference._usual_rate import TINY, Inside, UsualRate, usual_rate

OVERDISPERSION = (0.02, 0.5)


def log_factors(tosses: Tosses, ratios: Array, cap: float) -> Iterator[list[Array]]:
    """What each unit multiplies the evidence by: (filters, ratios, trials, units), logs.

    For each overdispersion: over the nights that are known and, where it is not the same, at
    worst over what missing nights can have been, up to ``cap`` cramps each.
    """
    inside = Inside.of(tosses.unit)
    usual = usual_rate(tosses, ratios, inside)
    for overdispersion in OVERDISPERSION:
        scored = _Scored(tosses, ratios, inside, usual, overdispersion)
        gaps = tosses.missing.any() or tosses.some.any()
        yield [scored.observed(), *([scored.at_worst(cap)] if gaps else [])]


class _Scored:
    """The score of every alternative under one overdispersion.

    Shapes are (alternatives, filters, ratios, trials, nights or units).
    """

    def __init__(
        self, tosses: Tosses, ratios: Array, inside: Inside, usual: UsualRate, spread: float
    ) -> None:
        self.tosses, self.inside, self.shape = tosses, inside, usual.shape
        self.weight = usual.shape / usual.mean
        self.nightly, self.mean = usual.nightly, usual.mean[..., inside.unit]
        log_ratio = np.log(ratios)[:, None, None] * tosses.at_work[:, None, None][..., inside.at]
        full = spread * usual.nightly
        load = np.log1p(full * np.exp(log_ratio))
        self.slope = log_ratio - load
        # In shares of the unit's own rate, of which a night has more or less.
        self.taken = load / (spread * self.mean)
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
        plain = np.maximum(self.nightly * self.plain, TINY)
        return own, self.plain * self.nightly / -np.expm1(-plain)

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
