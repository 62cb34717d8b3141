"""``uncramp restore``: bring a backup back, after showing what it would replace."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uncramp.cli._backup import REFUSED, ask_passphrase, folder_of, mine
from uncramp.cli._zone import system_zone
from uncramp.errors import FileError, FileMissing
from uncramp.exchange.backups import compare, is_locked, load_choices, unlock
from uncramp.exchange.record import Record, Settings, read_bytes
from uncramp.knowledge.wording import say

if TYPE_CHECKING:
    from uncramp.web.store import Person


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore(ctx: click.Context, *, file: Path, yes: bool) -> None:
    """Put the backup in FILE in place of everything that is here.

    First it shows, night by night, what would change, and asks. What is here is kept in a copy
    before it is replaced.
    """
    language: str = ctx.obj["language"]
    now = datetime.now(UTC)
    raw = _bytes_of(file)
    # Before Django begins: it sets the zone of the whole process to UTC.
    chosen = Settings(language=language, zone=system_zone())
    person = mine(now)
    record = _record(raw, file, person, language)
    from uncramp.web.pages.backed_up import keep_what_is_here  # noqa: PLC0415
    from uncramp.web.store import Shelf, load_record, replace_record, start  # noqa: PLC0415

    if person is not None:
        for line in compare(record, load_record(person)).said(language):
            click.echo(line)
    question = say("backup.restore.sure", language, n=len(record.diary))
    if not yes and not click.confirm(question):
        click.echo(say("backup.restore.kept", language))
        ctx.exit(REFUSED)
    if person is not None:
        keep_what_is_here(person, now)
    replace_record(person or start(Shelf.MINE, chosen), record, at=now)
    click.echo(say("backup.restore.done", language, n=len(record.diary)))
    if person is not None:
        click.echo(say("backup.restore.before", language, path=str(folder_of(person))))


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(path=str(file)) from error
    except OSError as error:
        raise FileError(path=str(file)) from error


def _record(raw: bytes, file: Path, person: "Person | None", language: str) -> Record:
    typed = ask_passphrase(say("backup.open.passphrase", language)) if is_locked(raw) else ""
    key = load_choices(folder_of(person)).key if person else None
    return read_bytes(unlock(raw, typed, str(file), key=key), str(file))
