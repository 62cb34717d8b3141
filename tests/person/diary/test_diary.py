"""A diary is ordered, immutable, and never fills a gap."""

from datetime import UTC, datetime

import pytest

from uncramp.errors import BadValue, DuplicateNight
from uncramp.person.diary import (
    MAX_NIGHTS,
    MAX_NOTE_BYTES,
    Cramps,
    Diary,
    Episode,
    Exposure,
    NightEntry,
    summarise,
)
from uncramp.person.nights import Night

MONDAY = Night.parse("2026-11-16")


def entry(offset, cramps="0", **rest):
    return NightEntry(MONDAY + offset, Cramps.parse(cramps), **rest)


def test_entries_stand_in_the_order_of_their_nights():
    diary = Diary((entry(3), entry(0), entry(1)))
    assert [e.night - MONDAY for e in diary] == [0, 1, 3]
    assert (diary.first, diary.last) == (MONDAY, MONDAY + 3)


def test_a_night_that_was_not_recorded_has_no_entry():
    diary = Diary((entry(0), entry(2)))
    assert diary[MONDAY + 1] is None
    assert diary[MONDAY + 2] == entry(2)
    assert diary[MONDAY + 9] is None


def test_two_entries_for_one_night_are_refused():
    with pytest.raises(DuplicateNight) as caught:
        Diary((entry(0), entry(0, "1")))
    assert caught.value.context == {"night": "2026-11-16"}


def test_a_later_entry_takes_the_place_of_an_earlier_one():
    diary = Diary((entry(0), entry(1))).with_entries([entry(1, "2"), entry(5)])
    assert [str(e.cramps) for e in diary] == ["0", "2", "0"]


def test_more_than_fifty_years_is_a_mistake_in_the_dates():
    with pytest.raises(BadValue):
        Diary((entry(0), entry(MAX_NIGHTS)))
    assert len(Diary((entry(0), entry(MAX_NIGHTS - 1)))) == 2


def test_an_empty_diary_is_a_diary():
    empty = Diary()
    assert (len(empty), empty.first, empty.last, empty.exposure_names) == (0, None, None, ())


def test_exposures_are_told_by_name_and_unknown_is_not_no():
    found = entry(0, exposures=(Exposure("wine", value=True), Exposure("steps", 4000.0)))
    assert found.exposure("wine") is True
    assert found.exposure("coffee") is None
    assert [x.name for x in found.exposures] == ["steps", "wine"]
    assert Diary((found, entry(1))).exposure_names == ("steps", "wine")


@pytest.mark.parametrize(
    "make",
    [
        lambda: entry(0, pain=11),
        lambda: entry(0, sleep_disturbance=-1),
        lambda: entry(0, minutes=-0.5),
        lambda: entry(0, minutes=float("nan")),
        lambda: entry(0, note="x" * (MAX_NOTE_BYTES + 1)),
        lambda: entry(0, exposures=(Exposure("a", 1.0), Exposure("a", 2.0))),
        lambda: Exposure("", 1.0),
        lambda: Exposure(" wine", 1.0),
        lambda: Exposure("wi\nne", 1.0),
        lambda: Exposure("wine", float("inf")),
        lambda: Episode("e", pain=11),
        lambda: Episode("e", seconds_to_release=-1),
        lambda: Episode("e", started_at=datetime(2026, 1, 1)),  # noqa: DTZ001
    ],
)
def test_a_value_outside_its_field_is_refused(make):
    with pytest.raises(BadValue):
        make()


def test_a_cramp_keeps_what_was_tried_and_how_long_it_took():
    cramp = Episode(
        "e1",
        started_at=datetime(2026, 11, 17, 2, 10, tzinfo=UTC),
        seconds_to_release=95,
        manoeuvres=("wall-calf", "stand"),
        pain=7,
    )
    assert entry(0, "1", episodes=(cramp,)).episodes == (cramp,)


def test_a_summary_counts_each_kind_of_night_apart():
    diary = Diary((entry(0), entry(1, "3"), entry(2, "1+"), entry(3, ""), entry(9, "1")))
    window = summarise(diary, (MONDAY, MONDAY + 6))
    assert (window.nights, window.recorded, window.known) == (7, 4, 3)
    assert (window.quiet, window.cramp_nights, window.uncounted, window.cramps) == (1, 2, 1, 4)
    assert window.per_week == pytest.approx(7 * 4 / 3)


def test_a_summary_of_nothing_known_has_no_rate():
    assert summarise(Diary(), (MONDAY, MONDAY + 6)).per_week is None
