from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.report.figures.drawn import FIRST, Drawn, diary
from uncramp.errors import BadValue
from uncramp.exchange.report.figures import year_strip
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

YEAR = ("000100200" * 41)[:365]
ACCENT = "var(--accent"
MUTED = "var(--muted"


def strip(answers: str, language: str = "en"):
    return year_strip(diary(answers), FIRST, FIRST + (len(answers) - 1), language)


@given(st.text("0123+?.", min_size=1, max_size=400))
def test_every_night_has_exactly_the_mark_of_its_kind(answers):
    drawn = Drawn(strip(answers))
    assert drawn.strokes(stroke=MUTED, stroke_linecap="round") == answers.count("0")
    counted = sum(answers.count(sign) for sign in "123")
    assert drawn.strokes(stroke=ACCENT, stroke_linecap="round") == counted
    assert drawn.strokes(stroke=ACCENT, stroke_dasharray="2") == answers.count("+")
    assert drawn.strokes(stroke=MUTED, stroke_width="0.9") == answers.count("?")


@given(st.text("0123+?.", min_size=1, max_size=400))
def test_nothing_is_drawn_outside_the_drawing(answers):
    drawn = Drawn(strip(answers))
    width, height = drawn.size
    ends = [float(e.get("x", 0)) for e in drawn.all("text")]
    assert width == 340
    assert max(drawn.numbers) <= max(width, height)
    assert max(ends) < width - 10


def test_a_quiet_year_and_a_year_without_entries_do_not_look_alike():
    quiet, nothing = strip("0" * 365), strip("." * 365)
    assert Drawn(quiet).strokes(stroke=MUTED, stroke_linecap="round") == 365
    assert Drawn(nothing).strokes(stroke=MUTED, stroke_linecap="round") == 0
    assert nothing.caption == "No night from 23 Nov 2025 to 22 Nov 2026 has been recorded."


def test_a_gap_leaves_its_place_empty_over_one_thin_line():
    drawn = Drawn(strip("00....00"))
    assert drawn.strokes(stroke=MUTED, stroke_linecap="round") == 4
    assert drawn.strokes(stroke=MUTED, opacity="0.5") == 1


def test_a_gap_that_runs_over_the_end_of_a_row_is_drawn_in_both_rows():
    assert Drawn(strip("0" * 90 + "...." + "0")).strokes(stroke=MUTED, opacity="0.5") == 2


def test_more_cramps_stand_taller_and_one_still_stands_above_a_quiet_night():
    drawn = Drawn(strip("0123" + "9" * 3))
    rises = [
        float(part.split("v-")[1])
        for element in drawn.all("path", stroke=ACCENT)
        for part in element.get("d", "").split("M")
        if "v-" in part
    ]
    assert rises[:4] == sorted(rises[:4])
    assert rises[0] > 5


def test_the_caption_says_the_numbers_that_are_drawn():
    assert strip("0012+?..").caption == (
        "8 nights, 23 Nov 2025 to 30 Nov 2025: 2 quiet, 3 with cramps (at least 4 in all), "
        "1 don't know, 2 not recorded."
    )
    assert strip("02", "es").caption == (
        "2 noches, del 23 nov 2025 al 24 nov 2025: 1 tranquila, 1 con calambres (2 en total)."
    )
    assert strip("2").caption == "One night, 23 Nov 2025: 1 with cramps (2 in all)."


def test_the_table_has_a_row_for_each_month_and_its_sums_are_the_caption():
    figure = strip(YEAR)
    assert len(figure.table.rows) == 13
    assert figure.table.rows[0][0] == "Nov 2025"
    quiet = sum(int(row[1]) for row in figure.table.rows)
    assert quiet == YEAR.count("0")
    assert f"{quiet} quiet" in figure.caption


def test_a_month_with_nights_that_nobody_counted_has_a_plus():
    assert strip("2+").table.rows[0][3] == "3+"


def test_only_what_is_there_is_explained():
    assert "quiet" in Drawn(strip("000")).words
    assert "don't know" not in Drawn(strip("000")).words
    assert "not recorded" in Drawn(strip("0.0")).words
    assert "cramps (taller: more)" in Drawn(strip("1")).words


@pytest.mark.parametrize(("language", "january"), [("en", "Jan 2026"), ("es", "ene 2026")])
def test_months_are_named_in_the_language_and_january_carries_its_year(language, january):
    assert january in Drawn(strip(YEAR, language)).words


def test_names_of_months_do_not_run_into_each_other():
    for start in range(0, 366, 5):
        first = Night(date(2024, 1, 1)) + start
        drawn = Drawn(year_strip(Diary(), first, first + 364, "es"))
        rows: dict[str, list[tuple[float, float]]] = {}
        for element in drawn.all("text"):
            x, words = float(element.get("x", 0)), "".join(element.itertext())
            rows.setdefault(element.get("y", ""), []).append((x, x + 6.5 * len(words)))
        for spans in rows.values():
            ordered = sorted(spans)
            assert all(a[1] < b[0] for a, b in pairwise(ordered))


def test_nights_outside_the_window_are_not_drawn():
    figure = year_strip(diary("0123"), FIRST + 1, FIRST + 2, "en")
    assert figure.caption.startswith("2 nights")
    assert figure.caption.endswith("2 with cramps (3 in all).")


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadValue):
        year_strip(Diary(), FIRST, FIRST + -1, "en")


def test_a_year_is_small_and_four_rows_high():
    figure = strip(YEAR)
    assert len(figure.svg) < 20_000
    assert len({e.get("y") for e in Drawn(figure).all("text") if e.get("y") != "0"}) == 4


def test_a_short_strip_to_the_letter():
    assert strip("0.2").svg == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 100" role="img" '
        'class="figure-drawing" font-size="13" fill="var(--muted, #5f665c)">'
        "<title>Your nights, one mark each</title><desc>3 nights, 23 Nov 2025 to 25 Nov 2025: "
        "1 quiet, 1 with cramps (2 in all), 1 not recorded.</desc>"
        '<text x="3" y="50">Nov 2025</text>'
        '<path fill="none" stroke-width="5.1" stroke="var(--muted, #5f665c)" '
        'stroke-linecap="round" d="M8.4 31h0"/>'
        '<path fill="none" stroke-width="6" stroke="var(--accent, #a64b12)" '
        'stroke-linecap="round" d="M29.9 31v-15.2"/>'
        '<path fill="none" stroke-width="0.8" stroke="var(--muted, #5f665c)" opacity="0.5" '
        'd="M15.3 33.5h7.8"/>'
        '<g transform="translate(2 74)"><path fill="none" stroke-width="2" '
        'stroke="var(--muted, #5f665c)" stroke-linecap="round" d="M1.5 -4.2h0"/>'
        '<text x="9" y="0">quiet</text></g>'
        '<g transform="translate(64 74)"><path fill="none" stroke-width="2.3" '
        'stroke="var(--accent, #a64b12)" stroke-linecap="round" opacity="0.72" '
        'd="M1.5 -1.2v-4.2"/><path fill="none" stroke-width="2.3" '
        'stroke="var(--accent, #a64b12)" stroke-linecap="round" d="M5.2 -1.2v-10.7"/>'
        '<text x="13" y="0">cramps (taller: more)</text></g>'
        '<g transform="translate(2 94)"><path fill="none" stroke-width="0.8" '
        'stroke="var(--muted, #5f665c)" opacity="0.5" d="M0 -4h12"/>'
        '<text x="18" y="0">not recorded</text></g></svg>'
    )
