"""False verdicts and nights to a verdict of the evidence, one cell of the grid at a time.

Run it with ``python -m benchmarks.evidence [null|power|all] [seed] [cells]``. It is the grid of
``uncramp calibrate``, printed cell by cell on one core, for those who change the evidence.
Bounds: log(25) / JSD, the fewest nights on average that any test of this level can need
when rate, effect and distribution are known.
"""

import sys

import numpy as np

from uncramp.cohort.calibrate import Grid, Kind
from uncramp.cohort.calibrate._bounds import clopper_pearson
from uncramp.cohort.calibrate._cells import Trial
from uncramp.cohort.calibrate._experiments._looks import null_trials, real_effects
from uncramp.cohort.calibrate._experiments._virtual_trials import bound


def null_grid(seed: int, only: str = "") -> None:
    """How often a year of looking each night ends in a verdict although nothing helps."""
    print(f"{'null cell':<44}{'helps':>8}{'worse':>8}{'either':>8}{'<= 99%':>8}{'at worst':>9}")
    for number, cell in enumerate(Grid.named("full").of(Kind.NULL_TRIALS)):
        if only not in cell.id or not isinstance(cell.setting, Trial):
            continue
        rng = np.random.default_rng([seed, number])
        found = {k: v[0] for k, v in null_trials(cell.setting, cell.size, rng).items()}
        _, upper = clopper_pearson(found["either"], cell.size, 0.99)
        shares = [found[name] / cell.size for name in ("helps", "worse", "either")]
        figures = [*shares, upper, found["worst"] / cell.size]
        print(f"{cell.id:<44}" + "".join(f"{100 * x:>7.2f}%" for x in figures), flush=True)


def power_table(seed: int) -> None:
    """Mean nights to *helps*, against the bound of independent nights at the base rate."""
    print(f"{'cell':<44}{'bound':>8}{'nights':>8}{'x':>6}{'done':>7}")
    for number, cell in enumerate(Grid.named("full").of(Kind.REAL_EFFECTS)):
        if not isinstance(cell.setting, Trial):
            continue
        rng = np.random.default_rng([seed, number])
        found = {k: v[0] for k, v in real_effects(cell.setting, cell.size, rng).items()}
        least, took = bound(cell.setting), found["nights"] / cell.size
        done = 100 * found["decided"] / cell.size
        print(
            f"{cell.id:<44}{least:>8.0f}{took:>8.0f}{took / least:>6.2f}{done:>6.1f}%", flush=True
        )


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 20_261_122
    if what in {"null", "all"}:
        null_grid(start, sys.argv[3] if len(sys.argv) > 3 else "")
    if what in {"power", "all"}:
        power_table(start + 1_000)
