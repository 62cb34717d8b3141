"""Dated copies of a database file: taken before its tables change, and forgotten with it."""

import os
from datetime import UTC, datetime
from pathlib import Path

from django.db import connections

from uncramp.web.store._types import Shelf

KEPT = 5


def database_file(shelf: Shelf) -> Path | None:
    """The file that holds a shelf; None when a database server does."""
    connection = connections[shelf]
    return Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def copies_folder(file: Path) -> Path:
    """Where the copies of a database file lie."""
    return file.parent / "copies"


def copies(shelf: Shelf) -> tuple[Path, ...]:
    """The copies there are, oldest first."""
    file = database_file(shelf)
    if file is None:
        return ()
    return tuple(sorted(copies_folder(file).glob(f"{file.stem}-*Z.sqlite3")))


def copy_database(shelf: Shelf, now: datetime) -> Path | None:
    """Copy a shelf's file beside it, whole and checked by SQLite; the last five are kept."""
    file = database_file(shelf)
    if file is None:
        return None
    folder = copies_folder(file)
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{file.stem}-{now.astimezone(UTC):%Y-%m-%dT%H%M%S}Z.sqlite3"
    draft = target.with_suffix(".part")
    draft.unlink(missing_ok=True)
    with connections[shelf].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    draft.replace(target)
    for old in copies(shelf)[:-KEPT]:
        old.unlink()
    return target


def forget_copies(shelf: Shelf) -> None:
    """Delete the copies, and what the write-ahead log still holds of deleted rows."""
    for copy in copies(shelf):
        copy.unlink(missing_ok=True)
    empty_log(shelf)


def empty_log(shelf: Shelf) -> None:
    """Write what the write-ahead log holds into the file itself."""
    if database_file(shelf) is not None:
        with connections[shelf].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
