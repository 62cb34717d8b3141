"""On which nights a session was recorded, and on which nothing was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.report.figures.drawn import FIRST, Drawn
from uncramp.care.plan import Kept
from uncramp.errors import BadValue
from uncramp.exchange.report.figures import adherence_strip

SIGNS = {"w": Kept.WHOLE, "p": Kept.PART, "h": Kept.HURT, "n": Kept.NONE}
KINDS = "wpho."
OK = "var(--ok"
MUTED = "var(--muted"


def strip(nights: str, language: str = "en"):
    marks = {FIRST + i: SIGNS[sign] for i, sign in enumerate(nights) if sign in SIGNS}
    paused = [FIRST + i for i, sign in enumerate(nights) if sign == "o"]
    return adherence_strip(marks, FIRST, FIRST + (len(nights) - 1), language, paused=paused)


@given(st.text(KINDS, min_size=1, max_size=200))
def test_every_night_has_one_mark_or_an_empty_place(nights):
    drawn = Drawn(strip(nights))
    assert drawn.strokes(stroke=OK) == sum(nights.count(sign) for sign in "wp")
    assert drawn.strokes(stroke=MUTED, stroke_width="1") == nights.count("o")


@given(st.text(KINDS, min_size=1, max_size=200))
def test_the_table_counts_the_same_nights_as_the_caption(nights):
    figure = strip(nights)
    columns = list(zip(*figure.table.rows, strict=True))[1:]
    sums = [sum(map(int, column)) for column in columns]
    assert sums == [nights.count(sign) for sign in KINDS]
    assert figure.caption.startswith("One night" if len(nights) == 1 else f"{len(nights)} nights")


@given(st.text(KINDS, min_size=1, max_size=200))
def test_nothing_is_drawn_outside_the_drawing(nights):
    drawn = Drawn(strip(nights))
    assert max(drawn.numbers) <= max(drawn.size)


def test_a_night_without_a_session_is_not_called_missed():
    figure = strip("w.p....")
    assert figure.caption == (
        "7 nights, 23 Nov 2025 to 29 Nov 2025: a whole session on 1, a part of one on 1, "
        "5 without a session."
    )
    assert "missed" not in figure.svg


def test_a_session_that_hurt_has_a_mark_of_its_own():
    figure = strip("wh")
    assert Drawn(figure).strokes(stroke="var(--danger") == 1
    assert "one that hurt on 1" in figure.caption


def test_a_session_that_was_opened_and_not_begun_is_no_session():
    assert strip("wn").table.rows[0][-1] == "1"


def test_absent_nights_look_absent():
    nothing, everything = Drawn(strip("." * 28)), Drawn(strip("w" * 28))
    assert nothing.strokes(stroke=OK) == 0
    assert everything.strokes(stroke=MUTED, stroke_width="0.8") == 0


def test_spanish_says_it_in_spanish():
    assert "sin sesión" in strip("w..", "es").caption


def test_a_strip_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadValue):
        adherence_strip({}, FIRST, FIRST + -1, "en")
