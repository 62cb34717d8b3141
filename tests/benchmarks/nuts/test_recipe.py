"""The fresh diaries: the same on every machine, and of the kinds that they are named for."""

from functools import cache

import numpy as np
import pytest

from benchmarks.nuts.recipe import FAMILIES, check_value, draw, how_many

cached = cache(draw)


def test_there_are_fifty():
    assert how_many() == 50


def test_a_case_is_the_same_each_time_it_is_drawn():
    first, again = draw(26), draw(26)
    assert np.array_equal(first.counts, again.counts, equal_nan=True)
    assert np.array_equal(first.design, again.design)
    assert check_value(first) == check_value(again)


def test_the_check_value_sees_a_change_in_any_column():
    case = draw(29)
    for j in range(len(case.columns)):
        design = case.design.copy()
        design[7, j] += 1e-3
        moved = type(case)(*(design if f == "design" else getattr(case, f) for f in case.__slots__))
        assert abs(check_value(moved) - check_value(case)) > 1e-6


@pytest.mark.parametrize("number", range(51))
def test_a_case_is_a_diary_that_the_engine_would_take(number):
    case = cached(number)
    known = case.counts[~np.isnan(case.counts)]
    assert ((known >= 0) & (known <= 200) & (known % 1 == 0)).all()
    assert len(known) >= 14
    assert np.isfinite(case.design).all()
    assert np.linalg.matrix_rank(case.design) == len(case.columns)
    assert not (case.some & ~(case.counts > 0)).any()
    if case.likelihood == "cloglog":
        assert set(known) <= {0.0, 1.0}


def test_the_kinds_are_what_they_are_named_for():
    numbers = iter(range(1, 51))
    kinds = {f.name: [cached(next(numbers)) for _ in f.nights] for f in FAMILIES}
    assert all(np.nansum(c.counts) <= 2 for c in kinds["nearly_zero"])
    assert all(0.35 < np.isnan(c.counts).mean() < 0.65 for c in kinds["half_missing"])
    assert all("treatment" not in c.columns for c in kinds["observational"])
    assert all(len(c.counts) == 1095 for c in kinds["three_years"])
    assert all(c.truth["sigma"] == 0 for c in kinds["poisson"])
