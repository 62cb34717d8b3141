"""Quiet, counted, some, don't know, and not recorded are five different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.errors import BadValue
from uncramp.person.diary import Cramps

EVERY = st.one_of(
    st.integers(0, Cramps.MAX).map(Cramps.counted),
    st.just(Cramps.some()),
    st.just(Cramps.unknown()),
)


@pytest.mark.parametrize(
    ("text", "cramps", "any_"),
    [
        ("0", Cramps.quiet(), False),
        ("3", Cramps.counted(3), True),
        ("1+", Cramps.some(), True),
        ("", Cramps.unknown(), None),
        (" 2 ", Cramps.counted(2), True),
    ],
)
def test_what_is_written_is_what_is_meant(text, cramps, any_):
    assert Cramps.parse(text) == cramps
    assert cramps.any is any_


@given(EVERY)
def test_reading_what_was_written_gives_the_same(cramps):
    assert Cramps.parse(str(cramps)) == cramps


def test_one_counted_cramp_and_some_cramps_differ():
    assert Cramps.counted(1) != Cramps.some()


@pytest.mark.parametrize(
    "text",
    [
        "-1",
        "1.5",
        "201",
        "many",
        "²",
        "٣",
        "1e2",
        "0+",
        "201+",
        "+",
        "2++",
        "1000000000",
        "0x1",
        "1 2",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(BadValue):
        Cramps.parse(text)


@pytest.mark.parametrize(
    ("at_least", "exact"), [(None, True), (0, False), (-1, True), (201, True), (201, False)]
)
def test_no_answer_can_contradict_itself(at_least, exact):
    with pytest.raises(BadValue):
        Cramps(at_least, exact)
