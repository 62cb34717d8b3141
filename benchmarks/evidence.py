"""False verdicts and nights to a verdict of the evidence, over thousands of virtual trials.

Run it with ``python -m benchmarks.evidence [null|power|all] [seed] [cells]``. The trials are made
here, with nothing of the engine; the evidence is the landed code over many trials at once.
Bounds: log(25) / JSD, the fewest nights on average that any test of this level can need
when rate, effect and distribution are known.
"""

import sys
from collections.abc import Iterator

import numpy as np

from benchmarks.virtual_trials import CELLS, Cell, Trials, bound, made
from uncramp.learn.inference._evidence import ALPHA, HARM_ALPHA, paths
from uncramp.learn.inference._tosses import Tosses, ramp

CHUNK = 20
TRIALS = 5_000
YEAR = 365
Z99 = 2.576


def tossed(trials: Trials) -> Tosses:
    """Virtual trials as the engine's arrays."""
    return Tosses(
        counts=trials.counts,
        some=np.zeros(trials.counts.shape, dtype=bool),
        missing=np.isnan(trials.counts),
        unit=trials.unit,
        start=trials.start,
        drawn=trials.drawn,
        chance=trials.chance,
        given=trials.given,
        at_work=ramp(trials.given, trials.drawn, trials.unit, 1.0),
        yes_no=False,
    )


def first_over(path: np.ndarray, alpha: float, ends: np.ndarray) -> np.ndarray:
    """The night on which each trial's evidence first confirms; infinity where it never does."""
    over = path >= -np.log(alpha)
    return np.where(over.any(axis=1), ends[over.argmax(axis=1)], np.inf)


def decided(cell: Cell, nights: int, trials: int, seed: int) -> Iterator[np.ndarray]:
    """Nights to: helps, makes worse, helps at worst; (3, trials) a chunk."""
    for chunk in range(-(-trials // CHUNK)):
        rng = np.random.default_rng([seed, chunk])
        seen = tossed(made(cell, nights, min(CHUNK, trials - chunk * CHUNK), rng))
        ends = np.append(seen.start[1:], nights)
        cap = max(1.0, float(np.nanmax(seen.counts)))
        (helps, harms), (at_worst, _) = paths(seen, cap)
        yield np.stack(
            [
                first_over(helps, ALPHA, ends),
                first_over(harms, HARM_ALPHA, ends),
                first_over(at_worst, ALPHA, ends),
            ]
        )


def null_grid(seed: int, only: str = "") -> None:
    """How often a year of looking each night ends in a verdict although nothing helps."""
    print(f"{'null cell':<44}{'helps':>8}{'worse':>8}{'either':>8}{'<= 99%':>8}{'at worst':>9}")
    for number, cell in enumerate(CELLS):
        if only not in cell.name:
            continue
        nights = YEAR - YEAR % cell.unit
        found = np.concatenate(list(decided(cell, nights, TRIALS, seed + number)), axis=1)
        over = np.isfinite(found)
        share = np.mean(over[0] | over[1])
        upper = share + Z99 * np.sqrt(max(share * (1 - share), 1e-4) / over.shape[1])
        figures = [over[0].mean(), over[1].mean(), share, upper, over[2].mean()]
        print(f"{cell.name:<44}" + "".join(f"{100 * x:>7.2f}%" for x in figures), flush=True)


def power_table(seed: int) -> None:
    """Mean nights to *helps*, against the bound of independent nights at the base rate."""
    print(
        f"{'scenario':<12}{'unit':>5}{'rate':>6}{'ratio':>6}{'bound':>8}{'nights':>8}{'x':>6}{'done':>7}"
    )
    number = 0
    for scenario in ("iid", "realistic"):
        size = np.inf if scenario == "iid" else 2.0
        for unit, pair in ((1, False), (2, True), (7, False), (14, True)):
            for rate, ratio in ((0.2, 0.5), (0.5, 0.7), (0.5, 0.5), (1.0, 0.7), (1.0, 0.5)):
                number += 1
                least = bound(rate, ratio, size)
                nights = int(min(8 * least, 2_600)) // unit * unit
                cell = Cell("", scenario, rate, unit, ratio=ratio, pair=pair)
                found = np.concatenate(list(decided(cell, nights, 400, seed + number)), axis=1)[0]
                took = np.minimum(found, nights)
                print(
                    f"{scenario:<12}{unit:>5}{rate:>6}{ratio:>6}{least:>8.0f}{took.mean():>8.0f}"
                    f"{took.mean() / least:>6.2f}{100 * np.isfinite(found).mean():>6.1f}%",
                    flush=True,
                )


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 20_261_122
    if what in {"null", "all"}:
        null_grid(start, sys.argv[3] if len(sys.argv) > 3 else "")
    if what in {"power", "all"}:
        power_table(start + 1_000)
