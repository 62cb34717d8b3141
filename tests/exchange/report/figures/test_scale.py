from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.exchange.report.figures._scale import Linear, Ratio, month_starts, round_ticks
from uncramp.exchange.report.figures._svg import element, number, text
from uncramp.person.nights import Night


@given(st.floats(1e-6, 1e9))
def test_ticks_are_round_reach_the_top_and_are_few(most):
    ticks = round_ticks(most)
    assert ticks[0] == 0
    assert ticks[-1] >= most * 0.999
    assert 2 <= len(ticks) <= 5
    assert f"{ticks[1]:.0e}"[0] in "125"


def test_places_beyond_an_axis_stay_at_its_ends():
    up = Linear(0, 10, 140, 0)
    assert [up(-5), up(0), up(5), up(99)] == [140, 140, 70, 0]
    axis = Ratio(4, 0, 100)
    assert [axis(0.001), axis(0.25), axis(1), axis(4), axis(1e9)] == [0, 0, 50, 100, 100]


@pytest.mark.parametrize(
    ("first", "nights", "every", "expected"),
    [
        (date(2025, 11, 23), 60, 1, [8, 39]),
        (date(2025, 12, 1), 32, 1, [0, 31]),
        (date(2025, 12, 2), 30, 1, []),
        (date(2025, 11, 23), 365, 3, [39, 129, 220, 312]),
        (date(2025, 11, 23), 365, 12, [39]),
    ],
)
def test_months_begin_where_the_calendar_says(first, nights, every, expected):
    assert [at for at, _ in month_starts(Night(first), nights, every=every)] == expected


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (1.04, "1"), (-0.04, "0"), (12.25, "12.2"), (-3.5, "-3.5"), (-0.5, "-0.5")],
)
def test_lengths_are_short(value, written):
    assert number(value) == written


def test_elements_escape_what_they_are_given():
    assert element("g", title='a"<&') == '<g title="a&quot;&lt;&amp;"/>'
    assert text(1, 2, "a<b&\x07") == '<text x="1" y="2">a&lt;b&amp; </text>'
