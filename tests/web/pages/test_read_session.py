"""What a browser tells of a session: taken whole, or refused with a sentence."""

import copy
from contextlib import suppress
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.errors import UncrampError
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import explain
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.web.pages.forms.session import read_session

KNOWN = load("en")
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
MADRID = ZoneInfo("Europe/Madrid")
LEFT = {
    "exercise": "wall-calf-stretch",
    "form": "",
    "level": 1,
    "side": "left",
    "planned": 3,
    "done": 2,
    "active_s": 24.5,
    "skipped": True,
    "hurt": False,
}
SESSION = {
    "id": "0123456789abcdef0123456789abcdef",
    "routine": "bedtime",
    "started_at": "2026-11-22T20:41:00.000Z",
    "seconds": 232,
    "movements": [LEFT, LEFT | {"side": "right", "done": 0, "active_s": 0, "hurt": True}],
}


def read(document, night_starts_at=time(12)):
    return read_session(document, KNOWN, zone=MADRID, night_starts_at=night_starts_at, now=NOW)


def test_a_session_is_read_as_it_was_told():
    session = read(SESSION)
    assert session.routine == "bedtime"
    assert session.seconds == 232
    assert session.started_at == datetime(2026, 11, 22, 20, 41, tzinfo=UTC)
    left, right = session.movements
    assert (left.side, left.planned, left.done, left.active_s) == (Side.LEFT, 3, 2, 24.5)
    assert (left.skipped, left.hurt, right.hurt) == (True, False, True)
    assert (left.felt, left.clean, left.sore) == (None, None, None)


def test_it_belongs_to_the_night_of_the_persons_zone_and_hour():
    at_two = SESSION | {"started_at": "2026-11-22T01:00:00Z"}
    assert read(at_two).night == Night.parse("2026-11-21")
    at_dinner = SESSION | {"started_at": "2026-11-22T18:30:00Z"}
    assert read(at_dinner).night == Night.parse("2026-11-22")
    assert read(at_dinner, time(20)).night == Night.parse("2026-11-21")


def changed(**facts):
    return SESSION | facts


def moved(**facts):
    return SESSION | {"movements": [LEFT | facts]}


BAD = {
    "no table": [],
    "nothing": None,
    "a word": "session",
    "no id": {k: v for k, v in SESSION.items() if k != "id"},
    "an id that is a path": changed(id="../../etc/passwd0000"),
    "an id that is a number": changed(id=7),
    "a long id": changed(id="a" * 65),
    "no routine": changed(routine=None),
    "a routine with a space": changed(routine="before bed"),
    "no start": changed(started_at=None),
    "a start without a zone": changed(started_at="2026-11-22T20:41:00"),
    "a start that is no moment": changed(started_at="yesterday"),
    "a start next week": changed(started_at="2026-11-30T20:41:00Z"),
    "a start long ago": changed(started_at="1999-11-30T20:41:00Z"),
    "seconds below zero": changed(seconds=-1),
    "seconds of a week": changed(seconds=600_000),
    "seconds without end": changed(seconds=float("inf")),
    "seconds that are none": changed(seconds=float("nan")),
    "seconds as a word": changed(seconds="232"),
    "huge seconds": changed(seconds=10**400),
    "no movements": changed(movements=[]),
    "movements as a word": changed(movements="all"),
    "too many movements": changed(movements=[LEFT] * 61),
    "one movement twice": changed(movements=[LEFT, LEFT]),
    "a movement that is a list": changed(movements=[[]]),
    "a strange exercise": moved(exercise="handstand"),
    "an exercise that is a list": moved(exercise=["wall-calf-stretch"]),
    "a strange form": moved(form="flying"),
    "a level that is not there": moved(level=99),
    "level nought": moved(level=0),
    "a level that is a yes": moved(level=True),
    "a strange side": moved(side="unsure"),
    "no side": moved(side=None),
    "sets below zero": moved(done=-1),
    "half a set": moved(done=1.5),
    "no sets planned": moved(planned=0),
    "a thousand sets": moved(done=1000),
    "active below zero": moved(active_s=-0.5),
    "active as nothing": moved(active_s=None),
    "skipped as a word": moved(skipped="no"),
    "hurt as a number": moved(hurt=1),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_does_not_fit_is_refused_with_a_sentence(name, language):
    with pytest.raises(UncrampError) as caught:
        read(BAD[name])
    sentence = explain(caught.value, language)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert len(sentence) < 400


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(JSON, st.sampled_from([*SESSION, *LEFT]))
def test_whatever_stands_in_a_field_it_is_read_or_refused(told, field):
    document = copy.deepcopy(SESSION)
    place = document if field in SESSION else document["movements"][0]
    place[field] = told
    with suppress(UncrampError):
        session = read(document)
        assert all(0 <= one.active_s <= 86_400 for one in session.movements)
