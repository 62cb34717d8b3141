"""Which reminder it is time for, and when to be silent."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.care.reminders import Pause, Reminder, ReminderKind, SoFar, due
from uncramp.errors import BadValue
from uncramp.person.nights import Night
from uncramp.person.sessions import Session

MADRID = ZoneInfo("Europe/Madrid")
TONIGHT = Night.parse("2026-11-22")
EVENING = Reminder("a1", ReminderKind.BEDTIME, time(21, 30))
DAY = Reminder("b2", ReminderKind.DAY, time(11, 0))
MORNING = Reminder("c3", ReminderKind.MORNING, time(8, 0))
WHENS = {"bedtime-3": "before-bed", "day-strength": "morning-or-afternoon"}


def at(hour, minute=0, day=22):
    return datetime(2026, 11, day, hour, minute, tzinfo=MADRID)


def session(routine, started_at, night=TONIGHT):
    return Session("s1", night, started_at, 240.0, routine)


def asked(now, *reminders, pauses=(), **done):
    return due(reminders or (EVENING,), pauses, SoFar(**done), now=now, zone=MADRID)


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        (at(21, 29), False),
        (at(21, 30), True),
        (at(23, 29), True),
        (at(23, 30), False),
        (at(6), False),
    ],
)
def test_one_waits_from_its_time_until_it_would_only_disturb(now, is_due):
    assert asked(now) == (EVENING if is_due else None)


def test_what_rang_before_midnight_still_waits_after_it():
    late = replace(EVENING, at=time(23, 30))
    assert asked(at(0, 20, day=23), late) == late


def test_only_its_days_ring():
    sunday = replace(EVENING, days=frozenset({6}))
    monday = replace(EVENING, days=frozenset({0}))
    assert asked(at(22), sunday) == sunday
    assert asked(at(22), monday) is None


def test_one_that_is_off_never_waits():
    assert asked(at(22), replace(EVENING, active=False)) is None


@pytest.mark.parametrize("routine", ["bedtime-3", "something-of-their-own"])
def test_nobody_is_reminded_of_what_was_done_tonight(routine):
    done = (session(routine, at(20)),)
    assert asked(at(22), sessions=done, whens=WHENS) is None


def test_what_was_done_last_night_or_belongs_to_the_day_does_not_count():
    other = (
        session("bedtime-3", at(21, day=21), TONIGHT + -1),
        session("day-strength", at(15)),
    )
    assert asked(at(22), sessions=other, whens=WHENS) == EVENING


def test_what_was_done_this_morning_answers_the_reminder_of_the_day():
    done = (session("day-strength", at(9), TONIGHT + -1),)
    assert asked(at(11, 30), DAY, sessions=done, whens=WHENS) is None
    yesterday = (session("day-strength", at(15, day=21), TONIGHT + -1),)
    assert asked(at(11, 30), DAY, sessions=yesterday, whens=WHENS) == DAY


def test_nobody_is_asked_about_a_night_that_is_written_down():
    assert asked(at(8, 10), MORNING) == MORNING
    assert asked(at(8, 10), MORNING, recorded={TONIGHT + -1}) is None
    assert asked(at(8, 10), MORNING, recorded={TONIGHT + -2}) == MORNING


@pytest.mark.parametrize(
    "pause",
    [
        Pause(date(2026, 11, 22), date(2026, 11, 22)),
        Pause(date(2026, 11, 1)),
        Pause(date(2026, 11, 20), date(2026, 12, 1)),
    ],
)
def test_nobody_is_reminded_in_a_pause(pause):
    assert asked(at(22), pauses=(pause,)) is None


def test_a_pause_that_is_over_or_to_come_changes_nothing():
    pauses = (Pause(date(2026, 11, 1), date(2026, 11, 21)), Pause(date(2026, 11, 23)))
    assert asked(at(22), pauses=pauses) == EVENING


def test_of_two_that_wait_the_later_one_is_asked():
    later = Reminder("b2", ReminderKind.IN_BED, time(22, 0))
    assert asked(at(22, 5), EVENING, later) == later


def test_a_time_that_is_skipped_rings_when_the_clocks_have_jumped():
    late = Reminder("a1", ReminderKind.IN_BED, time(2, 30))
    before = datetime(2027, 3, 28, 0, 59, tzinfo=UTC)
    assert due([late], [], SoFar(), now=before, zone=MADRID) is None
    after = before + timedelta(minutes=31)
    assert due([late], [], SoFar(), now=after, zone=MADRID) == late


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(BadValue):
        asked(datetime(2026, 11, 22, 22))  # noqa: DTZ001


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)), st.booleans())  # noqa: DTZ001
def test_nothing_waits_that_rang_more_than_two_hours_ago(moment, fold):
    now = moment.replace(tzinfo=MADRID, fold=fold).astimezone(UTC)
    if asked(now) is not None:
        today = datetime.combine(now.astimezone(MADRID).date(), EVENING.at, tzinfo=MADRID)
        assert timedelta() <= now - today < timedelta(hours=2)
