"""Diaries made for the engine's tests, with their own seeds and nothing of the engine."""

import numpy as np

from uncramp.person.diary import Cramps, Diary, Exposure, NightEntry
from uncramp.person.nights import Night

FIRST = Night.parse("2025-01-06")


def diary_of(counts, exposures=None, first=FIRST):
    """A diary from counts (None for a night not recorded) and columns of exposures."""
    exposures = exposures or {}
    entries = []
    for i, count in enumerate(counts):
        if count is None:
            continue
        cramps = count if isinstance(count, Cramps) else Cramps.counted(int(count))
        noted = tuple(
            Exposure(name, values[i]) for name, values in exposures.items() if values[i] is not None
        )
        entries.append(NightEntry(first + i, cramps, exposures=noted))
    return Diary(tuple(entries))


def planted(seed, nights=365, rate=0.5, ratio=2.0, gaps=0.08, lag=0):
    """A year in which ``cause`` multiplies the rate by ``ratio`` and ``null`` does nothing.

    ``lag`` is how many nights later.
    """
    rng = np.random.default_rng(seed)
    cause, null = rng.random(nights) < 0.4, rng.random(nights) < 0.4
    waxing = np.zeros(nights)
    for t in range(1, nights):
        waxing[t] = 0.8 * waxing[t - 1] + 0.24 * rng.normal()
    mean = rate * np.exp(waxing) * np.where(np.roll(cause, lag), ratio, 1.0)
    counts = [
        None if gone else int(n)
        for n, gone in zip(rng.poisson(mean), rng.random(nights) < gaps, strict=True)
    ]
    return diary_of(counts, {"cause": [bool(x) for x in cause], "null": [bool(x) for x in null]})
