"""What is known of the last backup, beside the backups; nothing of it is precious."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from uncramp.exchange.backups._folder import written

_NAME: Final = "state.json"


@dataclass(frozen=True, slots=True)
class State:
    """The last backup: ``name``, ``made_at`` and the ``digest`` of what was in it.

    ``copied_at``: when a copy last reached the second folder. ``copy_trouble`` and ``trouble``:
    the id of the sentence that says why the last copy or backup was not made, else empty.
    ``saved_at``: when the person last took a backup away by hand. Moments know their zone.
    """

    name: str = ""
    made_at: datetime | None = None
    digest: str = ""
    trouble: str = ""
    copied_at: datetime | None = None
    copy_trouble: str = ""
    saved_at: datetime | None = None


def load_state(folder: Path) -> State:
    """What is known; nothing where it cannot be read, so that a backup is made again."""
    try:
        told: dict[str, Any] = json.loads((folder / _NAME).read_text("utf-8"))
        return State(**{one.name: _read(one.name, told.get(one.name)) for one in fields(State)})
    except (OSError, ValueError, TypeError, AttributeError):
        return State()


def save_state(folder: Path, state: State) -> None:
    """Keep what is known; raises BackupNotWritten."""
    told = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(state).items()
    }
    written(folder / _NAME, json.dumps({"format": 1} | told, indent=1).encode())


def note_download(folder: Path, at: datetime) -> None:
    """Keep that the person took a backup away by hand; raises BackupNotWritten."""
    save_state(folder, replace(load_state(folder), saved_at=at))


def _read(name: str, value: Any) -> Any:
    if not name.endswith("_at"):
        return str(value or "")
    moment = datetime.fromisoformat(value) if value else None
    if moment is not None and moment.tzinfo is None:
        raise ValueError(name)
    return moment
