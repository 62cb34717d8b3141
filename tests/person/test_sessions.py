"""A session holds what was really done, and nothing that cannot be."""

from datetime import UTC, datetime

import pytest

from uncramp.errors import BadValue
from uncramp.knowledge.wording import LANGUAGES, explain, say
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import MAX_MOVEMENTS, Done, Session

AT = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
NIGHT = Night(AT.date())


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("level", (0, 21)),
        ("planned", (0, 101)),
        ("done", (-1, 101)),
        ("active_s", (-0.1, 86_400.1, float("nan"))),
        ("felt", (-1, 11)),
        ("sore", (-1, 11)),
    ],
)
def test_a_movement_that_cannot_be_is_refused_with_its_field(field, values):
    for value in values:
        with pytest.raises(BadValue) as refused:
            Done("heel-raise", **{field: value})
        assert refused.value.context["field"] == field
        for language in LANGUAGES:
            named = say(f"error.field.{field}", language)
            assert named in explain(refused.value, language)


@pytest.mark.parametrize(
    "wrong",
    [
        {"started_at": AT.replace(tzinfo=None)},
        {"seconds": -1},
        {"seconds": 86_401},
        {"movements": (Done("heel-raise"),) * (MAX_MOVEMENTS + 1)},
        {"id": ""},
        {"id": "x" * 81},
        {"id": "two words"},
        {"id": "=1+1"},
    ],
    ids=str,
)
def test_a_session_that_cannot_be_is_refused(wrong):
    right = {"id": "a", "night": NIGHT, "started_at": AT, "seconds": 60.0, "routine": "bedtime"}
    assert Session(**right).movements == ()
    with pytest.raises(BadValue) as refused:
        Session(**right | wrong)
    for language in LANGUAGES:
        assert explain(refused.value, language) != say("error.unexpected", language)


@pytest.mark.parametrize(
    ("told", "is_whole"),
    [
        ({"planned": 3, "done": 3}, True),
        ({"planned": 3, "done": 4}, True),
        ({"planned": 3, "done": 2}, False),
        ({"planned": 3, "done": 3, "skipped": True}, False),
        ({"planned": 3, "done": 3, "hurt": True}, False),
        ({}, False),
    ],
)
def test_whole_is_every_set_without_pain(told, is_whole):
    assert Done("heel-raise", **told).is_whole is is_whole


def test_what_was_done_of_one_exercise_is_found_side_by_side():
    left, right = (Done("wall-calf-stretch", side=side) for side in (Side.LEFT, Side.RIGHT))
    session = Session("a", NIGHT, AT, 60.0, "bedtime", (left, Done("heel-raise"), right))
    assert session.of("wall-calf-stretch") == (left, right)
    assert session.of("ankle-pumps") == ()
