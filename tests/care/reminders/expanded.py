"""A calendar file read as a calendar program reads it, with rules written apart from ours."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def events_of(raw):
    """The events by their UID."""
    return {str(event["uid"]): event for event in Calendar.from_ical(raw).walk("VEVENT")}


def rings_of(event, moves_skipped=True):
    """Every moment of an event in UTC, in order.

    ``moves_skipped``: whether a time that no clock shows is moved, as some programs do, or
    left out, as the standard wants it.
    """
    start, zone = event["dtstart"].dt, event["dtstart"].dt.tzinfo
    if event["status"] == "CANCELLED":
        return []
    (until,) = event["rrule"]["until"]
    days = event["rrule"].get("byday", DAYS)
    assert event["rrule"]["freq"] == (["WEEKLY"] if "byday" in event["rrule"] else ["DAILY"])
    out = {moment.replace(tzinfo=None) for moment in _listed(event, "exdate")}
    found = {moment.astimezone(UTC) for moment in _listed(event, "rdate")}
    day = start.date()
    while day <= until.astimezone(zone).date():
        wall = datetime.combine(day, start.time())
        moment = wall.replace(tzinfo=zone).astimezone(UTC)
        is_there = moment.astimezone(zone).replace(tzinfo=None) == wall
        if DAYS[day.weekday()] in days and moment <= until and wall not in out:
            found |= {moment} if is_there or moves_skipped else set()
        day += timedelta(days=1)
    return sorted(found)


def offset_at(zone_rules, moment):
    """The offset from UTC that the rules of the file give for a moment in UTC."""
    latest = None
    for part in zone_rules.subcomponents:
        before, after = part["tzoffsetfrom"].td, part["tzoffsetto"].td
        for wall in _onsets(part, moment.year):
            onset = (wall - before).replace(tzinfo=UTC)
            if onset <= moment and (latest is None or onset > latest[0]):
                latest = (onset, after)
    return latest[1]


def _onsets(part, year):
    start = part["dtstart"].dt
    yield start
    yield from (moment for moment in _listed(part, "rdate"))
    if "rrule" in part:
        (byday,) = part["rrule"]["byday"]
        (month,) = part["rrule"]["bymonth"]
        place, weekday = int(byday[:-2]), DAYS.index(byday[-2:])
        for one in range(start.year, year + 1):
            days = [date(one, month, 1) + timedelta(days=n) for n in range(31)]
            fitting = [d for d in days if d.month == month and d.weekday() == weekday]
            yield datetime.combine(fitting[place if place < 0 else place - 1], start.time())


def _listed(part, name):
    lists = part.get(name, [])
    lists = lists if isinstance(lists, list) else [lists]
    return [one.dt for several in lists for one in several.dts]
