"""Open the newest backup as if it were needed, and keep what came of it."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from uncramp.errors import (
    BackupMissing,
    BackupNotWritten,
    PassphraseNeeded,
    PassphraseTooSlow,
    UncrampError,
    WrongPassphrase,
)
from uncramp.exchange.backups._choices import load_choices
from uncramp.exchange.backups._compare import Comparison, compare
from uncramp.exchange.backups._folder import list_backups, written
from uncramp.exchange.backups._lock import unlock
from uncramp.exchange.backups._state import load_state
from uncramp.exchange.record import Record, read_bytes

_NAME: Final = "rehearsal.json"
_NO_OUTCOME: Final = (PassphraseNeeded, PassphraseTooSlow, WrongPassphrase)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of the last one. ``at`` knows its zone. ``name``: of the backup.

    ``trouble``: the id of the sentence why it could not be opened, else empty. ``same``: nights
    that are as they are here. ``others``: nights and parts that are not, or are in one only.
    """

    at: datetime
    name: str
    trouble: str = ""
    same: int = 0
    others: int = 0

    @property
    def is_opened(self) -> bool:
        """Whether the backup could be read to its end."""
        return not self.trouble


def rehearse(folder: Path, present: Record, passphrase: str, *, at: datetime) -> Comparison:
    """Open the newest backup and hold it against what is here; date and outcome are kept.

    Raises BackupMissing and BackupKeyDamaged; PassphraseNeeded, PassphraseTooSlow and
    WrongPassphrase, which are no outcome; and whatever is wrong with the file
    (BackupDamaged, FileUnreadable, NewerFormat), which is.
    """
    found = list_backups(folder)
    if not found:
        raise BackupMissing(path=str(folder))
    # By what was written last, where that is known: a clock may have been wrong.
    last = load_state(folder).name
    newest = next((one for one in found if one.path.name == last), found[0])
    # Before the try: a choice that cannot be read says nothing about the backup.
    key = load_choices(folder).key
    try:
        raw = newest.path.read_bytes()
        archive = unlock(raw, passphrase, newest.path.name, key=key)
        compared = compare(read_bytes(archive, newest.path.name), present)
    except OSError as error:
        raise BackupNotWritten(path=str(newest.path)) from error
    except UncrampError as error:
        if not isinstance(error, _NO_OUTCOME):
            _keep(folder, Rehearsal(at, newest.path.name, error.id))
        raise
    nights = len(compared.changed) + len(compared.only_there) + len(compared.only_here)
    others = nights + sum(not part.is_same for part in compared.parts)
    _keep(folder, Rehearsal(at, newest.path.name, "", compared.same, others))
    return compared


def last_rehearsal(folder: Path) -> Rehearsal | None:
    """The last one; None before the first, and where its note cannot be read."""
    try:
        told = json.loads((folder / _NAME).read_text("utf-8"))
        at = datetime.fromisoformat(told["at"])
        found = Rehearsal(
            at, str(told["name"]), str(told["trouble"]), int(told["same"]), int(told["others"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if at.tzinfo else None


def _keep(folder: Path, rehearsal: Rehearsal) -> None:
    told = {
        "format": 1,
        "at": rehearsal.at.isoformat(),
        "name": rehearsal.name,
        "trouble": rehearsal.trouble,
        "same": rehearsal.same,
        "others": rehearsal.others,
    }
    written(folder / _NAME, json.dumps(told, indent=1).encode())
