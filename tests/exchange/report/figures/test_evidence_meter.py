"""The meter: which way, how far, what it takes, and what is left at worst."""

import re

import pytest

from tests.exchange.report.figures.drawn import Drawn, evidence
from uncramp.exchange.report.figures import evidence_meter

ACCENT = "var(--accent"


def drawn(*arguments, language="en", **more):
    return Drawn(evidence_meter(evidence(*arguments, **more), language, label="Loose covers"))


def bars(figure):
    """Where each filled bar begins and ends."""
    found = [e.get("d", "") for e in figure.all("path", stroke=ACCENT)]
    return [tuple(float(x) for x in re.findall(r"M([\d.]+) \d+H([\d.]+)", d)[0]) for d in found]


def places(figure):
    return {"".join(e.itertext()): float(e.get("x", 0)) for e in figure.all("text")}


def test_evidence_that_it_helps_goes_to_the_right_and_harm_to_the_left():
    middle = places(drawn(1.0))["1"]
    ((start, end),) = bars(drawn(6.3))
    assert start == pytest.approx(middle, abs=0.1)
    assert end > places(drawn(1.0))["5"]
    ((start, end),) = bars(drawn(0.1, 30.0))
    assert end == pytest.approx(middle, abs=0.1)
    assert places(drawn(1.0))["100"] < start < places(drawn(1.0))["10"]


def test_nothing_yet_shows_no_bar():
    assert bars(drawn(1.0, 1.0)) == []
    assert bars(drawn(0.3, 0.2)) == []


def test_the_bar_reaches_the_mark_only_with_the_evidence():
    mark = places(drawn(1.0))["25"]
    assert bars(drawn(24.9))[0][1] < mark
    assert bars(drawn(25.5))[0][1] > mark
    assert bars(drawn(1e12))[0][1] <= 332


def test_a_ring_shows_the_worst_case_only_where_nights_are_missing():
    assert len(drawn(20.0, missing=2).all("circle")) == 1
    assert drawn(20.0).all("circle") == []


def test_just_below_the_mark_is_not_rounded_up_to_it():
    caption = evidence_meter(evidence(24.99), "en", label="x").caption
    assert "24 of the 25 it takes" in caption
    assert "25.0" not in caption


def test_the_words_speak_of_harm_only_where_there_is_evidence_for_it():
    assert (
        "makes it worse: 30 of the 100"
        in evidence_meter(evidence(0.1, 30.0), "en", label="x").caption
    )
    assert "worse" not in evidence_meter(evidence(0.1, 0.9), "en", label="x").caption


def test_the_words_explain_the_ring_where_there_is_one():
    assert "The ring" in evidence_meter(evidence(20.0, missing=2), "en", label="x").caption
    assert "The ring" not in evidence_meter(evidence(2.0, missing=2), "en", label="x").caption


def test_the_words_say_how_many_coins_can_follow():
    assert "8 more can follow" in evidence_meter(evidence(2.0), "en", label="x").caption
    assert "All 12 coins" in evidence_meter(evidence(2.0, left=0), "en", label="x").caption
    assert "12 monedas" in evidence_meter(evidence(2.0, left=0), "es", label="x").caption


@pytest.mark.parametrize(("value", "said"), [(3e7, "more than a million"), (0.0, "less than 0.1")])
def test_numbers_that_nobody_can_read_are_said_in_words(value, said):
    assert said in evidence_meter(evidence(value), "en", label="x").caption


def test_the_table_has_the_worst_case_where_nights_are_missing():
    def rows(**more):
        return [row[0] for row in evidence_meter(evidence(2.0, **more), "en", label="x").table.rows]

    assert len(rows(missing=4)) == len(rows()) + 2
    assert rows()[-1] == "Coins"
