"""What one night leaves to the next: waxing and waning, and a dose that works in and wears off."""

from math import exp, sqrt

import numpy as np

from uncramp.learn.simulate._chance import Array


def remember(steps: Array, kept: float) -> Array:
    """The sums z[t] = kept * z[t-1] + steps[t], from a z of nothing.

    By doubling: after a pass each night holds the steps of twice as many nights, so ten
    passes over arrays replace a loop over a thousand nights.
    """
    total, reach = steps.copy(), 1
    while reach < len(total) and kept > 0:
        total[reach:] += kept * total[:-reach]
        reach, kept = 2 * reach, kept * kept
    return total


def wander(
    rng: np.random.Generator, nights: int, memory_nights: float, now: float | None = None
) -> Array:
    """A stationary AR(1) walk of mean 0 and sd 1 whose correlation is exp(-lag / memory).

    ``now`` is where it stood on the night before the first; None begins anywhere.
    """
    kept = exp(-1 / memory_nights) if memory_nights > 0 else 0.0
    fresh = rng.standard_normal(nights)
    steps = sqrt(1 - kept * kept) * fresh
    steps[0] = fresh[0] if now is None else kept * now + steps[0]
    return remember(steps, kept)
