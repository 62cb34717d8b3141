"""Bars that should all be as high, and the range that chance alone fills."""

import re

import pytest

from tests.exchange.report.figures.drawn import Drawn
from uncramp.exchange.report.figures import rank_histogram

BINS = [10, 4, 16, 30]


@pytest.fixture
def figure():
    return rank_histogram(BINS, (5, 16), "en", label="treatment")


def tops(drawn, look):
    """The tops of the bars in one colour, the key left out, from left to right."""
    bars = [e for e in drawn.root if e.get("fill", "").startswith(f"var(--{look}")]
    found = (re.fullmatch(r"M([\d.]+) 124V([\d.]+)H.*", e.get("d", "")) for e in bars)
    return [float(bar[2]) for bar in found if bar]


def test_only_bars_outside_the_band_stand_out(figure):
    drawn = Drawn(figure)
    assert len(tops(drawn, "muted")) == 2
    assert len(tops(drawn, "accent")) == 2


def test_a_bar_is_as_high_as_its_count(figure):
    heights = [124 - top for top in tops(Drawn(figure), "muted")]
    assert heights[1] / heights[0] == pytest.approx(1.6, rel=0.02)


def test_the_caption_counts_the_bins_outside(figure):
    assert "60 true values in 4 bins; 2 of the bins lie outside 5 to 16" in figure.caption


def test_the_table_has_a_row_a_bin(figure):
    assert figure.table.rows[0] == ("0 – 25 %", "10", "5 – 16")
    assert [row[1] for row in figure.table.rows] == ["10", "4", "16", "30"]


def test_bins_without_anything_can_be_drawn():
    figure = rank_histogram([0] * 20, (0, 0), "es", label="medida")
    assert len(tops(Drawn(figure), "muted")) == 20
