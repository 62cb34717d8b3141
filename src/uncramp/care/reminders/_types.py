"""What is remembered, when, and when it is not."""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

from uncramp.errors import BadValue

WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days as they are stored, from 0 for Monday, as ``date.weekday`` counts."""
EVERY_DAY: Final = frozenset(range(7))


class ReminderKind(StrEnum):
    """What a reminder is for. A medicine is none of them, on purpose."""

    BEDTIME = "bedtime"
    """The exercises before bed."""
    IN_BED = "in-bed"
    """What is done lying down: a position, loose covers."""
    DAY = "day"
    """The exercises by day."""
    MORNING = "morning"
    """How the night was."""


class PauseReason(StrEnum):
    """Why reminders are silent for a while."""

    TRAVEL = "travel"
    ILL = "ill"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to be reminded of, at ``at`` by the clock of the place.

    ``id`` is drawn once and never changes: a calendar knows the reminder by it. ``days`` are
    the days on which it rings, 0 for Monday. ``discreet``: nothing on a locked screen tells
    what it is about.
    """

    id: str
    kind: ReminderKind
    at: time
    days: frozenset[int] = EVERY_DAY
    active: bool = True
    discreet: bool = True

    def __post_init__(self) -> None:
        if not re.fullmatch("[a-z0-9-]{1,64}", self.id):
            raise BadValue(field="reminder", value=self.id[:40], allowed="reminder-id")
        if self.at.tzinfo is not None or self.at != self.at.replace(second=0, microsecond=0):
            raise BadValue(field="at", value=str(self.at), allowed="clock-time")
        if not self.days or not self.days <= EVERY_DAY:
            raise BadValue(field="days", value=str(sorted(self.days)), allowed="some-days")


@dataclass(frozen=True, slots=True)
class Pause:
    """No reminders from ``first`` to ``last``, both included; None is *until I say*."""

    first: date
    last: date | None = None
    why: PauseReason = PauseReason.OTHER

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise BadValue(field="pause_last", value=str(self.last), allowed="after-start")

    def covers(self, day: date) -> bool:
        """Whether that day lies in the pause."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class PushText:
    """The two lines that a telephone shows."""

    title: str
    body: str
