"""A folder of backups: what counts in it, how one is added, what then may go."""

import contextlib
import errno
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from uncramp.errors import BackupFolderMissing, BackupNotWritten, DiskFull, FileError, FileMissing
from uncramp.exchange.backups._names import Name, read_name
from uncramp.exchange.backups._slots import slots
from uncramp.exchange.record import replace_file

BEFORE_KEPT: Final = 3
_NOTES: Final = ("choices.json", "state.json", "rehearsal.json")
_DAY_S: Final = 86_400
_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole file of a backup. ``size``: bytes."""

    path: Path
    name: Name
    size: int


def list_backups(folder: Path, *, before: bool = False) -> tuple[Backup, ...]:
    """The backups of days in a folder, newest first; or the copies taken ``before`` something.

    A file that is not whole never counts, whatever it is called.
    """
    return tuple(one for one in _found(folder) if one.name.is_before == before)


def put(folder: Path, name: str, content: bytes) -> Path:
    """Add a backup under its name, then let go of those that no slot keeps.

    Raises DiskFull, BackupFolderMissing and BackupNotWritten; then all that was there still is.
    """
    path = folder / name
    written(path, content)
    found = read_name(name)
    for old in (*_unkept(tuple(_found(folder)), found.day if found else None, path), *_torn(path)):
        # It will be found again by the next one.
        with contextlib.suppress(OSError):
            old.unlink()
    return path


def is_same_disk(folder: Path, other: Path) -> bool:
    """Whether both folders are known to lie on one disk; False where nobody can tell."""
    try:
        one, two = folder.stat().st_dev, other.stat().st_dev
    except (OSError, ValueError):
        return False
    return one == two


def forget(folder: Path) -> None:
    """Delete every backup and what is known of them; raises BackupNotWritten."""
    try:
        for path in tuple(folder.iterdir()) if folder.is_dir() else ():
            if path.is_file() and _is_ours(path.name):
                path.unlink()
    except OSError as error:
        raise BackupNotWritten(path=str(folder)) from error


def written(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; what the system refused, by its name."""
    try:
        replace_file(path, content)
    except FileMissing as error:
        raise BackupFolderMissing(path=str(path.parent)) from error
    except FileError as error:
        full = isinstance(error.__cause__, OSError) and error.__cause__.errno in _FULL
        raise (DiskFull if full else BackupNotWritten)(path=str(path.parent)) from error


def _found(folder: Path) -> Iterator[Backup]:
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name, reverse=True)
    except OSError:
        return
    for path in paths:
        name = read_name(path.name)
        with contextlib.suppress(OSError):
            # Both kinds are zips, whose end is written last.
            if name and path.is_file() and not path.is_symlink() and zipfile.is_zipfile(path):
                yield Backup(path, name, path.stat().st_size)


def _torn(path: Path) -> Iterator[Path]:
    """Drafts of a program that was killed; a day old, so that nobody still writes them."""
    with contextlib.suppress(OSError):
        # By the clock of the disk: the computer's own may have been set back.
        now = path.stat().st_mtime
        for draft in path.parent.glob(".uncramp-*"):
            if draft.is_file() and now - draft.stat().st_mtime > _DAY_S:
                yield draft


def _is_ours(name: str) -> bool:
    drafts = (".uncramp-", *(f".{note}" for note in _NOTES))
    return read_name(name) is not None or name in _NOTES or name.startswith(drafts)


def _unkept(backups: tuple[Backup, ...], made: date | None, path: Path) -> Iterable[Path]:
    daily = [one for one in backups if not one.name.is_before]
    kept = slots((one.name.day for one in daily), just_made=made)
    for one in daily:
        twin = one.name.day == made and one.path != path and path in {d.path for d in daily}
        if one.name.day not in kept or twin:
            yield one.path
    before = [one.path for one in backups if one.name.is_before]
    yield from before[BEFORE_KEPT:]
