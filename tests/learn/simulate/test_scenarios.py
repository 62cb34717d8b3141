"""Each named world changes what its name says, and the others what they always did."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from tests.learn.simulate.made_trials import FIRST, coins
from uncramp.errors import BadValue, UnknownId
from uncramp.learn.simulate import Population, Scenario, VirtualPatient, live_many, streams

PEOPLE = 400


def world(name, *, rate=0.5, protocol=None, nights=365, people=PEOPLE):
    patient = Scenario.named(name).patient(rate=rate)
    return live_many([patient] * people, protocol, streams(21, range(people)), nights=nights,
                     first=FIRST)  # fmt: skip


@pytest.mark.parametrize("name", Scenario.names())
def test_every_world_lives_and_keeps_its_settled_rate(name):
    found = world(name, nights=365)
    if name != "drift":
        assert found.counts[:, -183:].mean() == pytest.approx(0.5, rel=0.12)
    assert np.isfinite(found.log_rates).all()
    assert found.counts.min() >= 0


def test_a_world_laid_upon_another_keeps_what_it_does_not_name():
    strong = Scenario.named("strong-ar").patient(rate=1.0).course
    assert (strong.size, strong.waxing_sd, strong.waxing_nights) == (2.0, 1.0, 20.0)
    assert (strong.settling, strong.season_amplitude) == (-0.7, 0.3)
    assert Scenario.named("iid").patient(rate=1.0).course.size == inf


def test_people_begin_at_twice_their_rate_where_they_regress_to_the_mean():
    found = world("regression-to-the-mean", people=3_000)
    assert found.counts[:, 0].mean() == pytest.approx(0.5 * np.exp(0.7), rel=0.05)
    before_after = found.counts[:, 28:56].mean() / found.counts[:, :28].mean()
    assert before_after < 0.8


def test_drift_takes_the_rate_to_a_third_in_a_year():
    logs = world("drift", people=1).log_rates[0] - world("realistic", people=1).log_rates[0]
    assert np.exp(logs[-1]) == pytest.approx(1 / 3, rel=0.02)


def test_one_night_in_ten_is_missing_and_three_in_ten_of_the_quiet_ones_besides():
    found = world("missing-by-night")
    quiet = found.counts == 0
    assert found.recorded[~quiet].mean() == pytest.approx(0.9, abs=0.005)
    assert found.recorded[quiet].mean() == pytest.approx(0.9 * 0.7, abs=0.005)
    # The bias worth simulating: what is told has more cramps than what happened.
    assert found.counts[found.recorded].mean() > 1.1 * found.counts.mean()


def test_nights_go_missing_by_arm_and_not_by_their_count():
    found = world("missing-by-arm", protocol=coins(3, 365))
    on, quiet = found.drawn > 0, found.counts == 0
    assert found.recorded[~on].mean() == pytest.approx(0.9, abs=0.005)
    for kind in (quiet, ~quiet):
        assert found.recorded[on & kind].mean() == pytest.approx(0.63, abs=0.01)


def test_only_bad_nights_of_the_measure_go_missing_where_arm_and_night_matter():
    found = world("missing-by-arm-and-night", protocol=coins(3, 365))
    bad = (found.drawn > 0) & (found.counts > 0)
    assert found.recorded[bad].mean() == pytest.approx(0.63, abs=0.01)
    assert found.recorded[~bad].mean() == pytest.approx(0.9, abs=0.005)


def test_a_world_can_be_laid_over_a_drawn_person():
    (rng,) = streams(4, [0])
    drawn = VirtualPatient.draw(Population.VOLUNTEER, rng)
    changed = Scenario.named("missing-by-night").over(drawn)
    assert changed.gaps.quiet == (0.3, 0.3)
    assert changed.course.log_rate == drawn.course.log_rate
    assert changed.course.extra_mean == drawn.course.extra_mean


def test_a_world_nobody_named_is_refused_with_the_nearest():
    with pytest.raises(UnknownId) as refused:
        Scenario.named("strong_ar")
    assert refused.value.context["nearest"] == "strong-ar"


@pytest.mark.parametrize(("rate", "ratio"), [(0.0, 1.0), (1.0, 0.0), (-1.0, 1.0), (np.nan, 1.0)])
def test_a_rate_or_ratio_that_cannot_be_is_refused(rate, ratio):
    with pytest.raises(BadValue):
        Scenario.named("iid").patient(rate=rate, rate_ratio=ratio)


@pytest.mark.parametrize(
    "wrong",
    [
        {"log_rate": np.nan},
        {"log_rate": np.inf},
        {"waxing_sd": -1.0},
        {"waxing_sd": np.inf},
        {"size": 0.0},
        {"settling_nights": 0.0},
        {"season_amplitude": 1.0},
        {"extra_mean": np.inf},
        {"extra_mean": 1e300},
    ],
)
def test_a_course_that_nobody_can_have_is_refused(wrong):
    course = Scenario.named("iid").patient(rate=1.0).course
    with pytest.raises(BadValue):
        replace(course, **wrong)
