"""Exact bounds against the sums that define them."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.cohort.calibrate._bounds import binomial_band, clopper_pearson, evenness


def at_most(hits, of, share):
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(hits + 1))


@given(of=st.integers(1, 60), hits=st.integers(0, 60))
def test_each_end_of_the_interval_misses_with_half_of_what_is_left(of, hits):
    hits = min(hits, of)
    low, high = clopper_pearson(hits, of, 0.99)
    assert low <= hits / of <= high
    if hits:
        assert 1 - at_most(hits - 1, of, low) == pytest.approx(0.005, rel=1e-6)
    if hits < of:
        assert at_most(hits, of, high) == pytest.approx(0.005, rel=1e-6)


def test_of_nothing_nothing_is_known():
    assert clopper_pearson(0, 0, 0.99) == (0.0, 1.0)
    assert evenness([0] * 20) == 1.0


def test_bins_as_high_as_each_other_are_even_and_a_heap_is_not():
    assert evenness([50] * 20) == 1.0
    assert evenness([100, *[47] * 19]) < 1e-4
    # Chi-square with one degree of freedom: P(> 3.841) is 5 %.
    assert evenness([119, 81]) == pytest.approx(0.00721, abs=2e-4)


@given(of=st.integers(1, 200), share=st.floats(0.01, 0.99))
def test_a_band_holds_its_level_and_is_no_wider_than_it_must_be(of, share):
    low, high = binomial_band(of, share, 0.99)
    below = at_most(low - 1, of, share) if low else 0.0
    above = 1 - at_most(high, of, share)
    assert below <= 0.005 + 1e-9
    assert above <= 0.005 + 1e-9
    assert at_most(low, of, share) > 0.005 - 1e-9 or low == round(of * share)
