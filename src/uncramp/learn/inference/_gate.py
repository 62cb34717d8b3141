"""The quality gate: compares quadratures and orders, refines, and says where it still doubts."""

from dataclasses import replace

import numpy as np

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._posterior import Posterior, Quality
from uncramp.learn.inference._quadrature import frame, integrate
from uncramp.learn.inference._search import HURRIED, Search

COARSE, FINE = 3, 5
REFINE = 0.05
"""Where the coarsest rule moves a distribution function by more than this, a finer one is taken."""
CHEAP = 2e5
"""Nodes times nights times columns that cost no more than the 50 ms a year may take."""
MOST = 4e6
"""The same, that may lie in memory at once."""
STILL = 0.03
"""Where the finer rule moves it by more than this, the answer is approximate."""
NEXT_ORDER = 0.1
"""Where the second-order term moves it by more than this, the third may matter too."""


def settle(problem: Problem, hyperparameters: int, mean: Array, sd: Array) -> Posterior:
    """The posterior of one problem, on as fine a quadrature as it needs."""
    search = Search(problem, hyperparameters)
    found = frame(search)
    first = Posterior(problem, integrate(search, found, COARSE), mean, sd)
    by_order, by_rule = (float(m) for m in first.moved.max(axis=1))
    quality = Quality(by_order, by_rule)
    size = FINE**hyperparameters * problem.design.size
    if size <= CHEAP or (by_rule > REFINE and size <= MOST):
        finer = integrate(search, found, FINE, coarse=first.nodes)
        second = Posterior(problem, finer, mean, sd)
        quality = Quality(float(second.moved[0].max()), _distance(first, second), refined=True)
        first = second
    first.quality = replace(quality, doubt=_doubt(first, quality))
    return first


def at_once(problem: Problem, hyperparameters: int, mean: Array, sd: Array) -> Posterior:
    """The posterior on the coarse quadrature, to first order, as it comes."""
    search = Search(problem, hyperparameters)
    nodes = integrate(search, frame(search, HURRIED), COARSE, to_second_order=False)
    found = Posterior(problem, nodes, mean, sd)
    found.quality = Quality(doubt="" if nodes.converged else "search")
    return found


def _doubt(found: Posterior, quality: Quality) -> str:
    if not found.nodes.converged:
        return "search"
    if quality.by_rule > (STILL if quality.refined else REFINE):
        return "rule"
    return "order" if quality.by_order > NEXT_ORDER else ""


def _distance(one: Posterior, other: Posterior) -> float:
    """The largest distance between distribution functions of the same coefficient."""
    pairs = zip(one.marginals, other.marginals, strict=True)
    return max(float(np.abs(np.interp(b.grid, a.grid, a.below) - b.below).max()) for a, b in pairs)
