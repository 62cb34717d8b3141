"""The profile form: the marginal of one coefficient without a formula for its shape.

The coefficient is held at each of a few values, as an offset, and the evidence worked out anew
at the nodes of the posterior, the second-order term included. What the others allow it to be
is then read off, not approximated: the form for a headline effect and for pooling.
"""

from dataclasses import dataclass

import numpy as np

from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._latent import Start, find_mode
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._marginal import GRID, REACH, Marginal
from uncramp.learn.inference._posterior import Posterior
from uncramp.learn.inference._second_order import second_order

POINTS = 15
ENDS = 4.0
NEAR = 0.2


@dataclass(frozen=True, slots=True)
class Profile:
    """Log-likelihood of one coefficient, everything else averaged over.

    ``at`` (points,) are values of the coefficient in its own units; ``log_likelihood``
    (points,) is known up to a constant. ``marginal`` is the posterior under its prior.
    """

    at: Array
    log_likelihood: Array
    marginal: Marginal


def profile(posterior: Posterior, column: int) -> Profile:
    """Profile one column of the design; the nodes and their weights are the posterior's."""
    marginal = posterior.marginals[column]
    at = marginal.mean + marginal.sd * np.linspace(-ENDS, ENDS, POINTS)
    prior_mean = float(posterior.prior_mean[column])
    # In units of the prior's sd, as the design and the modes are
    held = (at - prior_mean) / float(posterior.prior_sd[column])
    log_likelihood = _log_likelihood(posterior, column, held)
    log_density = log_likelihood - 0.5 * held**2
    return Profile(at, log_likelihood, _marginal(marginal, at, log_density))


def _log_likelihood(posterior: Posterior, column: int, held: Array) -> Array:
    nodes, mode = posterior.nodes, posterior.nodes.mode
    # Where the others go when this one moves, to begin from there
    row = np.linalg.inv(mode.factors.c)[:, :, column]
    pull_b = row / row[:, column][:, None]
    pull_u = -np.einsum("pkt,kp->kt", mode.factors.v, pull_b)
    found = np.empty(len(held))
    for i, value in enumerate(held):
        fixed = _without(posterior.problem, column, value)
        away = (value - mode.b[:, column])[:, None]
        start = Start(mode.u + away * pull_u, mode.b + away * pull_b)
        start.b[:, column] = 0.0
        there = find_mode(fixed, mode.hyper, start, NEAR)
        evidence = there.log_evidence
        if nodes.second_order:
            evidence = evidence + second_order(fixed, there)
        gain = np.log(nodes.weight) + evidence - nodes.evidence
        found[i] = gain.max() + np.log(np.exp(gain - gain.max()).sum())
    return found


def _without(problem: Problem, column: int, value: float) -> Problem:
    """The problem with one coefficient held at ``value`` prior sds.

    Its column stays, empty: what multiplies nothing keeps its prior and adds nothing.
    """
    design = problem.design.copy()
    design[:, column] = 0.0
    return Problem(problem.answers, design, problem.offset + value * problem.design[:, column])


def _marginal(first: Marginal, at: Array, log_density: Array) -> Marginal:
    """A table from the log density at a few places: what is left of a normal is smooth."""
    scale = (at - first.mean) / first.sd
    normal = -0.5 * scale**2
    rest = np.polynomial.Polynomial.fit(scale, log_density - normal, 7)
    grid = first.mean + first.sd * np.linspace(-REACH, REACH, GRID)
    z = (grid - first.mean) / first.sd
    inside = np.clip(z, -ENDS, ENDS)
    # Beyond the last places the log density goes on along its slope there.
    slope = rest.deriv()(inside)
    log_table = rest(inside) + slope * (z - inside) - 0.5 * z**2
    density = np.exp(log_table - log_table.max())
    below = np.concatenate([[0.0], np.cumsum(0.5 * (density[1:] + density[:-1]))])
    share = np.diff(below) / below[-1]
    middle = 0.5 * (grid[1:] + grid[:-1])
    mean = float(share @ middle)
    sd = float(np.sqrt(share @ (middle - mean) ** 2))
    return Marginal(mean, sd, grid, below / below[-1])
