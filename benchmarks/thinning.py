"""Whether a confidence sequence for the rate ratio, made by thinning, keeps its promise.

At the true ratio r, cramps of nights without the measure are dropped with chance 1 - r each;
what is left must not depend on the coin. How often does the evidence say within a year that
it does? More than 5 % would be a broken promise. Run with ``python -m benchmarks.thinning``.
"""

from dataclasses import replace

import numpy as np

from uncramp.cohort.calibrate._bounds import clopper_pearson
from uncramp.cohort.calibrate._cells import Trial
from uncramp.cohort.calibrate._experiments._looks import tossed
from uncramp.cohort.calibrate._experiments._virtual_trials import made
from uncramp.learn.inference._evidence import paths

NIGHTS, CHUNK, CHUNKS, SEED = 364, 20, 100, 20_261_200
RATIO = 0.5
WAYS = {
    "each cramp prevented by itself": lambda counts, rng: rng.binomial(counts, RATIO),
    "whole nights prevented": lambda counts, rng: counts * (rng.random(counts.shape) < RATIO),
    "works on some nights, not on others": lambda counts, rng: rng.binomial(
        counts, np.where(rng.random(counts.shape) < 0.5, 0.9, 0.1)
    ),
    "works in alternate months": lambda counts, rng: rng.binomial(
        counts, np.where(np.arange(NIGHTS) // 30 % 2, 0.9, 0.1)
    ),
    "prevents the cramps after the first": lambda counts, rng: np.where(
        counts > 1, rng.binomial(counts, RATIO).clip(1), counts
    ),
}


def excluded(scenario: str, unit: int, way: str) -> tuple[float, float]:
    """How often the true ratio is thrown out, and the ratio of means that was simulated."""
    trial = Trial(scenario, 1.0, unit)
    out, sums = [], np.zeros(2)
    for chunk in range(CHUNKS):
        rng = np.random.default_rng([SEED, chunk])
        seen = tossed(made(trial, NIGHTS, CHUNK, rng))
        on = np.take_along_axis(seen.given, seen.drawn[None, :, seen.unit], axis=0)[0] > 0
        without = seen.counts.astype(int)
        with_it = WAYS[way](without, rng)
        sums += [with_it.sum(), without.sum()]
        ratio = RATIO if way != "prevents the cramps after the first" else _mean_ratio(WAYS[way])
        thinned = np.where(on, with_it, rng.binomial(without, ratio)).astype(float)
        known, _ = paths(replace(seen, counts=thinned), 1.0)
        both = np.logaddexp(known[0], known[1]) - np.log(2)
        out.append((both >= np.log(20)).any(axis=1))
    return float(np.mean(np.concatenate(out))), float(sums[0] / sums[1])


def _mean_ratio(way: object) -> float:
    """The ratio of the means of the *realistic* scenario, from a run of its own."""
    rng = np.random.default_rng(SEED - 1)
    counts = made(Trial("realistic", 1.0, 1), NIGHTS, 2_000, rng).counts.astype(int)
    return float(way(counts, rng).sum() / counts.sum())  # type: ignore[operator]


if __name__ == "__main__":
    print(f"{'how the measure works':<40}{'unit':>5}{'ratio':>7}{'thrown out':>12}{'<= 99%':>8}")
    for what in WAYS:
        for length in (1, 7):
            share, true = excluded("realistic", length, what)
            trials = CHUNK * CHUNKS
            _, upper = clopper_pearson(round(share * trials), trials, 0.99)
            print(f"{what:<40}{length:>5}{true:>7.2f}{share:>11.1%}{upper:>8.1%}", flush=True)
