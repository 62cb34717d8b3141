"""The names of backups: which day, which kind, locked or not."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

LOCKED: Final = ".age.zip"
OPEN: Final = ".uncramp"
_NAME: Final = re.compile(
    r"uncramp-(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?P<before>-before-[0-9]{6})?(?P<end>\.uncramp|\.age\.zip)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says. ``is_before``: a copy taken before something was replaced."""

    day: date
    is_locked: bool
    is_before: bool = False


def read_name(name: str) -> Name | None:
    """What the name of a backup says; None for any other name, a draft's included."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return Name(day, found["end"] == LOCKED, found["before"] is not None)


def name_of(day: date, *, locked: bool) -> str:
    """The name of the day's backup."""
    return f"uncramp-{day.isoformat()}{LOCKED if locked else OPEN}"


def name_before(moment: datetime, *, locked: bool) -> str:
    """The name of a copy that is taken before something is replaced at ``moment``."""
    return f"uncramp-{moment:%Y-%m-%d}-before-{moment:%H%M%S}{LOCKED if locked else OPEN}"


def locked_name(name: str) -> str:
    """The name of an open backup once it is locked."""
    return name.removesuffix(OPEN) + LOCKED
