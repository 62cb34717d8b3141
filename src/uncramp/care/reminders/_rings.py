"""The moments at which a reminder rings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from uncramp.care.reminders._types import Reminder


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring, on that day of the calendar.

    ``asked`` is the wall time that was asked for, ``rings_at`` the moment in UTC. Where the
    clocks jump over the time, it rings later by as much as they jump; where a time comes
    twice, it rings the first time.
    """

    asked: datetime
    rings_at: datetime

    @property
    def day(self) -> date:
        """The day of the calendar."""
        return self.asked.date()

    @property
    def is_skipped(self) -> bool:
        """Whether no clock shows the time that was asked for on that day."""
        return self.local.replace(tzinfo=None) != self.asked.replace(tzinfo=None)

    @property
    def local(self) -> datetime:
        """What the clock of the place shows when it rings."""
        return self.rings_at.astimezone(self.asked.tzinfo)


def rings(reminder: Reminder, zone: ZoneInfo, first: date, last: date) -> Iterator[Ring]:
    """Every ring from one day to another, both included, paused or not, in order."""
    for count in range((last - first).days + 1):
        day = first + timedelta(days=count)
        if day.weekday() in reminder.days:
            yield ring_on(day, reminder.at, zone)


def ring_on(day: date, at: time, zone: ZoneInfo) -> Ring:
    """The ring of that day."""
    asked = datetime.combine(day, at.replace(fold=0), tzinfo=zone)
    return Ring(asked, asked.astimezone(UTC))
