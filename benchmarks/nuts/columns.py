"""The columns of a made diary, as the engine makes them from a real one.

Written apart from ``uncramp.learn.inference._design`` and frozen: what that makes may change,
and these cases must not.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

YEAR = 365.25
TREND_FROM, SEASON_FROM = 28, 180
HALF_LIFE_NIGHTS = 2.0
PRIORS = {
    "intercept": (float(np.log(0.4)), 1.5),
    "trend": (0.0, 0.5),
    "weekend": (0.0, 0.25),
    "season_cos": (0.0, 0.3),
    "season_sin": (0.0, 0.3),
    "exposure": (0.0, 0.35),
    "treatment": (0.0, 0.5),
}


def prior_of(column: str) -> tuple[float, float]:
    """Mean and sd of the prior of a column; exposures are numbered."""
    return PRIORS[column.rstrip("0123456789")]


def calendar(nights: int, rng: np.random.Generator) -> dict[str, Array]:
    """Intercept, trend, weekend and season, from a day of the year and of the week."""
    t = np.arange(nights)
    day, of_week = int(rng.integers(365)), int(rng.integers(7))
    found: dict[str, Array] = {"intercept": np.ones(nights)}
    if nights >= TREND_FROM:
        found["trend"] = (t - (nights - 1) / 2) / YEAR
    found["weekend"] = ((t + of_week) % 7 < 2) - 2 / 7
    if nights >= SEASON_FROM:
        angle = 2 * np.pi * ((day + t) % YEAR) / YEAR
        found |= {"season_cos": np.cos(angle), "season_sin": np.sin(angle)}
    return found


def yes_no(nights: int, rng: np.random.Generator) -> Array:
    """A yes/no exposure, centred; between a third and a half of the evenings say yes."""
    share = rng.uniform(0.35, 0.5)
    said = rng.permutation(np.arange(nights) < round(share * nights))
    return np.asarray(said - said.mean())


def number(nights: int, rng: np.random.Generator) -> Array:
    """A number noted each evening that goes on from day to day, standardised."""
    stay = rng.uniform(0.0, 0.8)
    values = rng.normal(size=nights)
    for t in range(1, nights):
        values[t] = stay * values[t - 1] + np.sqrt(1 - stay**2) * values[t]
    return np.asarray((values - values.mean()) / values.std())


def treatment(nights: int, block: int, rng: np.random.Generator) -> Array:
    """The dose of a measure given in blocks by fair coins, wearing in and off."""
    while True:
        coins = rng.integers(2, size=-(-nights // block))
        given = np.repeat(coins, block)[:nights]
        if 0.25 <= given.mean() <= 0.75:
            break
    gain, dose = 1 - 2 ** (-1 / HALF_LIFE_NIGHTS), np.zeros(nights)
    level = 0.0
    for t in range(nights):
        level += gain * (given[t] - level)
        dose[t] = level
    return dose
