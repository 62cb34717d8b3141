"""Counts have the mean, the spread, the memory and the season that were asked for."""

from math import exp, inf, log

import numpy as np
import pytest

from tests.learn.simulate.made_trials import FIRST
from uncramp.learn.simulate import Course, VirtualPatient, live_many, streams
from uncramp.person.diary import Cramps


def lives(course, people=400, nights=365, seed=11, first=FIRST):
    patient = VirtualPatient(course)
    return live_many([patient] * people, None, streams(seed, range(people)), nights=nights,
                     first=first)  # fmt: skip


@pytest.mark.parametrize("extra", [0.0, 0.2, 0.8])
@pytest.mark.parametrize("size", [inf, 2.0])
def test_the_mean_is_the_rate_whatever_the_clustering(extra, size):
    for rate, near in ((0.05, 0.05), (0.5, 0.02), (3.0, 0.02)):
        found = lives(Course(log_rate=log(rate), extra_mean=extra, size=size)).counts.mean()
        assert found == pytest.approx(rate, rel=near)


def test_a_plain_course_is_poisson():
    counts = lives(Course(log_rate=log(0.57))).counts
    assert counts.var() == pytest.approx(counts.mean(), rel=0.02)
    # The naftidrofuryl trial's patients: the review computes 0.565 nights without a cramp.
    assert np.mean(counts == 0) == pytest.approx(0.565, abs=0.005)


def test_a_size_spreads_counts_as_the_negative_binomial_does():
    counts = lives(Course(log_rate=0.0, size=2.0)).counts
    assert counts.var() == pytest.approx(1 + 1 / 2, rel=0.03)


def test_clustering_adds_its_mean_to_nights_that_have_a_cramp():
    plain = lives(Course(log_rate=log(0.1))).counts
    clustered = lives(Course(log_rate=log(0.1), extra_mean=0.8)).counts
    assert plain[plain > 0].mean() == pytest.approx(1.05, abs=0.01)
    first_rate = 0.1 / 1.8
    alone = first_rate / (1 - exp(-first_rate))
    assert clustered[clustered > 0].mean() == pytest.approx(alone + 0.8, abs=0.03)


def test_waxing_keeps_the_mean_and_remembers_as_long_as_asked():
    logs = lives(Course(log_rate=0.0, waxing_sd=0.4, waxing_nights=14.0), people=2_000).log_rates
    assert np.exp(logs).mean() == pytest.approx(1.0, abs=0.02)
    assert logs.std(axis=0).mean() == pytest.approx(0.4, abs=0.01)
    for lag in (1, 7, 14, 28):
        remembered = np.corrcoef(logs[:, 100], logs[:, 100 + lag])[0, 1]
        assert remembered == pytest.approx(exp(-lag / 14), abs=0.06)


def test_waxing_goes_on_from_where_it_stood():
    logs = lives(Course(log_rate=0.0, waxing_sd=0.4, waxing_now=2.0), people=2_000).log_rates
    expected = [0.4 * 2.0 * exp(-(t + 1) / 14) - 0.08 for t in (0, 13)]
    assert logs[:, [0, 13]].mean(axis=0) == pytest.approx(expected, abs=0.03)


def test_settling_covers_two_thirds_of_its_way_in_one_time_constant():
    logs = lives(Course(log_rate=0.0, settling=log(0.62)), people=1).log_rates[0]
    assert logs[0] == 0
    assert logs[7] == pytest.approx(log(0.62) * (1 - exp(-1)))
    assert logs[-1] == pytest.approx(log(0.62))


def test_drift_is_per_year():
    logs = lives(Course(log_rate=0.0, drift=-1.1), people=1, nights=731).log_rates[0]
    assert logs[-1] - logs[0] == pytest.approx(-1.1 * 730 / 365.25)


def test_summer_has_twice_the_cramps_of_winter_at_the_largest_amplitude():
    counts = lives(Course(log_rate=0.0, season_amplitude=0.33), nights=1461).counts
    by_night = counts.mean(axis=0)
    day = (np.arange(1461) + FIRST.evening.timetuple().tm_yday) % 365.25
    angle = 2 * np.pi * (day - 201) / 365.25
    assert 2 * np.mean(by_night * np.cos(angle)) == pytest.approx(0.33, abs=0.01)
    assert abs(2 * np.mean(by_night * np.sin(angle))) < 0.01
    summer, winter = by_night[np.cos(angle) > 0.95], by_night[np.cos(angle) < -0.95]
    assert summer.mean() / winter.mean() == pytest.approx(1.33 / 0.67, rel=0.03)


def test_the_season_follows_the_calendar_through_a_leap_year():
    logs = lives(Course(log_rate=0.0, season_amplitude=0.3), people=1, nights=1461).log_rates[0]
    tops = [int(np.argmax(logs[at : at + 365])) + at for at in (0, 365, 730)]
    assert [(FIRST + top).evening.timetuple().tm_yday for top in tops] == [201, 201, 201]


def test_no_night_has_more_cramps_than_an_entry_can_hold():
    found = lives(Course(log_rate=50.0, extra_mean=0.8), people=5)
    assert found.counts.max() <= Cramps.MAX
    assert np.isfinite(found.log_rates).all()
