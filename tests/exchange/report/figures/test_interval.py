import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.report.figures.drawn import Drawn
from uncramp.exchange.report.figures import interval
from uncramp.learn.inference import Estimate

HALF = Estimate(0.52, 0.40, 0.47, 0.52, 0.58, 0.68)


def point(drawn: Drawn) -> float:
    (circle,) = drawn.all("circle")
    return float(circle.get("cx", 0))


def test_fewer_is_left_of_no_difference_and_more_is_right():
    same = Estimate(1, 0.8, 0.9, 1, 1.1, 1.2)
    double = Estimate(2, 1.5, 1.8, 2, 2.2, 2.6)
    places = [point(Drawn(interval(e, "en", label="x"))) for e in (HALF, same, double)]
    assert places == sorted(places)
    assert places[1] == 170


def test_half_is_as_far_from_the_middle_as_double():
    half = Estimate(0.5, 0.4, 0.45, 0.5, 0.55, 0.6)
    double = Estimate(2, 1 / 0.6, 1 / 0.55, 2, 1 / 0.45, 1 / 0.4)
    left = point(Drawn(interval(half, "en", label="x")))
    right = point(Drawn(interval(double, "en", label="x")))
    assert 170 - left == pytest.approx(right - 170, abs=0.2)


def test_the_95_percent_range_is_thin_and_the_50_percent_range_thick():
    bars = Drawn(interval(HALF, "en", label="x")).all("path", stroke_linecap="round")
    assert [bar.get("stroke-width") for bar in bars] == ["6", "12"]
    spans = [[float(n) for n in bar.get("d", "")[1:].replace("H", " ").split()] for bar in bars]
    (start, _, end), (inner_start, _, inner_end) = spans
    assert start < inner_start < inner_end < end


@given(st.lists(st.floats(1e-12, 1e12), min_size=5, max_size=5).map(sorted))
def test_even_a_huge_interval_stays_in_the_drawing(quantiles):
    drawn = Drawn(interval(Estimate(1, *quantiles), "en", label="x"))
    assert all(-7 <= number <= 340 for number in drawn.numbers)
    assert 0 <= point(drawn) <= 340
    for words in drawn.all("text", text_anchor="middle"):
        half = 3.6 * len("".join(words.itertext()))
        assert half - 2 <= float(words.get("x", 0)) <= 342 - half


def test_a_range_beyond_the_axis_ends_in_an_arrow():
    wide = Estimate(1, 0.001, 0.3, 2, 9, 3000)
    arrows = [
        p for p in Drawn(interval(wide, "en", label="x")).all("path") if "L" in p.get("d", "")
    ]
    assert len(arrows) == 2


def test_the_ends_and_the_middle_are_named():
    assert {"← fewer", "no difference", "more →"} <= set(
        Drawn(interval(HALF, "en", label="x")).words
    )
    assert {"← menos", "sin diferencia", "más →"} <= set(
        Drawn(interval(HALF, "es", label="x")).words
    )


def test_caption_and_table_say_the_numbers_that_are_drawn():
    figure = interval(HALF, "en", label="Stretching")
    assert figure.caption == (
        "Stretching: 0.52 times as many cramps; the true number is between 0.40 and 0.68 with "
        "a probability of 95\xa0%. 1 is no difference."
    )
    assert [row[1] for row in figure.table.rows] == ["0.52", "0.47 – 0.58", "0.40 – 0.68"]
    assert "0,52" in interval(HALF, "es", label="x").caption


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", 'a "b" & c', "\x00\x1b[2J", "]]>"])
def test_no_label_can_break_out_of_the_drawing(label):
    figure = interval(HALF, "en", label=label)
    root = Drawn(figure).root
    assert "<script" not in figure.svg
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert "times as many" in (title.text or "")


def test_it_is_small():
    assert len(interval(HALF, "es", label="Estirar antes de dormir").svg) < 4_000
