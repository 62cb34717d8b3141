"""The batch algebra on another model: people with intercepts of their own, nights with noise.

    y_jk ~ Poisson(exp(x_jk' a + b_j + e_jk)),   b_j ~ N(0, between²),   e_jk ~ N(0, within²)

The engine can say this: without memory (rho = 0) the chain falls apart into independent
nights of sd ``within``, and each b_j is a coefficient of prior sd ``between``. The two sds
are averaged over a grid, by the engine's own evidence.
"""

import csv
import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from uncramp.learn.inference import Posterior
from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._hyper import Hyper
from uncramp.learn.inference._latent import Start, find_mode
from uncramp.learn.inference._likelihood import answers
from uncramp.learn.inference._quadrature import Nodes
from uncramp.learn.inference._second_order import second_order

REFERENCE = Path(os.environ.get("UNCRAMP_REFERENCE", "../shared/data/reference"))
NO_MEMORY = 1e-3
"""exp(-1 / 0.001) is 0 to the last digit."""


@dataclass
class Mixed:
    """One coefficient over a grid of sds: marginals and their weights."""

    marginals: list
    weights: np.ndarray

    @property
    def mean(self):
        return self.weights @ [m.mean for m in self.marginals]

    @property
    def sd(self):
        square = self.weights @ [m.sd**2 + m.mean**2 for m in self.marginals]
        return np.sqrt(square - self.mean**2)

    def cdf(self, x):
        return self.weights @ [m.cdf(x) for m in self.marginals]


def by_the_engine(y, x, group, prior_sd, between, within, log_prior):
    """A ``Mixed`` for each column of ``x``, and the share of each pair (between, within).

    ``log_prior`` is (between, within) in the measure of the grid.
    """
    p = x.shape[1]
    people = np.eye(group.max() + 1)[group]
    found, evidence = [], np.zeros(log_prior.shape)
    for i, sd in enumerate(between):
        sds = np.concatenate([prior_sd, np.full(people.shape[1], sd)])
        design = np.hstack([x, people]) * sds
        problem = Problem(answers(y, np.zeros(len(y), bool)), design, np.zeros(len(y)))
        hyper = Hyper(within, np.full(len(within), NO_MEMORY), np.zeros(len(within)))
        start = Start(np.zeros((len(within), len(y))), np.zeros((len(within), len(sds))))
        mode = find_mode(problem, hyper, start)
        assert mode.converged.all()
        evidence[i] = mode.log_evidence + second_order(problem, mode) + log_prior[i]
        nodes = _nodes(mode, evidence[i])
        found.append(Posterior(problem, nodes, np.zeros(len(sds)), sds).marginals[:p])
    share = np.exp(evidence - evidence.max())
    share /= share.sum()
    return [Mixed([row[j] for row in found], share.sum(axis=1)) for j in range(p)], share


def _nodes(mode, evidence):
    share = np.exp(evidence - evidence.max())
    share /= share.sum()
    theta = np.zeros((len(share), 2))
    return Nodes(theta, share, np.stack([share] * 2), mode, evidence, True, mode.passes, True)


