"""The night as a type: the date of its evening, from noon to noon local time."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from uncramp.errors import BadValue

NOON = time(12)


@dataclass(frozen=True, slots=True, order=True)
class Night:
    """One night, named by the date of its evening.

    ``evening`` is a calendar date. A night runs from noon to the next noon in the zone
    where the person is, so it lasts 23 or 25 hours when the clocks change.
    """

    evening: date

    @classmethod
    def of(cls, moment: datetime, zone: ZoneInfo, starts_at: time = NOON) -> Self:
        """The night that ``moment`` belongs to for a person who is in ``zone``.

        ``moment`` must know its own zone. ``starts_at`` is the local hour at which a new
        night begins; people who work at night set it to the hour they get up.
        """
        if moment.tzinfo is None:
            raise BadValue(field="moment", value=moment.isoformat(), allowed="with-zone")
        instant = moment.astimezone(UTC)
        day = instant.astimezone(zone).date()
        # Compare instants, never wall clocks: when the clocks go back, the hour that comes
        # twice would otherwise send a moment back into the night before.
        for evening in (day + timedelta(days=1), day):
            if _begins(evening, zone, starts_at) <= instant:
                return cls(evening)
        return cls(day - timedelta(days=1))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The night written as an ISO date, ``2026-11-22``."""
        # date.fromisoformat also takes 20261122 and 2026-W47-7, which people do not mean.
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise BadValue(field="night", value=text, allowed="iso-date")
        try:
            return cls(date.fromisoformat(text))
        except ValueError as error:
            raise BadValue(field="night", value=text, allowed="iso-date") from error

    def interval(self, zone: ZoneInfo, starts_at: time = NOON) -> tuple[datetime, datetime]:
        """First instant of the night and of the next, both in UTC."""
        following = self.evening + timedelta(days=1)
        return _begins(self.evening, zone, starts_at), _begins(following, zone, starts_at)

    @property
    def morning(self) -> date:
        """The date on which the person gets up."""
        return self.evening + timedelta(days=1)

    @property
    def is_weekend(self) -> bool:
        """Whether the morning after is free: Friday and Saturday evenings."""
        return self.evening.weekday() in (4, 5)

    def __add__(self, nights: int) -> Self:
        return type(self)(self.evening + timedelta(days=nights))

    def __sub__(self, other: "Night") -> int:
        return (self.evening - other.evening).days

    def __str__(self) -> str:
        return self.evening.isoformat()


def _begins(evening: date, zone: ZoneInfo, starts_at: time) -> datetime:
    return datetime.combine(evening, starts_at, tzinfo=zone).astimezone(UTC)
