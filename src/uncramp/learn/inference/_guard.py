"""What the evidence pays for nights that may be missing because of the arm.

Where the arm changes how often a night is recorded, the coin of a recorded night is no
longer the coin that was tossed. The evidence is therefore divided by the best that any
constant dependence could make of the coins seen on recorded nights alone. That keeps it
valid when recording depends on the arm, as long as it does not depend on the night's count
as well. Against that only the worst case holds, so where gaps clearly go with an arm it is
all that counts (``docs/build/evidence.md``).
"""

import numpy as np

from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._tosses import Flags, Tosses

REACH = 4.0
"""Recording may multiply the odds of a coin by exp(-4) to exp(4)."""
FINE, COARSE = 0.1, 0.25
CLEAR, LEAST_GONE = 2.0, 5


def log_guard(seen: Tosses) -> Array:
    """The log of what the evidence is multiplied by after each unit: (trials, units), <= 0.

    It is 0 until something is missing: evidence that rests on complete units needs no guard.
    """
    units = len(seen.start)
    if not seen.missing.any():
        return np.zeros((len(seen.counts), units))
    known = ~np.isnan(seen.counts)
    length = np.bincount(seen.unit[seen.unit >= 0], minlength=units).astype(float)
    recorded = _by_unit(seen, seen.given * known) / length
    absent = _by_unit(seen, seen.given * seen.missing) / length
    silent: Flags = _by_unit(seen, np.where(known, 1.0, 0.0)) == 0
    started = np.cumsum(_by_unit(seen, np.where(seen.missing, 1.0, 0.0)), axis=-1) > 0
    best = _best_of_coins(seen, recorded, absent, silent)
    as_drawn = np.take_along_axis(np.log(seen.chance), seen.drawn[None], axis=0)[0]
    stated = np.cumsum(np.where(silent, 0.0, as_drawn), axis=-1)
    return np.where(started, np.minimum(stated - best, 0.0), 0.0)


def gaps_go_with_arm(seen: Tosses) -> Flags:
    """Whether nights clearly go missing more often with one arm, after each unit.

    Two shares that differ by more than ``CLEAR`` standard errors, and not just by a few.
    """
    given = np.take_along_axis(seen.given, seen.drawn[None][:, :, seen.unit], axis=0)[0]
    known = ~np.isnan(seen.counts)
    by_arm = np.stack([given, 1 - given]) * (seen.unit >= 0)
    gone = np.cumsum(_by_unit(seen, by_arm * seen.missing), axis=-1)
    nights = gone + np.cumsum(_by_unit(seen, by_arm * known), axis=-1)
    nights = np.maximum(nights, 1.0)
    share = gone.sum(axis=0) / nights.sum(axis=0)
    spread = np.sqrt(share * (1 - share) * (1 / nights).sum(axis=0))
    apart = np.abs(gone[0] / nights[0] - gone[1] / nights[1])
    clear: Flags = (apart > CLEAR * spread) & (gone.sum(axis=0) >= LEAST_GONE)
    return clear


def _by_unit(seen: Tosses, nightly: Array) -> Array:
    at = np.flatnonzero(seen.unit >= 0)
    cut = np.flatnonzero(np.diff(seen.unit[at], prepend=-1))
    summed: Array = np.add.reduceat(nightly[..., at], cut, axis=-1)
    return summed


def _best_of_coins(seen: Tosses, recorded: Array, absent: Array, silent: Flags) -> Array:
    """The largest log-probability of the coins so far, over all constant dependences."""
    single = not (absent * ~silent).any()
    step = FINE if single else COARSE
    tilts = np.arange(-REACH, REACH + step / 2, step)
    best = np.full(silent.shape, -np.inf)
    along = np.log(seen.chance)[:, None] + tilts[:, None, None] * recorded[:, None]
    for more in (0.0,) if single else tilts:
        odds = along + more * absent[:, None]
        drawn = np.broadcast_to(seen.drawn, (1, *odds.shape[1:]))
        coin = np.take_along_axis(odds, drawn, axis=0)[0] - np.log(np.exp(odds).sum(axis=0))
        running = np.cumsum(np.where(silent, 0.0, coin), axis=-1)
        best = np.maximum(best, running.max(axis=0))
    # Between two points of the grid the curve lies at most this much higher.
    spread = np.ptp(recorded, axis=0) + np.ptp(absent, axis=0)
    slack = np.cumsum(np.where(silent, 0.0, spread**2), axis=-1) * (step / 2) ** 2 / 8
    highest: Array = best + slack
    return highest
