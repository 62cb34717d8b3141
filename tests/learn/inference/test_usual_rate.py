"""What is said of a unit before its first night: from earlier nights alone, and about right."""

from dataclasses import replace

import numpy as np
import pytest

from uncramp.learn.inference._tosses import Tosses
from uncramp.learn.inference._usual_rate import DRIFT, FADING, WAXING, Inside, usual_rate

TRIALS, NIGHTS, BEFORE = 400, 210, 140
RATIOS = np.array([0.5, 1.0, 2.0])


def tossed(counts, unit=7, some=None):
    """Every unit without the measure where a trial's number is even, else with it by turns."""
    units = NIGHTS // unit
    which = np.repeat(np.arange(units), unit)
    given = np.repeat(np.stack([np.zeros(NIGHTS), np.ones(NIGHTS)])[:, None], len(counts), axis=1)
    drawn = (np.arange(units) * (np.arange(len(counts))[:, None] % 2) % 2).astype(np.intp)
    return Tosses(
        counts=counts,
        some=np.zeros(counts.shape, dtype=bool) if some is None else some,
        missing=np.isnan(counts),
        unit=which,
        start=np.arange(units) * unit,
        drawn=drawn,
        chance=np.full((2, len(counts), units), 0.5),
        given=given,
        at_work=given,
        yes_no=False,
    )


def said(tosses):
    return usual_rate(tosses, RATIOS, Inside.of(tosses.unit))


def waving(rng):
    """Log rates of the first filter's own making, around one cramp a night."""
    level, wave = np.zeros(TRIALS), WAXING[0] * rng.normal(size=TRIALS)
    path = np.empty((TRIALS, NIGHTS))
    for night in range(NIGHTS):
        path[:, night] = level + wave
        level = level + DRIFT[0] * rng.normal(size=TRIALS)
        fresh = WAXING[0] * np.sqrt(1 - FADING[0] ** 2) * rng.normal(size=TRIALS)
        wave = FADING[0] * wave + fresh
    return path


@pytest.mark.parametrize("unit", [1, 7])
def test_it_says_the_same_of_a_unit_whatever_happens_from_there_on(unit):
    rng = np.random.default_rng(1)
    counts = rng.poisson(1.0, (6, NIGHTS)).astype(float)
    changed = counts.copy()
    changed[:, BEFORE:] = rng.poisson(9.0, (6, NIGHTS - BEFORE))
    ours, theirs = said(tossed(counts, unit)), said(tossed(changed, unit))
    first = BEFORE // unit + 1
    np.testing.assert_array_equal(ours.mean[..., :first], theirs.mean[..., :first])
    np.testing.assert_array_equal(ours.shape[..., :first], theirs.shape[..., :first])
    until = BEFORE + unit
    np.testing.assert_array_equal(ours.nightly[..., :until], theirs.nightly[..., :until])
    assert (ours.mean[..., first:] < theirs.mean[..., first:]).all()


def test_it_says_the_same_whatever_the_coin_of_the_unit_itself_shows():
    counts = np.random.default_rng(2).poisson(1.0, (6, NIGHTS)).astype(float)
    ours = tossed(counts)
    last = ours.drawn.copy()
    last[:, -1] = 1 - last[:, -1]
    flipped = said(replace(ours, drawn=last))
    np.testing.assert_array_equal(said(ours).mean, flipped.mean)
    np.testing.assert_array_equal(said(ours).shape, flipped.shape)


def test_a_missing_night_moves_the_mean_of_nothing_but_what_time_does():
    quiet = np.full((1, NIGHTS), np.nan)
    means = said(tossed(quiet)).mean[1, 1, 0]
    # Nothing was ever seen: only the level's own drift makes its mean grow.
    np.testing.assert_allclose(means, means[0] * np.exp(DRIFT[1] ** 2 * np.arange(30) * 7 / 2))


def test_nights_that_are_all_alike_are_soon_known():
    counts = np.random.default_rng(3).poisson(1.0, (TRIALS, NIGHTS)).astype(float)
    calm = said(tossed(counts))
    without = calm.mean[1, 1, ::2, -1]
    assert abs(without.mean() - 1) < 0.03
    assert without.std() < 0.15
    assert np.median(calm.shape[1, 1, :, -1]) > 30


def test_the_measure_is_taken_out_of_what_was_seen_with_it():
    rng = np.random.default_rng(4)
    plain = tossed(np.zeros((TRIALS, NIGHTS)))
    on = plain.drawn[:, plain.unit]
    counts = rng.poisson(np.where(on, 0.5, 1.0)).astype(float)
    half = said(replace(plain, counts=counts)).mean[1, 0, :, -1]
    assert abs(half[1::2].mean() - 1) < 0.04
    assert abs(half[::2].mean() - 1) < 0.04


def test_where_its_own_picture_holds_a_units_rate_lies_as_far_from_its_mean_as_it_says():
    rng = np.random.default_rng(5)
    rates = np.exp(waving(rng))
    # Half the nights of each trial could have had the measure; its ratio here is one.
    usual = said(tossed(rng.poisson(rates).astype(float)))
    mean, shape = usual.mean[0, 1, :, 10:], usual.shape[0, 1, :, 10:]
    true = rates.reshape(TRIALS, -1, 7).mean(axis=2)[:, 10:]
    assert abs(np.mean(true / mean) - 1) < 0.03
    assert abs(np.mean((true / mean - 1) ** 2 * shape) - 1) < 0.15


def test_the_nights_of_a_unit_follow_one_another_back_to_the_level():
    counts = np.full((2, NIGHTS), 1.0)
    counts[:, BEFORE - 5 : BEFORE] = 6.0
    nightly = said(tossed(counts)).nightly[0, 1, 0, BEFORE : BEFORE + 7]
    assert (np.diff(nightly) < 0).all()
    # One night at a time there is no wave in the other filter to come back from.
    flat = said(tossed(counts)).nightly[1, 1, 0, BEFORE : BEFORE + 7]
    np.testing.assert_allclose(flat, flat[0])


def test_some_cramps_count_for_more_than_none_and_for_as_many_as_is_usual():
    counts = np.full((1, NIGHTS), 1.0)
    counts[:, BEFORE - 7 : BEFORE] = 0.0
    told = np.zeros((1, NIGHTS), dtype=bool)
    told[:, BEFORE - 7 : BEFORE] = True
    after = BEFORE // 7
    none, some, one = (
        said(tossed(*case)).mean[0, 1, 0, after]
        for case in ((counts, 7), (counts, 7, told), (np.full((1, NIGHTS), 1.0), 7))
    )
    assert none < one < some
    assert some < 2 * one
