"""The run: every shard that is not on disk yet, by whatever executor, in whatever order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, as_completed
from pathlib import Path

from uncramp.cohort.calibrate._cells import Counts, added
from uncramp.cohort.calibrate._grid import Grid
from uncramp.cohort.calibrate._judged import Measured
from uncramp.cohort.calibrate._report import Report
from uncramp.cohort.calibrate._shards import Shard, keep, kept, live_shard
from uncramp.cohort.calibrate._versions import versions
from uncramp.errors import BadValue, FileError

Progress = Callable[[int, int], None]


def calibrate(
    grid: Grid,
    executor: Executor,
    folder: Path,
    *,
    seed: int,
    program: str = "",
    progress: Progress | None = None,
) -> Report:
    """Simulate a grid of people whose truth is known, and report how the engine does on them.

    Each shard is written to ``folder`` when it is done, and found there by the next run of
    the same code and seed. ``progress`` is told how many are done, of how many. BadValue
    for a negative seed, FileError where the folder cannot be used.
    """
    if seed < 0:
        raise BadValue(field="run_seed", value=seed, allowed="not-negative")
    _ready(folder)
    made_by = versions(program)
    shards = [Shard(cell, n, seed) for cell in grid.cells for n in range(cell.shards)]
    found = {shard: counts for shard in shards if (counts := kept(folder, shard, made_by))}
    tell = progress or (lambda _done, _all: None)
    tell(len(found), len(shards))
    for shard, counts in _lived(executor, [shard for shard in shards if shard not in found]):
        keep(folder, shard, made_by, counts)
        found[shard] = counts
        tell(len(found), len(shards))
    return Report(grid.name, seed, made_by, tuple(_measured(grid, found)))


def _measured(grid: Grid, found: Mapping[Shard, Counts]) -> Iterator[Measured]:
    """The cells in the order of the grid, whatever the order of their shards was."""
    for cell in grid.cells:
        yield Measured(cell, added(counts for shard, counts in found.items() if shard.cell == cell))


def _ready(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(path=str(folder)) from error


def _lived(executor: Executor, shards: list[Shard]) -> Iterable[tuple[Shard, Counts]]:
    """Shards as they are done; whatever stops this, those that have not begun never will."""
    futures: dict[Future[Counts], Shard] = {}
    try:
        for shard in shards:
            futures[executor.submit(live_shard, shard)] = shard
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        for future in futures:
            future.cancel()
