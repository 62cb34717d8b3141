"""Many people of any length: the numbers of one at a time, and nobody stops the others."""

from itertools import islice

import numpy as np
import pytest

from uncramp.errors import ModelError
from uncramp.learn.inference import Series, fit, fit_many


def person(nights, columns=2, seed=1, likelihood="nb"):
    rng = np.random.default_rng(seed)
    design = np.column_stack([np.ones(nights), rng.normal(size=(nights, columns - 1))])
    counts = rng.poisson(0.5, nights).astype(float)
    counts[rng.random(nights) < 0.2] = np.nan
    if likelihood == "cloglog":
        counts = np.minimum(counts, 1)
    return Series(counts, design, np.zeros(columns), np.full(columns, 0.5), likelihood)


def test_a_ragged_list_gives_the_numbers_of_one_at_a_time():
    people = [
        person(14),
        person(1, 1),
        person(90, 3, seed=2),
        person(40, likelihood="cloglog"),
    ]
    for series, found in zip(people, fit_many(people), strict=True):
        alone = fit(*series[:5])
        for one, other in zip(alone.marginals, found.marginals, strict=True):
            assert other.mean == pytest.approx(one.mean, abs=1e-8)
            assert other.below == pytest.approx(one.below, abs=1e-8)


def test_someone_whose_numbers_cannot_be_comes_back_as_an_error_in_their_place():
    bad = person(20)._replace(counts=np.full(20, np.inf))
    first, second, third = fit_many([person(20), bad, person(25)])
    assert isinstance(second, ModelError)
    assert second.context["field"] == "counts"
    assert np.isfinite([first.marginals[0].mean, third.marginals[0].mean]).all()


def test_people_are_taken_one_by_one_from_a_stream_that_never_ends():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield person(14)

    assert len(list(islice(fit_many(endless()), 3))) == 3
    assert len(taken) == 3


def test_to_first_order_is_near_and_says_nothing_of_its_quality():
    quick = next(fit_many([person(60)], to_second_order=False))
    full = fit(*person(60)[:5])
    assert len(quick.nodes.weight) == 27
    assert quick.marginals[1].mean == pytest.approx(full.marginals[1].mean, abs=0.05)
    assert not quick.quality.refined
