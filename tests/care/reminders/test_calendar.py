"""The calendar file rings when it was asked to, and never in a pause."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.care.reminders.expanded import events_of, offset_at, rings_of
from uncramp.care.reminders import Pause, Reminder, ReminderKind, calendar, is_paused
from uncramp.errors import BadValue

MADRID = ZoneInfo("Europe/Madrid")
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Madrid",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "UTC",
        "Africa/Casablanca",
        "America/Santiago",
        "Asia/Jerusalem",
        "Europe/Dublin",
    )
]
MADE_AT = datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
UNTIL = date(2027, 11, 22)
DATES = st.dates(date(2026, 11, 1), date(2027, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def reminders(draw):
    days = draw(st.frozensets(st.integers(0, 6), min_size=1))
    kind = draw(st.sampled_from(ReminderKind))
    return Reminder("one", kind, draw(TIMES), days, discreet=draw(st.booleans()))


@st.composite
def pauses(draw):
    first = draw(DATES)
    return Pause(first, draw(st.none() | st.dates(first, date(2028, 1, 1))))


def file_of(*reminders, pauses=(), zone=MADRID, made_at=MADE_AT, until=UNTIL, language="en"):
    return calendar(reminders, pauses, zone=zone, made_at=made_at, until=until, language=language)


def shown(rings, zone):
    return [moment.astimezone(zone).replace(tzinfo=None) for moment in rings]


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_a_year_of_evenings_rings_each_day_at_the_same_time_by_the_clock(zone, evening):
    rings = rings_of(events_of(file_of(evening, zone=zone))["a1@uncramp"])
    first = MADE_AT.astimezone(zone).date()
    if datetime.combine(first, evening.at, tzinfo=zone) <= MADE_AT:
        first += timedelta(days=1)
    days = [first + timedelta(days=n) for n in range((UNTIL - first).days + 1)]
    assert shown(rings, zone) == [datetime.combine(day, evening.at) for day in days]


@settings(max_examples=60)
@given(reminders(), st.lists(pauses(), max_size=3), st.sampled_from(ZONES), st.booleans())
def test_every_ring_has_its_time_and_its_day_and_none_lies_in_a_pause(
    reminder, paused, zone, moves
):
    event = events_of(file_of(reminder, pauses=paused, zone=zone))["one@uncramp"]
    found = rings_of(event, moves)
    wanted = []
    day = MADE_AT.astimezone(zone).date()
    while day <= UNTIL:
        moment = datetime.combine(day, reminder.at, tzinfo=zone).astimezone(UTC)
        if day.weekday() in reminder.days and not is_paused(paused, day) and moment > MADE_AT:
            wanted.append(moment)
        day += timedelta(days=1)
    assert found == wanted
    for moment in shown(found, zone):
        assert not is_paused(paused, moment.date())
        assert moment.time() == reminder.at or _is_skipped(moment, reminder.at, zone)


def _is_skipped(moment, at, zone):
    asked = datetime.combine(moment.date(), at, tzinfo=zone)
    return asked.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != asked.replace(tzinfo=None)


@pytest.mark.parametrize("moves", [True, False], ids=["moved", "left out"])
def test_half_past_two_rings_once_in_the_night_that_has_none(moves):
    late = Reminder("a1", ReminderKind.IN_BED, time(2, 30))
    rings = rings_of(events_of(file_of(late))["a1@uncramp"], moves)
    assert [r for r in rings if r.date() == date(2027, 3, 28)] == [
        datetime(2027, 3, 28, 3, 30, tzinfo=MADRID)
    ]


def test_half_past_two_rings_once_in_the_night_that_has_two():
    late = Reminder("a1", ReminderKind.IN_BED, time(2, 30))
    rings = rings_of(events_of(file_of(late))["a1@uncramp"])
    assert [r for r in rings if r.date() == date(2027, 10, 31)] == [
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    ]


@pytest.mark.parametrize("zone", [z for z in ZONES if z.key != "UTC"], ids=str)
def test_the_zone_in_the_file_says_what_the_zone_is_for_every_quarter_of_an_hour(zone, evening):
    (rules,) = Calendar.from_ical(file_of(evening, zone=zone)).walk("VTIMEZONE")
    assert str(rules["tzid"]) == zone.key
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    last = None
    while moment.date() <= UNTIL:
        offset = moment.astimezone(zone).utcoffset()
        # Quarter by quarter around a change, else twice a day: what lies between is alike.
        near = last is not None and offset != last
        for quarter in range(-48, 1) if near else (0,):
            one = moment + timedelta(minutes=15 * quarter)
            assert offset_at(rules, one) == one.astimezone(zone).utcoffset(), one
        last, moment = offset, moment + timedelta(hours=12)


@pytest.mark.parametrize(
    "zone", ["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin"]
)
def test_a_zone_with_a_law_is_told_as_two_yearly_rules(zone, evening):
    (rules,) = Calendar.from_ical(file_of(evening, zone=ZoneInfo(zone))).walk("VTIMEZONE")
    assert sorted(part.name for part in rules.subcomponents) == ["DAYLIGHT", "STANDARD"]
    assert all("rrule" in part and "rdate" not in part for part in rules.subcomponents)


def test_a_file_for_utc_needs_no_zone(evening):
    raw = file_of(evening, zone=ZoneInfo("UTC"))
    assert b"VTIMEZONE" not in raw
    assert b"DTSTART:20261122T213000Z" in raw


def test_each_event_has_an_alarm_when_it_begins_and_keeps_nobody_busy(evening):
    event = events_of(file_of(evening))["a1@uncramp"]
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == timedelta()
    assert event["transp"] == "TRANSPARENT"
    assert event["class"] == "PRIVATE"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=5)


def test_a_later_file_replaces_the_same_reminder_whatever_was_changed(evening):
    before = events_of(file_of(evening))
    later = Reminder("a1", ReminderKind.BEDTIME, time(22, 15), frozenset({0}), discreet=False)
    after = events_of(file_of(later, made_at=MADE_AT + timedelta(minutes=1)))
    assert before.keys() == after.keys()
    assert after["a1@uncramp"]["sequence"] > before["a1@uncramp"]["sequence"]
    assert 0 <= int(after["a1@uncramp"]["sequence"]) < 2**31


@pytest.mark.parametrize(
    ("active", "paused"),
    [(False, ()), (True, (Pause(date(2026, 11, 20)),)), (True, (Pause(MADE_AT.date(), UNTIL),))],
    ids=["off", "paused until further notice", "paused to the end"],
)
def test_what_shall_not_ring_takes_the_old_event_out(evening, active, paused):
    quiet = Reminder("a1", evening.kind, evening.at, active=active)
    event = events_of(file_of(quiet, pauses=paused))["a1@uncramp"]
    assert event["status"] == "CANCELLED"
    assert event.walk("VALARM") == []
    assert "rrule" not in event


def test_a_pause_that_is_open_ends_the_rule_before_it(evening):
    event = events_of(file_of(evening, pauses=(Pause(date(2027, 1, 10)),)))["a1@uncramp"]
    assert max(shown(rings_of(event), MADRID)).date() == date(2027, 1, 9)


def test_a_pause_with_an_end_is_left_out_day_by_day(evening):
    away = Pause(date(2026, 12, 1), date(2026, 12, 9))
    event = events_of(file_of(evening, pauses=(away,)))["a1@uncramp"]
    assert len(event["exdate"].dts) == 9


@settings(max_examples=25)
@given(reminders(), st.sampled_from(["en", "es"]), st.lists(pauses(), max_size=2))
def test_no_line_is_longer_than_75_octets_and_each_ends_with_cr_and_lf(reminder, language, paused):
    raw = file_of(reminder, pauses=paused, language=language)
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    raw.decode("utf-8")


def test_the_same_facts_make_the_same_file(evening):
    assert file_of(evening) == file_of(evening)


def test_nothing_to_remember_is_a_file_without_events(evening):
    assert events_of(file_of()) == {}


def test_a_time_that_is_over_today_begins_tomorrow(evening):
    late = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
    event = events_of(file_of(evening, made_at=late))["a1@uncramp"]
    assert event["dtstart"].dt.date() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"made_at": datetime(2026, 11, 22, 6, 40)}, "made_at"),  # noqa: DTZ001
        ({"until": date(2026, 11, 21)}, "until"),
    ],
)
def test_a_file_from_nowhere_in_time_is_refused(evening, facts, field):
    with pytest.raises(BadValue) as refused:
        file_of(evening, **facts)
    assert refused.value.context["field"] == field


def test_nobody_waits_for_the_library_of_calendars_who_wants_no_file():
    asked = "import sys, uncramp.care.reminders; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
