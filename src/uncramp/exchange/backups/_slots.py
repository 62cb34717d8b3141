"""Which days' backups are kept: seven days, four weeks, twelve months."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final


class Slot(StrEnum):
    """Why a backup is kept; ``JUST_MADE`` holds until the next one is made."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    JUST_MADE = "just-made"


_PLACES: Final[tuple[tuple[Slot, int, Callable[[date], Hashable]], ...]] = (
    (Slot.DAY, 7, lambda day: day),
    (Slot.WEEK, 4, lambda day: day.isocalendar()[:2]),
    (Slot.MONTH, 12, lambda day: (day.year, day.month)),
)
MOST: Final = sum(places for _, places, _ in _PLACES) + 1


def slots(
    days: Iterable[date], *, just_made: date | None = None
) -> Mapping[date, tuple[Slot, ...]]:
    """The days whose backups are kept, newest first, each with what it is kept for.

    Days, weeks and months are counted only where a backup stands in them, so a pause of a year
    deletes nothing, and neither does a clock that jumps: the clock is never asked. ``just_made``
    stays even when a clock that was set back makes it the oldest of all.
    """
    ordered = sorted(set(days), reverse=True)
    found: dict[date, tuple[Slot, ...]] = {}
    for slot, places, period in _PLACES:
        # The newest day of each period stands for it.
        first_of = {period(day): day for day in reversed(ordered)}
        newest = sorted(first_of.values(), reverse=True)[:places]
        found.update({day: (*found.get(day, ()), slot) for day in newest})
    if just_made in ordered and just_made not in found:
        found[just_made] = (Slot.JUST_MADE,)
    return {day: found[day] for day in ordered if day in found}
