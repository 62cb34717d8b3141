"""The banded algebra: a tridiagonal block for every node, laid end to end, and its border.

The nodes of a batch make one long tridiagonal matrix with zero coupling between them, so one
LAPACK call serves the whole batch.
"""

from dataclasses import dataclass

import numpy as np

from uncramp.errors import ModelError
from uncramp.learn.inference._hyper import Hyper
from uncramp.learn.inference._lapack import dpttrf, dpttrs
from uncramp.learn.inference._likelihood import Answers, Array, Derivatives


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


def factor(problem: Problem, hyper: Hyper, fit: Derivatives) -> Factors:
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


def solve(factors: Factors, right: Array) -> Array:
    """A^-1 times ``right`` (columns, nodes, nights), column by column; overwrites ``right``."""
    return _solve(factors.diagonal.ravel(), factors.off.ravel(), right)


def inverse_diagonal(factors: Factors, hyper: Hyper) -> Array:
    """The diagonal of A^-1, (nodes, nights), from the forward and the backward pivots."""
    a, off = _tridiagonal(factors.w, hyper)
    backward, _, _ = dpttrf(a.ravel()[::-1].copy(), off.ravel()[:-1][::-1].copy())
    pivots: Array = backward[::-1].reshape(a.shape)
    return 1.0 / (factors.diagonal + pivots - a)


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


def _solve(diagonal: Array, off: Array, right: Array) -> Array:
    # Overwrites ``right``: its transpose is already in the order that LAPACK reads.
    flat = right.reshape(len(right), -1).T
    solved, failed = dpttrs(diagonal, off[:-1], flat, overwrite_b=1)
    if failed:
        raise ModelError(field="solve", problem="singular")
    solution: Array = solved.T.reshape(right.shape)
    return solution
