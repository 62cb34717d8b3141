"""Seven days, four weeks, twelve months."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from uncramp.exchange.backups import Slot, slots
from uncramp.exchange.backups._slots import MOST

DAYS = st.lists(st.dates(date(2019, 12, 20), date(2022, 1, 10)), max_size=120)


def every_day(first, n):
    return [first + timedelta(days=k) for k in range(n)]


def test_a_daily_backup_of_two_years_leaves_seven_days_four_weeks_and_twelve_months():
    kept = slots(every_day(date(2025, 1, 1), 700))
    counts = {slot: sum(slot in why for why in kept.values()) for slot in Slot}
    assert counts == {Slot.DAY: 7, Slot.WEEK: 4, Slot.MONTH: 12, Slot.JUST_MADE: 0}


def test_each_month_is_kept_by_its_last_backup():
    kept = slots(every_day(date(2026, 1, 1), 120))
    assert date(2026, 3, 31) in kept
    assert date(2026, 3, 30) not in kept


def test_a_pause_of_a_year_deletes_nothing():
    days = every_day(date(2024, 1, 1), 5)
    assert set(slots([*days, date(2025, 6, 1)])) == {*days, date(2025, 6, 1)}


def test_what_was_just_made_stays_though_the_clock_was_set_back():
    days = every_day(date(2026, 11, 1), 20)
    assert slots([*days, date(2020, 1, 1)], just_made=date(2020, 1, 1))[date(2020, 1, 1)]


@given(DAYS, st.dates(date(2019, 12, 20), date(2022, 1, 10)))
def test_the_newest_and_the_one_just_made_are_always_kept_within_the_bound(days, made):
    kept = slots([*days, made], just_made=made)
    assert {max([*days, made]), made} <= kept.keys()
    assert len(kept) <= MOST
    assert kept.keys() <= {*days, made}


@given(DAYS)
def test_every_kept_backup_says_what_it_is_kept_for(days):
    kept = slots(days)
    assert all(kept.values())
    for slot, most in ((Slot.DAY, 7), (Slot.WEEK, 4), (Slot.MONTH, 12)):
        assert sum(slot in why for why in kept.values()) <= most


@given(DAYS)
def test_what_was_kept_is_kept_again_until_something_newer_comes(days):
    kept = slots(days)
    assert slots(kept) == kept


@given(st.sets(st.dates(date(2021, 1, 1), date(2022, 12, 31)), min_size=1, max_size=150))
def test_a_policy_applied_each_day_keeps_what_the_policy_applied_once_keeps(days):
    running = set()
    for day in sorted(days):
        running = set(slots([*running, day], just_made=day))
    assert running == set(slots(days))
