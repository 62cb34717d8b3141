"""Ada, Ben and a stranger on one database: nobody sees or changes another's rows."""

from dataclasses import replace

import pytest

from uncramp.errors import UnknownId
from uncramp.exchange.record import Factor, Medicine, Record, Settings
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.person.sessions import Done, Session
from uncramp.web import store
from uncramp.web.store import Shelf

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


@pytest.fixture
def secret(ben, now, tonight):
    """Ben's diary with one row of each kind; the numbers of the rows."""
    entry = NightEntry(tonight, Cramps.counted(7), note="ben's")
    change = store.save_night(ben, entry, at=now)
    medicine = store.save_medicine(ben, Medicine("ben's pill"), row=None)
    factor = store.save_factor(ben, Factor("ben's factor"), row=None)
    store.save_finding(ben, {"made_by": {}, "of": "ben"}, diary_digest="b", at=now)
    store.save_answers(ben, {"answers": {"of": "ben"}}, at=now)
    session = Session("shared-id", tonight, now, 60.0, "bens-own", (Done("heel-raise"),))
    store.save_session(ben, session)
    store.save_care(ben, {"wishes": {"of": "ben"}}, at=now)
    store.save_plan(ben, {"made_by": {}, "of": "ben"}, at=now)
    return {
        "session": session,
        "entry": entry,
        "change": change,
        "medicine": medicine,
        "factor": factor,
    }


def all_of(person):
    return (
        store.load_record(person),
        store.medicines(person),
        store.factors(person),
        store.stored_finding(person),
        store.diary_digest(person),
        store.load_answers(person),
        store.sessions(person),
        store.load_care(person),
        store.plans(person),
    )


def test_ada_sees_nothing_of_ben(ada, secret, tonight):
    assert store.load_diary(ada) == Diary()
    assert store.load_night(ada, tonight) is None
    assert store.medicines(ada) == ()
    assert store.factors(ada) == ()
    assert store.stored_finding(ada) is None
    assert store.load_answers(ada) == {}
    assert store.sessions(ada) == ()
    assert store.load_care(ada) == {}
    assert store.plans(ada) == ()
    assert store.latest_plan(ada) is None
    assert store.load_record(ada) == Record(settings=ada.settings)


def test_ada_changes_nothing_of_ben(ada, ben, secret, now, tonight):
    before = all_of(ben)
    store.save_night(ada, NightEntry(tonight, Cramps.quiet()), at=now)
    store.clear_night(ada, tonight, at=now)
    store.merge_diary(ada, Diary((NightEntry(tonight, Cramps.quiet()),)), at=now)
    store.save_settings(ada, Settings(language="es"))
    store.save_finding(ada, {"made_by": {}}, diary_digest="a", at=now)
    store.remove_medicine(ada, secret["medicine"])
    store.save_answers(ada, {"answers": {"of": "ada"}}, at=now)
    store.save_answers(ada, {}, at=now)
    # The same id is another session, as it is another's.
    assert store.save_session(ada, replace(secret["session"], routine="ada's"))
    store.save_feedback(ada, "shared-id", "heel-raise", {"felt": 9})
    store.save_care(ada, {"wishes": {"of": "ada"}}, at=now)
    store.save_care(ada, {}, at=now)
    store.save_plan(ada, {"made_by": {}, "of": "ada"}, at=now)
    assert store.undo(ada, secret["change"], at=now) is None
    store.replace_record(ada, Record(), at=now)
    store.delete_everything(ada)
    assert all_of(ben) == before


def test_ada_cannot_write_over_a_row_of_ben(ada, ben, secret):
    before = all_of(ben)
    with pytest.raises(UnknownId):
        store.save_medicine(ada, Medicine("mine now"), row=secret["medicine"])
    with pytest.raises(UnknownId):
        store.save_factor(ada, Factor("mine now"), row=secret["factor"])
    with pytest.raises(UnknownId):
        store.save_feedback(ada, "shared-id", "heel-raise", {"felt": 9})
    assert all_of(ben) == before


def test_two_people_may_follow_the_same_factor(ada, ben):
    for person in (ada, ben):
        store.save_factor(person, Factor("coffee"), row=None)
    assert store.factors(ada) != store.factors(ben)


def test_a_stranger_has_nothing_and_can_write_nothing(stranger, now, tonight):
    assert store.load_diary(stranger) == Diary()
    assert store.stored_finding(stranger) is None
    for write in (
        lambda: store.clear_night(stranger, tonight, at=now),
        lambda: store.save_medicine(stranger, Medicine("x"), row=None),
        lambda: store.save_factor(stranger, Factor("x"), row=None),
        lambda: store.save_finding(stranger, {}, diary_digest="", at=now),
        lambda: store.save_answers(stranger, {"answers": {}}, at=now),
        lambda: store.save_session(stranger, Session("a", tonight, now, 1.0, "bedtime")),
        lambda: store.save_feedback(stranger, "a", "heel-raise", {"felt": 1}),
        lambda: store.save_care(stranger, {"wishes": {}}, at=now),
        lambda: store.save_plan(stranger, {"made_by": {}}, at=now),
        lambda: store.save_settings(stranger, Settings()),
        lambda: store.replace_record(stranger, Record(), at=now),
        lambda: store.delete_everything(stranger),
        lambda: store.load_record(stranger),
    ):
        with pytest.raises(UnknownId):
            write()


def test_the_shelf_opens_its_own_person_and_nobody_else(ada, ben):
    assert store.person_on(Shelf.MINE) == ada


def test_starting_twice_leaves_one_diary(ada, now, tonight):
    entry = NightEntry(tonight, Cramps.quiet())
    store.save_night(ada, entry, at=now)
    again = store.start(Shelf.MINE, Settings(language="es"))
    assert again.id == ada.id
    assert again.settings.language == "es"
    assert store.load_night(again, tonight) == entry
