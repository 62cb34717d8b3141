"""A session is stored once, however often it is sent; how it felt may be said later."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.record.strategies import sessions as any_session
from uncramp.errors import BadValue, UnknownId
from uncramp.person.diary import Side
from uncramp.person.sessions import Done, Session
from uncramp.web.store import save_feedback, save_session, sessions
from uncramp.web.store.models import SessionRow

pytestmark = pytest.mark.django_db

STRETCH = tuple(
    Done("wall-calf-stretch", side=side, planned=3, done=3) for side in (Side.LEFT, Side.RIGHT)
)


@pytest.fixture
def session(now, tonight):
    started = now.astimezone(ZoneInfo("Europe/Madrid"))
    return Session("s-1", tonight, started, 200.5, "bedtime", (*STRETCH, Done("ankle-pumps")))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_session)
def test_a_session_comes_back_the_same(ada, session):
    SessionRow.objects.using(ada.shelf).all().delete()
    assert save_session(ada, session)
    (found,) = sessions(ada)
    assert found == session
    assert repr(found.started_at.utcoffset()) == repr(session.started_at.utcoffset())


def test_one_that_is_sent_twice_is_there_once(ada, session):
    assert save_session(ada, session)
    assert not save_session(ada, session)
    assert sessions(ada) == (session,)


def test_what_was_done_is_told_once(ada, session):
    save_session(ada, session)
    other = replace(session, seconds=1.0, movements=(Done("heel-raise", done=9),))
    assert not save_session(ada, other)
    assert sessions(ada) == (session,)


def test_sent_again_with_answers_it_takes_those_that_were_missing(ada, session):
    said = replace(session.movements[0], felt=2, clean=True)
    save_session(ada, replace(session, movements=(said, *session.movements[1:])))
    again = tuple(replace(one, felt=7, sore=1, done=9) for one in session.movements)
    assert not save_session(ada, replace(session, movements=again))
    (found,) = sessions(ada)
    assert found.movements[0] == replace(said, sore=1)
    assert found.movements[1] == replace(session.movements[1], felt=7, sore=1)


def test_that_it_hurt_is_never_lost(ada, session):
    hurt = tuple(replace(one, hurt=True) for one in session.movements)
    save_session(ada, session)
    save_session(ada, replace(session, movements=hurt))
    save_session(ada, session)
    (found,) = sessions(ada)
    assert found.movements == hurt


def test_how_it_felt_can_be_said_later_and_taken_back(ada, session):
    save_session(ada, session)
    said = save_feedback(ada, "s-1", "wall-calf-stretch", {"felt": 2, "clean": True, "done": 9})
    assert sessions(ada) == (said,)
    expected = tuple(replace(one, felt=2, clean=True) for one in STRETCH)
    assert said.movements == (*expected, session.movements[2])
    said = save_feedback(ada, "s-1", "wall-calf-stretch", {"felt": None, "sore": 3})
    expected = tuple(replace(one, clean=True, sore=3) for one in STRETCH)
    assert said.movements == (*expected, session.movements[2])


def test_a_feeling_that_cannot_be_changes_nothing(ada, session):
    save_session(ada, session)
    with pytest.raises(BadValue):
        save_feedback(ada, "s-1", "ankle-pumps", {"felt": 11})
    for name, exercise in (("s-2", "ankle-pumps"), ("s-1", "heel-raise")):
        with pytest.raises(UnknownId):
            save_feedback(ada, name, exercise, {"felt": 1})
    assert sessions(ada) == (session,)


def test_sessions_come_in_the_order_they_began_from_a_night_on(ada, session):
    days = [3, 0, 2, 1]
    for n in days:
        began = session.started_at + timedelta(days=n)
        save_session(ada, replace(session, id=f"s{n}", night=session.night + n, started_at=began))
    assert [one.id for one in sessions(ada)] == ["s0", "s1", "s2", "s3"]
    assert [one.id for one in sessions(ada, first=session.night + 2)] == ["s2", "s3"]


def test_a_text_that_no_database_holds_is_refused(ada, session):
    with pytest.raises(BadValue):
        save_session(ada, replace(session, routine="\0"))
    with pytest.raises(BadValue):
        save_session(ada, replace(session, movements=(Done("x\ud800"),)))
    assert sessions(ada) == ()
