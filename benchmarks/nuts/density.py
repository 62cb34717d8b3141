"""CRAMP-1 as a log density with its gradient, written by hand and apart from the engine.

All coordinates are N(0, 1) a priori: the hyperparameters through their distribution functions,
the coefficients by their prior sd, and the waxing and waning by its innovations. Compiled by
Numba where that is installed; without it the same code runs slowly, which is enough for tests.
"""

from collections.abc import Callable
from math import erfc, exp, expm1, log, log1p, pi, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

try:
    from numba import njit

    # Far out rho is 1 to the last digit: infinite there, and no step is taken.
    compiled = njit(error_model="numpy")
except ImportError:

    def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
        """Leave the function as it is."""
        return function


Array = npt.NDArray[np.float64]

COUNTED, SOME, SILENT = 0, 1, 2
FARTHEST = 50.0
SMALL = 1e-5
TAIL = 30.0


@compiled
def _exponential(t: float) -> tuple[float, float]:
    """Where Exp(1) has the probability that N(0, 1) has at ``t``, and its slope by ``t``."""
    if t > TAIL:
        return 0.5 * t * t + log(t) + 0.5 * log(2 * pi), t + 1 / t
    tail = 0.5 * erfc(t / sqrt(2.0))
    return -log(tail), exp(-0.5 * t * t) / sqrt(2 * pi) / tail


@compiled
def _quiet(eta: float, om: float) -> tuple[float, float, float]:
    """Minus the log probability of a quiet night, and its slopes by ``eta`` and ``om``."""
    mu = exp(min(max(eta, -FARTHEST), FARTHEST))
    x = om * mu
    first = mu / (1 + x)
    if x < SMALL:
        return mu * (1 - x / 2 + x * x / 3), first, -mu * mu * (0.5 - x / 1.5)
    found = log(1 + x) / om
    return found, first, (first - found) / om


@compiled
def _some(eta: float, om: float) -> tuple[float, float, float]:
    """Log probability of at least one cramp and its slopes by ``eta`` and ``om``."""
    quiet, by_eta, by_om = _quiet(eta, om)
    # Below 1e-300 the rate is nought to every digit; its logarithm must stay finite.
    quiet = max(quiet, 1e-300)
    odds = 1 / expm1(min(quiet, 600.0))
    return log(-expm1(-quiet)), odds * by_eta, odds * by_om


@compiled
def _rising(most: int, om: float) -> tuple[Array, Array]:
    """Sums of log(1 + k om) over k = 1 to count - 1, and their slopes, for counts 0 to ``most``."""
    total, by_om = np.zeros(most + 1), np.zeros(most + 1)
    for k in range(1, most):
        total[k + 1] = total[k] + log1p(k * om)
        by_om[k + 1] = by_om[k] + k / (1 + k * om)
    return total, by_om


@compiled
def _nights(kind: Array, count: Array, eta: Array, om: float, slope: Array) -> tuple[float, float]:
    """Log-likelihood of all nights and its slope by ``om``; fills ``slope`` by eta."""
    rising, rising_by_om = _rising(int(count.max()), om)
    total, by_om = 0.0, 0.0
    for t in range(len(eta)):
        slope[t] = 0.0
        if kind[t] == SOME:
            value, slope[t], turn = _some(eta[t], om)
            total += value
            by_om += turn
        elif kind[t] == COUNTED:
            y = count[t]
            quiet, first, turn = _quiet(eta[t], om)
            slope[t] = y - (1 + om * y) * first
            total += y * eta[t] - (1 + om * y) * quiet + rising[int(y)]
            by_om += rising_by_om[int(y)] - y * quiet - (1 + om * y) * turn
    return total, by_om


@compiled
def _wander(innovation: Array, rho: float) -> Array:
    """The AR(1) of unit variance with these innovations."""
    u = innovation.copy()
    spread = sqrt(1 - rho * rho)
    for t in range(1, len(u)):
        u[t] = rho * u[t - 1] + spread * innovation[t]
    return u


@compiled
def _wander_back(pull: Array, u: Array, innovation: Array, rho: float) -> float:
    """Turn ``pull``, slopes by u, into slopes by the innovations; gives the slope by rho."""
    spread = sqrt(1 - rho * rho)
    by_rho = 0.0
    for t in range(len(u) - 1, 0, -1):
        pull[t - 1] += rho * pull[t]
        by_rho += pull[t] * (u[t - 1] - rho / spread * innovation[t])
        pull[t] *= spread
    return by_rho


@compiled
def hyperparameters(q: Array, hypers: int) -> tuple[float, float, float]:
    """Sigma, ell and nu at ``q``, whose first ``hypers`` (2 or 3) coordinates they are."""
    nu = _exponential(q[2])[0] / 2 if hypers == 3 else 0.0
    return _exponential(q[0])[0] / 3, 5 * exp(q[1]), nu


@compiled
def log_rates(q: Array, hypers: int, design: Array, offset: Array) -> Array:
    """The log rate of each night at ``q``; ``design`` is in units of the prior sd."""
    p = design.shape[1]
    sigma, ell, _ = hyperparameters(q, hypers)
    u = _wander(q[hypers + p :], exp(-1 / ell))
    return offset + design @ q[hypers : hypers + p] + sigma * u


@compiled
def log_density(
    q: Array, hypers: int, design: Array, offset: Array, kind: Array, count: Array
) -> tuple[float, Array]:
    """Log posterior density at ``q``, up to a constant, and its gradient."""
    p = design.shape[1]
    sigma, ell, nu = hyperparameters(q, hypers)
    rho = exp(-1 / ell)
    innovation = q[hypers + p :]
    u = _wander(innovation, rho)
    eta = offset + design @ q[hypers : hypers + p] + sigma * u
    slope = np.empty(len(eta))
    value, by_om = _nights(kind, count, eta, nu * nu, slope)
    gradient = -q
    gradient[0] += (slope @ u) * _exponential(q[0])[1] / 3
    gradient[hypers : hypers + p] += slope @ design
    pull = sigma * slope
    by_rho = _wander_back(pull, u, innovation, rho)
    gradient[1] += by_rho * rho / ell
    if hypers == 3:
        gradient[2] += by_om * nu * _exponential(q[2])[1]
    gradient[hypers + p :] += pull
    return value - 0.5 * (q @ q), gradient
