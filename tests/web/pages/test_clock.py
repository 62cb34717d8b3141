"""Which night a moment asks about, for people by day and people by night."""

from datetime import UTC, datetime, time

import pytest

from uncramp.exchange.record import Settings, Theme
from uncramp.person.nights import Night
from uncramp.web.pages.clock import known_zone, looks_dark, read_clock

MADRID = Settings(zone="Europe/Madrid")


@pytest.mark.parametrize(
    ("moment", "tonight", "is_morning", "asked"),
    [
        ("2026-11-22T06:40", "2026-11-21", True, "2026-11-21"),
        ("2026-11-22T10:59", "2026-11-21", True, "2026-11-21"),
        ("2026-11-22T11:00", "2026-11-22", False, "2026-11-21"),
        ("2026-11-22T20:00", "2026-11-22", False, "2026-11-21"),
        ("2026-11-23T00:59", "2026-11-22", False, "2026-11-21"),
        ("2026-11-23T01:00", "2026-11-22", True, "2026-11-22"),
    ],
)
def test_from_two_in_the_morning_the_night_itself_is_asked_about(
    moment, tonight, is_morning, asked
):
    clock = read_clock(datetime.fromisoformat(moment).replace(tzinfo=UTC), MADRID)
    assert clock.tonight == Night.parse(tonight)
    assert clock.is_morning is is_morning
    assert clock.asked == Night.parse(asked)


def test_a_night_worker_is_asked_when_they_have_got_up():
    settings = Settings(zone="Europe/Madrid", night_starts_at=time(16))
    got_up = read_clock(datetime(2026, 11, 22, 15, 30, tzinfo=UTC), settings)
    assert got_up.tonight == Night.parse("2026-11-22")
    assert not got_up.is_morning
    assert got_up.asked == Night.parse("2026-11-21")


def test_the_longest_night_of_the_year_still_has_ten_hours_of_morning():
    # The clocks go back at 03:00 on 25 October: the night lasts 25 hours.
    before = read_clock(datetime(2026, 10, 25, 0, 59, tzinfo=UTC), MADRID)
    after = read_clock(datetime(2026, 10, 25, 1, 0, tzinfo=UTC), MADRID)
    assert (before.is_morning, after.is_morning) == (False, True)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "Europe"])
def test_a_zone_that_nobody_knows_becomes_utc(name):
    assert known_zone(name).key == "UTC"


@pytest.mark.parametrize(
    ("hour", "theme", "dark"),
    [
        (12, Theme.CLOCK, False),
        (21, Theme.CLOCK, True),
        (6, Theme.CLOCK, True),
        (12, Theme.NIGHT, True),
        (3, Theme.DAY, False),
    ],
)
def test_the_look_follows_the_clock_unless_a_person_chose(hour, theme, dark):
    clock = read_clock(datetime(2026, 11, 22, hour, tzinfo=UTC), Settings())
    assert looks_dark(clock, theme) is dark
