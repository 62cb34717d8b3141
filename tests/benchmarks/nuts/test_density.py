"""The reference sampler's density: its gradient, and the model written out night by night."""

from math import exp, log

import numpy as np
import pytest
from scipy.stats import expon, lognorm, nbinom, norm

from benchmarks.nuts.density import hyperparameters, log_density, log_rates
from benchmarks.nuts.recipe import Case, whitened


@pytest.fixture(params=["nb", "cloglog"])
def case(request):
    rng = np.random.default_rng(5)
    counts = rng.choice([0.0, 1, 2, 7, np.nan], size=12)
    some = np.isin(np.arange(12), [3, 8])
    counts[some] = 1
    counts = counts if request.param == "nb" else np.minimum(counts, 1)
    some = some & (request.param == "nb")
    design = np.column_stack([np.ones(12), rng.normal(size=12), np.linspace(0, 1, 12)])
    return Case(
        "made", request.param, counts, some, ("intercept", "exposure1", "treatment"), design, {}
    )


def point(case, seed):
    return np.random.default_rng(seed).normal(size=case.hypers + 3 + 12)


def test_the_gradient_is_the_slope_of_the_density(case):
    diary = whitened(case)
    for seed in range(3):
        q = point(case, seed)
        _, gradient = log_density(q, *diary)
        for i, step in enumerate(1e-6 * np.eye(len(q))):
            up, down = log_density(q + step, *diary)[0], log_density(q - step, *diary)[0]
            assert gradient[i] == pytest.approx((up - down) / 2e-6, abs=1e-6)


def test_the_density_is_the_model_written_out(case):
    """Differences between two points, with SciPy's distributions and a loop over the nights."""
    diary = whitened(case)
    q, other = point(case, 1), point(case, 2)
    ours = log_density(q, *diary)[0] - log_density(other, *diary)[0]
    assert ours == pytest.approx(written_out(case, q) - written_out(case, other), abs=1e-8)


def written_out(case, q):
    h = case.hypers
    sigma, ell, nu = hyperparameters(q, h)
    beta = case.prior_mean + case.prior_sd * q[h : h + 3]
    rho, u = exp(-1 / ell), 0.0
    total = -0.5 * q @ q
    for t, step in enumerate(q[h + 3 :]):
        u = step if t == 0 else rho * u + (1 - rho**2) ** 0.5 * step
        mu = exp(case.design[t] @ beta + sigma * u)
        y = case.counts[t]
        if np.isnan(y):
            continue
        if case.likelihood == "cloglog":
            total += log(1 - exp(-mu)) if y else -mu
            continue
        night = nbinom(nu**-2, 1 / (1 + nu**2 * mu))
        total += log(1 - night.pmf(0)) if case.some[t] else night.logpmf(y)
    return total


@pytest.mark.parametrize("t", [-3.0, 0.0, 2.5])
def test_each_hyperparameter_has_its_prior(t):
    sigma, ell, nu = hyperparameters(np.array([t, t, t]), 3)
    below = norm.cdf(t)
    assert expon.cdf(3 * sigma) == pytest.approx(below)
    assert lognorm.cdf(ell, 1, scale=5) == pytest.approx(below)
    assert expon.cdf(2 * nu) == pytest.approx(below)


def test_the_log_rates_wander_with_the_spread_they_were_given():
    draws = np.random.default_rng(3).normal(size=(4000, 3 + 1 + 6))
    draws[:, :4] = [0.5, 0.2, 0.0, 0.0]
    eta = np.array([log_rates(q, 3, np.ones((6, 1)), np.zeros(6)) for q in draws])
    sigma, ell, _ = hyperparameters(draws[0], 3)
    assert eta.std(axis=0) == pytest.approx(np.full(6, sigma), rel=0.05)
    assert np.corrcoef(eta[:, 3], eta[:, 4])[0, 1] == pytest.approx(exp(-1 / ell), abs=0.03)


def test_a_nearly_poisson_night_has_no_rounding_left():
    """Around the switch to a series, value and gradient go on smoothly."""
    case = Case(
        "made", "nb", np.array([2.0]), np.array([False]), ("intercept",), np.ones((1, 1)), {}
    )
    diary = whitened(case)
    values = []
    for nu in np.geomspace(1e-4, 1e-2, 41):
        q = np.array([0.0, 0.0, norm.isf(exp(-2 * nu)), 0.3, 0.1])
        values.append(log_density(q, *diary)[0] + 0.5 * q[2] ** 2)
    assert np.abs(np.diff(values)).max() < 1e-4
