"""A time zone as a calendar file tells it: when its clocks change, and by which rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RULE_YEARS: Final = 6


@dataclass(frozen=True, slots=True)
class Changeover:
    """One change of the clocks.

    ``wall`` is what the clocks show when they change, before they do: a calendar file counts
    by it, on the way forward too. ``before`` and ``after`` are offsets from UTC.
    """

    wall: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def is_forward(self) -> bool:
        """Whether an hour is missing that day."""
        return self.after > self.before


def zone_rules(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """The VTIMEZONE of ``zone``, right from ``first`` to ``last``.

    A yearly rule where the law is one, because Outlook reads nothing else; else each date.
    """
    found = Timezone()
    found.add("tzid", zone.key)
    start = date(first.year - 1, 1, 1)
    changes = tuple(_changes(zone, start, date(max(last.year, start.year + RULE_YEARS), 12, 31)))
    forward = tuple(change for change in changes if change.is_forward)
    back = tuple(change for change in changes if not change.is_forward)
    rules = (_yearly(forward), _yearly(back))
    if None not in rules and changes:
        for group, rule in zip((forward, back), rules, strict=True):
            found.add_component(_observance(group[:1], rule))
        return found
    found.add_component(_observance((_beginning(zone, start),)))
    for group in _alike(changes):
        found.add_component(_observance(group))
    return found


def _changes(zone: ZoneInfo, first: date, last: date) -> Iterator[Changeover]:
    """Every change between two days, found day by day and then to the second."""
    day = timedelta(days=1)
    low = datetime(first.year, first.month, first.day, tzinfo=UTC)
    while low.date() <= last:
        if _offset(low, zone) != _offset(low + day, zone):
            yield _between(low, low + day, zone)
        low += day


def _between(low: datetime, high: datetime, zone: ZoneInfo) -> Changeover:
    before = _offset(low, zone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    local = high.astimezone(zone)
    wall = high.replace(tzinfo=None) + before
    return Changeover(wall, before, _offset(high, zone), local.tzname() or zone.key)


def _beginning(zone: ZoneInfo, first: date) -> Changeover:
    midnight = datetime(first.year, first.month, first.day, tzinfo=zone)
    offset = _offset(midnight, zone)
    return Changeover(midnight.replace(tzinfo=None), offset, offset, midnight.tzname() or zone.key)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _yearly(changes: tuple[Changeover, ...]) -> vRecur | None:
    """The rule that all of them follow, one a year; None where there is none."""
    years = [change.wall.year for change in changes]
    alike = {(c.wall.month, c.wall.weekday(), c.wall.time(), c.before, c.after) for c in changes}
    if len(alike) != 1 or len(years) < RULE_YEARS or years != [*range(years[0], years[-1] + 1)]:
        return None
    places = ({_place(change), -1} if _is_last(change) else {_place(change)} for change in changes)
    fitting = set.intersection(*places)
    if not fitting:
        return None
    wall = changes[0].wall
    # *The last* holds where it fits: a fourth Sunday of six years may be a last one.
    place = min(fitting)
    return vRecur(freq="YEARLY", bymonth=wall.month, byday=f"{place}{DAYS[wall.weekday()]}")


def _place(change: Changeover) -> int:
    return (change.wall.day - 1) // 7 + 1


def _is_last(change: Changeover) -> bool:
    return (change.wall + timedelta(days=7)).month != change.wall.month


def _alike(changes: Iterable[Changeover]) -> Iterator[tuple[Changeover, ...]]:
    """The changes in groups that differ in nothing but the date."""
    groups: dict[tuple[timedelta, timedelta, str], list[Changeover]] = {}
    for change in changes:
        groups.setdefault((change.before, change.after, change.name), []).append(change)
    yield from map(tuple, groups.values())


def _observance(
    changes: tuple[Changeover, ...], rule: vRecur | None = None
) -> TimezoneStandard | TimezoneDaylight:
    one = changes[0]
    found = TimezoneDaylight() if one.is_forward else TimezoneStandard()
    found.add("dtstart", one.wall)
    found.add("tzoffsetfrom", one.before)
    found.add("tzoffsetto", one.after)
    found.add("tzname", one.name)
    if rule is not None:
        found.add("rrule", rule)
    elif len(changes) > 1:
        found.add("rdate", [change.wall for change in changes[1:]])
    return found
