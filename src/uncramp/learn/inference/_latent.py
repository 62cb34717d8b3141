"""The inner problem: the most probable log rates for given hyperparameters, in O(nights).

eta = offset + X b + sigma u, with u a stationary AR(1) of unit variance (tridiagonal
precision Q) and b the coefficients in units of their prior sd. For each node of a batch,
Newton's method solves

    [ Q + sigma^2 W    sigma W X   ] [u]   [sigma r]
    [ sigma X'W        I + X'W X   ] [b] = [X' r   ],    r = W (eta - offset) + slope,

by the tridiagonal block A = Q + sigma^2 W and its Schur complement C = I + X'W G, with
G = X - sigma V and V = A^-1 sigma W X. The nodes are laid end to end as one long tridiagonal matrix
with zero coupling between them, so one LAPACK call serves the whole batch.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg.lapack import dpttrf, dpttrs

from uncramp.errors import ModelError
from uncramp.learn.inference._hyper import Hyper
from uncramp.learn.inference._likelihood import Answers, Array, Derivatives, derivatives

MAX_PASSES = 60
MOST_HALVINGS = 30
TOLERANCE = 1e-5
"""Newton squares its error: a step that gained less than this lands within 1e-9 of the top."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One diary in the engine's own units.

    ``design`` (nights, columns) is scaled by the prior sd; ``offset`` (nights,) is the
    design at the prior mean.
    """

    answers: Answers
    design: Array
    offset: Array


@dataclass(frozen=True, slots=True)
class Start:
    """Where Newton begins: ``u`` (nodes, nights), ``b`` (nodes, columns)."""

    u: Array
    b: Array


@dataclass(frozen=True, slots=True)
class Factors:
    """A factored pass: the tridiagonal block, ``v`` = A^-1 sigma W X, and the complement ``c``.

    ``v`` is (columns, nodes, nights), ``c`` (nodes, columns, columns). Columns come first in
    ``v`` because LAPACK wants each right-hand side in one piece.
    """

    diagonal: Array
    off: Array
    w: Array
    v: Array
    c: Array


@dataclass(frozen=True, slots=True)
class Mode:
    """The most probable log rates at each node, and the curvature around them.

    ``log_evidence`` (nodes,) is the Laplace approximation of log p(y | theta).
    """

    hyper: Hyper
    u: Array
    b: Array
    eta: Array
    log_evidence: Array
    fit: Derivatives
    factors: Factors
    passes: int
    converged: npt.NDArray[np.bool_]


def find_mode(problem: Problem, hyper: Hyper, start: Start) -> Mode:
    """Newton with step halving for all nodes at once; the target is concave, so it arrives."""
    u, b = start.u, start.b
    eta, fit, goal = _evaluate(problem, hyper, u, b)
    done = np.zeros(len(goal), dtype=bool)
    passes = 0
    while True:
        factors = _factor(problem, hyper, fit)
        passes += 1
        if done.all() or passes > MAX_PASSES:
            break
        before, step = goal, np.ones(len(goal))
        to_u, to_b = _newton(problem, hyper, factors, eta, fit)
        way_u, way_b = to_u - u, to_b - b
        for _ in range(MOST_HALVINGS):
            to_u, to_b = u + step[:, None] * way_u, b + step[:, None] * way_b
            eta, fit, goal = _evaluate(problem, hyper, to_u, to_b)
            worse = ~(goal >= before - 1e-9 * (1 + np.abs(before)))
            if not worse.any():
                break
            step[worse] *= 0.5
        u, b = to_u, to_b
        done = np.abs(goal - before) < TOLERANCE
    half_logdet_c = np.log(np.diagonal(np.linalg.cholesky(factors.c), axis1=1, axis2=2)).sum(axis=1)
    half_logdet_a = 0.5 * np.log(factors.diagonal).sum(axis=1)
    half_logdet_q = -0.5 * (problem.answers.length - 1) * np.log1p(-(hyper.rho**2))
    evidence = goal + half_logdet_q - half_logdet_a - half_logdet_c
    return Mode(hyper, u, b, eta, evidence, fit, factors, passes, done)


def solve(factors: Factors, right: Array) -> Array:
    """A^-1 times ``right`` (columns, nodes, nights), column by column; overwrites ``right``."""
    return _solve(factors.diagonal.ravel(), factors.off.ravel(), right)


def spread(problem: Problem, mode: Mode) -> Array:
    """G (nodes, nights, columns): how the log rates move with the coefficients."""
    return problem.design - mode.hyper.sigma[:, None, None] * np.moveaxis(mode.factors.v, 0, 2)


def inverse_diagonal(factors: Factors, hyper: Hyper) -> Array:
    """The diagonal of A^-1, (nodes, nights), from the forward and the backward pivots."""
    a, off = _tridiagonal(factors.w, hyper)
    backward, _, _ = dpttrf(a.ravel()[::-1].copy(), off.ravel()[:-1][::-1].copy())
    pivots: Array = backward[::-1].reshape(a.shape)
    return 1.0 / (factors.diagonal + pivots - a)


def _evaluate(
    problem: Problem, hyper: Hyper, u: Array, b: Array
) -> tuple[Array, Derivatives, Array]:
    eta = problem.offset + b @ problem.design.T + hyper.sigma[:, None] * u
    fit = derivatives(eta[:, problem.answers.at], hyper.nu**2, problem.answers)
    rho = hyper.rho
    jump = u[:, 1:] - rho[:, None] * u[:, :-1]
    prior = u[:, 0] ** 2 + (jump**2).sum(axis=1) / (1 - rho**2) + (b**2).sum(axis=1)
    return eta, fit, fit.value - 0.5 * prior


def _tridiagonal(w: Array, hyper: Hyper) -> tuple[Array, Array]:
    rho = hyper.rho[:, None]
    scale = 1.0 / (1.0 - rho**2)
    diagonal = (1.0 + rho**2) * scale + hyper.sigma[:, None] ** 2 * w
    off = np.repeat(-rho * scale, w.shape[1], axis=1)
    off[:, -1] = 0.0
    # The two ends lack a neighbour; a diary of one night has neither.
    ends = rho[:, 0] ** 2 * scale[:, 0]
    diagonal[:, 0] -= ends
    diagonal[:, -1] -= ends
    return diagonal, off


def _factor(problem: Problem, hyper: Hyper, fit: Derivatives) -> Factors:
    w = np.zeros((len(hyper.sigma), problem.answers.length))
    w[:, problem.answers.at] = fit.curve
    a, off = _tridiagonal(w, hyper)
    diagonal, lower, failed = dpttrf(a.ravel(), off.ravel()[:-1])
    if failed:
        raise ModelError(field="factor", problem="singular")
    padded = np.zeros(a.size)
    padded[:-1] = lower
    weighted = problem.design.T[:, None, :] * w
    coupled = hyper.sigma[:, None] * weighted
    v = _solve(diagonal, padded, coupled.copy())
    own = np.swapaxes(weighted, 0, 1) @ problem.design
    c = own - np.swapaxes(coupled, 0, 1) @ np.moveaxis(v, 0, 2)
    c = np.eye(problem.design.shape[1]) + 0.5 * (c + c.mT)
    return Factors(diagonal.reshape(a.shape), padded.reshape(a.shape), w, v, c)


def _newton(
    problem: Problem, hyper: Hyper, factors: Factors, eta: Array, fit: Derivatives
) -> tuple[Array, Array]:
    r = factors.w * (eta - problem.offset)
    r[:, problem.answers.at] += fit.slope
    sigma = hyper.sigma[:, None]
    pull = r @ problem.design - np.einsum("pkt,kt->kp", factors.v, sigma * r)
    b = np.linalg.solve(factors.c, pull[:, :, None])[:, :, 0]
    rest = sigma * (r - factors.w * (b @ problem.design.T))
    return solve(factors, rest[None])[0], b


def _solve(diagonal: Array, off: Array, right: Array) -> Array:
    # Overwrites ``right``: its transpose is already in the order that LAPACK reads.
    flat = right.reshape(len(right), -1).T
    solved, failed = dpttrs(diagonal, off[:-1], flat, overwrite_b=1)
    if failed:
        raise ModelError(field="solve", problem="singular")
    solution: Array = solved.T.reshape(right.shape)
    return solution
