"""Make the backup of a day, its copy elsewhere, and the copy before something is replaced."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from uncramp.errors import BackupError
from uncramp.exchange.backups._choices import Choices, load_choices
from uncramp.exchange.backups._folder import list_backups, put, written
from uncramp.exchange.backups._lock import Key, lock
from uncramp.exchange.backups._names import locked_name, name_before, name_of
from uncramp.exchange.backups._state import State, load_state, save_state
from uncramp.exchange.record import Record, archive_bytes

_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)


def digest(record: Record) -> str:
    """The same for the same record, whenever it is asked."""
    return hashlib.sha256(archive_bytes(record, made_at=_LONG_AGO)).hexdigest()


def is_due(folder: Path, record: Record) -> bool:
    """Whether something changed since the last backup, or it or its copy is not there."""
    state = load_state(folder)
    there = {one.path.name for one in list_backups(folder)}
    if state.name not in there or state.copy_trouble or state.trouble:
        return True
    return state.digest != digest(record)


def back_up(record: Record, folder: Path, *, made_at: datetime, day: date) -> State:
    """Make the backup of ``day``, and its copy where a folder was chosen; what is then known.

    A second one of a day takes the place of the first. What keeps a copy from its folder is
    said in ``copy_trouble``; the backup stands. Raises DiskFull and BackupNotWritten, having
    kept why, and BackupKeyDamaged.
    """
    chosen = load_choices(folder)
    known = load_state(folder)
    content = _content(record, chosen.key, made_at)
    name = name_of(day, locked=chosen.key is not None)
    try:
        put(folder, name, content)
    except BackupError as error:
        _keep_trouble(folder, replace(known, trouble=error.id))
        raise
    made = replace(known, name=name, made_at=made_at, digest=digest(record), trouble="")
    made = _copied(made, chosen, name, content, made_at)
    save_state(folder, made)
    return made


def copy_before(record: Record, folder: Path, *, made_at: datetime) -> Path:
    """Keep what is here before something takes its place; the last three are kept."""
    key = load_choices(folder).key
    name = name_before(made_at.astimezone(UTC), locked=key is not None)
    return put(folder, name, _content(record, key, made_at))


def lock_old_ones(folder: Path, key: Key) -> int:
    """Lock what still lies open, copies taken before something included; how many.

    Raises DiskFull and BackupNotWritten.
    """
    # An open twin beside the locked backups would make the passphrase a decoration.
    every = (*list_backups(folder), *list_backups(folder, before=True))
    old = [one for one in every if not one.name.is_locked]
    for one in old:
        # Not put: for a moment there are two of each, and none may go because of that.
        written(folder / locked_name(one.path.name), lock(one.path.read_bytes(), key))
        one.path.unlink(missing_ok=True)
    return len(old)


def _content(record: Record, key: Key | None, made_at: datetime) -> bytes:
    archive = archive_bytes(record, made_at=made_at)
    return lock(archive, key) if key else archive


def _copied(state: State, chosen: Choices, name: str, content: bytes, at: datetime) -> State:
    if chosen.copies_to is None:
        return replace(state, copy_trouble="")
    try:
        put(chosen.copies_to, name, content)
    except BackupError as error:
        return replace(state, copy_trouble=error.id)
    return replace(state, copied_at=at, copy_trouble="")


def _keep_trouble(folder: Path, state: State) -> None:
    # A full disk may refuse these few bytes as well: the first error is the one to tell.
    try:
        save_state(folder, state)
    except BackupError:
        return
