"""At which lag an exposure enters, from one fit without exposures, by small algebra.

At the most probable log rates the log posterior of all coefficients, those of columns that
are not in the model included, is a parabola h'b - b'Kb / 2 (coefficients in units of their
prior sd, the waxing and waning integrated out). Any choice of columns is then a choice of
rows of K and h: its log evidence, and the mean and sd of each coefficient, cost one small solve.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from uncramp.learn.inference._banded import solve
from uncramp.learn.inference._exposures import EXPOSURE_SD, Followed, at_lag, filled
from uncramp.learn.inference._latent import at_nodes
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._posterior import Posterior

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Parabola:
    """The log posterior of the coefficients: ``k`` (all, all), ``h`` (all,).

    The first ``inside`` columns are in the fitted model. ``places`` has, for each exposure,
    the place of each lag that can enter.
    """

    k: Array
    h: Array
    inside: int
    places: tuple[dict[int, int], ...]

    def evidence(self, chosen: Sequence[int]) -> float:
        """Log evidence, up to a constant, of the model with these columns."""
        k, h = self.k[np.ix_(chosen, chosen)], self.h[list(chosen)]
        lower = np.linalg.cholesky(k)
        half = np.linalg.solve(lower, h)
        return float(0.5 * half @ half - np.log(np.diagonal(lower)).sum())

    def coefficient(self, place: int, others: Sequence[int]) -> tuple[float, float]:
        """Mean and sd of the coefficient at ``place`` in the model with ``others``."""
        chosen = [*others, place]
        cov = np.linalg.inv(self.k[np.ix_(chosen, chosen)])
        mean = cov[-1] @ self.h[chosen]
        return float(mean * EXPOSURE_SD), float(np.sqrt(cov[-1, -1]) * EXPOSURE_SD)

    def score(self, place: int, others: Sequence[int]) -> float:
        """How far the column at ``place`` leans, N(0, 1) where it does nothing.

        Its slope at a coefficient of 0, in the model with ``others``, over its sd; its own
        prior has no part in it.
        """
        known = self.k[np.ix_(others, others)]
        shared = self.k[place, others]
        on_shared, on_h = np.linalg.solve(known, np.column_stack([shared, self.h[others]])).T
        information = self.k[place, place] - 1 - shared @ on_shared
        return float((self.h[place] - shared @ on_h) / np.sqrt(max(information, 1e-12)))


def parabola(posterior: Posterior, exposures: Sequence[Followed]) -> Parabola:
    """Around the most probable log rates of the heaviest node."""
    problem = posterior.problem
    heaviest = np.array([int(posterior.nodes.weight.argmax())])
    mode = at_nodes(posterior.nodes.mode, heaviest)
    inside = problem.design.shape[1]
    columns, places = [problem.design], []
    for one in exposures:
        places.append({lag: inside + i for i, lag in enumerate(one.lags, len(columns) - 1)})
        columns += [EXPOSURE_SD * filled(at_lag(one.values, lag))[:, None] for lag in one.lags]
    design = np.hstack(columns)
    pivots, across = mode.factors.pivots, design.T
    border = across * pivots.border
    v = solve(pivots, border[:, None, :].copy())[:, 0, :]
    k = np.eye(len(across)) + (across * pivots.w) @ design - border @ v.T
    b = np.concatenate([mode.b[0], np.zeros(len(across) - inside)])
    slope = design[problem.answers.at].T @ mode.fit.slope[0]
    return Parabola(0.5 * (k + k.T), slope - b + k @ b, inside, tuple(places))


def choose(found: Parabola) -> tuple[int, ...]:
    """For each exposure the lag with the most evidence, given those of the others."""
    fixed = range(found.inside)
    lags = [_best(found, at, fixed) for at in found.places]
    for _ in range(ROUNDS):
        before = list(lags)
        for i, at in enumerate(found.places):
            others = (p[lags[j]] for j, p in enumerate(found.places) if j != i)
            lags[i] = _best(found, at, [*fixed, *others])
        if lags == before:
            break
    return tuple(lags)


def _best(found: Parabola, at: Mapping[int, int], others: Sequence[int]) -> int:
    return max(at, key=lambda lag: found.evidence([*others, at[lag]]))
