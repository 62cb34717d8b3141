"""The posterior of one diary: marginals of coefficients and of any combination of log rates."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from uncramp.learn.inference._banded import Problem, inverse_diagonal, solve
from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.inference._latent import at_nodes, spread
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._marginal import Marginal, mixtures
from uncramp.learn.inference._quadrature import Nodes
from uncramp.learn.inference._variance import widening

AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Quality:
    """How sure the numbers themselves are: largest moves of any marginal's distribution function.

    ``by_order`` is what the second-order term moved, ``by_rule`` what a finer (or, where none
    was needed, a coarser) quadrature moves; ``refined`` whether the finer one was taken.
    ``doubt`` names what makes the answer approximate: ``search``, ``rule``, ``order``, or "".
    """

    by_order: float = 0.0
    by_rule: float = 0.0
    refined: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A sum of log rates and a coefficient, together at every node; each part is (nodes,)."""

    sum_centre: Array
    sum_sd: Array
    centre: Array
    sd: Array
    skew: Array
    covariance: Array


@dataclass
class Posterior:
    """What a diary and a design say together; columns are in the order they came in.

    ``quality`` is what the gate found when it let the posterior pass.
    """

    problem: Problem
    nodes: Nodes
    prior_mean: Array
    prior_sd: Array
    quality: Quality = field(default_factory=Quality)

    @property
    def marginals(self) -> Sequence[Marginal]:
        """The marginal of each coefficient, in column order."""
        return self._mixed[0]

    @property
    def moved(self) -> Array:
        """How far the marginals move, (2, columns): without the second order, by a coarse rule."""
        return self._mixed[1]

    @cached_property
    def _mixed(self) -> tuple[Sequence[Marginal], Array]:
        mode = self.nodes.mode
        cov = np.linalg.inv(mode.factors.c)
        sd = np.sqrt(np.diagonal(cov, axis1=1, axis2=2))
        # Cov(eta, b_j) / sd_j at every night: (nodes, columns, nights)
        shift, skew = self._skewness(cov @ self._moves / sd[:, :, None])
        centre = self.prior_mean + self.prior_sd * (mode.b + sd * shift)
        weights = np.vstack([self.nodes.weight, self.nodes.others])
        return mixtures(centre.T, (self.prior_sd * self._wider * sd).T, skew.T, weights)

    @cached_property
    def _wider(self) -> Array:
        """By how much the second order widens every sd: asked at two nodes, for all are alike."""
        if not self.nodes.second_order:
            return np.ones(len(self.prior_sd))
        heaviest = np.argsort(self.nodes.weight)[-2:]
        grown = widening(self.problem, at_nodes(self.nodes.mode, heaviest))
        return np.asarray(np.sqrt(1.0 + np.average(grown, 0, self.nodes.weight[heaviest])))

    def combine(self, weights: Array) -> Sequence[Marginal]:
        """Marginals of sums of log rates; ``weights`` is (sums, nights)."""
        found: list[Marginal] = []
        for start in range(0, len(weights), AT_ONCE):
            found.extend(self._combine(weights[start : start + AT_ONCE]))
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
        pivots, inverse = mode.factors.pivots, np.linalg.inv(mode.factors.c)
        sigma2 = mode.hyper.sigma[:, None] ** 2
        own = sigma2 * solve(pivots, np.repeat(weights[None, None], len(mode.eta), 1))[0]
        onto = (inverse @ (self._moves @ weights)[..., None])[..., 0]
        moved = own + (onto[:, None, :] @ self._moves)[:, 0, :]
        sum_sd, sd = np.sqrt(moved @ weights), np.sqrt(inverse[:, column, column])
        shift, _ = self._skewness((moved / sum_sd[:, None])[:, None, :])
        own_shift, skew = self._skewness(inverse[:, [column], :] @ self._moves / sd[:, None, None])
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
    def _pulls(self) -> tuple[Array, Array]:
        """The third derivative at every night, and the same times the night's variance."""
        mode = self.nodes.mode
        third = np.zeros_like(mode.eta)
        third[:, self.problem.answers.at] = mode.fit.third
        own = mode.hyper.sigma[:, None] ** 2 * inverse_diagonal(mode.factors.pivots, mode.hyper)
        shared = np.linalg.inv(mode.factors.c) @ self._moves
        shared *= self._moves
        return third, third * (own + shared.sum(axis=1))

    def _skewness(self, a: Array) -> tuple[Array, Array]:
        """Shift of the mean in sds, and skewness, for correlations ``a`` (nodes, m, nights)."""
        third, by_variance = self._pulls
        linear = (a @ by_variance[:, :, None])[:, :, 0]
        cube = a * a
        cube *= a
        cubic = (cube @ third[:, :, None])[:, :, 0]
        # g1 + g3 / 2, with g1 half of (linear - cubic) and g3 the cubic
        return 0.5 * linear, cubic

    def _combine(self, weights: Array) -> Sequence[Marginal]:
        mode, factors = self.nodes.mode, self.nodes.mode.factors
        sigma2 = mode.hyper.sigma[:, None] ** 2
        nodes = len(mode.eta)
        right = np.repeat(weights[:, None, :], nodes, axis=1)
        own = sigma2[None] * solve(factors.pivots, right)
        onto = np.linalg.solve(factors.c, self._moves @ weights.T)
        cov = np.swapaxes(own, 0, 1) + onto.mT @ self._moves
        sd = np.sqrt(np.einsum("mt,kmt->km", weights, cov))
        shift, skew = self._skewness(cov / sd[:, :, None])
        centre = mode.eta @ weights.T + sd * shift
        return mixtures(centre.T, sd.T, skew.T, self.nodes.weight[None])[0]
