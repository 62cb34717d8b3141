"""From a course to nightly counts: the rate first, then chance round it."""

from functools import lru_cache
from math import isfinite, log, pi

import numpy as np
import numpy.typing as npt

from uncramp.learn.simulate._chance import Array
from uncramp.learn.simulate._memory import wander
from uncramp.learn.simulate._types import Course
from uncramp.person.diary import Cramps
from uncramp.person.nights import Night

YEAR = 365.25
CEILING = log(Cramps.MAX)
NEWTON_STEPS = 4


def log_rates(
    course: Course, first: Night, nights: int, shift: Array, rng: np.random.Generator
) -> Array:
    """The log of the mean number of cramps on each night.

    ``shift`` is what the measure and the habits add. The rate is capped at what one entry
    of a diary can hold, and never reaches it for a person of the review's tables.
    """
    t = np.arange(nights)
    log_rate = course.log_rate + shift
    if course.waxing_sd > 0:
        waxing = wander(rng, nights, course.waxing_nights, course.waxing_now)
        log_rate += course.waxing_sd * waxing - course.waxing_sd**2 / 2
    if course.settling:
        log_rate -= course.settling * np.expm1(-t / course.settling_nights)
    if course.drift:
        log_rate += course.drift / YEAR * t
    if course.season_amplitude:
        angle = _days(first, nights) - 2 * pi * course.season_peak / YEAR
        log_rate += np.log1p(course.season_amplitude * np.cos(angle))
    return np.minimum(log_rate, CEILING)


def draw_counts(log_rate: Array, course: Course, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Counts whose mean is exactly the rate, whatever the spread and the clustering."""
    rate = _before_extras(np.exp(log_rate), course)
    if isfinite(course.size):
        # A tiny size draws rates that NumPy refuses; no diary could hold them anyway.
        rate = np.minimum(rate * rng.gamma(course.size, 1 / course.size, len(rate)), 1e9)
    counts = rng.poisson(rate)
    if course.extra_mean > 0:
        # NumPy's geometric counts tosses from one; the extra cramps begin at none.
        extra = rng.geometric(1 / (1 + course.extra_mean), len(counts)) - 1
        counts = counts + np.where(counts > 0, extra, 0)
    return np.minimum(counts, Cramps.MAX)


def _before_extras(rate: Array, course: Course) -> Array:
    """The rate of first cramps that, with the extras of cramp nights, has this mean.

    Without it clustering would raise every mean, and a measure that halves the rate would
    not halve the cramps: the planted rate ratio would not be the true one. Newton from the
    left on an increasing concave function, so that no step overshoots.
    """
    extra, size = course.extra_mean, course.size
    if extra == 0:
        return rate
    left: Array = rate / (1 + extra)
    for _ in range(NEWTON_STEPS):
        quiet = np.exp(-left) if not isfinite(size) else (1 + left / size) ** -size
        slope = quiet if not isfinite(size) else quiet / (1 + left / size)
        left = left - (left + extra * (1 - quiet) - rate) / (1 + extra * slope)
    return left


@lru_cache(maxsize=64)
def _days(first: Night, nights: int) -> Array:
    """The day of the year of each night as an angle."""
    days = np.datetime64(first.evening, "D") + np.arange(nights)
    of_year = (days - days.astype("datetime64[Y]")).astype(np.int64) + 1
    angle: Array = 2 * pi / YEAR * of_year
    angle.flags.writeable = False
    return angle
