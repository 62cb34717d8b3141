"""The banded algebra against the same thing done densely."""

import numpy as np
import pytest
from scipy.linalg import toeplitz

from uncramp.learn.inference import _banded as banded
from uncramp.learn.inference._banded import Problem, inverse_diagonal
from uncramp.learn.inference._hyper import Hyper, unwhiten
from uncramp.learn.inference._latent import Start, find_mode, spread
from uncramp.learn.inference._likelihood import answers

RNG = np.random.default_rng(3)
NIGHTS, COLUMNS = 23, 3
COUNTS = RNG.poisson(0.8, NIGHTS).astype(float)
COUNTS[[4, 5, 17]] = np.nan
SOME = np.zeros(NIGHTS, bool)
SOME[2] = True
COUNTS[2] = 1
PROBLEM = Problem(
    answers(COUNTS, SOME), RNG.normal(size=(NIGHTS, COLUMNS)), RNG.normal(-0.5, 0.1, NIGHTS)
)
HYPER = Hyper(np.array([0.05, 0.6, 1.3]), np.array([0.8, 5.0, 40.0]), np.array([0.01, 0.4, 1.1]))


def mode_of(problem=PROBLEM, hyper=HYPER):
    k, (t, p) = len(hyper.sigma), problem.design.shape
    return find_mode(problem, hyper, Start(np.zeros((k, t)), np.zeros((k, p))))


def dense(node):
    """Prior precision and negative Hessian of (u, b) at a node's mode."""
    mode = mode_of()
    q = np.linalg.inv(toeplitz(HYPER.rho[node] ** np.arange(NIGHTS)))
    move = np.hstack([HYPER.sigma[node] * np.eye(NIGHTS), PROBLEM.design])
    prior = np.zeros((NIGHTS + COLUMNS,) * 2)
    prior[:NIGHTS, :NIGHTS], prior[NIGHTS:, NIGHTS:] = q, np.eye(COLUMNS)
    return mode, prior, prior + move.T @ np.diag(mode.factors.pivots.w[node]) @ move, move


@pytest.mark.parametrize("node", range(3))
def test_newton_ends_where_the_slope_is_nought(node):
    mode, prior, _, move = dense(node)
    slope = np.zeros(NIGHTS)
    slope[PROBLEM.answers.at] = mode.fit.slope[node]
    gradient = move.T @ slope - prior @ np.concatenate([mode.u[node], mode.b[node]])
    assert np.abs(gradient).max() < 1e-5
    assert mode.converged.all()


@pytest.mark.parametrize("node", range(3))
def test_the_evidence_is_that_of_the_dense_matrices(node):
    mode, prior, hessian, _ = dense(node)
    place = np.concatenate([mode.u[node], mode.b[node]])
    expected = (
        mode.fit.value[node]
        - 0.5 * place @ prior @ place
        + 0.5 * np.linalg.slogdet(prior)[1]
        - 0.5 * np.linalg.slogdet(hessian)[1]
    )
    assert mode.log_evidence[node] == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("node", range(3))
def test_the_spread_of_the_log_rates_is_that_of_the_dense_inverse(node):
    mode, _, hessian, move = dense(node)
    covariance = move @ np.linalg.inv(hessian) @ move.T
    moves = spread(PROBLEM, mode)[node].T
    own = HYPER.sigma[node] ** 2 * inverse_diagonal(mode.factors.pivots, HYPER)[node]
    shared = np.einsum("tp,pq,tq->t", moves, np.linalg.inv(mode.factors.c[node]), moves)
    assert own + shared == pytest.approx(np.diag(covariance), rel=1e-9)


def test_nodes_side_by_side_do_not_touch():
    together = mode_of()
    for k in range(3):
        alone = mode_of(hyper=Hyper(*(v[k : k + 1] for v in (HYPER.sigma, HYPER.memory, HYPER.nu))))
        assert together.eta[k] == pytest.approx(alone.eta[0], abs=1e-6)
        # They stop together, so one that is done earlier takes a step more than alone.
        assert together.log_evidence[k] == pytest.approx(alone.log_evidence[0], abs=1e-7)


def test_a_start_far_away_arrives_at_the_same_top():
    far = find_mode(PROBLEM, HYPER, Start(np.full((3, NIGHTS), 8.0), np.full((3, COLUMNS), -9.0)))
    assert far.converged.all()
    assert far.log_evidence == pytest.approx(mode_of().log_evidence, abs=1e-7)


def test_a_single_night_has_no_neighbour():
    one = Problem(answers(np.array([2.0]), np.zeros(1, bool)), np.ones((1, 1)), np.zeros(1))
    assert mode_of(one).converged.all()


def test_whitened_noughts_are_the_prior_medians():
    hyper = unwhiten(np.zeros((1, 3)))
    assert hyper.sigma[0] == pytest.approx(np.log(2) / 3)
    assert hyper.memory[0] == pytest.approx(5)
    assert hyper.nu[0] == pytest.approx(np.log(2) / 2)
    assert unwhiten(np.zeros((1, 2))).nu[0] == 0


@pytest.mark.parametrize("far", [-30.0, -8.0, 8.0, 19.9, 20.1, 36.0])
def test_far_tails_of_the_hyperparameters_stay_finite_and_in_order(far):
    near = unwhiten(np.array([[far - 0.1] * 3]))
    here = unwhiten(np.array([[far] * 3]))
    assert np.isfinite([here.sigma[0], here.memory[0], here.nu[0]]).all()
    assert near.sigma[0] <= here.sigma[0]


def test_many_columns_make_the_same_gram_matrix_as_few(monkeypatch):
    w = RNG.random((3, NIGHTS))
    few = PROBLEM.gram(w)
    monkeypatch.setattr(banded, "FEW", 0)
    assert PROBLEM.gram(w) == pytest.approx(few, rel=1e-12)
