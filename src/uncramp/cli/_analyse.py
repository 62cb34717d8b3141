"""``uncramp analyse``: a diary in, an answer out."""

import json
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import click

from uncramp.cli._problems import tell_problems
from uncramp.exchange.record import DateStyle, read_diary, read_trial
from uncramp.exchange.report.shown import Shown
from uncramp.learn.inference import analyse as find
from uncramp.learn.trials import Outcome
from uncramp.person.nights import Night


@click.command()
@click.argument("diary", type=click.Path(path_type=Path))
@click.option("--trial", type=click.Path(path_type=Path), help="TRIAL.toml: what was randomised.")
@click.option("--yes-no", is_flag=True, help="The diary only says whether there was a cramp.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date to see the trial from; else the day after the diary's last night.",
)
@click.option("--dates", type=click.Choice([style.value for style in DateStyle]), default="iso")
@click.option("--json", "as_json", is_flag=True, help="The analysis as JSON.")
@click.pass_context
def analyse(
    ctx: click.Context,
    *,
    diary: Path,
    trial: Path | None,
    yes_no: bool,
    today: datetime | None,
    dates: str,
    as_json: bool,
) -> None:
    """Say what the nights in DIARY show: trend, what goes with the cramps, the trial's effect.

    Rows that cannot be read are named and left out; then the exit code is 2.
    """
    language = ctx.obj["language"]
    read = read_diary(diary, dates=DateStyle(dates))
    protocol = read_trial(trial) if trial else None
    outcome = Outcome.YES_NO if yes_no else None
    # The night that begins on the evening of today is not over.
    until = Night(today.date()) + -1 if today else None
    finding = find(read.diary, protocol, outcome=outcome, program=version("uncramp"), until=until)
    if as_json:
        click.echo(json.dumps(finding.to_dict(), indent=2, ensure_ascii=False))
    else:
        measure = protocol.measure if protocol else ""
        click.echo(str(Shown(finding, read.diary, language, measure)))
    if read.problems:
        tell_problems(read.problems, language)
        ctx.exit(2)
