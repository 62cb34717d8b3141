"""The outer problem: where the hyperparameters live, and nodes and weights to average over."""

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._latent import Mode, Start, at_nodes
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._search import CLOSE, Search, star
from uncramp.learn.inference._second_order import second_order

PROBE = 3**0.5
WIDER = 1.1
"""The tails of p(theta | y) are heavier than the Gaussian's that Gauss-Hermite is made for."""
MOST_TURN = 2.0
"""The second-order term may differ from that at the centre by no more than this."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Weighted hyperparameter values and the mode of the log rates at each.

    ``theta`` is (nodes, hyperparameters), ``weight`` (nodes,) sums to 1. ``others`` are weights
    to compare with, (2, nodes): without the second-order term, and, on three points, by the
    poles alone (a rule exact to the third degree). ``evidence`` is log p(y | theta) up to a
    constant, ``second_order`` whether it holds the second-order term, ``passes`` counts the
    dear Newton passes of the search.
    """

    theta: Array
    weight: Array
    others: Array
    mode: Mode
    evidence: Array
    second_order: bool
    passes: int
    converged: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Where p(theta | y) lives: its top, its axes one sd long, and how far it reaches.

    ``along`` (2, hyperparameters) is the reach up and down each axis in sds, 1 where the
    density is normal; ``probed`` are the modes at the centre, then up, then down each axis.
    """

    centre: Array
    axes: Array
    along: Array
    probed: Mode
    settled: bool


def frame(search: Search, close: float = CLOSE) -> Frame:
    """Climb to the top of p(theta | y), then probe each axis both ways for its skew."""
    centre, axes, settled = search.climb(close)
    probes = PROBE * star(len(centre))
    mode, target = search.evaluate(centre + probes @ axes.T)
    fall = np.maximum(target[0] - target[1:], 0.1).reshape(2, -1)
    along = np.asarray(np.clip(PROBE / np.sqrt(2 * fall), 0.5, 2.0))
    return Frame(centre, axes, along, mode, settled)


def integrate(
    search: Search,
    found: Frame,
    points: int,
    *,
    coarse: Nodes | None = None,
    to_second_order: bool = True,
) -> Nodes:
    """Gauss-Hermite with ``points`` per axis, its axes fitted to the skew of p(theta | y).

    ``coarse`` are the nodes on three points, where they are known, to begin from.
    """
    grid, share = _grid(points, len(found.centre))
    along = WIDER * found.along
    stretch = np.where(grid > 0, along[0], np.where(grid < 0, along[1], along.mean(axis=0)))
    theta = found.centre + (grid * stretch) @ found.axes.T
    if coarse is None:
        start = _from_probes(found.probed, grid * stretch / PROBE)
    else:
        start = _from_nodes(coarse.mode, grid)
    mode, target = search.evaluate(theta, start)
    term = _second_order(search.problem, mode, grid) if to_second_order else np.zeros(len(grid))
    plain = np.log(stretch).sum(axis=1) + target + 0.5 * (grid**2).sum(axis=1)
    return Nodes(
        theta=theta,
        weight=_weights(np.log(share) + plain + term),
        others=_others(grid, share, plain, term),
        mode=mode,
        evidence=mode.log_evidence + term,
        second_order=to_second_order,
        passes=search.passes,
        converged=found.settled and bool(mode.converged.all()),
    )


def _grid(points: int, count: int) -> tuple[Array, Array]:
    """Gauss-Hermite in ``count`` dimensions: places (nodes, count) and shares (nodes,)."""
    x, w = np.polynomial.hermite_e.hermegauss(points)
    share = np.array([np.prod(c) for c in product(w / w.sum(), repeat=count)])
    return np.array(list(product(x, repeat=count))), share


def _others(grid: Array, share: Array, plain: Array, term: Array) -> Array:
    """Weights to compare with: without the term, and by the poles alone on three points."""
    coarsest = len(grid) == 3 ** grid.shape[1]
    # A finer rule has no poles at the right distance, and nobody asks it for them.
    poles = np.count_nonzero(grid, axis=1) == 1 if coarsest else share
    with np.errstate(divide="ignore"):
        others = (np.log(share) + plain, np.log(poles) + plain + term)
    return np.stack([_weights(other) for other in others])


def _second_order(problem: Problem, mode: Mode, grid: Array) -> Array:
    """The second-order term at every node; on the coarse rule it is read off at some.

    The term is smooth in theta and dear at each node. The nodes on the axes give the curves,
    the corners how the axes work together, and a surface through both the rest. It is the
    start of a series that need not converge where the rates wax and wane wildly: so far from
    the middle and no further.
    """
    count = grid.shape[1]
    off = np.count_nonzero(grid, axis=1)
    part = np.flatnonzero((off <= 1) | (off == count) | (len(grid) > 3**count))
    found = second_order(problem, at_nodes(mode, part))
    crossed = [grid[:, i] * grid[:, j] for i, j in combinations(range(count), 2)]
    columns = np.column_stack([np.ones(len(grid)), grid, grid**2, *crossed])
    term: Array = columns @ np.linalg.lstsq(columns[part], found, rcond=None)[0]
    term[part] = found
    middle = float(term[np.argmin((grid**2).sum(axis=1))])
    return np.clip(term, middle - MOST_TURN, middle + MOST_TURN)


def _weights(log_weight: Array) -> Array:
    weight = np.exp(log_weight - log_weight.max())
    return np.asarray(weight / weight.sum())


def _from_probes(probed: Mode, places: Array) -> Start:
    """Where the log rates may be at ``places``, in units of the probes along each axis."""
    shares = np.hstack([np.maximum(places, 0.0), np.maximum(-places, 0.0)])
    u, b, c = probed.u, probed.b, probed.factors.c
    # A mean of matrices is positive definite as they are; what is extrapolated need not be.
    near = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1.0)
    near = np.tensordot(near, c[1:] - c[0], axes=1)
    return Start(u[0] + shares @ (u[1:] - u[0]), b[0] + shares @ (b[1:] - b[0]), c[0] + near)


def _from_nodes(mode: Mode, grid: Array) -> Start:
    """Where the log rates may be on ``grid``, by parabolas through the nodes on three points."""
    x = grid / PROBE
    parabolas = np.stack([x * (x - 1) / 2, 1 - x * x, x * (x + 1) / 2], axis=-1)
    share = parabolas[:, 0]
    for axis in range(1, grid.shape[1]):
        share = (share[:, :, None] * parabolas[:, axis, None, :]).reshape(len(grid), -1)
    nearest = np.clip(np.rint(x), -1, 1).astype(int) + 1
    places = np.ravel_multi_index(tuple(nearest.T), (3,) * grid.shape[1])
    return Start(share @ mode.u, share @ mode.b, mode.factors.c[places])
