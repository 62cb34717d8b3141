"""What the store speaks of: a shelf, a person, a stored answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from uncramp.exchange.record import Settings


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
