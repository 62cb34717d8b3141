"""Simulation-based calibration: where the truth falls in the posterior of its own diary."""

from collections import Counter

import numpy as np
import numpy.typing as npt

from uncramp.cohort.calibrate._cells import Counts, OwnPrior
from uncramp.cohort.calibrate._experiments._prior_predictive import (
    COEFFICIENTS,
    PRIORS,
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
    ``silent`` counts diaries without an answer, ``unsure`` those that say they did not
    converge, whose ranks are in. ``rank.<coefficient>`` has one number a bin,
    ``covered.<coefficient>`` one for each of the 50, 80 and 95 % intervals.
    """
    seen: Counter[str] = Counter()
    ranks = np.zeros((len(COEFFICIENTS), BINS), dtype=int)
    covered = np.zeros((len(COEFFICIENTS), len(LEVELS)), dtype=int)
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
        seen["unsure"] += not posterior.nodes.converged
        ranks[np.arange(len(below)), np.minimum((below * BINS).astype(int), BINS - 1)] += 1
        covered += 2 * np.abs(below[:, None] - 0.5) <= LEVELS
    counts = {name: (seen[name],) for name in ("kept", "rejected", "silent", "unsure")}
    for row, name in enumerate(COEFFICIENTS):
        counts[f"rank.{name}"] = tuple(ranks[row].tolist())
        counts[f"covered.{name}"] = tuple(covered[row].tolist())
    return counts


def _answer(setting: OwnPrior, drawn: Drawn) -> Posterior | None:
    mean, sd = np.array(list(PRIORS.values())).T
    yes_no = setting.outcome is Outcome.YES_NO
    some = None if yes_no else drawn.some
    try:
        return fit(drawn.counts, drawn.columns, mean, sd, "cloglog" if yes_no else "nb", some=some)
    except ModelError:
        return None


def _below(posterior: Posterior, drawn: Drawn) -> npt.NDArray[np.float64] | None:
    """How much of each marginal lies below the truth; None where that is no number."""
    pairs = zip(posterior.marginals, drawn.coefficients, strict=True)
    below = np.array([marginal.cdf(float(truth)) for marginal, truth in pairs])
    return below if np.isfinite(below).all() else None
