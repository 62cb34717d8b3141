"""Cramps told one by one sit where, when, as long and as badly as the review says."""

from datetime import timedelta
from math import log
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tests.learn.simulate.made_trials import FIRST
from uncramp.errors import UnknownId
from uncramp.learn.simulate import Population, Scenario, VirtualPatient, live, streams
from uncramp.learn.simulate._attacks import draw_episodes
from uncramp.learn.simulate._draw import draw_attacks, typical_attacks
from uncramp.person.diary import Muscle, Side
from uncramp.person.nights import Night

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def told():
    """Ten cramps of each of fifteen hundred people, person by person."""
    found = []
    for rng in streams(31, range(1_500)):
        attacks = draw_attacks("general", log(0.05), rng, PARIS)
        found.append(draw_episodes(attacks, FIRST, 10, rng))
    return found


def flat(told):
    return [episode for person in told for episode in person]


def test_three_quarters_are_in_the_calf_and_most_in_the_persons_own_muscle(told):
    where = [episode.muscle for episode in flat(told)]
    assert np.mean([m is Muscle.CALF for m in where]) == pytest.approx(0.75, abs=0.02)
    assert np.mean([m is Muscle.FOOT for m in where]) == pytest.approx(0.15, abs=0.02)
    thigh = {Muscle.THIGH_BACK, Muscle.THIGH_FRONT}
    assert np.mean([m in thigh for m in where]) == pytest.approx(0.09, abs=0.015)
    usual = [max(map([e.muscle for e in p].count, Muscle)) / 10 for p in told]
    assert np.mean(usual) > 0.8


def test_left_and_right_are_alike_and_both_are_rare(told):
    sides = [episode.side for episode in flat(told)]
    for side, share in ((Side.LEFT, 0.47), (Side.RIGHT, 0.47), (Side.BOTH, 0.06)):
        assert np.mean([s is side for s in sides]) == pytest.approx(share, abs=0.01)


def test_three_quarters_come_between_one_and_six_with_their_top_at_half_past_three(told):
    midnight = FIRST.interval(PARIS)[0] + timedelta(hours=12)
    hours = np.array([(e.started_at - midnight).total_seconds() / 3600 for e in flat(told)])
    deep = (hours >= 1) & (hours < 6)
    assert deep.mean() == pytest.approx(0.75, abs=0.01)
    assert ((hours >= -2) & (hours < 1)).mean() == pytest.approx(0.15, abs=0.01)
    assert ((hours >= 6) & (hours < 8)).mean() == pytest.approx(0.10, abs=0.01)
    assert hours[deep].mean() == pytest.approx((1 + 3.5 + 6) / 3, abs=0.03)


def test_a_cramp_lasts_three_minutes_in_the_middle_and_one_in_eleven_over_ten(told):
    minutes = np.array([e.seconds_to_release for e in flat(told)]) / 60
    assert np.median(minutes) == pytest.approx(3.0, rel=0.04)
    assert minutes.mean() == pytest.approx(4.5, rel=0.05)
    assert np.mean(minutes > 10) == pytest.approx(0.09, abs=0.01)
    person = np.log(minutes).reshape(len(told), 10).mean(axis=1)
    within = np.log(minutes).reshape(len(told), 10).var(axis=1, ddof=1).mean()
    assert np.sqrt(person.var() - within / 10) == pytest.approx(0.4, abs=0.02)


@pytest.mark.parametrize(
    ("kind", "median", "mean"), [("severe", 4.5, 6.7), ("pregnant", 0.75, 1.03)]
)
def test_severe_cramps_last_longer_and_those_of_pregnancy_shorter(kind, median, mean):
    seconds = [
        draw_episodes(draw_attacks(kind, 0.0, rng, PARIS), FIRST, 1, rng)[0].seconds_to_release
        for rng in streams(32, range(3_000))
    ]
    assert np.median(seconds) / 60 == pytest.approx(median, rel=0.06)
    assert np.mean(seconds) / 60 == pytest.approx(mean, rel=0.06)


def test_pain_is_six_of_ten_and_half_of_its_spread_is_the_person(told):
    pain = np.array([e.pain for e in flat(told)], float)
    assert pain.mean() == pytest.approx(6.0, abs=0.1)
    assert pain.std() == pytest.approx(2.2, abs=0.1)
    table = pain.reshape(len(told), 10)
    between = table.mean(axis=1).var() - table.var(axis=1, ddof=1).mean() / 10
    assert between / pain.var() == pytest.approx(0.5, abs=0.04)


def test_longer_cramps_hurt_more(told):
    logs = np.log([e.seconds_to_release for e in flat(told)])
    pain = [e.pain for e in flat(told)]
    assert np.corrcoef(logs, pain)[0, 1] == pytest.approx(0.3, abs=0.03)


def test_people_with_a_cramp_a_week_hurt_more():
    assert typical_attacks("general", log(1 / 7) + 1e-9).pain_mean == 0.66
    assert typical_attacks("general", log(1 / 7.5)).pain_mean == 0.60


def test_every_cramp_belongs_to_its_night_through_the_changes_of_the_clock():
    (rng,) = streams(33, [0])
    patient = VirtualPatient.draw(Population.VOLUNTEER, rng, episodes=True, zone=PARIS)
    diary = live(patient, None, rng, nights=400, first=FIRST).diary
    starts = [(e.night, x.started_at) for e in diary for x in e.episodes]
    assert len(starts) > 100
    assert all(Night.of(moment, PARIS) == night for night, moment in starts)


def test_a_night_tells_its_cramps_in_order_with_ids_minutes_and_the_worst_pain():
    (rng,) = streams(34, [0])
    patient = Scenario.named("told-in-full").patient(rate=2.0)
    diary = live(patient, None, rng, nights=200, first=FIRST).diary
    ids = [x.id for e in diary for x in e.episodes]
    assert len(set(ids)) == len(ids)
    for entry in diary:
        assert len(entry.episodes) == entry.cramps.at_least
        starts = [x.started_at for x in entry.episodes]
        assert starts == sorted(starts)
        if entry.episodes:
            seconds = sum(x.seconds_to_release for x in entry.episodes)
            assert entry.minutes == pytest.approx(seconds / 60, abs=0.051)
            assert entry.pain == max(x.pain for x in entry.episodes)
        else:
            assert entry.minutes is entry.pain is None


def test_a_kind_of_cramp_without_figures_is_refused():
    with pytest.raises(UnknownId):
        typical_attacks("sporty", 0.0)
