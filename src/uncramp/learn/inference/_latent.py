"""The inner problem: the most probable log rates for given hyperparameters, in O(nights).

eta = offset + X b + sigma u, with u a stationary AR(1) of unit variance (tridiagonal
precision Q) and b the coefficients in units of their prior sd. For each node of a batch,
Newton's method steps along H^-1 times the gradient, with

    H = [ Q + sigma^2 W    sigma W X ]
        [ sigma X'W        I + X'W X ],

by the tridiagonal block A = Q + sigma^2 W, which is made anew at every step, and its Schur
complement C = I + X'W G, with G = X - sigma V and V = A^-1 sigma W X, which is kept while it
serves; ``_banded`` makes both. A step with an old C still goes up.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from uncramp.learn.inference._banded import Factors, Pivots, Problem, complete, pivot, solve
from uncramp.learn.inference._hyper import Hyper
from uncramp.learn.inference._likelihood import Array, Derivatives, derivatives

MAX_STEPS = 100
MOST_HALVINGS = 30
TOLERANCE = 1e-12
"""A node is at its top when a step gained less than this share of its log probability."""
CLOSE = 1e-3
"""After a step that gained more than this the complement is made anew."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where Newton begins: ``u`` (nodes, nights), ``b`` (nodes, columns).

    ``c`` is a complement from nearby, (nodes, columns, columns), to step with until it proves
    too far; without one the first step makes its own.
    """

    u: Array
    b: Array
    c: Array | None = None


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


def find_mode(problem: Problem, hyper: Hyper, start: Start, settled: float = 0.0) -> Mode:
    """Newton with step halving for all nodes at once; the target is concave, so it arrives.

    A step with a complement of its own that gained at most ``settled`` is the last: the next
    would gain about the square of it.
    """
    place, c, passes, done = _look(problem, hyper, start), start.c, 0, np.zeros(1, bool)
    for _ in range(MAX_STEPS):
        pivots = pivot(problem, hyper, place.fit)
        own = c is None
        if c is None:
            c, passes = complete(problem, pivots).c, passes + 1
        place, gain, halved = _step(problem, hyper, pivots, c, place)
        # Of a large log probability the last digits are only rounding.
        done = gain <= np.maximum(TOLERANCE * (1 + np.abs(place.goal)), settled if own else 0.0)
        if done.all() and not halved:
            break
        if halved or gain.max() > CLOSE:
            c = None
    factors = complete(problem, pivot(problem, hyper, place.fit))
    half_logdet_c = np.log(np.diagonal(np.linalg.cholesky(factors.c), axis1=1, axis2=2)).sum(axis=1)
    half_logdet_a = 0.5 * np.log(factors.pivots.diagonal).sum(axis=1)
    half_logdet_q = -0.5 * (problem.answers.length - 1) * np.log1p(-(hyper.rho**2))
    evidence = place.goal + half_logdet_q - half_logdet_a - half_logdet_c
    return Mode(
        hyper,
        place.u,
        place.b,
        place.eta,
        evidence,
        place.fit,
        factors,
        passes + 1,
        done,
    )


def at_nodes(mode: Mode, nodes: npt.NDArray[np.intp]) -> Mode:
    """The part of a batch at some of its nodes."""
    hyper = Hyper(mode.hyper.sigma[nodes], mode.hyper.memory[nodes], mode.hyper.nu[nodes])
    f, p, d = mode.factors, mode.factors.pivots, mode.fit
    pivots = Pivots(p.diagonal[nodes], p.off[nodes], p.w[nodes], p.border[nodes])
    return Mode(
        hyper,
        mode.u[nodes],
        mode.b[nodes],
        mode.eta[nodes],
        mode.log_evidence[nodes],
        Derivatives(d.value[nodes], d.slope[nodes], d.curve[nodes], d.third[nodes]),
        Factors(pivots, f.v[:, nodes], f.c[nodes]),
        mode.passes,
        mode.converged[nodes],
    )


def spread(problem: Problem, mode: Mode) -> Array:
    """G (nodes, columns, nights): how the log rates move with the coefficients."""
    moved = mode.hyper.sigma[None, :, None] * mode.factors.v
    return np.swapaxes(np.subtract(problem.design.T[:, None, :], moved, out=moved), 0, 1)


@dataclass(frozen=True, slots=True)
class _Place:
    u: Array
    b: Array
    eta: Array
    fit: Derivatives
    goal: Array


def _look(problem: Problem, hyper: Hyper, at: Start) -> _Place:
    eta = problem.offset + at.b @ problem.design.T + hyper.sigma[:, None] * at.u
    fit = derivatives(eta[:, problem.answers.at], hyper.nu**2, problem.answers)
    rho = hyper.rho
    jump = at.u[:, 1:] - rho[:, None] * at.u[:, :-1]
    prior = at.u[:, 0] ** 2 + (jump**2).sum(axis=1) / (1 - rho**2) + (at.b**2).sum(axis=1)
    return _Place(at.u, at.b, eta, fit, fit.value - 0.5 * prior)


def _step(
    problem: Problem, hyper: Hyper, pivots: Pivots, c: Array, place: _Place
) -> tuple[_Place, Array, bool]:
    """One step uphill at every node, halved where it would go down; what it gained."""
    way_u, way_b = _way(problem, hyper, pivots, c, place)
    step, halvings = np.ones(len(place.goal)), 0
    while True:
        to = Start(place.u + step[:, None] * way_u, place.b + step[:, None] * way_b)
        there = _look(problem, hyper, to)
        worse = ~(there.goal >= place.goal - 1e-9 * (1 + np.abs(place.goal)))
        if not worse.any() or halvings == MOST_HALVINGS:
            return there, np.abs(there.goal - place.goal), halvings > 0
        step[worse] *= 0.5
        halvings += 1


def _way(
    problem: Problem, hyper: Hyper, pivots: Pivots, c: Array, place: _Place
) -> tuple[Array, Array]:
    """The way up: the block of the nights exactly, the coefficients by the complement ``c``."""
    slope = np.zeros_like(place.eta)
    slope[:, problem.answers.at] = place.fit.slope
    up_u = hyper.sigma[:, None] * slope - _pull(place.u, hyper.rho[:, None])
    alone = solve(pivots, up_u[None])[0]
    rest = (slope - pivots.border * alone) @ problem.design - place.b
    way_b = np.linalg.solve(c, rest[:, :, None])[:, :, 0]
    follow = pivots.border * (way_b @ problem.design.T)
    return alone - solve(pivots, follow[None])[0], way_b


def _pull(u: Array, rho: Array) -> Array:
    """Q u: how the prior draws each night towards its neighbours."""
    jump = (u[:, 1:] - rho * u[:, :-1]) / (1.0 - rho**2)
    pulled = np.zeros_like(u)
    pulled[:, 0] = u[:, 0]
    pulled[:, 1:] += jump
    pulled[:, :-1] -= rho * jump
    return pulled
