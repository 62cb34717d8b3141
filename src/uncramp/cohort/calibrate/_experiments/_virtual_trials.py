"""Virtual trials by the thousand: nights that wax and wane, coins, gaps, and no engine in them."""

from dataclasses import dataclass
from math import lgamma, log

import numpy as np
import numpy.typing as npt

from uncramp.cohort.calibrate._cells import Trial

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

POISSON_WORLDS = frozenset({"iid", "drift"})
SIZE = 2.0
"""Of the negative binomial in every other world."""
MOST_LIKELY = 0.8
"""An adaptive coin shows an arm with this chance at most."""


@dataclass(frozen=True, slots=True)
class Trials:
    """Arrays as in the engine: (trials, nights), (trials, units), alternatives in front."""

    counts: Array
    unit: Places
    start: Places
    drawn: Places
    chance: Array
    given: Array


def made(trial: Trial, nights: int, trials: int, rng: np.random.Generator) -> Trials:
    """Trials of one kind; ``nights`` a multiple of the unit."""
    counts = _both_outcomes(trial, nights, trials, rng)
    units, unit = nights // trial.unit, np.repeat(np.arange(nights // trial.unit), trial.unit)
    dose = np.stack([np.zeros(nights), np.ones(nights)])
    if trial.pair:
        second = np.arange(nights) % trial.unit >= trial.unit // 2
        dose = np.where(second, 1 - dose, dose)
    given = np.repeat(dose[:, None], trials, axis=1)
    drawn, chance = _coins(trial, counts, units, rng)
    told = np.take_along_axis(given, drawn[None, :, unit], axis=0)[0]
    seen = np.where(told > 0, counts[1], counts[0])
    gone = rng.random(seen.shape) < np.where(told > 0, trial.gaps[1], trial.gaps[0])
    if trial.bad_gaps:
        gone &= seen > 0
    seen[gone] = np.nan
    start = np.arange(units) * trial.unit
    return Trials(seen, unit, start, drawn, np.stack([1 - chance, chance]), given)


def _both_outcomes(trial: Trial, nights: int, trials: int, rng: np.random.Generator) -> Array:
    """What each night would be without and with the measure: (2, trials, nights)."""
    mean = _means(trial, nights, trials, rng)
    # The same gamma for both arms: the sharp null holds night by night where the ratio is 1.
    poisson = trial.world in POISSON_WORLDS
    luck = np.ones(()) if poisson else rng.gamma(SIZE, 1 / SIZE, mean.shape)
    without = rng.poisson(mean * luck)
    with_it = without if trial.ratio == 1 else rng.poisson(mean * luck * trial.ratio)
    return np.stack([without, with_it]).astype(float)


def _means(trial: Trial, nights: int, trials: int, rng: np.random.Generator) -> Array:
    t = np.arange(nights)
    if trial.world == "iid":
        return np.full((trials, nights), trial.rate)
    if trial.world == "drift":
        way = rng.choice([-1.5, 1.5], trials)[:, None]
        return np.asarray(trial.rate * np.exp(way * (t / 365 - 0.5)))
    sigma, ell = (1.0, 20.0) if trial.world == "strong" else (0.5, 5.0)
    keep = np.exp(-1 / ell)
    waxing = np.empty((trials, nights))
    state = rng.normal(size=trials) * sigma
    for night in t:
        state = keep * state + sigma * np.sqrt(1 - keep**2) * rng.normal(size=trials)
        waxing[:, night] = state
    high = 1.5 if trial.world == "falling" else 0.7
    season = 0.3 * np.sin(2 * np.pi * (t / 365.25 + rng.random((trials, 1))))
    return np.asarray(trial.rate * np.exp(waxing + high * np.exp(-t / 30) + season))


def _coins(
    trial: Trial, counts: Array, units: int, rng: np.random.Generator
) -> tuple[Places, Array]:
    """What came up, and the chance of the arm with the measure: (trials, units) each."""
    trials = counts.shape[1]
    chance = np.full((trials, units), trial.propensity)
    drawn = np.empty((trials, units), dtype=np.intp)
    cramps, nights = np.full((2, trials), 0.5), np.ones((2, trials))
    rows = np.arange(trials)
    for unit in range(units):
        if trial.adaptive:
            gap = np.log(cramps[0] / nights[0]) - np.log(cramps[1] / nights[1])
            z = gap / np.sqrt((1 / cramps).sum(axis=0))
            likely = 1 / (1 + np.exp(-1.7 * z))
            chance[:, unit] = np.clip(likely, 1 - MOST_LIKELY, MOST_LIKELY)
        on = (rng.random(trials) < chance[:, unit]).astype(np.intp)
        drawn[:, unit] = on
        if trial.adaptive:
            seen = counts[:, :, unit * trial.unit : (unit + 1) * trial.unit].sum(axis=2)
            cramps[on, rows] += seen[on, rows]
            nights[on, rows] += trial.unit
    return drawn, chance


def bound(trial: Trial, level: float = 25.0) -> float:
    """Nights that log(level) takes at the rate of information of one fair coin a night.

    Nights are taken to be independent at the base rate, so in worlds that wax and wane it
    is a measure and no bound.
    """
    size = np.inf if trial.world in POISSON_WORLDS else SIZE
    means = (trial.rate * trial.ratio, trial.rate)
    on, off = (np.array([_pmf(k, mean, size) for k in range(80)]) for mean in means)
    mixed = (on + off) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = [np.nansum(np.where(p > 0, p * np.log(p / mixed), 0.0)) for p in (on, off)]
    return float(log(level) / (sum(gain) / 2))


def _pmf(k: int, mean: float, size: float) -> float:
    if np.isinf(size):
        return float(np.exp(k * log(mean) - mean - lgamma(k + 1)))
    choose = lgamma(k + size) - lgamma(size) - lgamma(k + 1)
    return float(np.exp(choose + k * log(mean / (mean + size)) + size * log(size / (mean + size))))
