"""The backups of a person: where they lie, when one is due, and what is chosen for them."""

import contextlib
import re
import secrets
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings

from uncramp.errors import BackupError, BackupFolderMissing, BackupKeyDamaged, BackupNotWritten
from uncramp.exchange.backups import (
    Choices,
    State,
    back_up,
    copy_before,
    forget,
    is_due,
    load_choices,
    lock_old_ones,
    make_key,
    note_download,
    save_choices,
)
from uncramp.web.pages.clock import read_clock
from uncramp.web.store import Person, Shelf, load_record, person_on

_OURS = re.compile(r"uncramp-backups-[0-9a-f]{4}")


def backups_of(person: Person) -> Path | None:
    """The folder of a person's backups, made when it is not there; None for the sample.

    Raises BackupNotWritten.
    """
    if person.shelf is not Shelf.MINE:
        return None
    folder = Path(settings.DATA_FOLDER) / "backups"
    # The person at this computer finds theirs at once; of others nobody sees more than a number.
    if person != person_on(Shelf.MINE):
        folder /= f"person-{person.id}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BackupNotWritten(path=str(folder)) from error
    return folder


def back_up_now(person: Person, folder: Path, now: datetime) -> State:
    """Make today's backup and its copy; raises what ``back_up`` raises."""
    day = read_clock(now, person.settings).local.date()
    return back_up(load_record(person), folder, made_at=now, day=day)


def back_up_when_due(person: Person, now: datetime) -> bool:
    """Make today's backup, or bring it up to date, where something changed; whether it was made."""
    folder = backups_of(person)
    if folder is None:
        return False
    record, day = load_record(person), read_clock(now, person.settings).local.date()
    if not is_due(folder, record):
        return False
    back_up(record, folder, made_at=now, day=day)
    return True


def keep_what_is_here(person: Person, now: datetime) -> None:
    """Take a copy before something takes the place of a diary; nothing for the sample."""
    folder = backups_of(person)
    if folder is not None:
        copy_before(load_record(person), folder, made_at=now)


def choose_passphrase(person: Person, folder: Path, passphrase: str, now: datetime) -> None:
    """Lock every backup from now on, and those that lie open; empty: lock no more.

    Raises PassphraseShort, DiskFull and BackupNotWritten.
    """
    key = make_key(passphrase) if passphrase else None
    try:
        choices = load_choices(folder)
    except BackupKeyDamaged:
        # This is how it is mended: what was chosen before is lost, and no backup with it.
        choices = Choices()
    save_choices(folder, replace(choices, key=key))
    back_up_now(person, folder, now)
    if key is None:
        return
    lock_old_ones(folder, key)
    if choices.copies_to is not None and choices.copies_to.is_dir():
        lock_old_ones(choices.copies_to, key)


def choose_copies(person: Person, folder: Path, where: Path | None, now: datetime) -> State:
    """Copy every backup into a folder of its own in ``where`` too; None: no more.

    Raises BackupFolderMissing and BackupNotWritten. In a folder of its own, because two people
    may choose one stick and must not replace each other's backups.
    """
    choices = load_choices(folder)
    save_choices(folder, replace(choices, copies_to=_own_folder(choices, where) if where else None))
    return back_up_now(person, folder, now)


def took_away(person: Person, now: datetime) -> None:
    """Remember that the person took everything away in a file, if that can be kept."""
    with contextlib.suppress(BackupError):
        folder = backups_of(person)
        if folder is not None:
            note_download(folder, now)


def forget_backups(person: Person) -> None:
    """Delete the backups of somebody who deletes everything; copies elsewhere stay theirs."""
    folder = backups_of(person)
    if folder is not None:
        forget(folder)


def _own_folder(choices: Choices, where: Path) -> Path:
    if not where.is_dir():
        raise BackupFolderMissing(path=str(where))
    if _OURS.fullmatch(where.name):
        return where
    if choices.copies_to is not None and choices.copies_to.parent == where:
        return choices.copies_to
    own = where / f"uncramp-backups-{secrets.token_hex(2)}"
    try:
        own.mkdir(mode=0o700)
    except OSError as error:
        raise BackupNotWritten(path=str(where)) from error
    return own
