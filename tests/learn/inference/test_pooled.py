"""E-values of many trials become one."""

import pytest

from uncramp.learn.inference import over_people, over_trials


def test_trials_multiply_and_people_average():
    assert over_trials([2.0, 3.0, 5.0]) == pytest.approx(30.0)
    assert over_people([2.0, 3.0, 5.0]) == pytest.approx(10 / 3)


def test_nothing_seen_is_no_evidence():
    assert over_trials([]) == 1.0
    assert over_people([]) == 1.0


def test_a_lost_bet_ends_a_product_and_not_a_mean():
    assert over_trials([0.0, 50.0]) == 0.0
    assert over_people([0.0, 50.0]) == 25.0


def test_a_number_for_a_person_stays_a_number():
    assert over_trials([1e12] * 100) == pytest.approx(1e12)
    assert over_people([1e12] * 3) == 1e12
