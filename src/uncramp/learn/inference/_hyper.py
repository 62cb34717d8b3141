"""The three hyperparameters, whitened: each is N(0, 1) a priori.

A diary that says nothing leaves theta where its prior was, so Gauss-Hermite is exact there
and no tail runs away to log(sigma) = -infinity.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import erfc, exp, log, sqrt

import numpy as np

from uncramp.learn.inference._likelihood import Array

SIGMA_RATE = 3.0
"""sigma ~ Exp(3): a 5 % chance of more than 1."""
MEMORY_MEDIAN = 5.0
"""log ell ~ N(log 5, 1), in nights: 95 % between 0.7 and 36."""
NU_RATE = 2.0
"""nu = size^(-1/2) ~ Exp(2): a 5 % chance of more than 1.5."""


@dataclass(frozen=True)
class Hyper:
    """Values for a batch of nodes, each of shape (nodes,).

    ``sigma`` is the sd of the waxing and waning on the log rate, ``memory`` its e-folding
    time in nights, ``nu`` the overdispersion (0 where the likelihood has none).
    """

    sigma: Array
    memory: Array
    nu: Array

    @cached_property
    def rho(self) -> Array:
        """Correlation of the log rate from one night to the next."""
        return np.exp(-1.0 / self.memory)


def unwhiten(theta: Array) -> Hyper:
    """Values for whitened ``theta`` (nodes, 2 or 3); two columns mean no overdispersion."""
    sigma = _exponential(theta[:, 0]) / SIGMA_RATE
    memory = MEMORY_MEDIAN * np.exp(theta[:, 1])
    spread = _exponential(theta[:, 2]) / NU_RATE if theta.shape[1] == 3 else np.zeros(len(theta))
    return Hyper(sigma, memory, spread)


def slopes(theta: Array) -> Array:
    """Derivatives of sigma, rho and nu^2 by their columns of ``theta``, same shape."""
    hyper = unwhiten(theta)
    # d/dt of -log(1 - Phi(t)) is the normal hazard, written so that the far tail keeps it.
    hazard = np.exp(-0.5 * theta**2) / sqrt(2 * np.pi)
    columns = [
        hazard[:, 0] * np.exp(SIGMA_RATE * hyper.sigma) / SIGMA_RATE,
        hyper.rho / hyper.memory,
    ]
    if theta.shape[1] == 3:
        columns.append(2 * hyper.nu * hazard[:, 2] * np.exp(NU_RATE * hyper.nu) / NU_RATE)
    return np.column_stack(columns)


def _exponential(theta: Sequence[float] | Array) -> Array:
    # -log(1 - Phi(t)) through erfc, which keeps the far tail that 1 - Phi would lose.
    return np.array([_minus_log_tail(float(t)) for t in theta])


def _minus_log_tail(t: float) -> float:
    if t < 20:
        return -log(0.5 * erfc(t / sqrt(2)))
    return 0.5 * t * t + log(t) + 0.5 * log(2 * np.pi) - log(1 - exp(-2 * log(t)))
