"""`uncramp content`: for the people who write and review the library."""

from datetime import date, datetime
from pathlib import Path

import click

from uncramp.exchange.review import check as find_flaws
from uncramp.exchange.review import describe
from uncramp.exchange.review import tables as make_tables
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import say, sentences

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_NEW_FOLDER = click.Path(path_type=Path, file_okay=False)
_RULES = "tests/care/assessment"


@click.group()
def content() -> None:
    """Look after the library: its claims, exercises, measures and warning signs."""


@content.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to check reviews by.")
@click.option("--library", type=_FOLDER, help="Another content folder than the packaged one.")
@click.option("--sentences", "wording", type=_FOLDER, help="Another folder of sentences.")
@click.pass_context
def check(
    ctx: click.Context, today: datetime | None, library: Path | None, wording: Path | None
) -> None:
    """Name everything in the library and the sentences that must be mended or looked at.

    The exit code is 1 when something must be mended, and 0 otherwise.
    """
    language = ctx.obj["language"]
    # The one place where this check may ask for the date: below the doors it is an argument.
    day = today.date() if today else date.today()  # noqa: DTZ011
    flaws = find_flaws(day, library, wording)
    for flaw in flaws:
        click.echo(describe(flaw, language))
    errors = sum(not flaw.warning for flaw in flaws)
    for kind, n in (("errors", errors), ("warnings", len(flaws) - errors)):
        if n:
            click.echo(say(f"content.found.{kind}", language, n=n))
    if not flaws:
        items = sum(1 for _ in load("en", library))
        said = len(sentences("en", wording))
        click.echo(say("content.all-well", language, items=items, sentences=said))
    ctx.exit(1 if errors else 0)


@content.command()
@click.option("--out", type=_NEW_FOLDER, required=True, help="Where the documents go.")
@click.option(
    "--tests", type=_FOLDER, default=_RULES, show_default=True, help="Tests of the rules."
)
@click.pass_context
def tables(ctx: click.Context, out: Path, tests: Path) -> None:
    """Write every rule and the evidence behind it as documents for clinicians."""
    language = ctx.obj["language"]
    out.mkdir(parents=True, exist_ok=True)
    for name, text in make_tables(load(language), tests).items():
        path = out / name
        path.write_text(text, "utf-8", newline="\n")
        click.echo(say("content.written", language, path=str(path)))
