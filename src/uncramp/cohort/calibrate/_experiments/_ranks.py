"""Simulation-based calibration: where the truth falls in the posterior of its own diary."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from uncramp.cohort.calibrate._cells import Counts, OwnPrior
from uncramp.cohort.calibrate._experiments._prior_predictive import (
    COEFFICIENTS,
    PRIORS,
    Array,
    Drawn,
    draw,
)
from uncramp.errors import ModelError
from uncramp.learn.inference import Posterior, fit
from uncramp.learn.trials import Outcome

BINS = 20
LEVELS = (0.5, 0.8, 0.95)
MOST_COUNT = 200
"""More cramps a night than ``fit`` takes."""


def own_prior(setting: OwnPrior, count: int, rng: np.random.Generator) -> Counts:
    """The ranks of ``count`` draws that the engine can be asked about.

    A diary with a night over 200 cramps is drawn again, truth and all, and counted as
    ``rejected``. That leaves the ranks exactly uniform: whether a draw is kept depends on
    the diary alone, so given the diary the truth is still drawn from its posterior.
    ``silent`` counts diaries without an answer, ``unsure`` those whose answer says that it
    is approximate, whose ranks are in. ``rank.<coefficient>`` has one number a bin,
    ``covered.<coefficient>`` one for each of the 50, 80 and 95 % intervals.
    """
    seen: Counter[str] = Counter()
    below = np.array([*_places(setting, count, rng, seen)]).reshape(-1, len(COEFFICIENTS))
    bins = np.minimum((below * BINS).astype(int), BINS - 1)
    told = ("kept", "rejected", "silent", "unsure")
    counts: dict[str, tuple[int, ...]] = {name: (seen[name],) for name in told}
    for column, name in enumerate(COEFFICIENTS):
        counts[f"rank.{name}"] = tuple(np.bincount(bins[:, column], minlength=BINS).tolist())
        wide = 2 * np.abs(below[:, column] - 0.5)
        counts[f"covered.{name}"] = tuple(int((wide <= level).sum()) for level in LEVELS)
    return counts


def _places(
    setting: OwnPrior, count: int, rng: np.random.Generator, seen: Counter[str]
) -> Iterator[Array]:
    """How much of each marginal lies below its truth, draw by draw."""
    while seen["kept"] < count:
        drawn = draw(setting, rng)
        if np.nanmax(drawn.counts, initial=0.0) > MOST_COUNT:
            seen["rejected"] += 1
            continue
        seen["kept"] += 1
        posterior = _answer(setting, drawn)
        below = None if posterior is None else _below(posterior, drawn)
        if posterior is None or below is None:
            seen["silent"] += 1
            continue
        seen["unsure"] += bool(posterior.quality.doubt)
        yield below


def _answer(setting: OwnPrior, drawn: Drawn) -> Posterior | None:
    mean, sd = np.array(list(PRIORS.values())).T
    yes_no = setting.outcome is Outcome.YES_NO
    some = None if yes_no else drawn.some
    try:
        return fit(drawn.counts, drawn.columns, mean, sd, "cloglog" if yes_no else "nb", some=some)
    except ModelError:
        return None


def _below(posterior: Posterior, drawn: Drawn) -> Array | None:
    """One number a coefficient from 0 to 1; None where one is not a number."""
    pairs = zip(posterior.marginals, drawn.coefficients, strict=True)
    below = np.array([marginal.cdf(float(truth)) for marginal, truth in pairs])
    return below if np.isfinite(below).all() else None
