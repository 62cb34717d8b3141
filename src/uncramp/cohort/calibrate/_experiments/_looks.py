"""Looking at the evidence after every unit: when it first decides, if it ever does."""

from collections.abc import Iterator

import numpy as np

from uncramp.cohort.calibrate._cells import Counts, Trial
from uncramp.cohort.calibrate._experiments._virtual_trials import Array, Trials, bound, made
from uncramp.learn.inference import ALPHA, HARM_ALPHA, Tosses, paths

YEAR = 365
AT_ONCE = 20
"""Trials that fit into a processor's cache together; many more are slower."""
MOST_NIGHTS, MOST_BOUNDS = 3_650, 10


def null_trials(trial: Trial, count: int, rng: np.random.Generator) -> Counts:
    """A year of looking where nothing helps: how many end in a verdict all the same.

    Gives ``trials``, ``helps``, ``worse``, ``either``, and ``worst``: *helps* by the
    worst case alone.
    """
    nights = YEAR - YEAR % trial.unit
    over = np.isfinite(np.concatenate(list(_looked(trial, nights, count, rng)), axis=1))
    return {
        "trials": (count,),
        "helps": (int(over[0].sum()),),
        "worse": (int(over[1].sum()),),
        "either": (int((over[0] | over[1]).sum()),),
        "worst": (int(over[2].sum()),),
    }


def real_effects(trial: Trial, count: int, rng: np.random.Generator) -> Counts:
    """Nights until *helps* is said of a measure that does, up to the cap of ``most_nights``.

    Gives ``trials``, ``decided``, ``in_a_year``, ``worse`` (said of it wrongly), and the sums
    ``nights`` and ``squares`` of the nights, the cap where nothing was decided.
    """
    cap = most_nights(trial)
    found = np.concatenate(list(_looked(trial, cap, count, rng)), axis=1)
    helps = found[0]
    took = np.minimum(helps, cap).astype(int)
    return {
        "trials": (count,),
        "decided": (int(np.isfinite(helps).sum()),),
        "in_a_year": (int((helps <= YEAR).sum()),),
        "worse": (int(np.isfinite(found[1]).sum()),),
        "nights": (int(took.sum()),),
        "squares": (int((took**2).sum()),),
    }


def most_nights(trial: Trial) -> int:
    """After how many nights a trial with an effect is given up: whole units."""
    return int(min(MOST_BOUNDS * bound(trial), MOST_NIGHTS)) // trial.unit * trial.unit


def verdict_nights(trial: Trial, nights: int, count: int, rng: np.random.Generator) -> Array:
    """Nights to: helps, makes worse, helps at worst; (3, trials), infinity for never."""
    seen = tossed(made(trial, nights, count, rng))
    ends = np.append(seen.start[1:], nights)
    cap = max(1.0, float(np.nanmax(seen.counts)))
    (helps, harms), (at_worst, _) = paths(seen, cap)
    rows = ((helps, ALPHA), (harms, HARM_ALPHA), (at_worst, ALPHA))
    return np.stack([first_over(path, alpha, ends) for path, alpha in rows])


def first_over(path: Array, alpha: float, ends: np.ndarray) -> Array:
    """The night on which each trial's evidence first confirms; infinity where it never does."""
    over = path >= -np.log(alpha)
    return np.where(over.any(axis=1), ends[over.argmax(axis=1)], np.inf)


def _looked(trial: Trial, nights: int, count: int, rng: np.random.Generator) -> Iterator[Array]:
    for start in range(0, count, AT_ONCE):
        yield verdict_nights(trial, nights, min(AT_ONCE, count - start), rng)


def tossed(trials: Trials) -> Tosses:
    """Virtual trials as the engine's arrays; the measure works at once."""
    return Tosses(
        counts=trials.counts,
        some=np.zeros(trials.counts.shape, dtype=bool),
        missing=np.isnan(trials.counts),
        unit=trials.unit,
        start=trials.start,
        drawn=trials.drawn,
        chance=trials.chance,
        given=trials.given,
        at_work=trials.given,
        yes_no=False,
    )
