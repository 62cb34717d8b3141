"""Reminders as a calendar file."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur

from uncramp.care.reminders._pauses import is_paused
from uncramp.care.reminders._rings import Ring, rings
from uncramp.care.reminders._types import EVERY_DAY, Pause, Reminder
from uncramp.care.reminders._words import push_text
from uncramp.care.reminders._zone_rules import DAYS, zone_rules
from uncramp.errors import BadValue
from uncramp.knowledge.wording import say

LASTS: Final = timedelta(minutes=5)
_COUNTED_FROM: Final = datetime(2026, 1, 1, tzinfo=UTC)


def calendar(
    reminders: Sequence[Reminder],
    pauses: Sequence[Pause],
    *,
    zone: ZoneInfo,
    made_at: datetime,
    until: date,
    language: str,
) -> bytes:
    """An .ics file: one event a reminder, with an alarm, from ``made_at`` to the day ``until``.

    A reminder keeps its UID for ever and a later file has the higher SEQUENCE, so that
    importing it again replaces what was there. One that is off, or paused to the end, comes
    as a cancelled event without an alarm: left out, the old one would go on ringing.
    """
    if made_at.tzinfo is None:
        raise BadValue(field="made_at", value=str(made_at), allowed="with-zone")
    today = made_at.astimezone(zone).date()
    if until < today:
        raise BadValue(field="until", value=str(until), allowed="after-start")
    file = _empty(language)
    if reminders and zone.key != "UTC":
        file.add_component(zone_rules(zone, today, until))
    for reminder in reminders:
        ahead = (ring for ring in rings(reminder, zone, today, until) if ring.rings_at > made_at)
        event = _event(reminder, language, made_at)
        _put_dates(event, reminder, tuple(ahead), pauses)
        file.add_component(event)
    return bytes(file.to_ical())


def _empty(language: str) -> Calendar:
    """A calendar whose name is as discreet as its events."""
    file = Calendar()
    file.add("prodid", "-//Uncramp//Reminders//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", say("remind.calendar", language))
    return file


def _event(reminder: Reminder, language: str, made_at: datetime) -> Event:
    text = push_text(reminder, language)
    event = Event()
    event.add("uid", f"{reminder.id}@uncramp")
    event.add("dtstamp", made_at.astimezone(UTC))
    # Seconds and no count of changes: an archive that is brought back would count anew, and
    # its files would be older than those that a calendar already has.
    event.add("sequence", max(0, int((made_at - _COUNTED_FROM).total_seconds())))
    event.add("summary", text.title)
    event.add("description", text.body)
    event.add("class", "PRIVATE")
    # Nobody is busy because of a reminder.
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _put_dates(
    event: Event, reminder: Reminder, ahead: tuple[Ring, ...], pauses: Iterable[Pause]
) -> None:
    pauses = tuple(pauses)
    kept = tuple(ring for ring in ahead if not is_paused(pauses, ring.day))
    days = {ring.day for ring in kept}
    if not reminder.active or not kept:
        _cancel(event, ahead)
        return
    first, last = kept[0], kept[-1]
    event.add("dtstart", first.asked)
    event.add("dtend", (first.rings_at + LASTS).astimezone(first.asked.tzinfo))
    event.add("rrule", _rule(reminder, last))
    left_out = [r.asked for r in ahead if first.day < r.day < last.day and r.day not in days]
    if left_out:
        event.add("exdate", left_out)
    # Some programs leave out a time that the clocks jump over, some move it. The same moment
    # named outright makes both ring, and ring once.
    skipped = [ring.local for ring in kept if ring.is_skipped]
    if skipped:
        event.add("rdate", skipped)
    event.add("status", "CONFIRMED")
    event.add_component(_alarm(str(event["summary"])))


def _cancel(event: Event, ahead: tuple[Ring, ...]) -> None:
    day = ahead[0].asked if ahead else event.decoded("dtstamp")
    event.add("dtstart", day)
    event.add("dtend", day + LASTS)
    event.add("status", "CANCELLED")


def _rule(reminder: Reminder, last: Ring) -> vRecur:
    # A last day by the clock of UTC, as the standard wants it beside a start with a zone.
    if reminder.days == EVERY_DAY:
        return vRecur(freq="DAILY", until=last.rings_at)
    days = [DAYS[day] for day in sorted(reminder.days)]
    return vRecur(freq="WEEKLY", until=last.rings_at, byday=days)


def _alarm(words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta())
    alarm.add("description", words)
    return alarm
