"""A calibration that several tests look at: the quick grid, run once in this process."""

import atexit
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from uncramp.cohort.calibrate import Grid, Kind, Report, calibrate
from uncramp.cohort.calibrate._cells import Cell, OwnPrior, Trial
from uncramp.learn.trials import Outcome

SEED = 20_261_122

TINY = Grid(
    "tiny",
    (
        Cell("own", Kind.OWN_PRIOR, OwnPrior(Outcome.YES_NO, 28), 5, 2),
        Cell("null", Kind.NULL_TRIALS, Trial("iid", 1.0, 7), 25, 10),
        Cell("effect", Kind.REAL_EFFECTS, Trial("iid", 1.0, 1, ratio=0.3), 4, 2),
    ),
)
"""Every way of cutting a cell: a last shard that is smaller, one that is not."""


@cache
def quick_run() -> tuple[Path, Report]:
    """The folder with every shard of the quick grid, and its report."""
    folder = Path(mkdtemp(prefix="uncramp-calibration-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with ThreadPoolExecutor(1) as executor:
        grid = Grid.named("quick")
        return folder, calibrate(grid, executor, folder, seed=SEED, program=version("uncramp"))
