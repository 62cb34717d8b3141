"""Two windows save at once: both wait their turn, and neither loses a night."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from uncramp.exchange.record import Settings
from uncramp.person.diary import Cramps, NightEntry
from uncramp.person.sessions import Session
from uncramp.web.store import (
    NightTold,
    Outcome,
    SentEntry,
    Shelf,
    Touches,
    let_go,
    load_diary,
    load_night,
    person_on,
    receive,
    save_night,
    save_session,
    sessions,
    start,
    undo,
)
from uncramp.web.store.models import PersonRow

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 4
SAVES = 20


def at_once(write):
    """What each of some threads gave, all running ``write`` with its number."""

    def alone(writer):
        try:
            return write(writer)
        finally:
            # Connections belong to threads, and these threads end here.
            let_go()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(alone, range(WRITERS)))


def test_writers_of_different_nights_all_succeed(ada, now, tonight):
    def write(writer):
        for save in range(SAVES):
            night = tonight + -(writer * SAVES + save)
            save_night(ada, NightEntry(night, Cramps.counted(writer)), at=now)

    at_once(write)
    assert len(load_diary(ada)) == WRITERS * SAVES


def test_writers_of_one_night_leave_a_history_without_holes(ada, now, tonight):
    def write(writer):
        return [
            save_night(ada, NightEntry(tonight, Cramps.counted(writer * SAVES + save)), at=now)
            for save in range(SAVES)
        ]

    changes = sorted(change for written in at_once(write) for change in written)
    assert len(changes) == WRITERS * SAVES
    for change in reversed(changes):
        assert undo(ada, change, at=now) == tonight
    assert load_night(ada, tonight) is None


def test_a_double_tap_on_start_makes_one_person(now):
    people = at_once(lambda _: start(Shelf.MINE, Settings()))
    assert {person.id for person in people} == {person_on(Shelf.MINE).id}
    assert PersonRow.objects.using(Shelf.MINE).count() == 1


def test_of_two_undos_of_one_change_only_one_counts(ada, now, tonight):
    save_night(ada, NightEntry(tonight, Cramps.counted(1)), at=now)
    change = save_night(ada, NightEntry(tonight, Cramps.counted(2)), at=now)
    undone = at_once(lambda _: undo(ada, change, at=now))
    assert undone.count(tonight) == 1
    assert undone.count(None) == WRITERS - 1
    assert load_night(ada, tonight).cramps == Cramps.counted(1)


def test_a_session_that_is_sent_twice_at_once_is_new_to_one_of_them(ada, now, tonight):
    def write(_):
        return [
            save_session(ada, Session(f"s{save}", tonight, now, 60.0, "bedtime"))
            for save in range(SAVES)
        ]

    assert sum(new for told in at_once(write) for new in told) == SAVES
    assert len(sessions(ada)) == SAVES


def test_an_entry_that_two_requests_bring_at_once_is_stored_by_one_of_them(ada, now, tonight):
    def write(_):
        return [
            receive(
                ada,
                SentEntry(f"e{save}", "night", now, {"n": save}, tonight + -save),
                NightTold(
                    tonight + -save,
                    Touches.ANSWER,
                    lambda entry, save=save: NightEntry(tonight + -save, Cramps.counted(save)),
                ),
                at=now,
            ).outcome
            for save in range(SAVES)
        ]

    told = [outcome for outcomes in at_once(write) for outcome in outcomes]
    assert told.count(Outcome.STORED) == SAVES
    assert told.count(Outcome.ALREADY) == SAVES * (WRITERS - 1)
    assert len(load_diary(ada)) == SAVES
