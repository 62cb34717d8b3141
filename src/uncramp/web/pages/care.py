"""What a person wishes of the plan and has changed in it, as it is kept."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from uncramp.care.plan import (
    Change,
    Wishes,
    changes_to_plain,
    read_changes,
    read_wishes,
    wishes_to_plain,
)
from uncramp.care.reminders import Pause, Reminder, read_reminders
from uncramp.errors import UncrampError
from uncramp.person.nights import Night
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person, load_care, save_care

Some = TypeVar("Some")

PAUSES_SHOWN: Final = 60
_NOTHING: Final[tuple[tuple[Reminder, ...], tuple[Pause, ...]]] = ((), ())


@dataclass(frozen=True, slots=True)
class Care:
    """What a person wishes and has changed; ``document`` is the whole of it as it is kept."""

    wishes: Wishes
    changes: tuple[Change, ...]
    document: Mapping[str, Any]


def open_care(person: Person) -> Care:
    """The wishes and changes of a person; what cannot be read any more counts as not told."""
    document = load_care(person)
    return Care(
        or_else(lambda: read_wishes(document.get("wishes") or {}), Wishes()),
        or_else(lambda: read_changes(document.get("changes") or []), ()),
        document,
    )


def keep_wishes(request: PersonRequest, person: Person, wishes: Wishes) -> None:
    """Keep these wishes in place of those there were."""
    _keep(request, person, {"wishes": wishes_to_plain(wishes)})


def keep_changes(request: PersonRequest, person: Person, changes: Iterable[Change]) -> None:
    """Keep these changes in place of those there were."""
    _keep(request, person, {"changes": changes_to_plain(changes)})


def change_id(change: Change) -> str:
    """The name of a change in an address: twelve digits of what it says."""
    return fingerprint(changes_to_plain([change]))


def or_else(read: Callable[[], Some], otherwise: Some) -> Some:
    """What was kept; what an older or newer program wrote may not be readable any more."""
    try:
        return read()
    except UncrampError:
        return otherwise


def _keep(request: PersonRequest, person: Person, part: Mapping[str, Any]) -> None:
    save_care(person, {"format": 1, **load_care(person), **part}, at=request.now)


def paused(care: Care, tonight: Night) -> Iterator[Night]:
    """The nights of the last weeks in which nobody was to be reminded: ill, or on a journey."""
    _, pauses = or_else(lambda: read_reminders(care.document), _NOTHING)
    for back in range(PAUSES_SHOWN):
        night = tonight + -back
        if any(pause.covers(night.evening) for pause in pauses):
            yield night


def fingerprint(plain: object) -> str:
    """Twelve digits of what plain values say."""
    text = json.dumps(plain, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
