"""The covariance of the waxing and waning given the nights, as a Markov chain.

It decays, so its inverse is tridiagonal, and so is that of each elementwise power of it
(correlations r^k, variances q^k): products with any of them cost one sweep over the nights.
"""

import numpy as np

from uncramp.learn.inference._banded import inverse_diagonal
from uncramp.learn.inference._lapack import dpttrf, dpttrs
from uncramp.learn.inference._latent import Mode
from uncramp.learn.inference._likelihood import Array


class Chain:
    """The part of the covariance that decays, as a Markov chain of its own."""

    def __init__(self, mode: Mode) -> None:
        sigma2 = mode.hyper.sigma[:, None] ** 2
        own = inverse_diagonal(mode.factors.pivots, mode.hyper)
        self.variance = sigma2 * own
        neighbour = -mode.factors.pivots.off[:, :-1] * own[:, 1:]
        self.correlation = neighbour / np.sqrt(own[:, :-1] * own[:, 1:])
        self._made: dict[int, tuple[Array, Array, Array]] = {}

    def times(self, x: Array) -> Array:
        """B x for ``x`` (nodes, nights)."""
        pivots, lower, scale = self._factors(1)
        solved, _ = dpttrs(pivots, lower, (x * scale).reshape(1, -1).T)
        return np.asarray(solved.T.reshape(x.shape) * scale)

    def quadratic(self, x: Array, power: int) -> Array:
        """Sum over the first axis of x' (B to the ``power``, elementwise) x, (nodes,)."""
        return np.asarray(self.quadratics(x.copy(), power).sum(axis=0))

    def quadratics(self, x: Array, power: int) -> Array:
        """The same for each of the first axis apart; overwrites ``x``."""
        pivots, lower, scale = self._factors(power)
        x *= scale
        solved, _ = dpttrs(pivots, lower, x.reshape(len(x), -1).T)
        return np.asarray(np.einsum("jkt,jkt->jk", x, solved.T.reshape(x.shape)))

    def _factors(self, power: int) -> tuple[Array, Array, Array]:
        if power not in self._made:
            self._made[power] = self._factor(power)
        return self._made[power]

    def _factor(self, power: int) -> tuple[Array, Array, Array]:
        r = self.correlation**power
        gap = 1.0 / (1.0 - r**2)
        diagonal = np.ones_like(self.variance)
        diagonal[:, :-1] += r**2 * gap
        diagonal[:, 1:] += r**2 * gap
        off = np.zeros_like(self.variance)
        off[:, :-1] = -r * gap
        pivots, lower, _ = dpttrf(diagonal.ravel(), off.ravel()[:-1])
        return pivots, lower, np.sqrt(self.variance) ** power
