"""Which reminder it is time for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from uncramp.care.reminders._pauses import is_paused
from uncramp.care.reminders._rings import Ring, ring_on
from uncramp.care.reminders._types import Pause, Reminder, ReminderKind
from uncramp.errors import BadValue
from uncramp.person.nights import NOON, Night
from uncramp.person.sessions import Session

FOR_HOURS: Final[Mapping[ReminderKind, float]] = {
    ReminderKind.BEDTIME: 2,
    ReminderKind.IN_BED: 1,
    ReminderKind.DAY: 3,
    ReminderKind.MORNING: 4,
}
"""How long one stays due: later than that it would only disturb."""
_WHENS: Final[Mapping[ReminderKind, frozenset[str]]] = {
    ReminderKind.BEDTIME: frozenset({"before-bed", "any-time"}),
    ReminderKind.IN_BED: frozenset({"in-bed", "any-time"}),
    ReminderKind.DAY: frozenset({"morning-or-afternoon", "any-time"}),
}


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a person has done already.

    ``whens`` tells for the id of a routine when it belongs, as a dose does; a routine that
    is not in it answers every reminder of its day. ``recorded`` are nights of the diary.
    """

    sessions: Sequence[Session] = ()
    whens: Mapping[str, str] = field(default_factory=dict)
    recorded: Collection[Night] = frozenset()
    night_starts_at: time = NOON


def due(
    reminders: Sequence[Reminder],
    pauses: Sequence[Pause],
    done: SoFar,
    *,
    now: datetime,
    zone: ZoneInfo,
) -> Reminder | None:
    """The reminder that rang last and still waits; None when there is nothing to say.

    Nothing while paused, nothing that was done already, nothing long past.
    """
    if now.tzinfo is None:
        raise BadValue(field="moment", value=str(now), allowed="with-zone")
    if is_paused(pauses, now.astimezone(zone).date()):
        return None
    waiting = [
        (ring.rings_at, reminder)
        for reminder in reminders
        for ring in _just_rung(reminder, now, zone, timedelta(hours=FOR_HOURS[reminder.kind]))
        if not is_paused(pauses, ring.day) and not _is_done(reminder, ring, done, zone)
    ]
    # Of two that rang in the same minute, the first in the list.
    return max(waiting, key=lambda pair: pair[0])[1] if waiting else None


@dataclass(frozen=True, slots=True)
class Rung:
    """A reminder that rang: for which day of the calendar, and at which moment (UTC)."""

    reminder: Reminder
    day: date
    rang_at: datetime


def rung(
    reminders: Sequence[Reminder],
    pauses: Sequence[Pause],
    done: SoFar,
    *,
    now: datetime,
    zone: ZoneInfo,
    within: timedelta,
) -> tuple[Rung, ...]:
    """Every reminder that rang no longer ago than ``within`` and still waits, the first one first.

    Nothing while paused and nothing that was done already, as in ``due``.
    """
    if now.tzinfo is None:
        raise BadValue(field="moment", value=str(now), allowed="with-zone")
    if is_paused(pauses, now.astimezone(zone).date()):
        return ()
    waiting = (
        Rung(reminder, ring.day, ring.rings_at)
        for reminder in reminders
        for ring in _just_rung(reminder, now, zone, within)
        if not is_paused(pauses, ring.day) and not _is_done(reminder, ring, done, zone)
    )
    return tuple(sorted(waiting, key=lambda one: one.rang_at))


def _just_rung(
    reminder: Reminder, now: datetime, zone: ZoneInfo, waits: timedelta
) -> Iterator[Ring]:
    if not reminder.active:
        return
    today = now.astimezone(zone).date()
    # At a quarter past midnight, what rang at half past eleven is of yesterday.
    for day in (today - timedelta(days=1), today):
        ring = ring_on(day, reminder.at, zone)
        if day.weekday() in reminder.days and ring.rings_at <= now < ring.rings_at + waits:
            yield ring


def _is_done(reminder: Reminder, ring: Ring, done: SoFar, zone: ZoneInfo) -> bool:
    night = Night.of(ring.rings_at, zone, done.night_starts_at)
    if reminder.kind is ReminderKind.MORNING:
        return night in done.recorded
    fitting = _WHENS[reminder.kind]
    for session in done.sessions:
        by_day = session.started_at.astimezone(zone).date() == ring.day
        is_of_it = by_day if reminder.kind is ReminderKind.DAY else session.night == night
        if is_of_it and done.whens.get(session.routine, "any-time") in fitting:
            return True
    return False
