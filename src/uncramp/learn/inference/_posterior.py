"""The posterior of one diary: marginals of coefficients and of any combination of log rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from uncramp.errors import ModelError
from uncramp.learn.inference._banded import Problem, inverse_diagonal, solve
from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.inference._latent import spread
from uncramp.learn.inference._likelihood import Array, answers
from uncramp.learn.inference._marginal import Marginal, mixture
from uncramp.learn.inference._quadrature import Nodes, integrate

MAX_COUNT = 200
MAX_COLUMNS = 200
AT_ONCE = 16

Likelihood = Literal["nb", "cloglog"]


@dataclass(frozen=True, slots=True)
class Beside:
    """A sum of log rates and a coefficient, together at every node; each part is (nodes,)."""

    sum_centre: Array
    sum_sd: Array
    centre: Array
    sd: Array
    skew: Array
    covariance: Array


@dataclass(frozen=True)
class Posterior:
    """What a diary and a design say together; columns are in the order they came in."""

    problem: Problem
    nodes: Nodes
    prior_mean: Array
    prior_sd: Array

    @cached_property
    def marginals(self) -> Sequence[Marginal]:
        """The marginal of each coefficient, in column order."""
        mode = self.nodes.mode
        cov = np.linalg.inv(mode.factors.c)
        sd = np.sqrt(np.diagonal(cov, axis1=1, axis2=2))
        # a = Cov(eta, b_j) / sd_j at the answered nights: (nodes, answers, columns)
        a = self._moves[:, self.problem.answers.at, :] @ cov / sd[:, None, :]
        shift, skew = self._skewness(a)
        centre = self.prior_mean + self.prior_sd * (mode.b + sd * shift)
        weight = self.nodes.weight
        return [
            mixture(centre[:, j], self.prior_sd[j] * sd[:, j], skew[:, j], weight)
            for j in range(len(self.prior_sd))
        ]

    def combine(self, weights: Array) -> Sequence[Marginal]:
        """Marginals of sums of log rates; ``weights`` is (sums, nights)."""
        found: list[Marginal] = []
        for start in range(0, len(weights), AT_ONCE):
            found += self._combine(weights[start : start + AT_ONCE])
        return found

    def log_rate_over(self, windows: Sequence[tuple[int, int]]) -> tuple[Array, Array]:
        """Log of the mean rate over windows of nights, to first order at the mode.

        ``windows`` are (start, stop) places. Gives the weights (windows, nights) to combine
        and the constants (windows,) to add.
        """
        eta = self.nodes.weight @ self.nodes.mode.eta
        weights, constants = np.zeros((len(windows), len(eta))), np.zeros(len(windows))
        for i, (start, stop) in enumerate(windows):
            part = eta[start:stop]
            share = np.exp(part - part.max())
            share /= share.sum()
            weights[i, start:stop] = share
            constants[i] = np.log(np.mean(np.exp(part - part.max()))) + part.max() - share @ part
        return weights, constants

    def beside(self, weights: Array, column: int) -> Beside:
        """One sum of log rates, ``weights`` (nights,), beside the coefficient of a column."""
        mode, scale = self.nodes.mode, float(self.prior_sd[column])
        at, inverse = self.problem.answers.at, np.linalg.inv(mode.factors.c)
        sigma2 = mode.hyper.sigma[:, None] ** 2
        own = sigma2 * solve(mode.factors, np.repeat(weights[None, None], len(mode.eta), 1))[0]
        onto = (inverse @ (self._moves.mT @ weights)[..., None])[..., 0]
        moved = own + (self._moves @ onto[..., None])[..., 0]
        sum_sd, sd = np.sqrt(moved @ weights), np.sqrt(inverse[:, column, column])
        shift, _ = self._skewness((moved[:, at] / sum_sd[:, None])[..., None])
        own_shift, skew = self._skewness(
            self._moves[:, at, :] @ inverse[:, :, [column]] / sd[:, None, None]
        )
        return Beside(
            sum_centre=mode.eta @ weights + sum_sd * shift[:, 0],
            sum_sd=sum_sd,
            centre=self.prior_mean[column] + scale * (mode.b[:, column] + sd * own_shift[:, 0]),
            sd=scale * sd,
            skew=skew[:, 0],
            covariance=scale * onto[:, column],
        )

    @property
    def hyper_means(self) -> tuple[float, float, float]:
        """Posterior means of sigma, the memory in nights, and the overdispersion nu."""
        hyper = unwhiten(self.nodes.theta)
        return tuple(float(self.nodes.weight @ v) for v in (hyper.sigma, hyper.memory, hyper.nu))  # type: ignore[return-value]

    @cached_property
    def _moves(self) -> Array:
        return spread(self.problem, self.nodes.mode)

    @cached_property
    def _night_variance(self) -> Array:
        mode, at = self.nodes.mode, self.problem.answers.at
        own = mode.hyper.sigma[:, None] ** 2 * inverse_diagonal(mode.factors, mode.hyper)
        moves = self._moves[:, at, :]
        shared = (moves @ np.linalg.inv(mode.factors.c) * moves).sum(axis=2)
        return np.asarray(own[:, at] + shared)

    def _skewness(self, a: Array) -> tuple[Array, Array]:
        """Shift of the mean in sds, and skewness, for correlations ``a`` (nodes, answers, m)."""
        third = self.nodes.mode.fit.third[:, None, :]
        cubic = (third @ a**3)[:, 0, :]
        linear = 0.5 * (third * self._night_variance[:, None, :] @ a)[:, 0, :] - 0.5 * cubic
        return linear + 0.5 * cubic, cubic

    def _combine(self, weights: Array) -> list[Marginal]:
        mode, factors = self.nodes.mode, self.nodes.mode.factors
        sigma2 = mode.hyper.sigma[:, None] ** 2
        nodes = len(mode.eta)
        right = np.repeat(weights[:, None, :], nodes, axis=1)
        own = sigma2[None] * solve(factors, right)
        onto = np.linalg.solve(factors.c, self._moves.mT @ weights.T)
        cov = np.moveaxis(own, 0, 2) + self._moves @ onto
        sd = np.sqrt(np.einsum("mt,ktm->km", weights, cov))
        shift, skew = self._skewness(cov[:, self.problem.answers.at, :] / sd[:, None, :])
        centre = mode.eta @ weights.T + sd * shift
        weight = self.nodes.weight
        return [
            mixture(centre[:, m], sd[:, m], skew[:, m], weight) for m in range(weights.shape[0])
        ]


def fit(
    counts: npt.ArrayLike,
    design: npt.ArrayLike,
    prior_mean: npt.ArrayLike,
    prior_sd: npt.ArrayLike,
    likelihood: Likelihood = "nb",
    *,
    some: npt.ArrayLike | None = None,
) -> Posterior:
    """Fit CRAMP-1 to a design of one's own.

    ``counts`` is a float array of length T, NaN for a missing night; ``design`` is T x p.
    ``likelihood`` is ``nb`` for counts and ``cloglog`` for 0/1 diaries. ``some`` marks nights
    known to have had at least one cramp, not counted. Raises ModelError with the argument
    and what is wrong with it. Source of model and priors: ``docs/build/statistics.md``.
    """
    y, x = np.asarray(counts, float), np.asarray(design, float)
    mean, sd = np.asarray(prior_mean, float), np.asarray(prior_sd, float)
    at_least = np.zeros(y.shape, bool) if some is None else np.asarray(some, bool)
    _check(y, x, mean, sd, at_least, likelihood)
    if likelihood == "cloglog":
        at_least = at_least | (y == 1)
    problem = Problem(answers(y, at_least), x * sd, x @ mean)
    return Posterior(problem, integrate(problem, 2 if likelihood == "cloglog" else 3), mean, sd)


def _check(y: Array, x: Array, mean: Array, sd: Array, some: Array, likelihood: str) -> None:
    known = y[~np.isnan(y)] if y.ndim == 1 else y
    known = np.where(np.isfinite(known), known, -1.0)
    highest = 1 if likelihood == "cloglog" else MAX_COUNT
    checks = [
        ("likelihood", "likelihood", likelihood in ("nb", "cloglog")),
        ("counts", "one-row", y.ndim == 1 and len(y) >= 1),
        ("counts", "counts", bool(((known >= 0) & (known <= highest) & (known % 1 == 0)).all())),
        ("design", "shape", x.ndim == 2 and len(x) == y.size and 1 <= x.shape[-1] <= MAX_COLUMNS),
        ("design", "finite", bool(np.isfinite(x).all())),
        ("prior_mean", "shape", mean.shape == x.shape[1:] and bool(np.isfinite(mean).all())),
        ("prior_sd", "positive", sd.shape == x.shape[1:] and bool(((sd > 0) & (sd < 1e3)).all())),
        ("some", "shape", some.shape == y.shape),
    ]
    for field, problem, holds in checks:
        if not holds:
            raise ModelError(field=field, problem=problem)
