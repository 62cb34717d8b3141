"""The banded algebra: a tridiagonal block for every node, laid end to end, and its border.

The nodes of a batch make one long tridiagonal matrix with zero coupling between them, so one
LAPACK call serves the whole batch.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from uncramp.errors import ModelError
from uncramp.learn.inference._hyper import Hyper
from uncramp.learn.inference._lapack import dpttrf, dpttrs
from uncramp.learn.inference._likelihood import Answers, Array, Derivatives

FEW = 32
"""Columns whose products fit into the memory night by night."""


@dataclass(frozen=True)
class Problem:
    """One diary in the engine's own units.

    ``design`` (nights, columns) is scaled by the prior sd; ``offset`` (nights,) is the
    design at the prior mean.
    """

    answers: Answers
    design: Array
    offset: Array

    def gram(self, w: Array) -> Array:
        """X'WX, (nodes, columns, columns), for weights (nodes, nights)."""
        columns = self.design.shape[1]
        if columns > FEW:
            return np.stack([(self.design.T * node) @ self.design for node in w])
        return np.asarray((w @ self._products).reshape(-1, columns, columns))

    @cached_property
    def _products(self) -> Array:
        """Every two columns night by night, (nights, columns squared)."""
        nights = len(self.design)
        return (self.design[:, :, None] * self.design[:, None, :]).reshape(nights, -1)


@dataclass(frozen=True, slots=True)
class Pivots:
    """The factored tridiagonal block A of every node; cheap, so every step makes its own.

    ``diagonal``, ``off`` and the weights ``w`` are (nodes, nights); ``border`` is sigma times
    ``w``: times X it is the part of the matrix between the nights and the coefficients.
    """

    diagonal: Array
    off: Array
    w: Array
    border: Array


@dataclass(frozen=True, slots=True)
class Factors:
    """A whole factored pass: the pivots, ``v`` = A^-1 sigma W X, and the complement ``c``.

    ``v`` is (columns, nodes, nights), ``c`` (nodes, columns, columns). Columns come first in
    ``v`` because LAPACK wants each right-hand side in one piece.
    """

    pivots: Pivots
    v: Array
    c: Array


def pivot(problem: Problem, hyper: Hyper, fit: Derivatives) -> Pivots:
    """Factor the tridiagonal block with the curvature of ``fit``."""
    w = np.zeros((len(hyper.sigma), problem.answers.length))
    w[:, problem.answers.at] = fit.curve
    a, off = _tridiagonal(w, hyper)
    diagonal, lower, failed = dpttrf(a.ravel(), off.ravel()[:-1])
    if failed:
        raise ModelError(field="factor", problem="singular")
    padded = np.zeros(a.size)
    padded[:-1] = lower
    border = hyper.sigma[:, None] * w
    return Pivots(diagonal.reshape(a.shape), padded.reshape(a.shape), w, border)


def complete(problem: Problem, pivots: Pivots) -> Factors:
    """The dear part of a pass: a solve for every column, and the complement they leave."""
    coupled = problem.design.T[:, None, :] * pivots.border
    v = solve(pivots, coupled.copy())
    columns = problem.design.shape[1]
    c = problem.gram(pivots.w) - np.swapaxes(coupled, 0, 1) @ np.moveaxis(v, 0, 2)
    return Factors(pivots, v, np.eye(columns) + 0.5 * (c + c.mT))


def solve(pivots: Pivots, right: Array) -> Array:
    """A^-1 times ``right`` (columns, nodes, nights), column by column; overwrites ``right``."""
    # The transpose of ``right`` is already in the order that LAPACK reads.
    flat = right.reshape(len(right), -1).T
    solved, failed = dpttrs(pivots.diagonal.ravel(), pivots.off.ravel()[:-1], flat, overwrite_b=1)
    if failed:
        raise ModelError(field="solve", problem="singular")
    solution: Array = solved.T.reshape(right.shape)
    return solution


def inverse_diagonal(pivots: Pivots, hyper: Hyper) -> Array:
    """The diagonal of A^-1, (nodes, nights), from the forward and the backward pivots."""
    a, off = _tridiagonal(pivots.w, hyper)
    backward, _, _ = dpttrf(a.ravel()[::-1].copy(), off.ravel()[:-1][::-1].copy())
    return np.asarray(1.0 / (pivots.diagonal + backward[::-1].reshape(a.shape) - a))


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
