"""What chains are worth: against chains whose worth is known."""

import numpy as np
import pytest

from benchmarks.nuts.effective import bulk_size, distribution_noise, r_hat, size


def chains(stay, seed, length=5000):
    rng = np.random.default_rng(seed)
    draws = rng.normal(size=(4, length))
    for t in range(1, length):
        draws[:, t] = stay * draws[:, t - 1] + (1 - stay**2) ** 0.5 * draws[:, t]
    return draws


@pytest.mark.parametrize("stay", [0.0, 0.5, 0.9])
def test_an_autoregression_is_worth_what_theory_says(stay):
    worth = np.mean([size(chains(stay, seed)) for seed in range(5)])
    assert worth == pytest.approx(20_000 * (1 - stay) / (1 + stay), rel=0.1)


def test_draws_that_turn_back_are_worth_more_than_independent_ones():
    assert size(chains(-0.5, 1)) > 40_000


def test_chains_in_different_places_do_not_agree():
    draws = chains(0.0, 2)
    assert r_hat(draws) < 1.001
    draws[0] += 1.5
    assert r_hat(draws) > 1.1


def test_chains_of_different_widths_do_not_agree():
    draws = chains(0.0, 3)
    draws[0] *= 3
    assert r_hat(draws) > 1.1


def test_the_noise_of_independent_draws_is_that_of_a_coin():
    assert distribution_noise(chains(0.0, 4)) == pytest.approx(0.5 / 20_000**0.5, rel=0.1)


def test_the_worth_does_not_change_with_the_scale():
    draws = chains(0.5, 5)
    assert bulk_size(np.exp(3 * draws)) == pytest.approx(bulk_size(draws))


def test_a_number_that_never_moves_is_known():
    assert size(np.zeros((4, 100))) == 400
