"""Trials without the engine: coins, gaps, and the null that nothing depends on a coin."""

from dataclasses import replace

import numpy as np
import pytest

from uncramp.cohort.calibrate._cells import Trial
from uncramp.cohort.calibrate._experiments._looks import first_over, most_nights
from uncramp.cohort.calibrate._experiments._virtual_trials import bound, made

NULL = Trial("realistic", 1.0, 7)


def test_the_same_chance_gives_the_same_trials():
    one, two = (made(NULL, 70, 8, np.random.default_rng(3)) for _ in range(2))
    assert (one.counts == two.counts).all()
    assert (one.drawn == two.drawn).all()


def test_without_an_effect_the_counts_do_not_know_the_coin():
    trials = made(replace(NULL, unit=1), 300, 400, np.random.default_rng(4))
    on = trials.drawn == 1
    assert trials.counts[on].mean() == pytest.approx(trials.counts[~on].mean(), rel=0.03)


def test_an_effect_is_planted_where_the_measure_is():
    trials = made(Trial("iid", 1.0, 1, ratio=0.5), 300, 400, np.random.default_rng(4))
    on = trials.drawn == 1
    assert trials.counts[on].mean() == pytest.approx(0.5, rel=0.02)
    assert trials.counts[~on].mean() == pytest.approx(1.0, rel=0.02)


def test_a_pair_has_the_measure_in_one_half_and_not_in_the_other():
    trials = made(Trial("iid", 1.0, 14, pair=True), 140, 5, np.random.default_rng(5))
    halves = trials.given.reshape(2, 5, 10, 2, 7)
    assert (halves[:, :, :, 0] + halves[:, :, :, 1] == 1).all()


def test_gaps_come_with_the_chances_of_their_arm():
    rng = np.random.default_rng(6)
    trials = made(Trial("iid", 1.0, 1, gaps=(0.05, 0.25)), 300, 400, rng)
    gone, on = np.isnan(trials.counts), trials.drawn == 1
    assert gone[on].mean() == pytest.approx(0.25, abs=0.01)
    assert gone[~on].mean() == pytest.approx(0.05, abs=0.01)


def test_bad_gaps_take_no_quiet_night():
    rng = np.random.default_rng(7)
    bad = Trial("iid", 0.5, 1, gaps=(0.9, 0.9), bad_gaps=True)
    trials = made(bad, 300, 100, rng)
    quiet = (trials.counts == 0).sum() / trials.counts.size
    assert quiet == pytest.approx(np.exp(-0.5), abs=0.01)


def test_the_chance_of_an_adaptive_coin_is_told_as_it_was():
    trials = made(replace(NULL, adaptive=True), 140, 50, np.random.default_rng(8))
    assert trials.chance.min() == pytest.approx(0.2)
    assert trials.chance.max() == pytest.approx(0.8)
    assert np.allclose(trials.chance.sum(axis=0), 1)


@pytest.mark.parametrize(
    ("trial", "nights"),
    [
        (Trial("iid", 0.2, 1, ratio=0.5), 382),
        (Trial("iid", 1.0, 1, ratio=0.5), 79),
        (Trial("realistic", 1.0, 1, ratio=0.7), 349),
    ],
)
def test_the_bound_is_what_information_allows(trial, nights):
    assert bound(trial) == pytest.approx(nights, abs=1)


def test_a_trial_is_given_up_after_whole_units():
    assert most_nights(Trial("iid", 1.0, 7, ratio=0.5)) % 7 == 0
    assert most_nights(Trial("iid", 0.2, 1, ratio=0.7)) == 3_650


def test_the_first_night_over_the_line_counts_and_a_trial_that_never_is_has_none():
    path = np.log([[1.0, 30.0, 2.0], [1.0, 24.0, 2.0]])
    assert first_over(path, 0.04, np.array([1, 2, 3])).tolist() == [2.0, np.inf]
