"""The engine alone, on a year, and how it grows with the nights."""

from collections.abc import Iterator

import numpy as np

from benchmarks.timing import Figure, median_ms, reference_ms
from uncramp.learn.inference import fit

COLUMNS = 9


def figures() -> Iterator[Figure]:
    """A year against its bound, then the time a night costs in longer diaries."""
    reference = reference_ms()
    year = _time(365, 15)
    yield Figure("engine, 365 nights, 9 columns, all marginals", year, 50, reference)
    for nights in (1_000, 3_650, 10_000):
        took = _time(nights, 3)
        # Twice the year's time a night: linear growth with room for the caches.
        yield Figure(f"engine, {nights} nights", took, 2 * year * nights / 365, reference)


def _time(nights: int, runs: int) -> float:
    rng = np.random.default_rng(nights)
    waxing = np.zeros(nights)
    for t in range(1, nights):
        waxing[t] = 0.8 * waxing[t - 1] + 0.3 * rng.normal()
    columns = [np.ones(nights), *(rng.normal(size=nights) for _ in range(COLUMNS - 1))]
    design = np.column_stack(columns)
    counts = rng.poisson(0.5 * np.exp(waxing)).astype(float)
    mean, sd = np.array([-0.9] + [0.0] * (COLUMNS - 1)), np.array([1.5] + [0.35] * (COLUMNS - 1))
    return median_ms(lambda: fit(counts, design, mean, sd).marginals, runs)
