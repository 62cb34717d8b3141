"""The next term of a coefficient's variance: what the curvature at the mode leaves out.

With S the covariance of the log rates, a_t = Cov(eta_t, b) and d3, d4 the derivatives there,

    1/2 sum d4_t a_t^2 S_tt  +  1/2 sum d3_t d3_s a_t a_s S_ts^2  +  1/2 sum d3_t a_t^2 m_t,

where m = S (d3 S_tt) is twice the shift of the mean of the log rates. Each double sum is exact
in O(nights p^2), as in ``_second_order``.
"""

import numpy as np

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._chain import Chain
from uncramp.learn.inference._latent import Mode, spread
from uncramp.learn.inference._likelihood import Array, fourth

LEAST, MOST = -0.2, 0.5


def widening(problem: Problem, mode: Mode) -> Array:
    """Share of its own by which each coefficient's variance grows, (nodes, columns)."""
    at = problem.answers.at
    d3, d4 = np.zeros_like(mode.eta), np.zeros_like(mode.eta)
    d3[:, at] = mode.fit.third
    d4[:, at] = fourth(mode.eta[:, at], mode.hyper.nu**2, problem.answers)
    cov = np.linalg.inv(mode.factors.c)
    moves = spread(problem, mode)
    # Both as (columns, nodes, nights): how b moves with eta, and the root of the shared part.
    a = np.swapaxes(cov @ moves, 0, 1)
    h = np.swapaxes(np.linalg.inv(np.linalg.cholesky(mode.factors.c)) @ moves, 0, 1)
    chain = Chain(mode)
    variance = chain.variance + (h**2).sum(axis=0)
    pushed = d3 * variance
    shift = chain.times(pushed) + (h * (h * pushed).sum(axis=2)[..., None]).sum(axis=0)
    plain = (a**2 * (d4 * variance + d3 * shift)).sum(axis=2)
    grown = 0.5 * (plain + _squares(chain, h, a * d3))
    own = np.diagonal(cov, axis1=1, axis2=2)
    # The start of a series again: where it asks for more than this it is not to be believed.
    return np.asarray(np.clip(grown.T / own, LEAST, MOST))


def _squares(chain: Chain, h: Array, u: Array) -> Array:
    """Sum of u_t u_s (B + H H')_ts^2 for each column of ``u``, (columns, nodes)."""
    found = chain.quadratics(u.copy(), 2)
    across = np.moveaxis(h, 0, 2)
    for j, pulled in enumerate(u):
        products = h * pulled
        moments = np.swapaxes(products, 0, 1) @ across
        found[j] += (moments**2).sum(axis=(1, 2)) + 2 * chain.quadratics(products, 1).sum(axis=0)
    return found
