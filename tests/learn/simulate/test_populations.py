"""Drawn people have the frequencies that the studies of each population report.

Each target is the evidence review's, checked as it was fitted: settling off, and season off
where the fit had none. Seeds are fixed; tolerances are several standard errors wide.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tests.learn.simulate.made_trials import FIRST
from uncramp.errors import UnknownId
from uncramp.learn.simulate import Population, VirtualPatient, live_many, streams

PEOPLE = 3_000


@cache
def people(population):
    """Three thousand people of a population; drawing them is most of the time of these tests."""
    return tuple(VirtualPatient.draw(population, rng) for rng in streams(20260101, range(PEOPLE)))


def lives(population, nights, **course):
    drawn = [replace(p, course=replace(p.course, **course)) for p in people(population)]
    return live_many(drawn, None, streams(20260102, range(PEOPLE)), nights=nights, first=FIRST)


def month(population, nights=30, **course):
    course = {"settling": 0.0, "season_amplitude": 0.0} | course
    return lives(population, nights, **course).counts.sum(1)


def screened(drawn):
    return np.array([patient.screened for patient in drawn])


def test_a_third_of_the_community_has_a_cramp_in_a_month():
    counts = month(Population.COMMUNITY, extra_mean=0.0)
    assert np.mean(counts >= 1) == pytest.approx(0.32, abs=0.03)
    assert np.mean(counts >= 5) == pytest.approx(0.055, abs=0.012)
    assert np.mean(counts > 3) == pytest.approx(0.07, abs=0.012)


def test_clustering_leaves_the_community_near_the_survey_of_who_has_cramps():
    # 69 % of the United States' population had none in the past month, 6 % five or more.
    counts = month(Population.COMMUNITY)
    assert np.mean(counts == 0) == pytest.approx(0.69, abs=0.03)
    assert np.mean(counts >= 5) == pytest.approx(0.06, abs=0.02)


def test_older_people_in_general_practice_have_three_cramps_a_month():
    counts = month(Population.OLDER_GP)
    assert counts.mean() == pytest.approx(3.3, abs=0.2)
    assert counts.std() == pytest.approx(3.1, abs=0.3)
    assert np.mean(counts > 3) == pytest.approx(1 / 3, abs=0.04)


def test_volunteers_have_eight_or_nine_cramps_a_week():
    weekly = month(Population.VOLUNTEER, nights=14) / 2
    assert weekly.mean() == pytest.approx(8.6, abs=0.3)
    assert weekly.std() == pytest.approx(5.7, abs=0.5)


def test_milder_users_have_fewer_cramps_and_passed_no_gate():
    drawn = people(Population.MILD_USER)
    weekly = screened(drawn).sum(1) / 2
    assert weekly.mean() == pytest.approx(np.exp(0.7 + 0.7**2 / 2), abs=0.15)
    assert (weekly == 0).any()


def test_every_volunteer_passed_the_gate_of_four_cramps_in_fourteen_nights():
    drawn = people(Population.VOLUNTEER)
    assert screened(drawn).shape == (PEOPLE, 14)
    assert screened(drawn).sum(1).min() >= 4


def test_two_weeks_and_the_four_that_follow_agree_as_in_trials():
    drawn = people(Population.VOLUNTEER)
    after = lives(Population.VOLUNTEER, 28, season_amplitude=0.0).counts.sum(1)
    agree = np.corrcoef(screened(drawn).sum(1), after)[0, 1]
    assert agree == pytest.approx(0.65, abs=0.04)


def test_volunteers_improve_by_a_third_without_any_measure():
    before = screened(people(Population.VOLUNTEER)).sum(1)
    last = lives(Population.VOLUNTEER, 28, season_amplitude=0.0).counts[:, 14:].sum(1)
    assert 0.63 < last.mean() / before.mean() < 0.70
    assert np.mean(last <= 0.75 * before) == pytest.approx(0.62, abs=0.03)


def test_the_community_does_not_settle_and_general_practice_settles_at_four_fifths():
    community, practice = people(Population.COMMUNITY), people(Population.OLDER_GP)
    assert {p.course.settling for p in community} == {0.0}
    settled = np.exp([p.course.settling for p in practice])
    assert np.median(settled) == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize("population", list(Population))
def test_people_differ_by_more_than_chance(population):
    counts = month(population)
    assert counts.var() > 1.5 * counts.mean()


def test_trial_volunteers_spread_by_two_thirds_of_their_mean():
    weekly = month(Population.VOLUNTEER, nights=14) / 2
    assert 0.6 < weekly.std() / weekly.mean() < 0.75


def test_one_volunteer_in_ten_clusters_severely():
    drawn = people(Population.VOLUNTEER)
    extras = np.array([p.course.extra_mean for p in drawn])
    assert set(extras.tolist()) == {0.2, 0.8}
    assert np.mean(extras == 0.8) == pytest.approx(0.10, abs=0.015)


def test_seasons_differ_between_people_and_peak_in_their_own_summer():
    drawn = people(Population.OLDER_GP)
    amplitudes = [p.course.season_amplitude for p in drawn]
    assert min(amplitudes) >= 0.05
    assert max(amplitudes) <= 0.33
    assert np.mean(amplitudes) == pytest.approx(0.19, abs=0.01)
    (rng,) = streams(1, [0])
    south = VirtualPatient.draw(Population.OLDER_GP, rng, southern=True)
    assert {p.course.season_peak for p in drawn} == {201}
    assert south.course.season_peak == 19


def test_adherence_is_three_quarters_on_average_and_differs_between_people():
    drawn = people(Population.VOLUNTEER)
    adherence = np.array([p.response.adherence for p in drawn])
    assert adherence.mean() == pytest.approx(0.75, abs=0.01)
    assert 0.1 < adherence.std() < 0.25


def test_a_measures_effect_differs_between_people_as_the_review_expects():
    rngs = streams(5, range(2_000))
    effects = [
        VirtualPatient.draw(
            Population.VOLUNTEER, rng, measure="bedtime-stretches"
        ).response.log_rate_ratio
        for rng in rngs
    ]
    assert np.mean(effects) == pytest.approx(-0.22, abs=0.02)
    assert np.std(effects) == pytest.approx(0.29, abs=0.02)


def test_without_a_measure_nothing_is_planted():
    drawn = people(Population.VOLUNTEER)
    assert {p.response.log_rate_ratio for p in drawn} == {0.0}


def test_a_measure_without_a_figure_is_refused_with_the_nearest_name():
    (rng,) = streams(1, [0])
    with pytest.raises(UnknownId) as refused:
        VirtualPatient.draw(Population.VOLUNTEER, rng, measure="bedtime-stretch")
    assert refused.value.context["nearest"] == "bedtime-stretches"
