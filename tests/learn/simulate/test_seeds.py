"""The same seed is the same life: alone, in a crowd, in any order, with anything asked."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.learn.simulate.made_trials import FIRST, coins
from uncramp.errors import BadValue
from uncramp.learn.simulate import (
    Population,
    Scenario,
    VirtualPatient,
    live,
    live_many,
    streams,
)

FIELDS = ("counts", "recorded", "log_rates", "drawn", "doses")


def one(number, population=Population.VOLUNTEER, *, seed=99, nights=60, protocol=None, change=None):
    (rng,) = streams(seed, [number])
    patient = VirtualPatient.draw(population, rng, measure="loose-covers")
    return live(change(patient) if change else patient, protocol, rng, nights=nights, first=FIRST)


def same(a, b, but=()):
    return all(np.array_equal(getattr(a, f), getattr(b, f)) for f in FIELDS if f not in but)


def test_the_same_seed_is_the_same_person_the_same_life_and_the_same_diary():
    a, b = one(7), one(7)
    assert a.diary == b.diary
    assert same(a.truth, b.truth)
    assert not same(a.truth, one(8).truth)


def test_order_and_executor_change_nothing():
    numbers = list(range(12))
    forward = [one(n).truth for n in numbers]
    backward = [one(n).truth for n in reversed(numbers)][::-1]
    with ThreadPoolExecutor(4) as executor:
        threads = list(executor.map(lambda n: one(n).truth, numbers))
    for a, b, c in zip(forward, backward, threads, strict=True):
        assert same(a, b)
        assert same(a, c)


@pytest.mark.parametrize("shared", [True, False])
def test_many_lives_at_once_are_the_lives_one_at_a_time(shared):
    protocols = [coins(1 if shared else n, 8, length=7, half_life=2.0) for n in range(5)]
    rngs = streams(99, range(5))
    drawn = [VirtualPatient.draw(Population.VOLUNTEER, g, measure="loose-covers") for g in rngs]
    given_ = protocols[0] if shared else protocols
    many = live_many(drawn, given_, rngs, nights=60, first=FIRST)
    for n in range(5):
        alone = one(n, protocol=protocols[n]).truth
        for field in FIELDS:
            assert np.array_equal(getattr(many, field)[n], getattr(alone, field))
        assert many.rate_ratio[n] == alone.rate_ratio


def test_a_shard_holds_the_same_people_as_the_whole():
    patient = Scenario.named("realistic").patient(rate=0.5)
    whole = live_many([patient] * 10, None, streams(1, range(10)), nights=50, first=FIRST)
    part = live_many([patient] * 4, None, streams(1, range(6, 10)), nights=50, first=FIRST)
    assert np.array_equal(whole.counts[6:], part.counts)


def test_asking_for_habits_episodes_or_gaps_moves_no_count():
    plain = one(3).truth
    told = Scenario.named("told-in-full").attacks
    assert told
    for change in (
        lambda p: p.with_habits(4),
        lambda p: replace(p, attacks=Scenario("told", attacks="general").over(p).attacks),
        lambda p: replace(p, gaps=replace(p.gaps, quiet=(0.9, 0.9))),
    ):
        assert same(plain, one(3, change=change).truth, but=("recorded",))


def test_drawing_with_episodes_is_the_same_person():
    a, b = (
        VirtualPatient.draw(Population.VOLUNTEER, streams(1, [0])[0], episodes=asked)
        for asked in (False, True)
    )
    assert b.attacks is not None
    assert replace(b, attacks=None) == a


def test_a_patient_can_live_again_with_other_chance():
    (rng,) = streams(1, [0])
    patient = VirtualPatient.draw(Population.VOLUNTEER, rng)
    first, again = (live(patient, None, rng, nights=60, first=FIRST).truth for _ in range(2))
    assert not np.array_equal(first.counts, again.counts)


def test_nobody_is_an_answer_too():
    assert live_many([], None, [], nights=10, first=FIRST).counts.shape == (0, 10)


@pytest.mark.parametrize("nights", [0, -1, 20_000])
def test_no_nights_and_more_than_a_diary_holds_are_refused(nights):
    patient = Scenario.named("iid").patient(rate=1.0)
    with pytest.raises(BadValue):
        live(patient, None, streams(1, [0])[0], nights=nights, first=FIRST)


def test_a_generator_too_few_is_refused():
    patient = Scenario.named("iid").patient(rate=1.0)
    with pytest.raises(ValueError, match="zip"):
        live_many([patient] * 2, None, streams(1, [0]), nights=5, first=FIRST)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**63),
    world=st.sampled_from(Scenario.names()),
    rate=st.floats(1e-6, 150),
    ratio=st.floats(0.05, 20),
    nights=st.integers(1, 120),
    lead=st.integers(-90, 90),
    half_life=st.floats(0, 60),
)
def test_whatever_is_asked_the_diary_is_the_recorded_truth(
    seed, world, rate, ratio, nights, lead, half_life
):
    patient = Scenario.named(world).patient(rate=rate, rate_ratio=ratio)
    if rate > 5:
        patient = replace(patient, attacks=None)
    protocol = coins(seed % 97, 12, length=5, first=FIRST + lead, half_life=half_life)
    (rng,) = streams(seed, [0])
    lived = live(patient, protocol, rng, nights=nights, first=FIRST)
    truth = lived.truth
    for field in FIELDS:
        values = getattr(truth, field)
        assert values.shape == (nights,)
        assert np.isfinite(values).all()
    assert ((truth.doses >= 0) & (truth.doses <= 1)).all()
    assert len(lived.diary) == truth.recorded.sum()
    for entry in lived.diary:
        at = entry.night - FIRST
        assert truth.recorded[at]
        assert entry.cramps.at_least == truth.counts[at]
        arm = protocol.arm_on(entry.night)
        assert entry.arm == (arm.id if arm else "")
        assert truth.drawn[at] == (arm.dose if arm else 0)
        assert [x.name for x in entry.exposures] == sorted(truth.noted)
        assert len(entry.episodes) in {0, truth.counts[at]}
