"""The outer problem: where the hyperparameters live, and nodes and weights to average over."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.inference._latent import Mode, Start, at_nodes, find_mode
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._second_order import second_order
from uncramp.learn.inference._slope import evidence_slope

STEP = 0.1
NEAR = 0.2
"""A Newton step that gained less is the last: the next would gain about a millionth."""
PROBE = 3**0.5
MAX_ROUNDS = 20
CLOSE = 0.4
LONGEST = 1.0
POINTS = 3
LEAST_SHARE = 5e-4
"""Corners of a grid below this share of the mass are left out: 81 of 125 stay, 27 of 27."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Weighted hyperparameter values and the mode of the log rates at each.

    ``theta`` is (nodes, hyperparameters), ``weight`` (nodes,) sums to 1. ``passes`` counts
    the Newton passes of the whole search.
    """

    theta: Array
    weight: Array
    mode: Mode
    passes: int
    converged: bool


def integrate(problem: Problem, hyperparameters: int, points: int = POINTS) -> Nodes:
    """Gauss-Hermite with ``points`` per axis, its axes fitted to the skew of p(theta | y)."""
    search = _Search(problem, hyperparameters)
    centre, axes, settled = search.climb()
    along, probed = _fitted(search, centre, axes)
    x, w = np.polynomial.hermite_e.hermegauss(points)
    grid = np.array(list(product(x, repeat=hyperparameters)))
    share = np.array([np.prod(c) for c in product(w, repeat=hyperparameters)])
    keep = share >= LEAST_SHARE * share.sum()
    grid, share = grid[keep], share[keep]
    stretch = np.where(grid > 0, along[0], np.where(grid < 0, along[1], along.mean(axis=0)))
    theta = centre + (grid * stretch) @ axes.T
    mode, target = search.evaluate(theta, _start(probed, grid * stretch / PROBE))
    target = target + _second_order(problem, mode, grid)
    log_weight = np.log(share) + np.log(stretch).sum(axis=1) + target + 0.5 * (grid**2).sum(axis=1)
    weight = np.exp(log_weight - log_weight.max())
    converged = settled and bool(mode.converged.all())
    return Nodes(theta, weight / weight.sum(), mode, search.passes, converged)


def _fitted(search: "_Search", centre: Array, axes: Array) -> tuple[Array, Mode]:
    """How far p(theta | y) reaches up and down each axis, (2, axes), 1 where it is normal.

    With the modes at the probes: the centre, then up each axis, then down each.
    """
    probes = PROBE * _star(len(centre))
    mode, target = search.evaluate(centre + probes @ axes.T)
    fall = np.maximum(target[0] - target[1:], 0.1).reshape(2, -1)
    return np.asarray(np.clip(PROBE / np.sqrt(2 * fall), 0.5, 2.0)), mode


def _start(probed: Mode, places: Array) -> Start:
    """Where the log rates may be at ``places``, in units of the probes along each axis."""
    shares = np.hstack([np.maximum(places, 0.0), np.maximum(-places, 0.0)])
    u, b, c = probed.u, probed.b, probed.factors.c
    near = np.tensordot(np.minimum(shares, 1.0), c[1:] - c[0], axes=1)
    return Start(u[0] + shares @ (u[1:] - u[0]), b[0] + shares @ (b[1:] - b[0]), c[0] + near)


def _second_order(problem: Problem, mode: Mode, grid: Array) -> Array:
    """The second-order term at every node, from a parabola through those on the axes.

    The term is smooth in theta and dear at each node; the others are read off the parabola.
    """
    part = np.flatnonzero(np.count_nonzero(grid, axis=1) <= 1)
    found = second_order(problem, at_nodes(mode, part))
    columns = np.column_stack([np.ones(len(grid)), grid, grid**2])
    smooth: Array = columns @ np.linalg.lstsq(columns[part], found, rcond=None)[0]
    return smooth


class _Search:
    """Newton on log p(theta | y); each batch starts where the last one points to."""

    def __init__(self, problem: Problem, hyperparameters: int) -> None:
        self.problem = problem
        self.count = hyperparameters
        nights, columns = problem.answers.length, problem.design.shape[1]
        self.centre: Array = np.zeros(hyperparameters)
        self.start = Start(np.zeros((1, nights)), np.zeros((1, columns)))
        self.slope = Start(np.zeros((self.count, nights)), np.zeros((self.count, columns)))
        self.passes = 0

    def evaluate(
        self, theta: Array, start: Start | None = None, settled: float = NEAR
    ) -> tuple[Mode, Array]:
        """Mode and log p(theta | y), up to a constant, at each row of ``theta``."""
        away = theta - self.centre
        if start is None:
            start = Start(
                self.start.u + away @ self.slope.u,
                self.start.b + away @ self.slope.b,
                None if self.start.c is None else np.repeat(self.start.c, len(theta), axis=0),
            )
        mode = find_mode(self.problem, unwhiten(theta), start, NEAR)
        self.passes += mode.passes
        return mode, mode.log_evidence - 0.5 * (theta**2).sum(axis=1)

    def climb(self) -> tuple[Array, Array, bool]:
        """The top, the axes of the Hessian there scaled to one sd, and whether it settled."""
        centre: Array = np.zeros(self.count)
        best, way, axes = -np.inf, centre, np.eye(self.count)
        for _ in range(MAX_ROUNDS):
            star = centre + STEP * _star(self.count)[: self.count + 1]
            mode, target = self.evaluate(star)
            if target[0] < best - 1e-3:
                way = 0.5 * way
                centre = centre - way
                continue
            best = float(target[0])
            self._remember(centre, mode)
            slope = evidence_slope(self.problem, mode, star) - star
            axes = _axes((slope[0] - slope[1:]) / STEP)
            way = np.asarray(axes @ (axes.T @ slope[0]), np.float64)
            far = float(np.linalg.norm(axes.T @ slope[0]))
            way = way * LONGEST / max(LONGEST, float(np.linalg.norm(way)))
            centre = centre + way
            if far < CLOSE:
                return centre, axes, True
        return centre, axes, False

    def _remember(self, centre: Array, mode: Mode) -> None:
        self.centre, self.start = centre, Start(mode.u[:1], mode.b[:1], mode.factors.c[:1])
        self.slope = Start((mode.u[1:] - mode.u[0]) / STEP, (mode.b[1:] - mode.b[0]) / STEP)


def _axes(precision: Array) -> Array:
    """Columns one sd long along the axes of a Hessian."""
    values, vectors = np.linalg.eigh(0.5 * (precision + precision.T))
    # A flat or upward direction would send Newton away; the prior alone has curvature 1.
    return np.asarray(vectors / np.sqrt(np.maximum(values, 0.3)))


def _star(count: int) -> Array:
    """The centre and both neighbours on each axis."""
    return np.vstack([np.zeros(count), np.eye(count), -np.eye(count)])
