"""What rang a little while ago: every reminder once a day, none too late, none in a pause."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.care.reminders import Pause, Reminder, ReminderKind, SoFar, rung
from uncramp.errors import BadValue

MADRID = ZoneInfo("Europe/Madrid")
HALF = timedelta(minutes=30)
EVENING = Reminder("evening", ReminderKind.BEDTIME, time(21, 30))
TWENTY_THREE = datetime(2026, 3, 29, 0, tzinfo=UTC)


def told(now, *reminders, pauses=(), zone=MADRID):
    every = reminders or (EVENING,)
    return rung(every, pauses, SoFar(), now=now, zone=zone, within=HALF)


def test_what_rang_half_an_hour_ago_is_left_out_and_what_rang_before_is_still_told():
    rings_at = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
    assert [one.rang_at for one in told(rings_at)] == [rings_at]
    assert told(rings_at + HALF - timedelta(seconds=1))
    assert told(rings_at + HALF) == ()
    assert told(rings_at - timedelta(seconds=1)) == ()


def test_two_that_rang_are_told_in_the_order_in_which_they_rang():
    later = Reminder("later", ReminderKind.IN_BED, time(21, 45))
    found = told(datetime(2026, 11, 22, 20, 50, tzinfo=UTC), later, EVENING)
    assert [one.reminder.id for one in found] == ["evening", "later"]


def test_after_midnight_it_is_of_the_day_before():
    late = Reminder("late", ReminderKind.BEDTIME, time(23, 50))
    (one,) = told(datetime(2026, 11, 22, 23, 5, tzinfo=UTC), late)
    assert one.day == date(2026, 11, 22)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(BadValue):
        told(datetime(2026, 11, 22))  # noqa: DTZ001


@given(
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    minutes=st.lists(st.integers(0, 49 * 60), min_size=1, max_size=60),
)
def test_on_the_day_that_loses_an_hour_each_day_is_told_with_one_moment(at, minutes):
    reminder = Reminder("one", ReminderKind.DAY, at)
    found = {}
    for minute in minutes:
        now = TWENTY_THREE + timedelta(minutes=minute)
        for one in told(now, reminder):
            assert found.setdefault(one.day, one.rang_at) == one.rang_at
            assert timedelta() <= now - one.rang_at < HALF


@given(st.integers(0, 3 * 24 * 60), st.integers(0, 2), st.integers(0, 2))
def test_nothing_is_told_on_a_day_of_a_pause_nor_of_one(minute, start, days):
    now = datetime(2026, 11, 21, tzinfo=UTC) + timedelta(minutes=minute)
    first = date(2026, 11, 21) + timedelta(days=start)
    pause = Pause(first, first + timedelta(days=days))
    late = Reminder("late", ReminderKind.BEDTIME, time(23, 50))
    for one in told(now, EVENING, late, pauses=[pause]):
        assert not pause.covers(one.day)
        assert not pause.covers(now.astimezone(MADRID).date())
