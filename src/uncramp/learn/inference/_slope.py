"""The slope of the Laplace evidence in theta, by the adjoint: one more solve a node.

The evidence is log p(y, x) + 1/2 log |Q| - 1/2 log |H| at the mode x, with H the Hessian of the
log rates' problem. Its direct part is plain. The curvature W in H moves with the mode, and
the mode with theta; with v = 1/2 diag(Cov(eta)) times the third derivative, that part is
v' d eta, and d eta = M H^-1 dg for the gradient's own change dg. Solving for w = H^-1 M' v
once answers it for every hyperparameter.
"""

from dataclasses import dataclass

import numpy as np

from uncramp.learn.inference._banded import Problem, inverse_diagonal, solve
from uncramp.learn.inference._hyper import slopes
from uncramp.learn.inference._latent import Mode, spread
from uncramp.learn.inference._likelihood import Array, by_dispersion


@dataclass(frozen=True, slots=True)
class _Spread:
    """Covariances at the mode, each (nodes, nights).

    ``own`` of u, ``following`` of u with the next night's, ``crossed`` of u with eta,
    ``rates`` of eta.
    """

    own: Array
    following: Array
    crossed: Array
    rates: Array


def evidence_slope(problem: Problem, mode: Mode, theta: Array) -> Array:
    """Derivative of ``mode.log_evidence`` by each column of ``theta``, same shape."""
    sigma, at = mode.hyper.sigma[:, None], problem.answers.at
    cov = _spread(problem, mode)
    slope, third = np.zeros_like(mode.eta), np.zeros_like(mode.eta)
    slope[:, at], third[:, at] = mode.fit.slope, mode.fit.third
    v = 0.5 * cov.rates * third
    w_u, w_b = _adjoint(problem, mode, v)
    moved = sigma * w_u + w_b @ problem.design.T
    w = mode.factors.pivots.w
    by_sigma = ((slope + v) * mode.u - w * cov.crossed + w_u * slope - moved * w * mode.u).sum(
        axis=1
    )
    by_rho = _by_rho(mode, cov, w_u)
    columns = [by_sigma, by_rho]
    if theta.shape[1] == 3:
        value, on_slope, on_curve = by_dispersion(
            mode.eta[:, at], mode.hyper.nu**2, problem.answers
        )
        rates = cov.rates[:, at]
        columns.append(value + (moved[:, at] * on_slope - 0.5 * rates * on_curve).sum(axis=1))
    return np.column_stack(columns) * slopes(theta)


def _spread(problem: Problem, mode: Mode) -> _Spread:
    sigma = mode.hyper.sigma[:, None]
    own = inverse_diagonal(mode.factors.pivots, mode.hyper)
    following = -mode.factors.pivots.off[:, :-1] * own[:, 1:]
    # Both as (nodes, columns, nights).
    v, moves = np.swapaxes(mode.factors.v, 0, 1), spread(problem, mode)
    c = np.linalg.inv(mode.factors.c)
    c_v = c @ v
    shared = (c_v * v).sum(axis=1)
    return _Spread(
        own + shared,
        following + (c_v[:, :, :-1] * v[:, :, 1:]).sum(axis=1),
        sigma * own - (c_v * moves).sum(axis=1),
        sigma**2 * own + ((c @ moves) * moves).sum(axis=1),
    )


def _adjoint(problem: Problem, mode: Mode, v: Array) -> tuple[Array, Array]:
    """H^-1 M' v, in its two parts."""
    up_u = mode.hyper.sigma[:, None] * v
    rest = v @ problem.design - np.einsum("pkt,kt->kp", mode.factors.v, up_u)
    w_b = np.linalg.solve(mode.factors.c, rest[:, :, None])[:, :, 0]
    w_u = solve(mode.factors.pivots, up_u[None].copy())[0]
    return w_u - np.einsum("pkt,kp->kt", mode.factors.v, w_b), w_b


def _by_rho(mode: Mode, cov: _Spread, w_u: Array) -> Array:
    """How the prior's own precision Q, and everything measured by it, moves with rho."""
    rho, u = mode.hyper.rho, mode.u
    gap = 1.0 - rho**2
    # u'Qu, tr(Cov Q) and w'Qu all change through the same two sums of products.
    square = 0.5 * (u**2 + cov.own) + w_u * u
    beside = 0.5 * (u[:, :-1] * u[:, 1:] + cov.following)
    beside = beside + 0.5 * (w_u[:, :-1] * u[:, 1:] + w_u[:, 1:] * u[:, :-1])
    inner = 2 * square.sum(axis=1) - square[:, 0] - square[:, -1]
    change = 2 * rho * inner - 2 * (1 + rho**2) * beside.sum(axis=1)
    return np.asarray((u.shape[1] - 1) * rho / gap - change / gap**2)
