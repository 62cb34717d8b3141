"""The outer problem: where the hyperparameters live, and nodes and weights to average over."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.inference._latent import Mode, Problem, Start, find_mode
from uncramp.learn.inference._likelihood import Array

STEP = 0.2
MAX_ROUNDS = 20
CLOSE = 0.05
NEAR = 0.5
LONGEST = 1.5


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


def integrate(problem: Problem, hyperparameters: int, points: int = 3) -> Nodes:
    """Adaptive Gauss-Hermite with ``points`` per axis around the mode of p(theta | y)."""
    search = _Search(problem, hyperparameters)
    centre, precision, settled = search.climb()
    # Axes of the Hessian: correlated hyperparameters then need no more nodes than others.
    values, vectors = np.linalg.eigh(precision)
    axes = vectors / np.sqrt(values)
    x, w = np.polynomial.hermite_e.hermegauss(points)
    grid = np.array(list(product(x, repeat=hyperparameters)))
    log_w = np.array([sum(c) for c in product(np.log(w), repeat=hyperparameters)])
    theta = centre + grid @ axes.T
    mode, target = search.evaluate(theta)
    log_weight = log_w + target + 0.5 * (grid**2).sum(axis=1)
    weight = np.exp(log_weight - log_weight.max())
    return Nodes(
        theta,
        weight / weight.sum(),
        mode,
        search.passes,
        settled and bool(mode.converged.all()),
    )


class _Search:
    """Newton on log p(theta | y) with differences; each batch starts from the last centre."""

    def __init__(self, problem: Problem, hyperparameters: int) -> None:
        self.problem = problem
        self.count = hyperparameters
        nights, columns = problem.answers.length, problem.design.shape[1]
        self.centre = np.zeros(hyperparameters)
        self.start = Start(np.zeros((1, nights)), np.zeros((1, columns)))
        self.slope = Start(
            np.zeros((hyperparameters, nights)), np.zeros((hyperparameters, columns))
        )
        self.passes = 0
        self.offsets = _stencil(hyperparameters)

    def evaluate(self, theta: Array) -> tuple[Mode, Array]:
        """Mode and log p(theta | y), up to a constant, at each row of ``theta``."""
        away = theta - self.centre
        start = Start(self.start.u + away @ self.slope.u, self.start.b + away @ self.slope.b)
        mode = find_mode(self.problem, unwhiten(theta), start)
        self.passes += mode.passes
        return mode, mode.log_evidence - 0.5 * (theta**2).sum(axis=1)

    def _remember(self, centre: Array, mode: Mode) -> None:
        """Begin the next batch where the log rates of this one point to."""
        self.centre, self.start = centre, Start(mode.u[:1], mode.b[:1])
        up, down = slice(1, 2 * self.count + 1, 2), slice(2, 2 * self.count + 1, 2)
        self.slope = Start(
            (mode.u[up] - mode.u[down]) / (2 * STEP), (mode.b[up] - mode.b[down]) / (2 * STEP)
        )

    def climb(self) -> tuple[Array, Array, bool]:
        """The mode of p(theta | y), the precision there, and whether the search settled."""
        centre: Array = np.zeros(self.count)
        best, way = -np.inf, centre
        precision, near = np.eye(self.count), False
        for _ in range(MAX_ROUNDS):
            # Corners only near the mode: the path there needs slopes, not correlations.
            points = self.offsets if near else self.offsets[: 2 * self.count + 1]
            mode, target = self.evaluate(centre + points)
            if target[0] < best - 1e-6:
                way = 0.5 * way
                centre = centre - way
                continue
            best = target[0]
            self._remember(centre, mode)
            slope, precision = _differences(target, self.count)
            way = np.asarray(np.linalg.solve(precision, slope), np.float64)
            length = float(np.sqrt(way @ precision @ way))
            if near and length < CLOSE:
                return centre, precision, True
            near = length < NEAR
            way *= LONGEST / max(LONGEST, float(np.linalg.norm(way)))
            centre = centre + way
        return centre, precision, False


def _stencil(count: int) -> Array:
    """The centre, both neighbours on each axis, and the four corners of each pair of axes."""
    rows = [np.zeros(count)]
    unit = np.eye(count) * STEP
    for i in range(count):
        rows += [unit[i], -unit[i]]
    for i in range(count):
        for j in range(i):
            rows += [s * unit[i] + t * unit[j] for s in (1, -1) for t in (1, -1)]
    return np.array(rows)


def _differences(target: Array, count: int) -> tuple[Array, Array]:
    up, down = target[1 : 2 * count + 1 : 2], target[2 : 2 * count + 1 : 2]
    slope = (up - down) / (2 * STEP)
    precision = np.diag(-(up - 2 * target[0] + down) / STEP**2)
    corner = 2 * count + 1
    for i in range(count if len(target) > corner else 0):
        for j in range(i):
            pp, pm, mp, mm = target[corner : corner + 4]
            precision[i, j] = precision[j, i] = -(pp - pm - mp + mm) / (4 * STEP**2)
            corner += 4
    # A flat or upward direction would send Newton away; the prior alone has curvature 1.
    values, vectors = np.linalg.eigh(precision)
    return slope, (vectors * np.maximum(values, 0.2)) @ vectors.T