def brute_force(y, x, group, grid, between, within, log_prior):
    """Marginal CDFs of two coefficients by sums over everything.

    Nights by Gauss-Hermite given their person's intercept, intercepts by Gauss-Hermite, the
    coefficients on ``grid`` x ``grid`` in units of their prior sd, which is 1.
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(15)
    weights = weights / weights.sum()
    alpha = np.stack(np.meshgrid(grid, grid, indexing="ij"), axis=-1).reshape(-1, 2)
    total = np.zeros(len(alpha))
    for i, b_sd in enumerate(between):
        for k, e_sd in enumerate(within):
            likelihood = np.ones(len(alpha))
            for j in range(group.max() + 1):
                person = np.ones((len(alpha), len(nodes)))
                for t in np.flatnonzero(group == j):
                    level = (alpha @ x[t])[:, None] + b_sd * nodes
                    eta = level[:, :, None] + e_sd * nodes
                    person *= np.exp(y[t] * eta - np.exp(eta)) @ weights
                likelihood *= person @ weights
            total += np.exp(log_prior[i, k]) * likelihood
    mass = total * np.exp(-0.5 * (alpha**2).sum(axis=1))
    mass = (mass / mass.sum()).reshape(len(grid), len(grid))
    return [np.cumsum(m) - 0.5 * m for m in (mass.sum(axis=1), mass.sum(axis=0))]


@pytest.mark.parametrize("seed", [1, 2])
def test_people_with_intercepts_of_their_own_are_answered_as_by_brute_force(seed):
    rng = np.random.default_rng(seed)
    group = np.repeat(np.arange(5), 3)
    x = np.column_stack([np.ones(15), rng.normal(size=15)])
    eta = 0.6 + 0.5 * rng.normal(size=5)[group] + 0.3 * rng.normal(size=15) + 0.3 * x[:, 1]
    y = rng.poisson(np.exp(eta)).astype(float)
    between, within = np.array([0.2, 0.5, 0.9]), np.array([0.1, 0.3, 0.6])
    log_prior = np.log(rng.uniform(0.5, 1.5, size=(3, 3)))
    grid = np.linspace(-1.8, 2.4, 36)
    found, _ = by_the_engine(y, x, group, np.ones(2), between, within, log_prior)
    for marginal, below in zip(
        found, brute_force(y, x, group, grid, between, within, log_prior), strict=True
    ):
        distance = max(abs(marginal.cdf(a) - p) for a, p in zip(grid, below, strict=True))
        assert distance < 0.015


# Mean and sd by the JAGS bench (classic-bugs, vol1/epil), as published.
PUBLISHED = {
    "alpha0": (-1.37189672981, 1.24596963892823),
    "alpha.Base": (0.8736528925, 0.139269373665539),
    "alpha.Trt": (-0.9605229726, 0.42677791506752),
    "alpha.BT": (0.355106918969, 0.217604463793377),
    "alpha.Age": (0.479617611166, 0.363695771040492),
    "alpha.V4": (-0.1013694932506, 0.0875368695485932),
}


@pytest.fixture(scope="module")
def epil():
    with (REFERENCE / "epil.csv").open() as file:
        rows = list(csv.DictReader(file))
    base = np.log([float(r["base"]) / 4 for r in rows])
    treated = np.array([float(r["trt"] == "progabide") for r in rows])
    age, last = (np.array([float(r[name]) for r in rows]) for name in ("age", "V4"))
    x = np.column_stack([np.ones(len(rows)), base, treated, treated * base, np.log(age), last])
    y = np.array([float(r["y"]) for r in rows])
    group = np.array([int(r["subject"]) - 1 for r in rows])
    between, within = np.geomspace(0.28, 0.88, 9), np.geomspace(0.22, 0.56, 9)
    # Precisions are Gamma(0.001, 0.001), taken to the logarithm of the sd.
    prior = [-0.002 * np.log(sd) - 0.001 / sd**2 for sd in (between, within)]
    log_prior = prior[0][:, None] + prior[1]
    marginals, share = by_the_engine(y, x, group, np.full(6, 100.0), between, within, log_prior)
    return dict(zip(PUBLISHED, marginals, strict=True)), share, between, within


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="reference cases are not on this machine")
class TestEpil:
    """BUGS Epil III: seizures of 59 people in four periods (Thall and Vail 1990)."""

    def test_the_long_run_is_met(self, epil):
        facts = json.loads((REFERENCE / "epil.json").read_text())["posterior"]
        for name, marginal in epil[0].items():
            percentiles = facts[name]["percentiles_1_to_99"]
            distance = max(abs(marginal.cdf(q) - k / 100) for k, q in enumerate(percentiles, 1))
            assert distance < 0.015, name
            assert marginal.mean == pytest.approx(facts[name]["mean"], abs=0.03 * facts[name]["sd"])

    def test_what_was_published_is_met_within_its_own_noise(self, epil):
        for name, (mean, sd) in PUBLISHED.items():
            assert epil[0][name].mean == pytest.approx(mean, abs=0.06 * sd), name
            assert epil[0][name].sd == pytest.approx(sd, rel=0.05), name

    def test_the_two_sds_are_where_the_long_run_has_them(self, epil):
        facts = json.loads((REFERENCE / "epil.json").read_text())["posterior"]
        _, share, between, within = epil
        for name, sds, own in (
            ("sigma.b1", between, share.sum(axis=1)),
            ("sigma.b", within, share.sum(axis=0)),
        ):
            assert own @ sds == pytest.approx(facts[name]["mean"], abs=0.05 * facts[name]["sd"])
            assert own[[0, -1]].max() < 0.01, "the grid reaches far enough"
