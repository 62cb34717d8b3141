"""A night is the date of its evening, noon to noon where the person is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.errors import BadValue
from uncramp.person.nights import Night

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SYDNEY = ZoneInfo("Australia/Sydney")
ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Europe/Berlin",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
        "Asia/Kathmandu",
    )
]


@pytest.mark.parametrize(
    ("moment", "zone", "evening"),
    [
        # a cramp at half past midnight belongs to the evening before
        (datetime(2026, 11, 23, 0, 30, tzinfo=BERLIN), BERLIN, "2026-11-22"),
        (datetime(2026, 11, 22, 22, 40, tzinfo=BERLIN), BERLIN, "2026-11-22"),
        # noon begins a new one, a nap at two in the afternoon already belongs to it
        (datetime(2026, 11, 22, 11, 59, 59, tzinfo=BERLIN), BERLIN, "2026-11-21"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=BERLIN), BERLIN, "2026-11-22"),
        (datetime(2026, 11, 22, 14, 0, tzinfo=BERLIN), BERLIN, "2026-11-22"),
        # the night in which the clocks go forward, on both sides of the missing hour
        (datetime(2026, 3, 29, 1, 59, tzinfo=BERLIN), BERLIN, "2026-03-28"),
        (datetime(2026, 3, 29, 3, 1, tzinfo=BERLIN), BERLIN, "2026-03-28"),
        # the night in which they go back: half past two comes twice, one night both times
        (datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=BERLIN), BERLIN, "2026-10-24"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), BERLIN, "2026-10-24"),
        # written in one zone, lived in another: half past four in Berlin, 22:30 in New York
        (datetime(2026, 11, 23, 4, 30, tzinfo=BERLIN), NEW_YORK, "2026-11-22"),
        (datetime(2026, 11, 22, 3, 0, tzinfo=UTC), SYDNEY, "2026-11-22"),
    ],
)
def test_a_moment_belongs_to_the_evening_that_began_its_night(moment, zone, evening):
    assert Night.of(moment, zone) == Night.parse(evening)


def test_a_flight_across_eight_zones_keeps_each_cramp_in_the_night_of_the_place():
    tokyo, dubai = ZoneInfo("Asia/Tokyo"), ZoneInfo("Asia/Dubai")
    before = datetime(2026, 5, 10, 23, 0, tzinfo=tokyo)
    on_board = before + timedelta(hours=9)
    after = before + timedelta(hours=16)
    assert Night.of(before, tokyo) == Night(date(2026, 5, 10))
    assert Night.of(on_board, dubai) == Night(date(2026, 5, 10))
    assert Night.of(after, BERLIN) == Night(date(2026, 5, 10))


def test_somebody_who_works_at_night_moves_the_hour_at_which_a_night_begins():
    asleep_by_day = datetime(2026, 11, 22, 13, 0, tzinfo=BERLIN)
    assert Night.of(asleep_by_day, BERLIN, time(18)) == Night(date(2026, 11, 21))
    assert Night.of(asleep_by_day, BERLIN) == Night(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("evening", "hours"), [("2026-03-28", 23), ("2026-10-24", 25), ("2026-11-22", 24)]
)
def test_a_night_lasts_as_long_as_the_clocks_make_it(evening, hours):
    start, end = Night.parse(evening).interval(BERLIN)
    assert end - start == timedelta(hours=hours)


@given(
    moment=st.datetimes(
        min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        max_value=datetime(2037, 12, 31),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    zone=st.sampled_from(ZONES),
    starts_at=st.sampled_from([time(12), time(18), time(2, 30), time(0)]),
)
def test_every_instant_belongs_to_exactly_one_night(moment, zone, starts_at):
    night = Night.of(moment, zone, starts_at)
    holds = [
        n for n in (night + i for i in (-2, -1, 0, 1, 2)) if _holds(n, moment, zone, starts_at)
    ]
    assert holds == [night]


def _holds(night, moment, zone, starts_at):
    start, end = night.interval(zone, starts_at)
    return start <= moment < end


@given(
    moment=st.datetimes(
        min_value=datetime(2026, 10, 20),  # noqa: DTZ001
        max_value=datetime(2026, 10, 30),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    later=st.integers(0, 200_000),
)
def test_time_never_runs_back_to_an_earlier_night(moment, later):
    first = Night.of(moment, BERLIN, time(2, 30))
    second = Night.of(moment + timedelta(seconds=later), BERLIN, time(2, 30))
    assert first <= second


def test_a_moment_that_does_not_know_its_zone_is_refused():
    with pytest.raises(BadValue) as caught:
        Night.of(datetime(2026, 11, 22, 3, 0), BERLIN)  # noqa: DTZ001
    assert caught.value.context["field"] == "moment"


@pytest.mark.parametrize("text", ["2026-13-01", "22.11.2026", "20261122", "2026-W47-7", "", "soon"])
def test_only_an_iso_date_names_a_night(text):
    with pytest.raises(BadValue):
        Night.parse(text)


def test_nights_are_counted_and_compared_by_their_evenings():
    night = Night.parse("2026-02-27")
    assert night + 2 - night == 2
    assert str(night + 2) == "2026-03-01"
    assert night.morning == date(2026, 2, 28)
    assert night < night + 1


def test_the_evenings_before_a_free_morning_are_friday_and_saturday():
    monday = Night.parse("2026-11-16")
    assert [(monday + i).is_weekend for i in range(7)] == [False] * 4 + [True, True, False]
