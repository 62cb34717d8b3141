"""``uncramp backup`` and ``uncramp rehearse``: keep what is here, and see that it opens."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uncramp.errors import BackupFolderMissing, FileThere
from uncramp.exchange.backups import (
    LEAST_LETTERS,
    is_locked,
    is_same_disk,
    list_backups,
    rehearse,
)
from uncramp.exchange.record import replace_file
from uncramp.knowledge.wording import say
from uncramp.web.project.begin import begin

if TYPE_CHECKING:
    from uncramp.web.store import Person

REFUSED = 2


@click.command()
@click.option(
    "--to",
    "place",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Put a copy of this backup there too.",
)
@click.option("--passphrase", is_flag=True, help="Choose a passphrase that locks every backup.")
@click.option("--rehearse", "tried", is_flag=True, help="Open it again and compare.")
@click.option("--force", is_flag=True, help="Replace a file of that name in FOLDER.")
@click.pass_context
def backup(
    ctx: click.Context, *, place: Path | None, passphrase: bool, tried: bool, force: bool
) -> None:
    """Make today's backup of everything you have, next to your diary.

    Seven days, four weeks and twelve months are kept. With --passphrase it asks for one and
    locks this backup and every later one, those of the app included.
    """
    language: str = ctx.obj["language"]
    now = datetime.now(UTC)
    person = mine(now)
    if person is None:
        click.echo(say("record.nothing-yet", language), err=True)
        ctx.exit(REFUSED)
    from uncramp.web.pages.backed_up import back_up_now, choose_passphrase  # noqa: PLC0415

    folder = folder_of(person)
    if passphrase:
        click.echo(say("backup.choose.lost", language))
        choose_passphrase(person, folder, _new_passphrase(language), now)
    state = back_up_now(person, folder, now)
    click.echo(say("backup.made", language, path=str(folder / state.name)))
    if state.copy_trouble:
        click.echo(say("backup.meter.uncopied", language), err=True)
    if place is not None:
        _copy(folder / state.name, place, force=force)
        click.echo(say("backup.made", language, path=str(place / state.name)))
        if is_same_disk(folder, place):
            click.echo(say("backup.row.elsewhere-same-disk", language))
    if tried:
        ctx.invoke(rehearse_command)


@click.command("rehearse")
@click.pass_context
def rehearse_command(ctx: click.Context) -> None:
    """Open the last backup and compare it with your diary, night by night; nothing is changed.

    The exit code is 2 when it cannot be opened.
    """
    language: str = ctx.obj["language"]
    now = datetime.now(UTC)
    person = mine(now)
    if person is None:
        click.echo(say("record.nothing-yet", language), err=True)
        ctx.exit(REFUSED)
    from uncramp.web.store import load_record  # noqa: PLC0415

    folder = folder_of(person)
    found = list_backups(folder)
    typed = ""
    if found and is_locked(found[0].path.read_bytes()):
        typed = ask_passphrase(say("backup.open.passphrase", language))
    compared = rehearse(folder, load_record(person), typed, at=now)
    click.echo(say("backup.rehearse.opened", language))
    for line in compared.said(language):
        click.echo("  " + line)


def mine(now: datetime) -> "Person | None":
    """The person of this computer; None before a diary is begun."""
    begin(os.environ, now)
    # After it: only then are the store's tables known.
    from uncramp.web.store import Shelf, person_on  # noqa: PLC0415

    return person_on(Shelf.MINE)


def folder_of(person: "Person") -> Path:
    """The folder of the backups of one's own diary."""
    from uncramp.web.pages.backed_up import backups_of  # noqa: PLC0415

    folder = backups_of(person)
    if folder is None:
        raise BackupFolderMissing(path="")
    return folder


def ask_passphrase(question: str) -> str:
    """What is typed without being shown; the first line where no terminal is there."""
    # A window of another program would else be asked, or the passphrase be shown after all.
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt(question, hide_input=True, default="", show_default=False))


def _new_passphrase(language: str) -> str:
    question = say("backup.choose.passphrase", language)
    while True:
        typed = ask_passphrase(f"{question} (≥ {LEAST_LETTERS})")
        again = ask_passphrase(say("backup.choose.again", language))
        if typed == again:
            return typed
        click.echo(say("backup.choose.not-the-same", language), err=True)
        if not sys.stdin.isatty():
            raise click.Abort


def _copy(path: Path, place: Path, *, force: bool) -> None:
    target = place / path.name
    content = path.read_bytes()
    if not place.is_dir():
        raise BackupFolderMissing(path=str(place))
    # It may be somebody else's of the same day.
    if target.exists() and not force and target.read_bytes() != content:
        raise FileThere(path=str(target))
    replace_file(target, content)
