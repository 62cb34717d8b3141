"""The engine alone, on a year, how it grows with the nights, and many people in a stream.

Six columns are the model's own with a treatment; nine have three exposures too.
"""

from collections.abc import Iterator

import numpy as np

from benchmarks.timing import Figure, median_ms, reference_ms
from uncramp.learn.inference import Series, fit, fit_many

COLUMNS = 9
PEOPLE = 10


def figures() -> Iterator[Figure]:
    """A year against its bound, the time a night costs in longer diaries, and a stream."""
    reference = reference_ms()
    year = _time(365, 15)
    yield Figure("engine, 365 nights, 9 columns, all marginals", year, 50, reference)
    for nights in (1_000, 3_650, 10_000):
        took = _time(nights, 3)
        # Twice the year's time a night: linear growth with room for the caches.
        yield Figure(f"engine, {nights} nights", took, 2 * year * nights / 365, reference)
    for columns, second, bound in ((9, True, 50), (9, False, 50), (6, False, 1e3 / 60)):
        people = [_series(365, seed, columns) for seed in range(PEOPLE)]
        took = median_ms(lambda: _stream(people, to_second_order=second), 5) / PEOPLE  # noqa: B023
        order = "second" if second else "first"
        yield Figure(
            f"fit_many, a person-year, {columns} columns, {order} order", took, bound, reference
        )


def _time(nights: int, runs: int) -> float:
    series = _series(nights, nights)
    return median_ms(lambda: fit(*series[:4]).marginals, runs)


def _stream(people: list[Series], *, to_second_order: bool) -> float:
    found = fit_many(people, to_second_order=to_second_order)
    return sum(person.marginals[0].mean for person in found)


def _series(nights: int, seed: int, count: int = COLUMNS) -> Series:
    rng = np.random.default_rng(seed)
    waxing = np.zeros(nights)
    for t in range(1, nights):
        waxing[t] = 0.8 * waxing[t - 1] + 0.3 * rng.normal()
    columns = [np.ones(nights), *(rng.normal(size=nights) for _ in range(count - 1))]
    design = np.column_stack(columns)
    counts = rng.poisson(0.5 * np.exp(waxing)).astype(float)
    mean, sd = np.array([-0.9] + [0.0] * (count - 1)), np.array([1.5] + [0.35] * (count - 1))
    return Series(counts, design, mean, sd)
