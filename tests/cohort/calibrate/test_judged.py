"""Limits: met only with enough draws, missed as soon as it is sure, open in between."""

import pytest

from uncramp.cohort.calibrate import Cell, Kind, State
from uncramp.cohort.calibrate._cells import NullExposures, OwnPrior, Trial, added
from uncramp.cohort.calibrate._experiments import BINS, COEFFICIENTS, bound
from uncramp.cohort.calibrate._judged import Measured, judged, mean_nights
from uncramp.learn.trials import Outcome

NULL = Trial("iid", 1.0, 1)
BLOCKS = Trial("realistic", 1.0, 7, ratio=0.5)


def one(kind, setting, counts):
    (check,) = judged([Measured(Cell("a", kind, setting, 1, 1), counts)])
    return check


def own_prior(of, covered, bins=None, silent=0):
    counts = {"kept": (of,), "silent": (silent,)}
    for name in COEFFICIENTS:
        counts[f"rank.{name}"] = tuple(bins or [of // BINS] * BINS)
        counts[f"covered.{name}"] = (of // 2, 8 * of // 10, covered)
    cell = Cell("a", Kind.OWN_PRIOR, OwnPrior(Outcome.COUNTS, 28), of, of)
    return {(c.id, c.about.partition(".")[2]): c for c in judged([Measured(cell, counts)])}


@pytest.mark.parametrize(
    ("of", "hits", "state"),
    [
        (5_000, 200, State.MET),
        (5_000, 250, State.MISSED),  # 5.0 %, and the bound is over 5.5 %
        (5_000, 251, State.MISSED),
        (300, 12, State.OPEN),
        (300, 24, State.OPEN),
        (300, 45, State.MISSED),
    ],
)
def test_false_verdicts(of, hits, state):
    counts = {"trials": (of,), "either": (hits,)}
    assert one(Kind.NULL_TRIALS, NULL, counts).state is state


@pytest.mark.parametrize(
    ("of", "hits", "state"),
    [(1_000, 50, State.MET), (1_000, 51, State.MISSED), (100, 6, State.OPEN)],
)
def test_false_links(of, hits, state):
    counts = {"diaries": (of,), "any": (hits,), "links": (hits,)}
    assert one(Kind.NULL_EXPOSURES, NullExposures("iid", 1.0, 90), counts).state is state


@pytest.mark.parametrize(
    ("of", "covered", "state"),
    [
        (4_000, 3_760, State.MET),
        (4_000, 3_840, State.MET),
        (4_000, 3_759, State.MISSED),
        (4_000, 3_841, State.MISSED),
        (200, 186, State.OPEN),
        (200, 160, State.MISSED),
    ],
)
def test_coverage(of, covered, state):
    assert own_prior(of, covered)["covers", "treatment"].state is state


def test_a_heap_in_one_bin_is_missed_and_even_bins_are_met():
    even = own_prior(4_000, 3_800)
    assert even["uniform", "trend"].state is State.MET
    heaped = own_prior(4_000, 3_800, bins=[390, *[190] * 19])
    assert heaped["uniform", "trend"].state is State.MISSED


def test_one_diary_without_an_answer_is_one_too_many():
    assert own_prior(4_000, 3_800)["answers", ""].state is State.MET
    assert own_prior(4_000, 3_800, silent=1)["answers", ""].state is State.MISSED


@pytest.mark.parametrize(
    ("times", "decided", "state"),
    [(2.1, 400, State.MET), (2.3, 400, State.MISSED), (2.1, 390, State.OPEN)],
)
def test_nights_to_a_verdict_are_a_goal_and_a_mean_cut_short_stays_open(times, decided, state):
    took = round(times * bound(BLOCKS) * 400)
    counts = {"trials": (400,), "decided": (decided,), "nights": (took,), "squares": (took**2,)}
    found = one(Kind.REAL_EFFECTS, BLOCKS, counts)
    assert found.state is state
    assert not found.must


def test_the_error_of_a_mean_is_that_of_its_trials():
    cell = Cell("a", Kind.REAL_EFFECTS, BLOCKS, 4, 4)
    counts = {"trials": (4,), "nights": (400,), "squares": (2 * (90**2 + 110**2),)}
    mean, error = mean_nights(Measured(cell, counts))
    assert mean == pytest.approx(100 / bound(BLOCKS))
    assert error == pytest.approx(5 / bound(BLOCKS))


def test_counts_add_up_whatever_is_missing_in_some():
    rows = [{"a": (1, 2)}, {"a": (3, 4), "b": (5,)}]
    assert added(rows) == added(rows[::-1]) == {"a": (4, 6), "b": (5,)}
