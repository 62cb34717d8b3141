"""Virtual trials by the thousand: nights that wax and wane, coins, gaps, and no engine in them."""

from dataclasses import dataclass
from math import lgamma, log

import numpy as np


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of trial. ``unit`` is 1 (night), a block's nights, or both halves of a pair.

    ``gaps`` are the chances that a night goes missing without and with the measure; with
    ``bad_gaps`` only nights with a cramp do.
    """

    name: str
    scenario: str
    rate: float
    unit: int
    ratio: float = 1.0
    adaptive: bool = False
    propensity: float = 0.5
    gaps: tuple[float, float] = (0.0, 0.0)
    bad_gaps: bool = False
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Trials:
    """Arrays as in the engine: (trials, nights), (trials, units), alternatives in front."""

    counts: np.ndarray
    unit: np.ndarray
    start: np.ndarray
    drawn: np.ndarray
    chance: np.ndarray
    given: np.ndarray


CELLS = (
    Cell("iid .2, nightly", "iid", 0.2, 1),
    Cell("iid 1, nightly", "iid", 1.0, 1),
    Cell("iid 1, pairs", "iid", 1.0, 2, pair=True),
    Cell("realistic .5, nightly", "realistic", 0.5, 1),
    Cell("realistic 1, pairs", "realistic", 1.0, 2, pair=True),
    Cell("realistic .5, blocks of 7", "realistic", 0.5, 7),
    Cell("strong autocorrelation 1, nightly", "strong", 1.0, 1),
    Cell("strong autocorrelation 1, pairs", "strong", 1.0, 2, pair=True),
    Cell("strong autocorrelation 1, blocks of 4", "strong", 1.0, 4),
    Cell("strong autocorrelation 1, blocks of 7", "strong", 1.0, 7),
    Cell("drift 1, nightly", "drift", 1.0, 1),
    Cell("drift 1, blocks of 7", "drift", 1.0, 7),
    Cell("regression to the mean 1, nightly", "falling", 1.0, 1),
    Cell("regression to the mean 1, blocks of 7", "falling", 1.0, 7),
    Cell("coin of .7, strong 1, nightly", "strong", 1.0, 1, propensity=0.7),
    Cell("adaptive, realistic 1, nightly", "realistic", 1.0, 1, adaptive=True),
    Cell("adaptive, strong 1, blocks of 7", "strong", 1.0, 7, adaptive=True),
    Cell("gaps 10 %, realistic 1, nightly", "realistic", 1.0, 1, gaps=(0.1, 0.1)),
    Cell("gaps by arm 5/25 %, realistic 1, nightly", "realistic", 1.0, 1, gaps=(0.05, 0.25)),
    Cell("gaps by arm 25/5 %, realistic 1, nightly", "realistic", 1.0, 1, gaps=(0.25, 0.05)),
    Cell("gaps by arm 5/25 %, strong 1, pairs", "strong", 1.0, 2, gaps=(0.05, 0.25), pair=True),
    Cell(
        "gaps by arm 5/25 %, strong 1, pairs of 7", "strong", 1.0, 14, gaps=(0.05, 0.25), pair=True
    ),
    Cell("strong autocorrelation 1, pairs of 7", "strong", 1.0, 14, pair=True),
    Cell("gaps by arm 5/25 %, strong 1, blocks of 7", "strong", 1.0, 7, gaps=(0.05, 0.25)),
    Cell("gaps by arm 0/2 %, iid 1, nightly", "iid", 1.0, 1, gaps=(0.0, 0.02)),
    Cell(
        "bad nights gone 30 % on both arms, nightly",
        "realistic",
        1.0,
        1,
        gaps=(0.3, 0.3),
        bad_gaps=True,
    ),
    Cell(
        "bad nights gone 5/30 % by arm *, nightly",
        "realistic",
        1.0,
        1,
        gaps=(0.05, 0.3),
        bad_gaps=True,
    ),
)
"""The null grid. * is the one that no look at recorded nights can survive, only the worst case."""


def made(cell: Cell, nights: int, trials: int, rng: np.random.Generator) -> Trials:
    """Trials of one kind; ``nights`` a multiple of the unit."""
    mean = _means(cell, nights, trials, rng)
    size = np.inf if cell.scenario in {"iid", "drift"} else 2.0
    # The same gamma for both arms: the sharp null holds night by night where the ratio is 1.
    luck = 1.0 if np.isinf(size) else rng.gamma(size, 1 / size, mean.shape)
    without = rng.poisson(mean * luck)
    with_it = without if cell.ratio == 1 else rng.poisson(mean * luck * cell.ratio)
    units, unit = nights // cell.unit, np.repeat(np.arange(nights // cell.unit), cell.unit)
    counts = np.stack([without, with_it]).astype(float)
    dose = np.stack([np.zeros(nights), np.ones(nights)])
    if cell.pair:
        second = np.arange(nights) % cell.unit >= cell.unit // 2
        dose = np.where(second, 1 - dose, dose)
    given = np.repeat(dose[:, None], trials, axis=1)
    drawn, chance = _coins(cell, counts, units, rng)
    told = np.take_along_axis(given, drawn[None, :, unit], axis=0)[0]
    counts = np.where(told > 0, counts[1], counts[0])
    gone = rng.random(counts.shape) < np.where(told > 0, cell.gaps[1], cell.gaps[0])
    if cell.bad_gaps:
        gone &= counts > 0
    counts[gone] = np.nan
    start = np.arange(units) * cell.unit
    return Trials(counts, unit, start, drawn, np.stack([1 - chance, chance]), given)


def _means(cell: Cell, nights: int, trials: int, rng: np.random.Generator) -> np.ndarray:
    t = np.arange(nights)
    if cell.scenario == "iid":
        return np.full((trials, nights), cell.rate)
    if cell.scenario == "drift":
        return cell.rate * np.exp(rng.choice([-1.5, 1.5], trials)[:, None] * (t / 365 - 0.5))
    sigma, ell = (1.0, 20.0) if cell.scenario == "strong" else (0.5, 5.0)
    keep = np.exp(-1 / ell)
    waxing = np.empty((trials, nights))
    state = rng.normal(size=trials) * sigma
    for night in t:
        state = keep * state + sigma * np.sqrt(1 - keep**2) * rng.normal(size=trials)
        waxing[:, night] = state
    high = 1.5 if cell.scenario == "falling" else 0.7
    season = 0.3 * np.sin(2 * np.pi * (t / 365.25 + rng.random((trials, 1))))
    return cell.rate * np.exp(waxing + high * np.exp(-t / 30) + season)


def _coins(
    cell: Cell, counts: np.ndarray, units: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """What came up, and the chance of the arm with the measure: (trials, units) each."""
    trials = counts.shape[1]
    chance = np.full((trials, units), cell.propensity)
    drawn = np.empty((trials, units), dtype=np.intp)
    cramps, nights = np.full((2, trials), 0.5), np.ones((2, trials))
    rows = np.arange(trials)
    for unit in range(units):
        if cell.adaptive:
            gap = np.log(cramps[0] / nights[0]) - np.log(cramps[1] / nights[1])
            z = gap / np.sqrt((1 / cramps).sum(axis=0))
            chance[:, unit] = np.clip(1 / (1 + np.exp(-1.7 * z)), 0.2, 0.8)
        on = (rng.random(trials) < chance[:, unit]).astype(np.intp)
        drawn[:, unit] = on
        if cell.adaptive:
            seen = counts[:, :, unit * cell.unit : (unit + 1) * cell.unit].sum(axis=2)
            cramps[on, rows] += seen[on, rows]
            nights[on, rows] += cell.unit
    return drawn, chance


def bound(rate: float, ratio: float, size: float, level: float = 25.0) -> float:
    """Nights that log(level) takes at the rate of information of one fair coin a night."""
    on, off = (np.array([_pmf(k, mean, size) for k in range(80)]) for mean in (rate * ratio, rate))
    mixed = (on + off) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = [np.nansum(np.where(p > 0, p * np.log(p / mixed), 0.0)) for p in (on, off)]
    return log(level) / (sum(gain) / 2)


def _pmf(k: int, mean: float, size: float) -> float:
    if np.isinf(size):
        return float(np.exp(k * log(mean) - mean - lgamma(k + 1)))
    choose = lgamma(k + size) - lgamma(size) - lgamma(k + 1)
    return float(np.exp(choose + k * log(mean / (mean + size)) + size * log(size / (mean + size))))
