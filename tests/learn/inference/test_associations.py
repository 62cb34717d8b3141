"""What goes with the cramps, at which lag; every exposure ends in one place, with its reason."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.virtual_diaries import World, diary, mixed, plain
from tests.made_diaries import diary_of
from uncramp.learn.inference import Link, Reason, analyse, fit
from uncramp.learn.inference._associations import look
from uncramp.learn.inference._design import build
from uncramp.learn.inference._exposures import EXPOSURE_SD, at_lag, filled
from uncramp.learn.inference._lags import parabola
from uncramp.learn.trials import Outcome
from uncramp.person.diary import Cramps

CLEAR = {Link.GOES_WITH_MORE, Link.GOES_WITH_FEWER}
WAXING_YEAR = World("a year", 365, plain(1.0, 0.5, 8, 3))


def said(found):
    return {one.exposure: one for one in found.associations}


def nights(count, seed=3, rate=0.7):
    return [int(n) for n in np.random.default_rng(seed).poisson(rate, count)]


def yes(count, seed=4, share=0.4):
    return [bool(x) for x in np.random.default_rng(seed).random(count) < share]


@pytest.mark.parametrize("lag", [0, 1, 2])
def test_what_was_planted_is_named_at_its_lag(lag):
    found = analyse(diary(np.random.default_rng([5, lag]), WAXING_YEAR, 0, lag, 2.5))
    clear = [one for one in found.associations if one.link in CLEAR]
    assert [(one.exposure, one.lag, one.reason) for one in clear] == [("x0", lag, Reason.CLEAR)]
    assert clear[0].rate_ratio.q025 < 2.5 < 1.25 * clear[0].rate_ratio.q975


def test_nothing_is_named_in_diaries_in_which_nothing_matters():
    world, named = World("a season", 120, mixed), 0
    for i in range(20):
        found = analyse(diary(np.random.default_rng([20261122, i]), world))
        named += any(one.link in CLEAR for one in found.associations)
    # At 3 % a diary more than two of 20 are one chance in forty; the full study has thousands.
    assert named <= 2


def test_no_association_holds_at_every_lag():
    effect = np.array(yes(3 * 365, share=0.5), float)
    rng = np.random.default_rng(8)
    counts = rng.poisson(1.5 * np.exp(0.25 * np.roll(effect, 2)))
    found = said(analyse(diary_of(counts, {"x": [bool(x) for x in effect]})))["x"]
    assert found.link is not Link.NO_ASSOCIATION
    idle = said(analyse(diary_of(rng.poisson(1.5, 3 * 365), {"x": [bool(x) for x in effect]})))
    assert (idle["x"].link, idle["x"].reason) == (Link.NO_ASSOCIATION, Reason.WITHIN_LIMITS)


def test_the_estimate_is_shrunk_and_what_is_clear_leaves_out_one():
    found = analyse(diary(np.random.default_rng(11), WAXING_YEAR, 0, 1, 3.0))
    for one in found.associations:
        ratio = one.rate_ratio
        if one.link is Link.GOES_WITH_MORE:
            assert 1 < ratio.q025 < ratio.q50 < 3
        if one.link is Link.GOES_WITH_FEWER:
            assert ratio.q975 < 1


def test_blank_evenings_say_nothing_about_the_nights_after():
    kept = diary_of(nights(60), {"x": [None if i % 3 == 0 else i % 2 == 0 for i in range(60)]})
    design = build(kept, None, Outcome.COUNTS)
    column = filled(at_lag(design.exposures[0].values, 1))
    assert (column[[0, *range(1, 60, 3)]] == 0).all()
    assert (column[2:60:3] != 0).all()


def test_the_algebra_of_the_lags_agrees_with_fits_of_their_own():
    kept = diary(np.random.default_rng(2), World("a season", 150, plain(1, 0.5, 8, 3)), 0, 1, 2.0)
    design = build(kept, None, Outcome.COUNTS)
    looked = look(design, Outcome.COUNTS)
    found = parabola(looked.posterior, looked.entered)
    others = [j for j in range(found.inside) if j != looked.column]
    for lag in {0, 1, 2} - {looked.lags[0]}:
        mean, sd = found.coefficient(found.places[0][lag], others)
        lags = (lag, *looked.lags[1:])
        columns = [filled(at_lag(x.values, n)) for x, n in zip(looked.entered, lags, strict=True)]
        own = fit(
            design.counts,
            np.column_stack([design.columns, *columns]),
            [*design.prior_mean, *(0.0 for _ in columns)],
            [*design.prior_sd, *(EXPOSURE_SD for _ in columns)],
        ).marginals[looked.column]
        assert mean == pytest.approx(own.mean, abs=0.35 * own.sd)
        assert sd == pytest.approx(own.sd, rel=0.15)


def test_the_score_is_the_slope_that_a_fit_of_its_own_would_start_with():
    kept = diary(np.random.default_rng(3), World("a season", 150, plain(1, 0.5, 8, 3)))
    design = build(kept, None, Outcome.COUNTS)
    without = fit(design.counts, design.columns, design.prior_mean, design.prior_sd)
    entered = tuple(one for one in design.exposures if one.why is None)
    found = parabola(without, entered)
    inside = list(range(found.inside))
    for at in found.places:
        for place in at.values():
            mean, sd = found.coefficient(place, inside)
            # With the prior divided out of a normal posterior the likelihood's own z is left.
            likelihood = mean / sd / math.sqrt(1 - (sd / EXPOSURE_SD) ** 2)
            assert found.score(place, inside) == pytest.approx(likelihood, rel=1e-6)


def test_fewer_false_alarms_are_spent_on_each_the_more_are_followed():
    strong = {"x": yes(365, seed=9)}
    counts = np.random.default_rng(6).poisson(0.5 * np.where(strong["x"], 1.5, 1.0))
    rest = {f"z{j:02}": yes(365, seed=100 + j) for j in range(30)}
    alone, among = analyse(diary_of(counts, strong)), analyse(diary_of(counts, strong | rest))
    assert said(alone)["x"].link is Link.GOES_WITH_MORE
    assert said(among)["x"].link is Link.CANNOT_TELL_YET


def test_forty_are_looked_at_and_the_others_are_told_so():
    rng = np.random.default_rng(12)
    noted = {f"x{j:02}": list(rng.normal(size=40)) for j in range(45)}
    noted["x07"][0] = None
    found = analyse(diary_of(nights(40), noted))
    left = [one.exposure for one in found.associations if one.reason is Reason.TOO_MANY]
    # The least often noted is left out first, then the last by name.
    assert left == ["x07", "x41", "x42", "x43", "x44"]
    assert len(found.associations) == 45
    assert [w.facts["n"] for w in found.warnings if w.id == "many-exposures"] == [40]


def test_a_night_with_two_hundred_cramps_does_not_make_an_association_of_an_idle_number():
    counts = nights(200)
    counts[100] = 200
    rng = np.random.default_rng(13)
    found = said(analyse(diary_of(counts, {"x": list(rng.normal(size=200)), "y": yes(200)})))
    assert {one.link for one in found.values()}.isdisjoint(CLEAR)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.0, -0.0, 1.0, 5e-324, 1e308, -1e308, 3.5]),
)
COLUMN = st.one_of(
    st.lists(VALUES, min_size=30, max_size=30),
    st.lists(st.sampled_from([True, False, None]), min_size=30, max_size=30),
    st.just([4.0] * 30),
    st.just([float(i) for i in range(30)]),
)
COUNTS = st.one_of(
    st.none(), st.integers(0, 3), st.just(200), st.just(Cramps.some()), st.just(Cramps.unknown())
)


@settings(max_examples=25)
@given(
    counts=st.lists(COUNTS, min_size=30, max_size=30),
    columns=st.lists(COLUMN, max_size=5),
    yes_no=st.booleans(),
)
def test_every_diary_gets_finite_numbers_and_one_place_for_each_exposure(counts, columns, yes_no):
    noted = {f"x{i}": values for i, values in enumerate(columns)}
    noted |= {f"{name} again": values for name, values in list(noted.items())[:2]}
    kept = diary_of(counts, noted)
    found = analyse(kept, outcome=Outcome.YES_NO if yes_no else Outcome.COUNTS)
    json.dumps(found.to_dict(), allow_nan=False)
    if not found.associations:
        return
    places = [name for one in found.associations for name in (one.exposure, *one.together_with)]
    assert sorted(places) == list(kept.exposure_names)
    for one in found.associations:
        assert (one.lag is None) == (one.rate_ratio is None) == (one.p_more is None)
        assert math.isfinite(one.per)
        assert (one.link in CLEAR) == (one.reason is Reason.CLEAR)
        assert (one.link is Link.NO_ASSOCIATION) == (one.reason is Reason.WITHIN_LIMITS)
