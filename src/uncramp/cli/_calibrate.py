"""``uncramp calibrate``: does the engine keep its promises on people whose truth is known."""

import json
import os
import signal
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from uncramp.cohort.calibrate import GRIDS, Grid, Report, headline, markdown, page
from uncramp.cohort.calibrate import calibrate as run
from uncramp.errors import BadValue
from uncramp.exchange.record import replace_file
from uncramp.knowledge.wording import say

MISSED, STOPPED = 1, 130


@click.command()
@click.option("--quick", "grid", flag_value="quick", help="A few seconds: does it run at all.")
@click.option(
    "--grid", type=click.Choice(GRIDS), default="full", help="How much; full if not given."
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("calibration"),
    help="Where parts are kept, so that a stopped run goes on; calibration if not given.",
)
@click.option("--seed", type=int, default=20_261_122, show_default=True)
@click.option("--jobs", type=int, default=None, help="Processes; one a core if not given.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("calibration.html"),
    help="The page with the figures; a name that ends in .md gives Markdown.",
)
@click.option("--json", "as_json", is_flag=True, help="The report as JSON instead.")
@click.pass_context
def calibrate(
    ctx: click.Context,
    *,
    grid: str,
    folder: Path,
    seed: int,
    jobs: int | None,
    out: Path,
    as_json: bool,
) -> None:
    """Simulate people whose truth is known, and report how often the engine is right.

    The whole takes about twenty minutes on two cores. The exit code is 1 when a limit that
    must hold is missed, and 0 otherwise.
    """
    language = ctx.obj["language"]
    jobs = jobs if jobs is not None else os.cpu_count() or 1
    if jobs < 1:
        raise BadValue(field="jobs", value=jobs, allowed="at-least-one")
    try:
        report = _run(Grid.named(grid), folder, seed, jobs, language)
    except (KeyboardInterrupt, BrokenExecutor):
        click.echo(say("calibrate.stopped", language, path=str(folder)), err=True)
        ctx.exit(STOPPED)
    if as_json:
        click.echo(json.dumps(report.to_dict(), indent=1, ensure_ascii=False))
    else:
        _write(report, out, language)
    ctx.exit(0 if report.holds else MISSED)


def _run(grid: Grid, folder: Path, seed: int, jobs: int, language: str) -> Report:
    words = TextColumn(say("calibrate.progress", language))
    columns = (words, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # A fork would copy the locks of the thread that draws the bar.
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), _leave_stopping_to_us)
    with Progress(*columns, console=Console(stderr=True)) as bar, executor:
        task = bar.add_task("")
        return run(
            grid,
            executor,
            folder,
            seed=seed,
            program=version("uncramp"),
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )


def _leave_stopping_to_us() -> None:
    # Ctrl-C reaches every process of the terminal; one of them must write what is done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _write(report: Report, out: Path, language: str) -> None:
    told = markdown if out.suffix == ".md" else page
    replace_file(out.absolute(), told(report, language).encode())
    click.echo(headline(report, language))
    click.echo(say("calibrate.written", language, path=str(out)))
