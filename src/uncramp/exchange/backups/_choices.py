"""What a person chose for their backups: a key, a folder for copies."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from uncramp.errors import BackupKeyDamaged
from uncramp.exchange.backups._folder import written
from uncramp.exchange.backups._lock import Key

_NAME: Final = "choices.json"


@dataclass(frozen=True, slots=True)
class Choices:
    """``key`` None: backups are not locked. ``copies_to``: a second folder, or None."""

    key: Key | None = None
    copies_to: Path | None = None


def load_choices(folder: Path) -> Choices:
    """What was chosen; nothing where nobody chose. Raises BackupKeyDamaged."""
    path = folder / _NAME
    if not path.exists():
        return Choices()
    try:
        told = json.loads(path.read_text("utf-8"))
        key, copies = told["key"], told["copies_to"]
        return Choices(
            key=Key(str(key["recipient"]), b64decode(key["locked"], validate=True))
            if key
            else None,
            copies_to=Path(str(copies)) if copies else None,
        )
    # Never taken for *nothing was chosen*: from then on backups would silently be open.
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupKeyDamaged(path=str(path)) from error


def save_choices(folder: Path, choices: Choices) -> None:
    """Keep what was chosen; raises BackupNotWritten."""
    key = choices.key
    told = {
        "format": 1,
        "key": key
        and {"recipient": key.recipient, "locked": b64encode(key.locked).decode("ascii")},
        "copies_to": str(choices.copies_to) if choices.copies_to else None,
    }
    written(folder / _NAME, json.dumps(told, indent=1).encode())
