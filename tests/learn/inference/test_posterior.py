"""The posterior against brute force, against its prior, and against long NUTS runs."""

import json
import os
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uncramp.errors import ModelError
from uncramp.learn.inference import fit
from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.inference._likelihood import answers, derivatives
from uncramp.learn.inference._profile import profile

REFERENCE = Path(os.environ.get("UNCRAMP_REFERENCE", "../shared/data/reference"))
NIGHT = np.arange(6)
DESIGN = np.column_stack([np.ones(6), [0, 0.3, 0.5, 1, 1, 0.7]])
MEAN, SD = np.array([-0.9, 0.0]), np.array([1.0, 0.5])


def brute_force(counts, some, likelihood):
    """Marginal CDFs of both coefficients by a grid over everything, on its own algebra.

    The state runs over a grid by its transition matrix, the coefficients over a grid, the
    hyperparameters over prior Gauss-Hermite nodes.
    """
    x, w = np.polynomial.hermite_e.hermegauss(7)
    axes = 2 if likelihood == "cloglog" else 3
    u = np.linspace(-4.5, 4.5, 61)
    b = np.linspace(-4, 4, 27)
    grid = np.array(list(product(b, b)))
    prior = np.exp(-0.5 * (grid**2).sum(axis=1))
    beta = MEAN + SD * grid
    total = np.zeros(len(grid))
    for node in product(range(7), repeat=axes):
        hyper = unwhiten(x[list(node)][None])
        rho, sigma, nu = hyper.rho[0], hyper.sigma[0], hyper.nu[0]
        step = np.exp(-0.5 * (u[None, :] - rho * u[:, None]) ** 2 / (1 - rho**2))
        step /= step.sum(axis=1, keepdims=True)
        alpha = np.repeat((np.exp(-0.5 * u**2) / np.exp(-0.5 * u**2).sum())[None], len(grid), 0)
        for t in NIGHT:
            if t > 0:
                alpha = alpha @ step
            if not np.isnan(counts[t]):
                eta = (beta @ DESIGN[t])[:, None] + sigma * u
                alpha = alpha * _night(counts[t], some[t], eta, nu)
        total += np.prod(w[list(node)]) * prior * alpha.sum(axis=1)
    mass = (total / total.sum()).reshape(len(b), len(b))
    below = [np.cumsum(mass.sum(axis=1 - j)) - 0.5 * mass.sum(axis=1 - j) for j in (0, 1)]
    return [(MEAN[j] + SD[j] * b, below[j]) for j in (0, 1)]


def _night(count, some, eta, nu):
    mu = np.exp(eta)
    quiet = np.exp(-mu) if nu == 0 else (1 + nu**2 * mu) ** (-(nu**-2))
    if some:
        return 1 - quiet
    if count == 0:
        return quiet
    odds = mu if nu == 0 else mu / (1 + nu**2 * mu)
    rising = np.prod([1 + nu**2 * k for k in range(int(count))])
    return quiet * rising * odds**count


@pytest.mark.parametrize(
    ("counts", "some", "likelihood"),
    [
        ([0, 2, np.nan, 1, 0, 3], [], "nb"),
        ([1, 1, 0, 1, np.nan, 4], [0, 3], "nb"),
        ([0, 0, 0, 0, 0, 0], [], "nb"),
        ([1, 0, 1, 1, np.nan, 0], [], "cloglog"),
    ],
)
def test_a_small_diary_is_answered_as_by_brute_force(counts, some, likelihood):
    counts = np.array(counts, float)
    marks = np.isin(NIGHT, some)
    found = fit(counts, DESIGN, MEAN, SD, likelihood, some=marks)
    binary = marks | ((counts == 1) & (likelihood == "cloglog"))
    for marginal, (grid, below) in zip(
        found.marginals, brute_force(counts, binary, likelihood), strict=True
    ):
        distance = max(abs(marginal.cdf(x) - p) for x, p in zip(grid, below, strict=True))
        assert distance < 0.02


@pytest.mark.parametrize("column", [0, 1])
def test_the_profile_of_a_coefficient_is_nearer_still(column):
    counts = np.array([0, 2, np.nan, 1, 0, 3], float)
    found = profile(fit(counts, DESIGN, MEAN, SD), column).marginal
    grid, below = brute_force(counts, np.zeros(6, bool), "nb")[column]
    assert max(abs(found.cdf(x) - p) for x, p in zip(grid, below, strict=True)) < 0.01


def test_the_profile_of_a_diary_that_says_nothing_is_flat():
    found = profile(fit(np.full(30, np.nan), np.ones((30, 1)), [0.7], [0.4]), 0)
    assert np.ptp(found.log_likelihood) < 1e-9
    assert found.marginal.mean == pytest.approx(0.7, abs=1e-6)
    assert found.marginal.sd == pytest.approx(0.4, abs=1e-3)


