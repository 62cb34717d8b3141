"""Cramps avoided a month, against draws from the prior weighted by the likelihood."""

import numpy as np
import pytest
from scipy.special import gammaln

from uncramp.learn.inference import fit
from uncramp.learn.inference._avoided import avoided_a_month
from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.trials import Outcome

DRAWS = 400_000
MEAN, SD = np.array([-0.3, 0.0]), np.array([0.7, 0.5])
RECENT = 6


def weighted_draws(counts, dose, outcome, seed):
    """Avoided cramps and log weights on an algebra of its own: nothing of the engine but priors."""
    rng = np.random.default_rng(seed)
    hyper = unwhiten(rng.normal(size=(DRAWS, 3)))
    beta = MEAN + SD * rng.normal(size=(DRAWS, 2))
    state, size = rng.normal(size=DRAWS), hyper.nu**-2
    log_weight, recent = np.zeros(DRAWS), np.zeros(DRAWS)
    for t, count in enumerate(counts):
        if t:
            noise = rng.normal(size=DRAWS)
            state = hyper.rho * state + np.sqrt(1 - hyper.rho**2) * noise
        without = np.exp(beta[:, 0] + hyper.sigma * state)
        mu = without * np.exp(beta[:, 1] * dose[t])
        if outcome is Outcome.YES_NO:
            log_weight += np.where(count, np.log(-np.expm1(-mu)), -mu)
        elif not np.isnan(count):
            log_weight += gammaln(count + size) - gammaln(size) + size * np.log(size / (size + mu))
            log_weight += count * np.log(mu / (size + mu))
        if t >= len(counts) - RECENT:
            recent += without / RECENT
    ratio = np.exp(beta[:, 1])
    if outcome is Outcome.YES_NO:
        return 30 * (np.exp(-recent * ratio) - np.exp(-recent)), log_weight
    return 30 * recent * (1 - ratio), log_weight


@pytest.mark.parametrize(
    ("counts", "outcome"),
    [
        ([2, 0, 1, 3, 0, 0, 2, 1, 1, 0, 2, 0, 3, 0], Outcome.COUNTS),
        ([0, 1, 0, 0, 1, 2, np.nan, 3, 0, 1, 0, 2, 1, 4], Outcome.COUNTS),
        ([1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0], Outcome.YES_NO),
    ],
)
def test_it_is_what_draws_by_brute_force_have(counts, outcome):
    counts, dose = np.array(counts, float), np.array([0, 1] * 7, float)
    likelihood = "cloglog" if outcome is Outcome.YES_NO else "nb"
    posterior = fit(counts, np.column_stack([np.ones(14), dose]), MEAN, SD, likelihood)
    found = avoided_a_month(posterior, 1, dose, outcome, recent=RECENT)
    drawn, log_weight = weighted_draws(counts, dose, outcome, seed=20261122)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    assert 1 / (weight**2).sum() > 5_000
    quantiles = [found.q025, found.q25, found.q50, found.q75, found.q975]
    for p, q in zip((0.025, 0.25, 0.5, 0.75, 0.975), quantiles, strict=True):
        assert weight[drawn <= q].sum() == pytest.approx(p, abs=0.02)
    spread = np.sqrt(weight @ (drawn - weight @ drawn) ** 2)
    assert found.mean == pytest.approx(weight @ drawn, abs=0.06 * spread)


def test_a_night_with_half_a_dose_at_work_is_not_taken_for_one_without():
    """The rate without is the same whether the last nights had the measure or not."""
    counts = np.array([1, 0, 2, 1, 1, 0] * 20, float)
    mostly_on = np.array([0, 1] * 40 + [0.5] * 40)
    found = []
    for dose in (mostly_on, mostly_on - 0.5):
        design = np.column_stack([np.ones(120), dose])
        posterior = fit(counts, design, [-0.3, 0.0], [3.0, 0.02])
        found.append(avoided_a_month(posterior, 1, dose, Outcome.COUNTS).q50)
    assert found[0] == pytest.approx(found[1], abs=0.3)
