"""``uncramp plan``: answers in, a plan out."""

import json
from datetime import date, datetime
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path

import click

from uncramp.care.assessment import assess as find
from uncramp.care.plan import AT_HOME, Wishes, cramping, propose
from uncramp.cli._problems import tell_problems
from uncramp.errors import UnknownId
from uncramp.exchange.record import DateStyle, read_answers_file, read_diary
from uncramp.exchange.report.planned import Planned
from uncramp.knowledge.content import EQUIPMENT, load
from uncramp.person.diary import Muscle

NAMED = [muscle.value for muscle in Muscle if muscle is not Muscle.UNSURE]


@click.command()
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--minutes", type=float, default=10, show_default=True, help="Minutes a day.")
@click.option("--measures", type=int, default=3, show_default=True, help="Most things at a time.")
@click.option("--have", help=f"What is at hand, by commas; else {','.join(sorted(AT_HOME))}.")
@click.option("--muscle", multiple=True, type=click.Choice(NAMED), help="Where it cramps.")
@click.option("--diary", type=click.Path(path_type=Path), help="DIARY.csv: its nights only add.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The date; else the system's.")
@click.option("--dates", type=click.Choice([style.value for style in DateStyle]), default="iso")
@click.option("--json", "as_json", is_flag=True, help="The plan as JSON.")
@click.pass_context
def plan(  # noqa: PLR0913 - one for each thing that may be said
    ctx: click.Context,
    *,
    answers: Path,
    minutes: float,
    measures: int,
    have: str | None,
    muscle: tuple[str, ...],
    diary: Path | None,
    today: datetime | None,
    dates: str,
    as_json: bool,
) -> None:
    """Propose a few measures that fit the answers in ANSWERS.json, and say what was left out.

    Where --muscle is not given, it is what the answers say. Rows of the diary that cannot be
    read are named and left out; then the exit code is 2.
    """
    language = ctx.obj["language"]
    known = load(language)
    given = read_answers_file(answers, known)
    read = read_diary(diary, dates=DateStyle(dates)) if diary else None
    # A door: below it the date is an argument.
    day, made = today.date() if today else date.today(), version("uncramp")  # noqa: DTZ011
    found = find(given, known, read.diary if read else None, day, program=made)
    equipment = AT_HOME if have is None else _equipment(have)
    muscles = frozenset(map(Muscle, muscle)) or cramping(given)
    wishes = Wishes(minutes=minutes, equipment=equipment, muscles=muscles, measures=measures)
    said = Planned(propose(found, known, wishes, today=day, program=made), known, given.country)
    click.echo(json.dumps(said.to_dict(), indent=2, ensure_ascii=False) if as_json else str(said))
    if read and read.problems:
        tell_problems(read.problems, language)
        ctx.exit(2)


def _equipment(written: str) -> frozenset[str]:
    named = [part.strip().lower() for part in written.split(",") if part.strip()]
    for name in named:
        if name not in EQUIPMENT:
            nearest = next(iter(get_close_matches(name, EQUIPMENT, 1)), "")
            raise UnknownId(kind="equipment", wanted=name[:60], nearest=nearest)
    return frozenset(named)
