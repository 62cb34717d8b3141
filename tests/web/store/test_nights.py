"""A night goes into the store and comes out as it was."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.record.strategies import diaries, entries
from uncramp.errors import BadValue, UnknownId
from uncramp.person.diary import Cramps, Diary, Episode, Exposure, NightEntry
from uncramp.web.store import (
    clear_night,
    diary_digest,
    load_diary,
    load_night,
    merge_diary,
    save_night,
)

pytestmark = pytest.mark.django_db

# The store is emptied of nothing between examples: each writes over what it finds.
same_store = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@same_store
@given(entry=entries(with_episodes=True))
def test_whatever_a_night_holds_comes_back_the_same(ada, now, entry):
    save_night(ada, entry, at=now)
    assert load_night(ada, entry.night) == entry


@same_store
@given(diary=diaries())
def test_an_import_comes_back_the_same(ada, now, diary):
    before = load_diary(ada)
    merge_diary(ada, diary, at=now)
    assert load_diary(ada) == before.with_entries(diary)


@pytest.mark.parametrize("text", ["0", "3", "200", "1+", ""])
def test_every_answer_is_kept_apart_from_the_others(ada, now, tonight, text):
    save_night(ada, NightEntry(tonight, Cramps.parse(text)), at=now)
    loaded = load_night(ada, tonight)
    assert loaded is not None
    assert str(loaded.cramps) == text


def test_a_quiet_night_is_an_entry_and_not_a_gap(ada, now, tonight):
    entry = NightEntry(tonight, Cramps.quiet())
    save_night(ada, entry, at=now)
    assert load_diary(ada) == Diary((entry,))
    assert load_night(ada, tonight + 1) is None


def test_a_cleared_night_is_a_gap_again(ada, now, tonight):
    save_night(ada, NightEntry(tonight, Cramps.counted(2)), at=now)
    clear_night(ada, tonight, at=now)
    assert load_night(ada, tonight) is None
    assert len(load_diary(ada)) == 0


def test_the_local_hour_of_a_cramp_survives_a_journey(ada, now, tonight):
    there = datetime(2026, 11, 22, 3, 10, tzinfo=timezone(timedelta(hours=-8)))
    entry = NightEntry(tonight, Cramps.counted(1), episodes=(Episode("1", started_at=there),))
    save_night(ada, entry, at=now)
    loaded = load_night(ada, tonight)
    assert loaded is not None
    assert str(loaded.episodes[0].started_at) == "2026-11-22 03:10:00-08:00"


def test_yes_is_not_one_and_no_is_not_nought(ada, now, tonight):
    told = (Exposure("a", True), Exposure("b", 1.0), Exposure("c", False), Exposure("d", 0.0))
    save_night(ada, NightEntry(tonight, Cramps.quiet(), exposures=told), at=now)
    loaded = load_night(ada, tonight)
    assert loaded is not None
    assert [type(e.value) for e in loaded.exposures] == [bool, float, bool, float]


def test_a_part_of_the_diary_has_both_its_ends(ada, now, tonight):
    nights = [NightEntry(tonight + -back, Cramps.counted(back)) for back in range(6)]
    merge_diary(ada, Diary(tuple(nights)), at=now)
    part = load_diary(ada, first=tonight + -3, last=tonight + -1)
    assert [entry.cramps.at_least for entry in part] == [3, 2, 1]


def test_the_digest_changes_with_the_nights_and_with_nothing_else(ada, ben, now, tonight):
    first = diary_digest(ada)
    save_night(ben, NightEntry(tonight, Cramps.quiet()), at=now)
    assert diary_digest(ada) == first
    save_night(ada, NightEntry(tonight, Cramps.quiet()), at=now)
    second = diary_digest(ada)
    clear_night(ada, tonight, at=now)
    assert len({first, second, diary_digest(ada), diary_digest(ben)}) == 4


def test_a_night_far_from_the_others_does_not_lock_the_diary(ada, now, tonight):
    entry = NightEntry(tonight, Cramps.quiet())
    save_night(ada, entry, at=now)
    mistyped = NightEntry(tonight + -19_000, Cramps.quiet())
    with pytest.raises(BadValue) as refused:
        save_night(ada, mistyped, at=now)
    assert refused.value.context["allowed"] == "fifty-years"
    assert load_diary(ada) == Diary((entry,))


@pytest.mark.parametrize("field", ["note", "arm", "block", "excluded"])
@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_a_text_that_no_database_holds_is_refused_by_both(ada, now, tonight, field, text):
    with pytest.raises(BadValue) as refused:
        save_night(ada, NightEntry(tonight, Cramps.quiet(), **{field: text}), at=now)
    assert refused.value.context["field"] == field
    assert load_night(ada, tonight) is None


def test_a_night_for_somebody_who_is_gone_is_refused(stranger, now, tonight):
    with pytest.raises(UnknownId):
        save_night(stranger, NightEntry(tonight, Cramps.quiet()), at=now)
    assert load_diary(stranger) == Diary()


def test_reading_and_saving_take_few_queries(ada, now, tonight, django_assert_max_num_queries):
    entry = NightEntry(tonight, Cramps.quiet())
    with django_assert_max_num_queries(1):
        load_diary(ada)
    with django_assert_max_num_queries(1):
        diary_digest(ada)
    with django_assert_max_num_queries(10):
        save_night(ada, entry, at=now)
