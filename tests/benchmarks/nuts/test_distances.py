"""Distances between an answer and a long run: nothing between equals, and in the right units."""

from statistics import NormalDist

import pytest

from benchmarks.nuts.distances import BOUNDS, Compared, distance, errors, over_all


class Normal(NormalDist):
    def quantile(self, p):
        return self.inv_cdf(p)


def long_run(mean=0.2, sd=0.5):
    truth = NormalDist(mean, sd)
    return {
        "mean": mean,
        "sd": sd,
        "noise": 0.001,
        "below_zero": truth.cdf(0),
        "q025": truth.inv_cdf(0.025),
        "q975": truth.inv_cdf(0.975),
        "percentiles": [truth.inv_cdf(k / 100) for k in range(1, 100)],
    }


def test_equals_lie_at_no_distance():
    found = distance("treatment", Normal(0.2, 0.5), long_run())
    assert [found.ks, found.mean, found.ends, found.below_zero] == pytest.approx([0] * 4, abs=1e-9)


def test_a_shift_is_told_in_posterior_sds():
    found = distance("treatment", Normal(0.25, 0.5), long_run())
    assert found.mean == pytest.approx(0.1)
    assert found.ends == pytest.approx(0.1)
    assert found.ks == pytest.approx(NormalDist().cdf(0.05) - NormalDist().cdf(-0.05), abs=1e-4)
    assert found.below_zero == pytest.approx(NormalDist().cdf(-0.5) - NormalDist().cdf(-0.4))


def test_the_summary_counts_the_cases_over_a_bound():
    near, far = (distance("treatment", Normal(m, 0.5), long_run()) for m in (0.2, 0.4))
    intercept = distance("intercept", Normal(0.9, 0.5), long_run())
    cases = [Compared("a", 9, 1, (intercept, d), (d,), d) for d in (near, near, far)]
    rows = {name: rest for name, *rest in over_all(cases)}
    assert list(rows) == list(BOUNDS)
    median, worst, bound, over = rows["KS, treatment or last exposure"]
    assert (median, worst, bound, over) == (near.ks, far.ks, 0.015, 1)
    assert rows["KS, every coefficient"][3] == 3
    assert errors(cases[0])["KS, treatment and exposures"] == near.ks
