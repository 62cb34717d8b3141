"""What the store speaks of: a shelf, a person, a stored answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from uncramp.care.relief import Orders
from uncramp.exchange.record import Settings
from uncramp.person.diary import NightEntry
from uncramp.person.nights import Night


class Shelf(StrEnum):
    """A database of its own: one's own diary, or the sample; never both at once."""

    MINE = "default"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Person:
    """Whose diary is open, and on which shelf it stands."""

    id: int
    shelf: Shelf
    settings: Settings


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """An answer as it was kept.

    It still holds while ``diary_digest`` is what ``diary_digest(person)`` says.
    """

    document: dict[str, Any]
    diary_digest: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it was kept.

    ``made_from`` is what the caller said it was made from, empty after a restore: it does
    not hold any more.
    """

    document: dict[str, Any]
    made_from: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class StoredOrders:
    """Drawn orders of one muscle as they were kept.

    ``at`` is the place of the next one to use; ``made_from`` and ``drawn_at`` are those of the
    guide that drew them.
    """

    orders: Orders
    at: int
    made_from: str
    drawn_at: datetime


class Outcome(StrEnum):
    """What became of an entry that a device has sent.

    ``already``: it is here since an earlier time. ``older``: something newer stands in its
    place; it is kept beside it.
    """

    STORED = "stored"
    ALREADY = "already"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class SentEntry:
    """Something that was told to a device and sent later.

    ``id`` was given by the device. ``made_at`` is its clock, aware. ``body`` are plain JSON
    values; ``night`` is None where it is about none.
    """

    id: str
    kind: str
    made_at: datetime
    body: Mapping[str, Any]
    night: Night | None = None


class Touches(StrEnum):
    """Which part of a night an entry would put something in place of."""

    ANSWER = "answer"
    QUIET = "quiet"
    EXPOSURES = "exposures"
    EPISODES = "episodes"


@dataclass(frozen=True, slots=True)
class NightTold:
    """What an entry does to a night: ``change`` gives it as it will be.

    ``change`` is called with None where the night was not recorded. ``names`` are the
    exposures that it touches.
    """

    night: Night
    touches: Touches
    change: Callable[[NightEntry | None], NightEntry]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an entry, and the change that ``undo`` takes back, None for none."""

    outcome: Outcome
    change: int | None = None
