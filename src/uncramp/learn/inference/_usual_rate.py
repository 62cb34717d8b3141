"""What a unit's nights would be like, said before the first of them: a filter over the past.

The log rate is a level that drifts plus a waxing and waning that fades. Each night is taken
as one Poisson count of a gamma rate with the same mean and spread, which keeps a step to a
few sums; a night with its own overdispersion counts for less. It need not be true: it only
has to know nothing of the unit that it speaks of (``docs/build/evidence.md``).
"""

from dataclasses import dataclass

import numpy as np

from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._tosses import Flags, Places, Tosses

WAXING = np.array([0.5, 0.0])
"""Standard deviation of the log rate as nights wax and wane, in each of two filters."""
FADING = np.exp(-1 / np.array([7.0, 1.0]))
"""What is left of it a night later; of none there is nothing left."""
DRIFT = np.array([0.03, 0.012])
"""Standard deviation of the level's step from night to night."""
PRIOR_RATE, PRIOR_VARIANCE = 0.4, 1.5
OVERDISPERSED = 0.3
LEAST_SPREAD = 1e-4
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Inside:
    """The nights that lie in units: their places, their unit, and where each unit begins."""

    at: Places
    unit: Places
    cut: Places

    @classmethod
    def of(cls, unit: Places) -> "Inside":
        """From the unit of every night, -1 for none."""
        at = np.flatnonzero(unit >= 0)
        return cls(at, unit[at], np.flatnonzero(np.diff(unit[at], prepend=-1)))

    @property
    def lengths(self) -> Places:
        """Nights in each unit."""
        return np.diff(np.append(self.cut, len(self.at)))

    def total(self, nightly: Array) -> Array:
        """Sums over each unit's nights."""
        if len(self.cut) == len(self.at):
            return nightly
        summed: Array = np.add.reduceat(nightly, self.cut, axis=-1)
        return summed


@dataclass(frozen=True, slots=True)
class UsualRate:
    """What was to be expected: (filters, ratios, trials, units), ``nightly`` with nights last.

    ``mean`` cramps a night and, of a gamma, the ``shape`` of the unit's own rate around it;
    ``nightly`` is the mean of each night in it.
    """

    mean: Array
    shape: Array
    nightly: Array


def usual_rate(tosses: Tosses, ratios: Array, inside: Inside) -> UsualRate:
    """The rate without the measure that each unit's nights were to have, from nights before it."""
    known = ~np.isnan(tosses.counts)
    counts = np.where(known, tosses.counts, 0.0)
    # A night with some cramps has a count of at least one as well.
    some: Flags = np.asarray(counts > 0) if tosses.yes_no else tosses.some
    taken = ratios[:, None, None] ** as_drawn(tosses.at_work, tosses)
    # Night first, so that the loop only adds rows that lie side by side.
    path = _filtered(counts.T, some.T, known.T, np.moveaxis(taken, -1, 0))
    states = np.moveaxis(path[:, tosses.start], 1, -1)
    level, wave, of_level, of_wave, of_both = states[..., inside.unit]
    fading, waxing = FADING[:, None, None, None], WAXING[:, None, None, None]
    left = fading ** (inside.at - tosses.start[inside.unit])
    spread = of_level + left * (left * of_wave + 2 * of_both) + waxing**2 * (1 - left**2)
    nightly = np.maximum(np.exp(level + left * wave + spread / 2), TINY)
    first, second = _over_a_unit(inside.lengths)
    shared = states[2] + first * (first * states[3] + 2 * states[4]) + second
    shape = 1 / np.expm1(np.maximum(shared, LEAST_SPREAD))
    return UsualRate(inside.total(nightly) / inside.lengths, shape, nightly)


def as_drawn(by_alternative: Array, tosses: Tosses) -> Array:
    """Of (alternatives, trials, nights), what came up; outside the units all are the same."""
    which = np.where(tosses.unit >= 0, tosses.drawn[:, tosses.unit], 0)
    taken: Array = np.take_along_axis(by_alternative, which[None], axis=0)[0]
    return taken


def _over_a_unit(lengths: Places) -> tuple[Array, Array]:
    """Over a unit: what is left of a wave, how what is new varies; (filters, 1, 1, units) each."""
    first = np.empty((len(FADING), len(lengths)))
    second = np.empty_like(first)
    for nights in np.unique(lengths):
        night = np.arange(nights)
        left = FADING[:, None] ** night
        apart = FADING[:, None, None] ** np.abs(night[:, None] - night)
        new = apart - left[:, :, None] * left[:, None, :]
        first[:, lengths == nights] = left.mean(axis=1)[:, None]
        second[:, lengths == nights] = (WAXING**2 * new.mean(axis=(1, 2)))[:, None]
    return first[:, None, None], second[:, None, None]


def _filtered(counts: Array, some: Flags, known: Flags, taken: Array) -> Array:
    """Before each night: level, wave, their variances and covariance.

    (5, nights, filters, ratios, trials), all of the log rate without the measure.
    """
    fading, waxing, drift = (of[:, None, None] for of in (FADING, WAXING, DRIFT))
    size = (len(FADING), *taken.shape[1:])
    level, wave = np.full(size, np.log(PRIOR_RATE)), np.zeros(size)
    of_level, of_wave = np.full(size, PRIOR_VARIANCE), np.broadcast_to(waxing**2, size)
    of_both = np.zeros(size)
    coarse = set(np.flatnonzero(some.any(axis=1)).tolist())
    out = np.empty((5, len(counts), *size))
    for t in range(len(counts)):
        for row, state in enumerate((level, wave, of_level, of_wave, of_both)):
            out[row, t] = state
        whole = of_level + of_wave + 2 * of_both
        stands_for = some[t] if t in coarse else None
        moved, less = _learned(level + wave, whole, counts[t], known[t], taken[t], stands_for)
        to_level, to_wave = (of_level + of_both) / whole, (of_wave + of_both) / whole
        level, wave = level + to_level * moved, fading * (wave + to_wave * moved)
        of_level = of_level + to_level**2 * less + drift**2
        of_both = fading * (of_both + to_level * to_wave * less)
        of_wave = fading**2 * (of_wave + to_wave**2 * less) + waxing**2 * (1 - fading**2)
    return out


def _learned(
    log_rate: Array,
    variance: Array,
    count: Array,
    known: Flags,
    taken: Array,
    some: Flags | None,
) -> tuple[Array, Array]:
    """How far one night moves the log rate and its variance; not at all where it is not known."""
    mean = np.exp(log_rate + variance / 2)
    shape = 1 / np.expm1(variance)
    expected = np.maximum(mean * taken, TINY)
    if some is not None:
        # A night with some cramps stands for as many as it has on average.
        count = np.where(some, expected / -np.expm1(-expected), count)
    trust = known / (1 + OVERDISPERSED * expected)
    after = shape + trust * count
    left = np.log1p(1 / after)
    rate = after / (shape / mean + trust * taken)
    return np.log(rate) - left / 2 - log_rate, left - variance