def test_a_diary_that_says_nothing_gives_the_prior_back():
    found = fit(np.full(30, np.nan), np.ones((30, 1)), [0.7], [0.4])
    assert found.marginals[0].mean == pytest.approx(0.7, abs=1e-6)
    assert found.marginals[0].sd == pytest.approx(0.4, abs=1e-6)
    assert found.marginals[0].quantile(0.975) == pytest.approx(0.7 + 1.959964 * 0.4, abs=1e-3)
    assert found.hyper_means[0] == pytest.approx(1 / 3, abs=0.01)


def test_quantile_and_cdf_are_each_others_inverse():
    marginal = fit(np.array([0.0, 2, 1, 0, 3]), np.ones((5, 1)), [-0.9], [1.5]).marginals[0]
    for p in (0.01, 0.025, 0.5, 0.9, 0.999):
        assert marginal.cdf(marginal.quantile(p)) == pytest.approx(p, abs=1e-9)
    assert marginal.cdf(-99) == 0
    assert marginal.cdf(99) == 1


def test_a_sum_of_log_rates_of_one_column_is_that_column():
    counts = np.array([0.0, 2, 1, 0, 3, np.nan, 1, 1])
    found = fit(counts, np.ones((8, 1)), [-0.9], [1.5])
    level = found.combine(np.full((1, 8), 1 / 8))[0]
    assert level.mean == pytest.approx(found.marginals[0].mean, abs=0.15)
    difference = found.combine(np.array([[1.0, -1, 0, 0, 0, 0, 0, 0]]))[0]
    assert difference.mean < 0  # no cramp on the first night, two on the second


@pytest.mark.parametrize(
    ("argument", "change"),
    [
        ("likelihood", {"likelihood": "poisson"}),
        ("counts", {"counts": [0, -1, 2]}),
        ("counts", {"counts": [0, 1.5, 2]}),
        ("counts", {"counts": [0, 201, 2]}),
        ("counts", {"counts": [0, np.inf, 2]}),
        ("counts", {"counts": []}),
        ("counts", {"counts": [0, 2, 1], "likelihood": "cloglog"}),
        ("design", {"design": np.ones((2, 1))}),
        ("design", {"design": np.full((3, 1), np.nan)}),
        ("design", {"design": np.ones(3)}),
        ("prior_mean", {"prior_mean": [np.inf]}),
        ("prior_mean", {"prior_mean": [0, 0]}),
        ("prior_sd", {"prior_sd": [0.0]}),
        ("some", {"some": [True]}),
    ],
)
def test_an_argument_that_cannot_be_is_named(argument, change):
    good = {"counts": [0, 1, 2], "design": np.ones((3, 1)), "prior_mean": [0], "prior_sd": [1]}
    with pytest.raises(ModelError) as caught:
        fit(**(good | change))
    assert caught.value.context["field"] == argument


def test_counts_that_leap_from_nothing_to_two_hundred_still_settle():
    """A first step overshoots by far; a plateau out there once looked like a top."""
    rng = np.random.default_rng(1)
    y = rng.choice([0.0, 1, 2, 5, 50, 199, 200, np.nan], size=34)
    found = fit(y, np.ones((34, 1)), [-2.1], [1.5])
    assert found.nodes.converged
    assert found.nodes.passes < 100


@settings(max_examples=25)
@given(
    counts=st.lists(st.one_of(st.none(), st.integers(0, 200)), min_size=1, max_size=40),
    level=st.floats(-3, 3),
)
def test_no_diary_makes_the_engine_stumble(counts, level):
    y = np.array([np.nan if c is None else c for c in counts], float)
    x = np.column_stack([np.ones(len(y)), np.arange(len(y)) % 2, np.ones(len(y))])
    found = fit(y, x, [level, 0, 0], [1.5, 0.5, 0.35])
    for marginal in found.marginals:
        assert np.isfinite([marginal.mean, marginal.sd, marginal.quantile(0.975)]).all()
        assert marginal.sd > 0


@pytest.mark.parametrize("case", ["c01_typical365", "c04_missing50", "c07_few14"])
@pytest.mark.skipif(not REFERENCE.is_dir(), reason="reference cases are not on this machine")
class TestAgainstLongRuns:
    def read(self, case):
        facts = json.loads((REFERENCE / f"{case}.json").read_text())
        table = np.genfromtxt(REFERENCE / f"{case}.csv", delimiter=",", skip_header=1)
        return facts, table[:, 1], table[:, 2:]

    def test_the_likelihood_is_the_same_to_the_sixth_digit(self, case):
        facts, y, x = self.read(case)
        data = answers(y, np.zeros(len(y), bool))
        eta = (x @ np.array(facts["prior_mean"]))[None, data.at]
        value = derivatives(eta, unwhiten(np.zeros((1, 3))).nu ** 2, data).value[0]
        assert value == pytest.approx(facts["check"]["value"], abs=1e-6)

    def test_the_treatment_is_where_the_long_run_has_it(self, case):
        facts, y, x = self.read(case)
        found = fit(y, x, facts["prior_mean"], facts["prior_sd"]).marginals[-1]
        percentiles = facts["posterior"]["beta.treatment"]["percentiles_1_to_99"]
        distance = max(abs(found.cdf(q) - k / 100) for k, q in enumerate(percentiles, 1))
        assert distance < 0.04
