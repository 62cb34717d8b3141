"""``uncramp assess``: answers in, warning signs first."""

import json
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

import click

from uncramp.care.assessment import assess as find
from uncramp.cli._problems import tell_problems
from uncramp.exchange.record import DateStyle, read_answers_file, read_diary
from uncramp.exchange.report.assessed import Assessed
from uncramp.knowledge.content import load


@click.command()
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--diary", type=click.Path(path_type=Path), help="DIARY.csv: its nights only add.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The date; else the system's.")
@click.option("--dates", type=click.Choice([style.value for style in DateStyle]), default="iso")
@click.option("--json", "as_json", is_flag=True, help="The assessment as JSON.")
@click.pass_context
def assess(
    ctx: click.Context,
    *,
    answers: Path,
    diary: Path | None,
    today: datetime | None,
    dates: str,
    as_json: bool,
) -> None:
    """Say what the answers in ANSWERS.json come to, with what is urgent first and alone.

    Rows of the diary that cannot be read are named and left out; then the exit code is 2.
    """
    language = ctx.obj["language"]
    known = load(language)
    given = read_answers_file(answers, known)
    read = read_diary(diary, dates=DateStyle(dates)) if diary else None
    # A door: below it the date is an argument.
    day = today.date() if today else date.today()  # noqa: DTZ011
    nights = read.diary if read else None
    found = find(given, known, nights, day, program=version("uncramp"))
    said = Assessed(found, given, known)
    click.echo(json.dumps(said.to_dict(), indent=2, ensure_ascii=False) if as_json else str(said))
    if read and read.problems:
        tell_problems(read.problems, language)
        ctx.exit(2)
