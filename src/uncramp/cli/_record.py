"""``uncramp import`` and ``uncramp export``: a diary in, a record out."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uncramp.cli._zone import system_zone
from uncramp.exchange.record import (
    DateStyle,
    Record,
    Settings,
    read_diary,
    read_trial,
    write,
    write_diary,
)
from uncramp.knowledge.wording import say
from uncramp.learn.trials import Protocol
from uncramp.person.diary import Diary
from uncramp.web.project.begin import begin

if TYPE_CHECKING:
    from uncramp.web.store import Person

REFUSED = 2


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dates", type=click.Choice([style.value for style in DateStyle]), default="iso")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="THEIRS=OURS",
    help="What a column is called here; nothing behind the = leaves it out.",
)
@click.pass_context
def import_file(ctx: click.Context, *, file: Path, dates: str, columns: tuple[str, ...]) -> None:
    """Take the nights in the CSV FILE into your diary, or the trial in a TRIAL.toml.

    A night that is there already is replaced. Rows that cannot be read are named and left
    out; then the exit code is 2. A trial is never replaced: its plan was sealed.
    """
    language: str = ctx.obj["language"]
    if file.suffix.lower() == ".toml":
        protocol = read_trial(file)
        _keep(protocol, language)
        click.echo(say("trial.kept", language, name=protocol.id))
        return
    read = read_diary(file, columns=_mapping(columns), dates=DateStyle(dates))
    if len(read.diary):
        _take_in(read.diary, language)
    click.echo(say("record.imported", language, n=len(read.diary)))
    if read.problems:
        click.echo(say("record.left-out", language, n=len(read.problems)), err=True)
        for problem in read.problems:
            click.echo("  " + problem.said(language), err=True)
        ctx.exit(REFUSED)


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--csv", is_flag=True, help="Only the diary, as CSV; it has no single cramps.")
@click.pass_context
def export(ctx: click.Context, *, path: Path, csv: bool) -> None:
    """Write everything you have to PATH, an archive that opens without this program.

    A file of that name is replaced once the new one is whole.
    """
    language: str = ctx.obj["language"]
    now = datetime.now(UTC)
    record = _kept(now)
    if record is None:
        click.echo(say("record.nothing-yet", language), err=True)
        ctx.exit(REFUSED)
    if csv:
        write_diary(record.diary, path)
        click.echo(say("record.exported-csv", language, n=len(record.diary), path=str(path)))
    else:
        write(record, path, made_at=now)
        click.echo(say("record.exported", language, path=str(path)))


def _mapping(columns: tuple[str, ...]) -> dict[str, str]:
    for column in columns:
        if "=" not in column:
            raise click.BadParameter(column, param_hint="--column THEIRS=OURS")
    pairs = (column.rpartition("=") for column in columns)
    return {theirs: ours.strip() for theirs, _, ours in pairs}


def _take_in(diary: Diary, language: str) -> None:
    now = datetime.now(UTC)
    person = _mine(now, language)
    from uncramp.web.store import merge_diary  # noqa: PLC0415

    merge_diary(person, diary, at=now)


def _keep(protocol: Protocol, language: str) -> None:
    person = _mine(datetime.now(UTC), language)
    from uncramp.web.store import keep_trial  # noqa: PLC0415

    keep_trial(person, protocol)


def _mine(now: datetime, language: str) -> "Person":
    # Before Django begins: it sets the zone of the whole process to UTC.
    chosen = Settings(language=language, zone=system_zone())
    begin(os.environ, now)
    # After it: only then are the store's tables known.
    from uncramp.web.store import Shelf, person_on, start  # noqa: PLC0415

    return person_on(Shelf.MINE) or start(Shelf.MINE, chosen)


def _kept(now: datetime) -> Record | None:
    begin(os.environ, now)
    from uncramp.web.store import Shelf, load_record, person_on  # noqa: PLC0415

    person = person_on(Shelf.MINE)
    return load_record(person) if person else None
