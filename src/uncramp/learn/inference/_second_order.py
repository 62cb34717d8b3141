"""The next term of log p(y | theta): what the Gaussian around the mode leaves out.

With S the covariance of the log rates and d3, d4 derivatives of the log-likelihood there,

    1/8 sum d4_t S_tt^2  +  1/8 sum d3_t d3_s S_tt S_ts S_ss  +  1/12 sum d3_t d3_s S_ts^3.

S = B + H H': B is the inverse of a tridiagonal matrix, H has one column a coefficient. The
double sums are exact in O(nights): B is the covariance of a Markov chain, and so is each of
its elementwise powers (correlations r^k, variances q^k), whose inverse is tridiagonal again;
products with H are moments. S itself does not decay, so no band of it would do.
"""

import numpy as np

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._chain import Chain
from uncramp.learn.inference._latent import Mode, spread
from uncramp.learn.inference._likelihood import Array, fourth

AT_ONCE = 4e6
"""Numbers that pairs of columns worked on together may take up."""


def second_order(problem: Problem, mode: Mode) -> Array:
    """The correction of ``mode.log_evidence``, (nodes,)."""
    at = problem.answers.at
    d3, d4 = np.zeros_like(mode.eta), np.zeros_like(mode.eta)
    d3[:, at] = mode.fit.third
    d4[:, at] = fourth(mode.eta[:, at], mode.hyper.nu**2, problem.answers)
    chain = Chain(mode)
    root = np.linalg.cholesky(mode.factors.c)
    # (columns, nodes, nights), as LAPACK wants its right-hand sides
    h = np.ascontiguousarray(np.swapaxes(np.linalg.inv(root) @ spread(problem, mode), 0, 1))
    diagonal = chain.variance + (h**2).sum(axis=0)
    weighted = d3 * diagonal
    pull = (h * weighted).sum(axis=2)
    single = chain.quadratic(weighted[None], 1) + (pull**2).sum(axis=0)
    square = (d4 * diagonal**2).sum(axis=1) + single
    return np.asarray(square / 8 + _cubes(chain, h, d3) / 12)


def _cubes(chain: Chain, h: Array, d3: Array) -> Array:
    """Sum of d3_t d3_s (B + H H')_ts^3, term by term of the power."""
    heavy = h * d3
    total = chain.quadratic(d3[None], 3) + 3 * chain.quadratic(heavy, 2)
    across = np.moveaxis(h, 0, 2)
    at_once = max(1, int(AT_ONCE / h.size))
    for start in range(0, len(h), at_once):
        # Pairs j, k with k >= j; those with k > j stand for two.
        rows = range(start, min(start + at_once, len(h)))
        twice = np.concatenate([[1.0] + [2.0] * (len(h) - 1 - j) for j in rows])
        products = np.empty((len(twice), *d3.shape))
        place = 0
        for j in rows:
            np.multiply(h[j:], heavy[j], out=products[place : place + len(h) - j])
            place += len(h) - j
        moments = np.swapaxes(products, 0, 1) @ across
        total = total + (moments**2).sum(axis=2) @ twice
        total = total + 3 * (twice @ chain.quadratics(products, 1))
    return np.asarray(total)
