"""What helped comes first, and nothing wins because it stands first in a list."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.relief.people import after_cramps, best_first
from uncramp.care.relief import Tries, order
from uncramp.care.relief._order import EACH_FIRST, orders_ahead
from uncramp.person.attacks import Position

# The two numbers of the rule were chosen on seeds 0 to 399.
FRESH = range(1_000_000, 1_000_500)
NAMES = ["a", "b", "c", "d"]
counts = st.integers(0, 40).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
histories = st.dictionaries(st.sampled_from(NAMES), counts.map(lambda pair: Tries(*pair)))


def test_after_thirty_cramps_the_best_comes_first_for_seven_in_ten_wherever_it_stood():
    assert min(best_first((0.7, 0.5, 0.3), FRESH)) >= 0.7


def test_it_holds_for_somebody_whose_phone_draws_twenty_ahead_without_a_network():
    assert min(best_first((0.7, 0.5, 0.3), FRESH, ahead=20)) >= 0.7


@given(histories, st.integers(0, 10**9))
def test_an_order_has_each_manoeuvre_once(history, seed):
    assert sorted(order(NAMES, history, Random(seed))) == NAMES


@given(histories, st.integers(0, 10**9))
def test_the_same_seed_gives_the_same_order(history, seed):
    drawn = [orders_ahead(NAMES, history, Random(seed), n=20) for _ in range(2)]
    assert drawn[0] == drawn[1]


@given(histories, st.integers(0, 10**9))
def test_what_was_tried_least_comes_first_until_each_had_its_turn(history, seed):
    tried = {name: history.get(name, Tries()).tried for name in NAMES}
    first = order(NAMES, history, Random(seed))[0]
    if min(tried.values()) < EACH_FIRST:
        assert tried[first] == min(tried.values())


def test_twenty_orders_ahead_give_each_its_turn_before_any_is_preferred():
    first = Counter(one[0] for one in orders_ahead(NAMES, {}, Random(3), n=4 * EACH_FIRST))
    assert first == dict.fromkeys(NAMES, EACH_FIRST)


ON_FOOT = {Position.SITTING, Position.STANDING}
FITS = {"a": set(Position), "b": {Position.LYING}, "c": ON_FOOT, "d": ON_FOOT}


@pytest.mark.parametrize("seed", range(20))
def test_each_has_its_turn_in_bed_whatever_is_passed_over_there(seed):
    # Always in bed, c and d never get a try: that must not take the turns of a and b.
    history = {"a": Tries(1, 1), "b": Tries(1, 0)}
    orders = orders_ahead(NAMES, history, Random(seed), n=4, fits=FITS)
    first = Counter(next(n for n in one if Position.LYING in FITS[n]) for one in orders)
    assert first == {"a": 2, "b": 2}


@pytest.mark.parametrize("seed", range(20))
def test_within_twenty_orders_each_has_its_turn_in_every_position(seed):
    orders = orders_ahead(NAMES, {}, Random(seed), n=20, fits=FITS)
    for place in Position:
        first = Counter(next((n for n in one if place in FITS[n]), "") for one in orders)
        assert all(first[n] >= 2 for n in NAMES if place in FITS[n])


@pytest.mark.parametrize("listed", [NAMES, NAMES[::-1]])
def test_of_equals_none_comes_first_more_often_because_of_its_place(listed):
    equal = {name: Tries(6, 3) for name in NAMES}
    first = Counter(order(listed, equal, Random(seed))[0] for seed in range(2000))
    assert all(abs(count - 500) < 90 for count in first.values())


def test_what_always_lets_go_comes_first_and_what_never_does_comes_last():
    truth = {"never": 0.0, "half": 0.5, "always": 1.0}
    orders = [after_cramps(truth, seed, cramps=60) for seed in range(200)]
    assert sum(one[0] == "always" for one in orders) > 180
    assert sum(one[-1] == "never" for one in orders) > 180


def test_nothing_to_order_is_an_empty_order():
    assert order([], {}, Random(0)) == ()
