"""A measure does what was planted, as far as it was drawn, done and worked in."""

from dataclasses import replace
from math import log

import numpy as np
import pytest

from tests.learn.simulate.made_trials import FIRST, coins, trial
from uncramp.learn.simulate import (
    Response,
    Scenario,
    VirtualPatient,
    live,
    live_many,
    streams,
)
from uncramp.learn.trials import ramped_dose


def responding(patient, **response):
    return replace(patient, response=replace(patient.response, **response))


@pytest.mark.parametrize("world", ["iid", "realistic", "strong-ar", "told-in-full"])
def test_a_huge_sample_gives_the_planted_rate_ratio_back(world):
    patient = Scenario.named(world).patient(rate=0.6, rate_ratio=0.7)
    found = live_many([patient] * 1_500, trial("10" * 182), streams(3, range(1_500)),
                      nights=364, first=FIRST)  # fmt: skip
    on = found.drawn > 0
    assert found.counts[on].mean() / found.counts[~on].mean() == pytest.approx(0.7, rel=0.02)
    assert found.rate_ratio == pytest.approx(0.7)


def test_the_rate_ratio_holds_under_severe_clustering():
    plain = Scenario.named("iid").patient(rate=1.0, rate_ratio=0.5)
    patient = replace(plain, course=replace(plain.course, extra_mean=0.8))
    found = live_many([patient] * 1_000, trial("10" * 182), streams(4, range(1_000)),
                      nights=364, first=FIRST)  # fmt: skip
    on = found.drawn > 0
    assert found.counts[on].mean() / found.counts[~on].mean() == pytest.approx(0.5, rel=0.02)


@pytest.mark.parametrize("half_life", [0.0, 0.5, 2.0, 10.0])
def test_the_dose_at_work_is_the_protocols_where_the_true_half_life_is_none_of_its_own(half_life):
    protocol = coins(1, 20, length=4, first=FIRST + 9, half_life=half_life)
    patient = VirtualPatient(Scenario.named("iid").patient(rate=1.0).course)
    for first in (FIRST, FIRST + 9, FIRST + 30, FIRST + 300):
        (rng,) = streams(1, [0])
        truth = live(patient, protocol, rng, nights=60, first=first).truth
        assert truth.doses.tolist() == pytest.approx(ramped_dose(protocol, first, 60))


def test_the_true_half_life_may_differ_from_the_sealed_one():
    protocol = trial("1" * 30 + "0" * 30)
    patient = Scenario.named("carry-over").patient(rate=1.0, rate_ratio=0.5)
    (rng,) = streams(1, [0])
    truth = live(patient, protocol, rng, nights=60, first=FIRST).truth
    assert truth.doses[[1, 3]] == pytest.approx([0.5, 0.75])
    assert truth.doses[31] == pytest.approx(0.5, abs=0.001)


def test_adherence_is_kept_for_three_weeks_and_then_fades():
    patient = responding(Scenario.named("iid").patient(rate=1.0), adherence=0.75, fades_by=0.01)
    found = live_many([patient] * 1_500, trial("1" * 122), streams(6, range(1_500)),
                      nights=122, first=FIRST)  # fmt: skip
    done = found.doses.mean(axis=0)
    assert done[:22].mean() == pytest.approx(0.75, abs=0.005)
    assert done[121] == pytest.approx(0.75 * 0.99**100, abs=0.03)


def test_nights_of_the_other_arm_are_never_treated():
    patient = Scenario.named("adherence").patient(rate=1.0)
    (rng,) = streams(6, [0])
    truth = live(patient, coins(2, 90), rng, nights=90, first=FIRST).truth
    assert (truth.doses <= truth.drawn).all()


def test_planted_habits_do_what_was_planted_and_null_ones_nothing():
    patient = Scenario.named("iid").patient(rate=0.5).with_habits(10, (2.0, 0.6))
    found = live_many([patient] * 800, None, streams(7, range(800)), nights=365, first=FIRST)
    ratios = []
    for name in found.noted[0]:
        met = np.array([noted[name] for noted in found.noted]) > 0
        ratios.append(found.counts[met].mean() / found.counts[~met].mean())
    assert ratios == pytest.approx([2.0, 0.6] + [1.0] * 8, rel=0.03)


def test_habits_come_in_runs_and_as_often_as_asked():
    patient = Scenario.named("ten-habits").patient(rate=0.5)
    found = live_many([patient] * 300, None, streams(8, range(300)), nights=365, first=FIRST)
    met = np.array([list(noted.values()) for noted in found.noted])
    assert met.mean() == pytest.approx(0.3, abs=0.01)
    again = met[:, :, 1:][met[:, :, :-1] > 0].mean()
    assert again > 0.6


def test_a_habit_may_be_a_number():
    patient = Scenario.named("iid").patient(rate=0.5).with_habits(2, (1.5,), share=None)
    (rng,) = streams(9, [0])
    truth = live(patient, None, rng, nights=10_000, first=FIRST).truth
    effect = np.polyfit(truth.noted["habit-01"], truth.log_rates, 1)[0]
    assert effect == pytest.approx(log(1.5))
    assert np.std(truth.noted["habit-01"]) == pytest.approx(1.0, abs=0.08)
    assert truth.exposures == {"habit-01": pytest.approx(1.5), "habit-02": 1.0}


def test_a_measure_that_works_at_once_has_both_outcomes_on_one_course():
    patient = Scenario.named("strong-ar").patient(rate=1.0, rate_ratio=0.5)
    on, off = (
        live_many([patient], trial(arm * 200), streams(10, [0]), nights=200, first=FIRST)
        for arm in "10"
    )
    assert np.allclose(on.log_rates - off.log_rates, log(0.5))


def test_a_perfect_response_is_the_default():
    assert Response() == Response(log_rate_ratio=0.0, adherence=1.0, fades_by=0.0)
