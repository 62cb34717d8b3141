"""Log-likelihood of a night's answer given its log rate, with three derivatives.

One family serves every diary. With rate mu = exp(eta) and overdispersion om = nu^2, let
S = log(1 + om mu) / om, so that a quiet night has probability exp(-S); om = 0 is Poisson.
A counted night is negative binomial, a night with some cramps is 1 - exp(-S). A yes/no
diary is the second kind with om = 0, which keeps the rate ratio the same estimand.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

TINY = 1e-10
REACH = 60.0


@dataclass(frozen=True, slots=True)
class Answers:
    """The nights that say something, out of ``length``.

    ``at`` holds their places, ``count`` what was counted (0 where not), ``some`` whether
    the night is only known to have had at least one.
    """

    length: int
    at: npt.NDArray[np.intp]
    count: Array
    some: npt.NDArray[np.bool_]
    above: Array
    """``above[k - 1]``: how many counted nights had more than k cramps, k = 1, 2, ..."""


@dataclass(frozen=True, slots=True)
class Derivatives:
    """Log-likelihood and derivatives by eta at each answered night; leading axis is the node.

    ``value`` has shape (nodes,), the rest (nodes, answers). ``curve`` is minus the second
    derivative, never negative: every kind of night is log-concave in eta.
    """

    value: Array
    slope: Array
    curve: Array
    third: Array


def answers(counts: Array, some: npt.NDArray[np.bool_]) -> Answers:
    """Sort out which nights speak; ``counts`` is NaN where nothing is known."""
    at = np.flatnonzero(~np.isnan(counts))
    counted = np.where(some[at], 0.0, counts[at])
    ks = np.arange(1, int(counted.max(initial=0.0)))
    above = (counted[None, :] > ks[:, None]).sum(axis=1).astype(float)
    return Answers(len(counts), at, counted, some[at], above)


def derivatives(eta: Array, om: Array, data: Answers) -> Derivatives:
    """Value and derivatives at ``eta`` (nodes, answers) for overdispersion ``om`` (nodes,)."""
    # Below 1e-10 the negative binomial is Poisson to the last digit that matters.
    om = np.maximum(om, TINY)[:, None]
    # A step too far is taken back later; until then powers must not overflow, and beyond the
    # reach the value goes on along its slope, or a plateau there would look like a top.
    far = np.abs(eta).max(initial=0.0) > REACH
    mu = np.exp(np.clip(eta, -REACH, REACH) if far else eta)
    ratio = om * mu
    inverse = 1.0 / (1.0 + ratio)
    first = mu * inverse
    quiet = np.log1p(ratio) / om
    if far:
        quiet += first * np.maximum(eta - REACH, 0.0)
    second = first * inverse
    weight = 1.0 + om * data.count
    value = data.count * eta - weight * quiet
    slope = data.count - weight * first
    curve = weight * second
    third = (ratio - 1.0) * inverse * curve
    if data.some.any():
        cols = data.some
        value[:, cols], slope[:, cols], curve[:, cols], third[:, cols] = _some(
            quiet[:, cols], first[:, cols], second[:, cols], (ratio * inverse)[:, cols]
        )
        value[:, cols] += np.minimum(eta[:, cols] + REACH, 0.0)
    k = np.arange(1, len(data.above) + 1)
    spread = np.log1p(om * k) @ data.above
    return Derivatives(value.sum(axis=1) + spread, slope, curve, third)


def by_dispersion(eta: Array, om: Array, data: Answers) -> tuple[Array, Array, Array]:
    """Derivatives by om of the value (nodes,), and of slope and curve (nodes, answers)."""
    om = np.maximum(om, TINY)[:, None]
    mu = np.exp(np.clip(eta, -REACH, REACH))
    ratio = om * mu
    quiet, first = np.log1p(ratio) / om, mu / (1.0 + ratio)
    second = first * (1.0 - ratio / (1.0 + ratio))
    # The difference of two nearly equal numbers where om is small: there its series.
    small = -0.5 * mu**2 + ratio * mu**2 / 1.5
    by_om = np.where(ratio < 1e-5, small, (first - quiet) / om)
    weight = 1.0 + om * data.count
    value = -data.count * quiet - weight * by_om
    slope = -data.count * first + weight * first**2
    curve = data.count * second - 2.0 * weight * first * second
    if data.some.any():
        odds = 1.0 / np.expm1(np.minimum(quiet, 600.0))
        turn = odds * (1.0 + odds)
        fall = turn * by_om
        value = np.where(data.some, odds * by_om, value)
        slope = np.where(data.some, -fall * first - odds * first**2, slope)
        bent = -(1.0 + 2.0 * odds) * fall * first**2 - 2.0 * turn * first**3
        curve = np.where(data.some, bent + fall * second + 2.0 * odds * first * second, curve)
    k = np.arange(1, len(data.above) + 1)
    spread = (k / (1.0 + om * k)) @ data.above
    return value.sum(axis=1) + spread, slope, curve


def fourth(eta: Array, om: Array, data: Answers) -> Array:
    """Fourth derivative by eta, (nodes, answers); only the second-order correction needs it."""
    om = np.maximum(om, TINY)[:, None]
    mu = np.exp(np.clip(eta, -REACH, REACH))
    ratio = om * mu
    share = ratio / (1.0 + ratio)
    first = mu / (1.0 + ratio)
    second = first * (1.0 - share)
    turn, wiggle = second * (1.0 - 2.0 * share), second * (1.0 - 6.0 * share * (1.0 - share))
    found = -(1.0 + om * data.count) * wiggle
    if data.some.any():
        odds = 1.0 / np.expm1(np.minimum(np.log1p(ratio) / om, 600.0))
        two = -odds * (1.0 + odds)
        four = two * (1.0 + 6.0 * odds * (1.0 + odds))
        chained = (
            four * first**4
            - 6.0 * two * (1.0 + 2.0 * odds) * first**2 * second
            + two * (3.0 * second**2 + 4.0 * first * turn)
            + odds * wiggle
        )
        found = np.where(data.some, chained, found)
    return np.asarray(found)


def _some(
    quiet: Array, first: Array, second: Array, share: Array
) -> tuple[Array, Array, Array, Array]:
    # expm1 keeps its digits where a cramp is nearly certain and where it is nearly not.
    odds = 1.0 / np.expm1(np.minimum(quiet, 600.0))
    value = np.log(-np.expm1(-quiet))
    turn = odds * (1.0 + odds)
    slope = odds * first
    curve = turn * first**2 - odds * second
    third = (
        turn * (1.0 + 2.0 * odds) * first**3
        - 3.0 * turn * first * second
        + odds * second * (1.0 - 2.0 * share)
    )
    # For rare events the two terms of the curve cancel to mu / 2 and may round below zero.
    return value, slope, np.maximum(curve, 0.0), third
