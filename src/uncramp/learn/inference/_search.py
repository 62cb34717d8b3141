"""Newton on log p(theta | y): where the hyperparameters of one diary are most probable."""

import numpy as np

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.inference._latent import Mode, Start, find_mode
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._slope import evidence_slope

STEP = 0.1
NEAR = 0.2
"""A Newton step that gained less is the last: the next would gain about a millionth."""
ROUGH = 3.0
"""The same on the way to the top, where the next would gain about a hundredth."""
MAX_ROUNDS = 20
CLOSE = 0.4
"""The climb ends when the top is fewer sds away than this, with one last step."""
HURRIED = 0.8
"""The same where there are millions to climb."""
LONGEST = 1.0


class Search:
    """Each batch of modes starts where the last one points to."""

    def __init__(self, problem: Problem, hyperparameters: int) -> None:
        self.problem = problem
        self.count = hyperparameters
        nights, columns = problem.answers.length, problem.design.shape[1]
        self.centre: Array = np.zeros(hyperparameters)
        self.start = Start(np.zeros((1, nights)), np.zeros((1, columns)))
        self.slope = Start(np.zeros((self.count, nights)), np.zeros((self.count, columns)))
        self.passes = 0

    def evaluate(
        self, theta: Array, start: Start | None = None, near: float = NEAR
    ) -> tuple[Mode, Array]:
        """Mode and log p(theta | y), up to a constant, at each row of ``theta``."""
        away = theta - self.centre
        if start is None:
            start = Start(
                self.start.u + away @ self.slope.u,
                self.start.b + away @ self.slope.b,
                None if self.start.c is None else np.repeat(self.start.c, len(theta), axis=0),
            )
        mode = find_mode(self.problem, unwhiten(theta), start, near)
        self.passes += mode.passes
        return mode, mode.log_evidence - 0.5 * (theta**2).sum(axis=1)

    def climb(self, close: float = CLOSE) -> tuple[Array, Array, bool]:
        """The top, the axes of the Hessian there scaled to one sd, and whether it settled."""
        centre: Array = np.zeros(self.count)
        best, way, axes = -np.inf, centre, np.eye(self.count)
        for _ in range(MAX_ROUNDS):
            place = centre + STEP * star(self.count)[: self.count + 1]
            mode, target = self.evaluate(place, near=ROUGH)
            if target[0] < best - 1e-3:
                way = 0.5 * way
                centre = centre - way
                continue
            best = float(target[0])
            self._remember(centre, mode)
            slope = evidence_slope(self.problem, mode, place) - place
            axes = _axes((slope[0] - slope[1:]) / STEP)
            way = np.asarray(axes @ (axes.T @ slope[0]), np.float64)
            far = float(np.linalg.norm(axes.T @ slope[0]))
            way = way * LONGEST / max(LONGEST, float(np.linalg.norm(way)))
            centre = centre + way
            if far < close:
                return centre, axes, True
        return centre, axes, False

    def _remember(self, centre: Array, mode: Mode) -> None:
        self.centre, self.start = centre, Start(mode.u[:1], mode.b[:1], mode.factors.c[:1])
        self.slope = Start((mode.u[1:] - mode.u[0]) / STEP, (mode.b[1:] - mode.b[0]) / STEP)


def star(count: int) -> Array:
    """The centre, then up each axis, then down each."""
    return np.vstack([np.zeros(count), np.eye(count), -np.eye(count)])


def _axes(precision: Array) -> Array:
    """Columns one sd long along the axes of a Hessian."""
    values, vectors = np.linalg.eigh(0.5 * (precision + precision.T))
    # A flat or upward direction would send Newton away; the prior alone has curvature 1.
    return np.asarray(vectors / np.sqrt(np.maximum(values, 0.3)))
