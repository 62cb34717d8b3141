"""Diaries that CRAMP-1 itself draws from its priors, with the truth behind each.

Written from the tables of ``docs/build/statistics.md`` and sharing no line with the engine:
a mistake in the one cannot hide a mistake in the other.
"""

from dataclasses import dataclass
from math import log, pi

import numpy as np
import numpy.typing as npt

from uncramp.cohort.calibrate._cells import OwnPrior
from uncramp.learn.trials import Outcome

Array = npt.NDArray[np.float64]

PRIORS = {
    "intercept": (log(0.4), 1.5),
    "trend": (0.0, 0.5),
    "weekend": (0.0, 0.25),
    "season-cos": (0.0, 0.3),
    "season-sin": (0.0, 0.3),
    "number": (0.0, 0.35),
    "yes-no": (0.0, 0.35),
    "treatment": (0.0, 0.5),
}
"""Every column is in every diary, also where a short one would leave it out: that is harder."""
COEFFICIENTS = tuple(PRIORS)
SIGMA_MEAN, NU_MEAN = 1 / 3, 1 / 2
MEMORY_LOG = (log(5), 1.0)
YEAR = 365.25
GAPS = (0.0, 0.1, 0.4)
"""Shares of nights that are not recorded; each diary has one of them."""
UNCOUNTED = (0.0, 0.2)
"""Shares of the nights with cramps on which nobody counted."""
BEYOND = 1e6
"""A mean beyond this is far over any limit of counts, and would overflow the generator."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One diary as ``fit`` takes it, and the coefficients it was drawn with."""

    counts: Array
    some: npt.NDArray[np.bool_]
    columns: Array
    coefficients: Array


def draw(setting: OwnPrior, rng: np.random.Generator) -> Drawn:
    """Hyperparameters and coefficients from their priors, then the states, then the nights."""
    nights = setting.nights
    columns = _columns(nights, rng)
    mean, sd = np.array(list(PRIORS.values())).T
    coefficients = rng.normal(mean, sd)
    log_rate = columns @ coefficients + _states(nights, rng)
    counts = _answers(np.exp(log_rate), setting.outcome, rng)
    # Neither depends on how many cramps a night had, only on whether it had one.
    some = (counts > 0) & (rng.random(nights) < rng.choice(UNCOUNTED))
    counts[rng.random(nights) < rng.choice(GAPS)] = np.nan
    if setting.outcome is Outcome.YES_NO:
        return Drawn(counts, np.zeros(nights, dtype=bool), columns, coefficients)
    counts[some & ~np.isnan(counts)] = 1.0
    return Drawn(counts, some & ~np.isnan(counts), columns, coefficients)


def _states(nights: int, rng: np.random.Generator) -> Array:
    """The waxing and waning of the log rate, begun where it is stationary."""
    sigma = rng.exponential(SIGMA_MEAN)
    rho = np.exp(-1 / rng.lognormal(*MEMORY_LOG))
    return np.asarray(sigma * _memory(nights, rho, rng))


def _memory(nights: int, rho: float, rng: np.random.Generator) -> Array:
    steps = rng.normal(size=nights)
    steps[1:] *= np.sqrt(1 - rho**2)
    for t in range(1, nights):
        steps[t] += rho * steps[t - 1]
    return steps


def _answers(rate: Array, outcome: Outcome, rng: np.random.Generator) -> Array:
    if outcome is Outcome.YES_NO:
        return (rng.random(len(rate)) < -np.expm1(-rate)).astype(float)
    size = 1 / max(rng.exponential(NU_MEAN), 1e-6) ** 2
    luck = rng.gamma(size, 1 / size, len(rate))
    return rng.poisson(np.minimum(rate * luck, BEYOND)).astype(float)


def _columns(nights: int, rng: np.random.Generator) -> Array:
    """The columns of a diary with two exposures and a trial, in the order of ``PRIORS``."""
    t = np.arange(nights)
    weekend = (t + rng.integers(7)) % 7 < 2
    angle = 2 * pi * (t / YEAR + rng.random())
    number = _memory(nights, np.exp(-1 / 5), rng)
    often = _memory(nights, np.exp(-1 / 5), rng) > rng.normal(0.5, 0.3)
    spread = number.std() or 1.0
    return np.column_stack([
        np.ones(nights),
        (t - (nights - 1) / 2) / YEAR,
        weekend - 2 / 7,
        np.cos(angle),
        np.sin(angle),
        (number - number.mean()) / spread,
        often - often.mean(),
        _dose(nights, rng),
    ])  # fmt: skip


def _dose(nights: int, rng: np.random.Generator) -> Array:
    """A dose by coins of one to ten nights, worked in and worn off by halves of two nights."""
    told = np.repeat(rng.integers(2, size=nights), rng.integers(1, 11))[:nights]
    at_work, keep = np.zeros(nights), 2 ** (-1 / 2)
    level = 0.0
    for t in range(nights):
        level = told[t] + keep * (level - told[t])
        at_work[t] = level
    return at_work
