"""What a posterior says in a person's terms: rate ratios, and the trend."""

from collections.abc import Callable
from math import log

import numpy as np

from uncramp.learn.inference._answers import Direction
from uncramp.learn.inference._avoided import avoided_a_month
from uncramp.learn.inference._design import Design
from uncramp.learn.inference._finding import Effect, Estimate, RatePoint, Trend
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._marginal import Marginal
from uncramp.learn.inference._posterior import Posterior
from uncramp.learn.inference._profile import profile
from uncramp.learn.trials import Outcome, Protocol

Scale = Callable[[Array], Array]

WINDOW = 28
POINTS = 60
SURE = 0.95
WORTH = log(1.25)
"""A ratio between 0.8 and 1.25 is not worth a trial."""


def estimate(marginal: Marginal, to_rate: Scale = np.exp) -> Estimate:
    """A quantity that is modelled on the log scale, as itself."""
    p = np.array([0.025, 0.25, 0.5, 0.75, 0.975])
    quantiles = to_rate(np.array([marginal.quantile(x) for x in p]))
    return Estimate(marginal.mean_of(to_rate), *(float(q) for q in quantiles))


def effect(posterior: Posterior, design: Design, outcome: Outcome, protocol: Protocol) -> Effect:
    """Nights with all of the measure at work against nights with none."""
    # Whoever asks has a trial, and a trial has its column.
    assert design.treatment is not None  # noqa: S101
    marginal = profile(posterior, design.treatment).marginal
    dose = design.columns[:, design.treatment]
    return Effect(
        measure=protocol.measure,
        rate_ratio=estimate(marginal),
        p_fewer=marginal.cdf(0.0),
        p_meaningfully_fewer=marginal.cdf(log(protocol.meaningful_rate_ratio)),
        p_equivalent=marginal.cdf(WORTH) - marginal.cdf(-WORTH),
        avoided_a_month=avoided_a_month(posterior, design.treatment, dose, outcome),
    )


def trend(posterior: Posterior, design: Design, outcome: Outcome) -> Trend:
    """The first and the last weeks side by side, and the path between them.

    The windows are 28 nights, or half of a shorter diary each. Rates are cramps a week; in a
    yes/no diary they are nights with a cramp a week, while the ratio stays one of cramps.
    """
    nights = len(design.counts)
    window = min(WINDOW, nights // 2)
    weights, plus = posterior.log_rate_over([(0, window), (nights - window, nights)])
    both = np.vstack([weights, weights[1] - weights[0]])
    before, now, change = posterior.combine(both)
    p_fewer = change.cdf(float(plus[0] - plus[1]))
    direction = Direction.NO_CLEAR_CHANGE
    if max(p_fewer, 1 - p_fewer) >= SURE:
        direction = Direction.FEWER if p_fewer >= SURE else Direction.MORE
    return Trend(
        direction=direction,
        window=window,
        before=estimate(before, _weekly(outcome, plus[0])),
        now=estimate(now, _weekly(outcome, plus[1])),
        ratio=estimate(change, lambda x: np.exp(x + plus[1] - plus[0])),
        p_fewer=p_fewer,
        path=_path(posterior, design, outcome),
    )


def _weekly(outcome: Outcome, plus: float) -> Scale:
    """From a log rate a night, less ``plus``, to cramps or to nights with cramps a week."""
    if outcome is Outcome.YES_NO:
        return lambda x: np.asarray(-7 * np.expm1(-np.exp(x + plus)))
    return lambda x: np.asarray(7 * np.exp(x + plus))


def _path(posterior: Posterior, design: Design, outcome: Outcome) -> tuple[RatePoint, ...]:
    nights = len(design.counts)
    length = max(7, -(-nights // POINTS))
    windows = [(stop - length, stop) for stop in range(nights, length - 1, -length)][::-1]
    weights, plus = posterior.log_rate_over(windows)
    points = []
    for window, rate, extra in zip(windows, posterior.combine(weights), plus, strict=True):
        found = estimate(rate, _weekly(outcome, extra))
        middle = design.first + (window[0] + window[1] - 1) // 2
        points.append(RatePoint(middle.evening, found.q025, found.q50, found.q975))
    return tuple(points)
