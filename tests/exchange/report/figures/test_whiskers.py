"""Estimates under each other: where they lie, and what is beyond the axis."""

import re

import pytest

from tests.exchange.report.figures.drawn import Drawn
from uncramp.exchange.report.figures import Axis, Whisker, whiskers

AXIS = Axis(0.0, 0.1, ((0.0, "0 %"), (0.1, "10 %")), (0.0, 0.05))


def drawn(*rows, axis=AXIS):
    figure = whiskers(rows, axis, title="t", caption="c", head=("a", "b"))
    return Drawn(figure), figure


def points(picture):
    return [(float(e.get("cx")), float(e.get("cy"))) for e in picture.all("circle")]


def arrows(picture):
    return [e.get("d") for e in picture.all("path") if re.fullmatch(r"M\S+ \S+L.*L.*", e.get("d"))]


def test_a_point_lies_where_its_number_is():
    picture, _ = drawn(Whisker("x", 0.02, 0.05, 0.08, "5 %"))
    assert points(picture)[0][0] == pytest.approx(170, abs=0.1)
    assert arrows(picture) == []


def test_rows_stand_under_each_other_with_their_names_and_numbers():
    rows = [Whisker(f"row {i}", 0.02, 0.03, 0.04, f"{i} %") for i in range(4)]
    picture, figure = drawn(*rows)
    heights = [y for _, y in points(picture)]
    assert heights == sorted(set(heights))
    assert {"row 0", "row 3", "0 %", "3 %"} <= set(picture.words)
    assert figure.table.rows == tuple((row.label, row.told) for row in rows)


def test_what_is_beyond_the_axis_is_an_arrow_and_no_point():
    picture, _ = drawn(Whisker("x", -0.1, 0.2, 0.3, "20 %"))
    assert points(picture) == []
    assert len(arrows(picture)) == 2


def test_a_limit_is_drawn_once_and_a_range_at_both_ends():
    row = Whisker("x", 0.02, 0.05, 0.08, "5 %")
    limit, _ = drawn(row)
    both, _ = drawn(row, axis=Axis(0.0, 0.1, AXIS.ticks, (0.04, 0.06)))
    assert len(limit.all("path", stroke_dasharray="3 3")) == 1
    assert len(both.all("path", stroke_dasharray="3 3")) == 2
