"""The engine keeps its promises on a small grid; a broken engine is caught on the same one."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tests.made_calibration import quick_run
from uncramp.cohort.calibrate import Cell, Kind, Report, State
from uncramp.cohort.calibrate._cells import OwnPrior, Trial
from uncramp.cohort.calibrate._experiments import _looks, _ranks, null_trials, own_prior
from uncramp.cohort.calibrate._judged import Measured, judged
from uncramp.learn.inference import fit
from uncramp.learn.inference import paths as honest_paths
from uncramp.learn.trials import Outcome

DRAWS, TRIALS = 120, 300
NIGHTS = OwnPrior(Outcome.YES_NO, 28)
WAVES = Trial("strong", 1.0, 1)


def checked(kind, setting, size, counts):
    return judged([Measured(Cell("a", kind, setting, size, size), counts)])


def missed(checks):
    return {check.id for check in checks if check.state is State.MISSED and check.must}


@cache
def posteriors():
    """The posteriors of the same draws, which every broken engine breaks in its own way."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_ranks, "fit", lambda *a, **more: found.append(fit(*a, **more)) or found[-1])
        own_prior(NIGHTS, DRAWS, np.random.default_rng(11))
    return found


class Broken:
    """A posterior whose marginals are moved by so many of their sds, and stretched."""

    def __init__(self, posterior, moved, stretched):
        self.quality = posterior.quality
        self.marginals = [
            replace(m, grid=m.mean + moved * m.sd + stretched * (m.grid - m.mean))
            for m in posterior.marginals
        ]


def test_on_the_quick_grid_nothing_is_missed():
    _, report = quick_run()
    assert isinstance(report, Report)
    assert report.holds
    assert not missed(report.checks)
    # A run of seconds must not claim what only thousands of draws can show.
    assert not report.musts(State.MET)


def test_every_draw_of_the_quick_grid_is_answered_and_counted_once():
    _, report = quick_run()
    for found in report.of(Kind.OWN_PRIOR):
        assert found.count("kept") == found.cell.size
        assert found.count("silent") == 0
        ranks = [row for name, row in found.counts.items() if name.startswith("rank.")]
        assert len(ranks) == 8
        assert {sum(row) for row in ranks} == {found.cell.size}


@pytest.mark.parametrize(
    ("moved", "stretched", "caught"),
    [(0.0, 1.0, False), (0.6, 1.0, True), (0.0, 0.7, True), (0.0, 1.6, True)],
    ids=["sound", "moved", "too-narrow", "too-wide"],
)
def test_a_posterior_that_is_off_is_missed_and_a_sound_one_is_not(
    monkeypatch, moved, stretched, caught
):
    found = iter(posteriors())
    monkeypatch.setattr(_ranks, "fit", lambda *_, **__: Broken(next(found), moved, stretched))
    counts = own_prior(NIGHTS, DRAWS, np.random.default_rng(11))
    misses = missed(checked(Kind.OWN_PRIOR, NIGHTS, DRAWS, counts))
    assert bool(misses) is caught
    assert misses <= {"uniform", "covers"}


@pytest.mark.parametrize(
    "trial",
    [WAVES, Trial("realistic", 0.5, 2, pair=True)],
    ids=["waves", "pairs"],
)
def test_looking_every_day_at_nothing_seldom_ends_in_a_verdict(trial):
    counts = null_trials(trial, TRIALS, np.random.default_rng(12))
    assert not missed(checked(Kind.NULL_TRIALS, trial, TRIALS, counts))
    assert counts["either"][0] <= counts["helps"][0] + counts["worse"][0]
    assert counts["worst"] <= counts["helps"]


def test_evidence_that_counts_every_bet_twice_is_missed(monkeypatch):
    monkeypatch.setattr(
        _looks, "paths", lambda seen, cap: [2 * path for path in honest_paths(seen, cap)]
    )
    counts = null_trials(WAVES, TRIALS, np.random.default_rng(12))
    assert missed(checked(Kind.NULL_TRIALS, WAVES, TRIALS, counts)) == {"false-verdicts"}


def test_a_measure_that_helps_is_found_about_as_soon_as_the_goal_has_it():
    _, report = quick_run()
    for found in report.of(Kind.REAL_EFFECTS):
        assert found.count("decided") >= 0.9 * found.cell.size
        assert found.count("worse") == 0
