"""The inner problem: the most probable log rates for given hyperparameters, in O(nights).

eta = offset + X b + sigma u, with u a stationary AR(1) of unit variance (tridiagonal
precision Q) and b the coefficients in units of their prior sd. For each node of a batch,
Newton's method steps along H^-1 times the gradient, with

    H = [ Q + sigma^2 W    sigma W X ]
        [ sigma X'W        I + X'W X ],

by the tridiagonal block A = Q + sigma^2 W and its Schur complement C = I + X'W G, with
G = X - sigma V and V = A^-1 sigma W X. Their factors are kept
while they serve; ``_banded`` makes them.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from uncramp.learn.inference._banded import Factors, Problem, factor, solve
from uncramp.learn.inference._hyper import Hyper
from uncramp.learn.inference._likelihood import Array, Derivatives, derivatives

MAX_STEPS = 100
MOST_HALVINGS = 30
TOLERANCE = 1e-12
"""A node is at its top when a step gained less than this share of its log probability."""
FAR = 0.3
SLOW = 0.1
"""Factors are made anew after a gain above FAR, or above SLOW times the gain before."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where Newton begins: ``u`` (nodes, nights), ``b`` (nodes, columns)."""

    u: Array
    b: Array


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
    place = _look(problem, hyper, start)
    factors, passes, last = factor(problem, hyper, place.fit), 1, np.inf
    done = np.zeros(len(place.goal), dtype=bool)
    for _ in range(MAX_STEPS):
        place, gain, halved = _step(problem, hyper, factors, place)
        # Of a large log probability the last digits are only rounding.
        done = gain <= TOLERANCE * (1 + np.abs(place.goal))
        most, is_new = float(gain.max()), last == np.inf
        if done.all() and (is_new or not halved):
            break
        # Old factors serve while they still pay: a step with them costs a third of a new pass.
        if halved or most > FAR or most > SLOW * last:
            factors, passes, last = factor(problem, hyper, place.fit), passes + 1, np.inf
        else:
            last = most
    factors = factor(problem, hyper, place.fit)
    half_logdet_c = np.log(np.diagonal(np.linalg.cholesky(factors.c), axis1=1, axis2=2)).sum(axis=1)
    half_logdet_a = 0.5 * np.log(factors.diagonal).sum(axis=1)
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
    f, d = mode.factors, mode.fit
    return Mode(
        hyper,
        mode.u[nodes],
        mode.b[nodes],
        mode.eta[nodes],
        mode.log_evidence[nodes],
        Derivatives(d.value[nodes], d.slope[nodes], d.curve[nodes], d.third[nodes]),
        Factors(f.diagonal[nodes], f.off[nodes], f.w[nodes], f.v[:, nodes], f.c[nodes]),
        mode.passes,
        mode.converged[nodes],
    )


def spread(problem: Problem, mode: Mode) -> Array:
    """G (nodes, nights, columns): how the log rates move with the coefficients."""
    return problem.design - mode.hyper.sigma[:, None, None] * np.moveaxis(mode.factors.v, 0, 2)


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
    problem: Problem, hyper: Hyper, factors: Factors, place: _Place
) -> tuple[_Place, Array, bool]:
    """One step uphill at every node, halved where it would go down; what it gained."""
    way_u, way_b = _way(problem, hyper, factors, place)
    step, halvings = np.ones(len(place.goal)), 0
    while True:
        to = Start(place.u + step[:, None] * way_u, place.b + step[:, None] * way_b)
        there = _look(problem, hyper, to)
        worse = ~(there.goal >= place.goal - 1e-9 * (1 + np.abs(place.goal)))
        if not worse.any() or halvings == MOST_HALVINGS:
            return there, np.abs(there.goal - place.goal), halvings > 0
        step[worse] *= 0.5
        halvings += 1


def _way(problem: Problem, hyper: Hyper, factors: Factors, place: _Place) -> tuple[Array, Array]:
    """The Newton direction from the slope at ``place``, with the curvature of ``factors``."""
    slope = np.zeros_like(place.eta)
    slope[:, problem.answers.at] = place.fit.slope
    up_u = hyper.sigma[:, None] * slope - _pull(place.u, hyper.rho[:, None])
    up_b = slope @ problem.design - place.b
    rest = up_b - np.einsum("pkt,kt->kp", factors.v, up_u)
    way_b = np.linalg.solve(factors.c, rest[:, :, None])[:, :, 0]
    way_u = solve(factors, up_u[None])[0] - np.einsum("pkt,kp->kt", factors.v, way_b)
    return way_u, way_b


def _pull(u: Array, rho: Array) -> Array:
    """Q u: how the prior draws each night towards its neighbours."""
    jump = (u[:, 1:] - rho * u[:, :-1]) / (1.0 - rho**2)
    pulled = np.zeros_like(u)
    pulled[:, 0] = u[:, 0]
    pulled[:, 1:] += jump
    pulled[:, :-1] -= rho * jump
    return pulled
