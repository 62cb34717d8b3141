"""The second-order term and the slope of the evidence, against dense sums and differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import toeplitz

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._hyper import unwhiten
from uncramp.learn.inference._latent import Start, find_mode
from uncramp.learn.inference._likelihood import answers, by_dispersion, derivatives, fourth
from uncramp.learn.inference._second_order import second_order
from uncramp.learn.inference._slope import evidence_slope
from uncramp.learn.inference._variance import widening

THETA = np.array([[0.3, -0.2, 0.5], [-1.5, 0.4, -1.0], [1.2, 1.5, 1.4]])


def made(nights, columns, seed, missing=0.2):
    rng = np.random.default_rng(seed)
    counts = rng.poisson(0.8, nights).astype(float)
    some = (rng.random(nights) < 0.15) & (counts > 0)
    counts[rng.random(nights) < missing] = np.nan
    return Problem(
        answers(counts, some), rng.normal(size=(nights, columns)), rng.normal(-0.5, 0.1, nights)
    )


def mode_at(problem, theta):
    shape = problem.design.shape
    start = Start(np.zeros((len(theta), shape[0])), np.zeros((len(theta), shape[1])))
    return find_mode(problem, unwhiten(theta), start)


def dense_covariance(problem, mode, node):
    nights, columns = problem.design.shape
    hyper = mode.hyper
    prior = np.eye(nights + columns)
    prior[:nights, :nights] = np.linalg.inv(toeplitz(hyper.rho[node] ** np.arange(nights)))
    move = np.hstack([hyper.sigma[node] * np.eye(nights), problem.design])
    hessian = prior + move.T @ np.diag(mode.factors.pivots.w[node]) @ move
    return np.linalg.inv(hessian), move, problem.answers.at


def dense_term(problem, mode, node):
    covariance, move, at = dense_covariance(problem, mode, node)
    s = (move @ covariance @ move.T)[np.ix_(at, at)]
    d3 = mode.fit.third[node]
    d4 = fourth(mode.eta[:, at], mode.hyper.nu**2, problem.answers)[node]
    d = np.diag(s)
    return (d4 @ d**2) / 8 + (d3 * d) @ s @ (d3 * d) / 8 + d3 @ s**3 @ d3 / 12


@pytest.mark.parametrize(("nights", "columns"), [(1, 1), (2, 1), (9, 4), (40, 3)])
@pytest.mark.parametrize("node", range(3))
def test_the_term_is_the_dense_sum_to_the_last_digits(nights, columns, node):
    problem = made(nights, columns, seed=nights)
    mode = mode_at(problem, THETA)
    expected = dense_term(problem, mode, node)
    assert second_order(problem, mode)[node] == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("nights", "columns"), [(1, 1), (2, 1), (9, 4), (40, 3)])
@pytest.mark.parametrize("node", range(3))
def test_a_variance_widens_by_the_dense_sums(nights, columns, node):
    problem = made(nights, columns, seed=nights)
    mode = mode_at(problem, THETA)
    covariance, move, at = dense_covariance(problem, mode, node)
    s = (move @ covariance @ move.T)[np.ix_(at, at)]
    d3 = mode.fit.third[node]
    d4 = fourth(mode.eta[:, at], mode.hyper.nu**2, problem.answers)[node]
    shift = s @ (d3 * np.diag(s))
    for j in range(columns):
        a = (move @ covariance)[at, nights + j]
        grown = 0.5 * (a**2 @ (d4 * np.diag(s) + d3 * shift) + (d3 * a) @ s**2 @ (d3 * a))
        expected = np.clip(grown / covariance[nights + j, nights + j], -0.2, 0.5)
        assert widening(problem, mode)[node, j] == pytest.approx(expected, rel=1e-8, abs=1e-12)


@pytest.mark.parametrize(("nights", "columns"), [(1, 1), (2, 1), (9, 4), (60, 3)])
@pytest.mark.parametrize("axis", range(3))
def test_the_slope_of_the_evidence_is_that_of_its_differences(nights, columns, axis):
    problem = made(nights, columns, seed=nights + 1)
    step = np.zeros((1, 3))
    step[0, axis] = 1e-4
    high, low = (mode_at(problem, THETA + s).log_evidence for s in (step, -step))
    found = evidence_slope(problem, mode_at(problem, THETA), THETA)[:, axis]
    assert found == pytest.approx((high - low) / 2e-4, abs=2e-6, rel=2e-5)


def test_a_yes_no_diary_has_two_slopes():
    counts = np.array([1.0, 0, 0, 1, np.nan, 1])
    problem = Problem(answers(counts, counts == 1), np.ones((6, 1)), np.zeros(6))
    assert evidence_slope(problem, mode_at(problem, THETA[:, :2]), THETA[:, :2]).shape == (3, 2)


@given(
    eta=st.floats(-8, 5),
    om=st.one_of(st.floats(1e-9, 1e-6), st.floats(1e-3, 8)),
    count=st.integers(1, 60),
    some=st.booleans(),
)
def test_the_derivatives_by_the_overdispersion_are_those_of_differences(eta, om, count, some):
    data = answers(np.array([float(count)]), np.array([some]))
    at, step = np.array([[eta]]), om * 1e-4
    high, low = (derivatives(at, np.array([om + s]), data) for s in (step, -step))
    found = by_dispersion(at, np.array([om]), data)
    for by_om, up, down in zip(
        found, (high.value, high.slope, high.curve), (low.value, low.slope, low.curve), strict=True
    ):
        size = 1e-12 * (1 + np.abs(up).max()) / step
        expected = (up - down).ravel()[0] / (2 * step)
        assert by_om.ravel()[0] == pytest.approx(expected, rel=1e-4, abs=1e-6 + size)


@given(eta=st.floats(-8, 5), om=st.floats(0, 8), count=st.integers(1, 60), some=st.booleans())
def test_the_fourth_derivative_is_the_slope_of_the_third(eta, om, count, some):
    data = answers(np.array([float(count)]), np.array([some]))
    om = np.array([om])
    high, low = (derivatives(np.array([[eta + s]]), om, data).third for s in (1e-4, -1e-4))
    expected = (high - low)[0, 0] / 2e-4
    scale = 1 + abs(high[0, 0])
    assert fourth(np.array([[eta]]), om, data)[0, 0] == pytest.approx(expected, abs=1e-5 * scale)
