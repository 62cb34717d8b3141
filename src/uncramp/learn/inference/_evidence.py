"""Evidence from the coins: bets that nobody can win in the long run unless the arm matters.

Each finished unit multiplies the evidence by how much better the arm that was drawn explains
its nights than the coin's average does. If the arm changes nothing, the average of that
factor over the coin is exactly 1, whatever the nights look like; so the evidence reaches 25
in at most one trial of 25, however often anybody looks (Ville's inequality).
"""

from datetime import date
from math import exp, log

import numpy as np

from uncramp.learn.inference._finding import Evidence
from uncramp.learn.inference._guard import gaps_go_with_arm, log_guard
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._pooled import LARGEST
from uncramp.learn.inference._tosses import Tosses, tosses, units_of
from uncramp.learn.inference._working_model import log_factors
from uncramp.learn.trials import Outcome, Protocol
from uncramp.person.diary import Diary

ALPHA, HARM_ALPHA = 0.04, 0.01
RATIOS = np.array([0.35, 0.55, 0.75])
RATIO_WEIGHT = np.array([0.2, 0.42, 0.38])
OVERDISPERSION_WEIGHT = (0.5, 0.5)
LONG_UNIT = 4
"""Nights from which on two units differ by how nights wax and wane more than by chance."""
SHORT_WEIGHT, LONG_WEIGHT = np.array([0.4, 0.6]), np.array([0.9, 0.1])
"""Of the two filters; all fixed on virtual trials with other seeds than those of any figure."""


def evidence(diary: Diary, protocol: Protocol, outcome: Outcome) -> Evidence | None:
    """What the coins of a trial have shown so far, for help and, apart from it, for harm.

    None where the protocol does not say what each coin could have decided. Before the first
    unit is over the evidence is 1: nothing is known yet.
    """
    units = units_of(protocol)
    if units is None:
        return None
    found = tosses(diary, protocol, outcome, units)
    if found is None:
        return _nothing_yet(len(units))
    seen, ends = found
    cap = most_in_a_night(seen)
    on = [night.evening for night in ends]
    (helps, harms), (helps_worst, harms_worst) = (path[:, 0] for path in paths(seen, cap))
    return Evidence(
        e_value=_told(helps),
        alpha=ALPHA,
        decided_on=_decided(helps, ALPHA, on),
        harm_e_value=_told(harms),
        harm_alpha=HARM_ALPHA,
        harm_decided_on=_decided(harms, HARM_ALPHA, on),
        worst_e_value=_told(helps_worst),
        worst_harm_e_value=_told(harms_worst),
        coins=len(on),
        coins_left=len(units) - len(on),
        missing=int(seen.missing.sum()),
        most_missing=int(cap),
        gaps_go_with_arm=bool(gaps_go_with_arm(seen)[0, -1]),
    )


def paths(seen: Tosses, cap: float) -> tuple[Array, Array]:
    """The log evidence for help and for harm after each unit, (2, trials, units).

    Over the known nights, which answer to the guard once one is missing, and at worst; where
    the gaps clearly go with an arm the worst is all that counts.
    """
    known, worst = bets(seen, cap)
    if worst is None:
        return known, known
    known = known + log_guard(seen)
    worst = np.minimum(worst, known)
    return np.where(gaps_go_with_arm(seen), worst, known), worst


def bets(seen: Tosses, cap: float) -> tuple[Array, Array | None]:
    """The log of what the bets alone have won, over known nights and, if it differs, at worst.

    Each is a mixture over the working models, with weights fixed before any night was seen.
    """
    both = np.concatenate([RATIOS, 1 / RATIOS])
    weights = _weights(seen)
    parts = [
        [_mixed(factors, np.log(share * weights)) for factors in of_one]
        for share, of_one in zip(OVERDISPERSION_WEIGHT, log_factors(seen, both, cap), strict=True)
    ]
    known, *worst = (_log_sum(np.stack(part), (0,)) for part in zip(*parts, strict=True))
    return known, worst[0] if worst else None


def _weights(seen: Tosses) -> Array:
    # By the design alone: weights that changed with what came in would be no bet.
    is_long = np.count_nonzero(seen.unit == 0) >= LONG_UNIT
    return np.outer(LONG_WEIGHT if is_long else SHORT_WEIGHT, RATIO_WEIGHT)


def _mixed(factors: Array, log_weights: Array) -> Array:
    """Running products of (filters, both ways' ratios, trials, units), mixed: (2, ...)."""
    running = np.cumsum(factors, axis=-1)
    filters, _, trials, units = running.shape
    running = running.reshape(filters, 2, -1, trials, units)
    return _log_sum(running + log_weights[:, None, :, None, None], (0, 2))


def _log_sum(logs: Array, axes: tuple[int, ...]) -> Array:
    most = logs.max(axis=axes, keepdims=True)
    total: Array = np.log(np.exp(logs - most).sum(axis=axes)) + most.squeeze(axes)
    return total


def most_in_a_night(seen: Tosses) -> float:
    """The limit of the worst case: a missing night was no worse than the worst one recorded."""
    return 1.0 if seen.yes_no else float(max(1.0, np.nanmax(seen.counts, initial=1.0)))


def _nothing_yet(coins: int) -> Evidence:
    return Evidence(
        e_value=1.0,
        alpha=ALPHA,
        decided_on=None,
        harm_e_value=1.0,
        harm_alpha=HARM_ALPHA,
        harm_decided_on=None,
        worst_e_value=1.0,
        worst_harm_e_value=1.0,
        coins=0,
        coins_left=coins,
        missing=0,
        most_missing=0,
        gaps_go_with_arm=False,
    )


def _told(path: Array) -> float:
    return exp(min(float(path[-1]), log(LARGEST)))


def _decided(path: Array, alpha: float, on: list[date]) -> date | None:
    """The night whose unit first carried the evidence over; a decision is not taken back."""
    over = np.flatnonzero(path >= -np.log(alpha))
    return on[int(over[0])] if over.size else None
