"""How many cramps a month a measure is worth, at the rate a person has now.

The rate without the measure and its rate ratio are not independent: nights with the measure
say something about the first only through the second. So at every node of the posterior
both are taken together: the ratio by its own skew, and the rate by its regression on the
ratio. Neither is replaced by its mean.
"""

from statistics import NormalDist
from typing import Final

import numpy as np

from uncramp.learn.inference._finding import Estimate
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._marginal import mixtures
from uncramp.learn.inference._posterior import Beside, Posterior
from uncramp.learn.trials import Outcome

MONTH: Final = 30
RECENT: Final = 28
_RATIOS, _RATES = 161, 41
_QUANTILES = np.array([0.025, 0.25, 0.5, 0.75, 0.975])


def avoided_a_month(
    posterior: Posterior, column: int, dose: Array, outcome: Outcome, *, recent: int = RECENT
) -> Estimate:
    """Cramps of 30 nights without the measure less those of 30 nights with all of it.

    The rate without is the mean of the last ``recent`` nights, had none of them had the
    measure; ``dose`` (nights,) is what was at work and ``column`` its coefficient. Below 0
    where the measure adds cramps. In a yes/no diary: nights with a cramp.
    """
    weights, plus = _mean_without(posterior, column, dose, min(recent, len(dose)))
    without, ratio, weight = _together(posterior, column, dose, weights)
    count = _nights_with if outcome is Outcome.YES_NO else np.exp
    avoided = MONTH * (count(without + plus) - count(without + plus + ratio))
    return _summed_up(avoided, np.broadcast_to(weight, avoided.shape))


def _nights_with(log_rate: Array) -> Array:
    return np.asarray(-np.expm1(-np.exp(log_rate)))


def _mean_without(
    posterior: Posterior, column: int, dose: Array, recent: int
) -> tuple[Array, float]:
    """Weights (nights,) of the log of a mean rate without the measure, and what to add."""
    nodes = posterior.nodes
    coefficient = posterior.prior_mean[column] + posterior.prior_sd[column] * nodes.mode.b
    eta = nodes.weight @ nodes.mode.eta - nodes.weight @ coefficient[:, column] * dose
    part = eta[-recent:]
    share = np.exp(part - part.max())
    mean = share.mean()
    share /= share.sum()
    weights = np.zeros(len(dose))
    weights[-recent:] = share
    return weights, float(np.log(mean) + part.max() - share @ part)


def _together(
    posterior: Posterior, column: int, dose: Array, weights: Array
) -> tuple[Array, Array, Array]:
    """Points of the joint posterior: log rate without, log ratio and weight.

    Each is (nodes, ratios, rates) or broadcasts to it; within a node all weigh the same.
    """
    beside = posterior.beside(weights, column)
    at_work = float(weights @ dose)
    cov = beside.covariance - at_work * beside.sd**2
    variance = beside.sum_sd**2 - 2 * at_work * beside.covariance + (at_work * beside.sd) ** 2
    slope = cov / beside.sd**2
    rest = np.sqrt(np.maximum(variance - slope * cov, 0.0))
    ratio = _ratios(beside)
    centre = beside.sum_centre - at_work * beside.centre
    level = centre[:, None] + slope[:, None] * (ratio - beside.centre[:, None])
    apart = np.array([NormalDist().inv_cdf((i + 0.5) / _RATES) for i in range(_RATES)])
    without = level[..., None] + rest[:, None, None] * apart
    return without, ratio[..., None], posterior.nodes.weight[:, None, None]


def _ratios(beside: Beside) -> Array:
    """Log ratios (nodes, ratios) that lie equally close together in probability."""
    middle = (np.arange(_RATIOS) + 0.5) / _RATIOS
    found, _ = mixtures(
        beside.centre[:, None], beside.sd[:, None], beside.skew[:, None], np.ones((1, 1))
    )
    return np.stack([np.interp(middle, one.below, one.grid) for one in found])


def _summed_up(values: Array, weight: Array) -> Estimate:
    order = np.argsort(values, axis=None)
    flat, share = values.ravel()[order], weight.ravel()[order]
    below = np.cumsum(share)
    below = (below - 0.5 * share) / below[-1]
    quantiles = np.interp(_QUANTILES, below, flat)
    return Estimate(float(flat @ share / share.sum()), *(float(q) for q in quantiles))
