"""The model's own draws: what they hold, and that they hold what the priors say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.cohort.calibrate._cells import OwnPrior
from uncramp.cohort.calibrate._experiments._prior_predictive import (
    COEFFICIENTS,
    PRIORS,
    _memory,
    draw,
)
from uncramp.learn.inference._design import PRIORS as OF_THE_ENGINE
from uncramp.learn.inference._exposures import EXPOSURE_SD
from uncramp.learn.trials import Outcome


@given(outcome=st.sampled_from(Outcome), nights=st.integers(28, 250), seed=st.integers(0, 10**6))
def test_a_draw_is_a_diary_as_the_engine_takes_it(outcome, nights, seed):
    drawn = draw(OwnPrior(outcome, nights), np.random.default_rng(seed))
    known = drawn.counts[~np.isnan(drawn.counts)]
    assert drawn.columns.shape == (nights, len(COEFFICIENTS))
    assert np.isfinite(drawn.columns).all()
    assert (known >= 0).all()
    assert (known % 1 == 0).all()
    assert set(drawn.counts[drawn.some]) <= {1.0}
    if outcome is Outcome.YES_NO:
        assert set(known) <= {0.0, 1.0}
        assert not drawn.some.any()


@given(seed=st.integers(0, 10**6))
def test_columns_are_centred_as_the_documentation_says(seed):
    columns = draw(OwnPrior(Outcome.COUNTS, 140), np.random.default_rng(seed)).columns
    named = dict(zip(COEFFICIENTS, columns.T, strict=True))
    assert (named["intercept"] == 1).all()
    assert named["trend"].mean() == pytest.approx(0, abs=1e-12)
    assert named["trend"][-1] - named["trend"][0] == pytest.approx(139 / 365.25)
    assert named["weekend"].mean() == pytest.approx(0, abs=1e-12)
    assert named["number"].mean() == pytest.approx(0, abs=1e-12)
    assert named["number"].std() == pytest.approx(1)
    assert ((named["treatment"] >= 0) & (named["treatment"] <= 1)).all()


def test_coefficients_follow_their_priors():
    rng = np.random.default_rng(5)
    drawn = [draw(OwnPrior(Outcome.YES_NO, 28), rng).coefficients for _ in range(600)]
    for values, (mean, sd) in zip(np.array(drawn).T, PRIORS.values(), strict=True):
        assert values.mean() == pytest.approx(mean, abs=4 * sd / 600**0.5)
        assert values.std() == pytest.approx(sd, rel=0.12)


def test_the_priors_are_those_of_the_engine_though_written_twice():
    theirs = {name.replace("_", "-"): prior for name, prior in OF_THE_ENGINE.items()}
    ours = {name: prior for name, prior in PRIORS.items() if name in theirs}
    assert ours == theirs
    assert {PRIORS["number"], PRIORS["yes-no"]} == {(0.0, EXPOSURE_SD)}


def test_waxing_and_waning_keeps_its_spread_and_its_memory():
    rng = np.random.default_rng(6)
    walks = np.array([_memory(40, 0.8, rng) for _ in range(1_500)])
    assert walks[:, 0].std() == pytest.approx(1, rel=0.08)
    assert walks[:, -1].std() == pytest.approx(1, rel=0.08)
    assert np.mean(walks[:, 20] * walks[:, 22]) == pytest.approx(0.64, abs=0.08)
