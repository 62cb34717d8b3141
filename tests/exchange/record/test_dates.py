from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.exchange.record._bad_cell import BadCell
from uncramp.exchange.record._dates import DateStyle, guess_style, parse_night
from uncramp.person.nights import Night


@given(st.dates())
def test_every_date_is_read_in_the_style_it_was_written_in(day):
    night = Night(day)
    written = {
        DateStyle.ISO: str(night),
        DateStyle.DAY_FIRST: f"{day.day}/{day.month:02}/{day.year:04}",
        DateStyle.MONTH_FIRST: f"{day.month}-{day.day}-{day.year:04}",
    }
    for style, text in written.items():
        assert parse_night(text, style) == night
        assert parse_night(str(night), style) == night


@pytest.mark.parametrize(
    ("text", "reason", "expected"),
    [
        ("", "date-empty", "YYYY-MM-DD"),
        ("22/11/2026", "date-foreign", "2026-11-22"),
        ("11.22.2026", "date-foreign", "2026-11-22"),
        ("5/5/2026", "date-foreign", "2026-05-05"),
        ("03/04/2026", "date-ambiguous", "2026-03-04 / 2026-04-03"),
        ("2026/11/22", "date-foreign", "2026-11-22"),
        ("20261122", "date-foreign", "2026-11-22"),
        ("2026-2-3", "date-foreign", "2026-02-03"),
        ("2026-02-30", "date-impossible", "YYYY-MM-DD"),
        ("31/13/2026", "date-impossible", "YYYY-MM-DD"),
        ("22/11/26", "date-short-year", "YYYY-MM-DD"),
        ("2026-11-22T03:10", "date-with-time", "2026-11-22"),
        ("22/11/2026 03:10", "date-with-time", "YYYY-MM-DD"),
        ("2026-W47-7", "date", "YYYY-MM-DD"),
        ("tomorrow", "date", "YYYY-MM-DD"),
        ("٢٠٢٦-١١-٢٢", "date", "YYYY-MM-DD"),
    ],
)
def test_another_kind_of_date_says_what_would_be_right(text, reason, expected):
    with pytest.raises(BadCell) as caught:
        parse_night(text, DateStyle.ISO)
    assert (caught.value.reason, caught.value.expected) == (reason, expected)


def test_a_day_that_cannot_be_in_the_declared_style_suggests_the_other_reading():
    with pytest.raises(BadCell) as caught:
        parse_night("11/22/2026", DateStyle.DAY_FIRST)
    assert (caught.value.reason, caught.value.expected) == ("date-impossible", "2026-11-22")


@given(st.text(max_size=24), st.sampled_from(DateStyle))
def test_no_text_breaks_the_reading_of_a_date(text, style):
    with suppress(BadCell):
        assert isinstance(parse_night(text, style), Night)


@pytest.mark.parametrize(
    ("texts", "style", "certain"),
    [
        (["2026-01-01", "2026-01-02"], DateStyle.ISO, True),
        (["13/01/2026", "14/01/2026"], DateStyle.DAY_FIRST, True),
        (["01/13/2026", "01/14/2026"], DateStyle.MONTH_FIRST, True),
        (["01/02/2026", "02/02/2026", "03/02/2026"], DateStyle.DAY_FIRST, False),
        (["02/01/2026", "02/02/2026", "02/03/2026"], DateStyle.MONTH_FIRST, False),
        ([], DateStyle.ISO, False),
        (["yesterday"], DateStyle.ISO, False),
    ],
)
def test_the_style_of_a_file_is_guessed_from_all_of_its_dates(texts, style, certain):
    assert guess_style(texts) == (style, certain)


@pytest.mark.parametrize(
    ("style", "shape"),
    [(DateStyle.ISO, "YYYY-MM-DD"), (DateStyle.DAY_FIRST, "DD/MM/YYYY")],
)
def test_what_would_be_right_is_said_in_the_style_of_the_file(style, shape):
    with pytest.raises(BadCell) as caught:
        parse_night("31/31/2026", style)
    assert caught.value.expected == shape
