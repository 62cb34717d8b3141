"""Wrong passphrases: the wait grows, ends, and never falls on somebody else for long."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from uncramp.web.project.phone.tries import (
    FREE_TRIES,
    LONGEST_WAIT,
    MANY,
    MANY_WAIT,
    MOST_ADDRESSES,
    Tries,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NONE = timedelta(0)


def wrong(tries, times, address="10.0.0.9", at=NOON):
    """So many wrong tries, each as soon as it is taken; when the last one was."""
    for _ in range(times):
        wait = tries.begin(address, at)
        if wait:
            at += wait
            assert tries.begin(address, at) == NONE
    return at


def waits(times):
    """The wait that each of so many wrong tries in a row meets."""
    tries, at, met = Tries(), NOON, []
    for _ in range(times):
        met.append(tries.begin("10.0.0.9", at))
        if met[-1]:
            at += met[-1]
            assert tries.begin("10.0.0.9", at) == NONE
    return met


def test_a_few_slips_cost_nothing():
    assert waits(FREE_TRIES) == [NONE] * FREE_TRIES


def test_then_the_wait_doubles_up_to_a_quarter_of_an_hour():
    seconds = [wait.total_seconds() for wait in waits(14)[FREE_TRIES:]]
    assert seconds[:5] == [5, 10, 20, 40, 80]
    assert seconds[-1] == LONGEST_WAIT.total_seconds()
    assert seconds == sorted(seconds)


def test_asking_while_waiting_does_not_lengthen_the_wait():
    tries = Tries()
    at = wrong(tries, FREE_TRIES)
    before = tries.begin("10.0.0.9", at)
    for _ in range(50):
        assert tries.begin("10.0.0.9", at) == before


def test_another_address_does_not_wait_for_somebody_elses_mistakes():
    tries = Tries()
    at = wrong(tries, 20)
    assert tries.begin("10.0.0.10", at) == NONE


def test_the_right_one_ends_the_count():
    tries = Tries()
    at = wrong(tries, FREE_TRIES - 1)
    assert tries.begin("10.0.0.9", at) == NONE
    tries.right("10.0.0.9")
    assert tries.begin("10.0.0.9", at) == NONE


def test_many_at_once_from_one_address_gain_nothing():
    tries = Tries()
    taken = [tries.begin("10.0.0.9", NOON) == NONE for _ in range(100)]
    assert sum(taken) == FREE_TRIES


def test_a_crowd_of_addresses_is_slowed_as_one():
    tries = Tries()
    taken = [tries.begin(f"10.0.{n // 250}.{n % 250}", NOON) == NONE for n in range(500)]
    assert sum(taken) == MANY
    assert tries.begin("10.9.9.9", NOON) == MANY_WAIT
    assert tries.begin("10.9.9.9", NOON + MANY_WAIT) == NONE


def test_a_day_later_everything_is_forgotten():
    tries = Tries()
    at = wrong(tries, 20)
    assert waits(1) == [tries.begin("10.0.0.9", at + timedelta(days=2))]


def test_a_clock_that_was_set_back_does_not_lock_anybody_out():
    tries = Tries()
    at = wrong(tries, FREE_TRIES)
    assert tries.begin("10.0.0.9", at - timedelta(days=900)) <= LONGEST_WAIT


def test_what_is_remembered_has_a_bound():
    tries = Tries()
    for n in range(3 * MOST_ADDRESSES):
        tries.begin(f"a{n}", NOON + n * timedelta(minutes=2))
    assert len(tries._wrong) == MOST_ADDRESSES


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4_000)), max_size=80))
def test_nobody_ever_waits_longer_than_a_quarter_of_an_hour(steps):
    tries, at = Tries(), NOON
    for address, seconds in steps:
        at += timedelta(seconds=seconds)
        assert NONE <= tries.begin(address, at) <= LONGEST_WAIT


def test_after_the_clock_was_set_back_a_wait_that_was_waited_out_is_over():
    tries = Tries()
    at = wrong(tries, FREE_TRIES) - timedelta(days=1)
    waited = tries.begin("10.0.0.9", at)
    assert waited > NONE
    assert tries.begin("10.0.0.9", at + waited) == NONE


def test_after_the_clock_was_set_back_a_crowd_does_not_shut_the_door_for_a_day():
    tries = Tries()
    for n in range(MANY):
        tries.begin(f"a{n}", NOON)
    at = NOON - timedelta(days=1)
    waited = tries.begin("10.0.0.9", at)
    assert waited > NONE
    assert tries.begin("10.0.0.9", at + waited) == NONE
