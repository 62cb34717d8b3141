"""The quality gate: it refines where the rule matters, and says so where it still doubts."""

import numpy as np
import pytest

from uncramp.learn.inference import _gate as gate
from uncramp.learn.inference import fit
from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._likelihood import answers
from uncramp.learn.inference._quadrature import frame, integrate
from uncramp.learn.inference._search import Search


def diary(nights=60, seed=5):
    rng = np.random.default_rng(seed)
    waxing = np.zeros(nights)
    for t in range(1, nights):
        waxing[t] = 0.8 * waxing[t - 1] + 0.6 * rng.normal()
    design = np.column_stack([np.ones(nights), rng.random(nights) < 0.4])
    return rng.poisson(0.6 * np.exp(waxing)).astype(float), design, [-0.9, 0.0], [1.5, 0.35]


def problem(nights=60):
    counts, design, mean, sd = diary(nights)
    return Problem(answers(counts, np.zeros(nights, bool)), design * sd, design @ np.array(mean))


def test_a_short_diary_is_given_the_finer_rule_because_it_costs_nothing():
    found = fit(*diary())
    assert found.quality.refined
    assert len(found.nodes.weight) == 125
    assert found.quality.doubt == ""


def test_a_long_diary_stays_on_the_coarse_rule_where_that_serves():
    found = fit(*diary(1000))
    assert not found.quality.refined
    assert found.quality.by_rule < gate.REFINE
    assert found.quality.doubt == ""


def test_a_long_diary_is_refined_where_the_rule_matters(monkeypatch):
    monkeypatch.setattr(gate, "REFINE", 0.0)
    assert fit(*diary(1000)).quality.refined


@pytest.mark.parametrize(("limit", "doubt"), [("STILL", "rule"), ("NEXT_ORDER", "order")])
def test_an_answer_that_still_moves_names_what_moves_it(monkeypatch, limit, doubt):
    monkeypatch.setattr(gate, limit, 0.0)
    assert fit(*diary()).quality.doubt == doubt


def test_what_the_gate_measures_is_how_far_the_answer_moves():
    found = fit(*diary())
    search = Search(problem(), 3)
    finest = gate.Posterior(
        problem(), integrate(search, frame(search), 9), found.prior_mean, found.prior_sd
    )
    for ours, dense in zip(found.marginals, finest.marginals, strict=True):
        apart = np.abs(np.interp(dense.grid, ours.grid, ours.below) - dense.below).max()
        assert apart < 0.01


def test_nodes_too_many_for_the_memory_are_not_tried(monkeypatch):
    monkeypatch.setattr(gate, "REFINE", 0.0)
    monkeypatch.setattr(gate, "MOST", 1e4)
    found = fit(*diary(1000))
    assert not found.quality.refined
    assert found.quality.doubt == "rule"
