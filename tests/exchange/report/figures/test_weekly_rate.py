import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.report.figures.drawn import FIRST, Drawn, diary, trend
from uncramp.exchange.report.figures import weekly_rate
from uncramp.learn.inference import RatePoint, Trend

WEEKS = "0010200" * 20


def draw(answers: str, language: str = "en", **pace):
    return weekly_rate(trend(len(answers), **pace), diary(answers), language)


def dots(figure) -> int:
    # One more stands in the legend.
    return len(Drawn(figure).all("circle", r="2.3")) - 1


def test_each_week_is_a_dot():
    assert dots(draw(WEEKS)) == 20


def test_weeks_are_counted_back_from_the_last_night():
    figure = draw("000" + WEEKS)
    assert dots(figure) == 20
    assert figure.table.rows[0][0] == "26 Nov 2025"


def test_a_week_of_which_less_than_half_is_known_has_no_dot_but_a_row():
    figure = draw("000000022?....0000000")
    assert dots(figure) == 2
    assert [row[1:3] for row in figure.table.rows] == [("0", "7/7"), ("4", "2/7"), ("0", "7/7")]


def test_a_week_with_cramps_that_nobody_counted_is_hollow_and_has_a_plus():
    figure = draw("00000000000+20")
    hollow = [e for e in Drawn(figure).all("circle") if e.get("fill", "").startswith("var(--surf")]
    assert len(hollow) == 1
    assert figure.table.rows[1][1] == "3+"
    assert "some not counted" in Drawn(figure).words


def test_the_line_is_broken_where_no_night_is_known_for_a_week():
    whole = Drawn(draw(WEEKS))
    torn = Drawn(draw(WEEKS[:50] + "." * 40 + WEEKS[90:]))
    line = {"stroke": "var(--accent", "fill": "none"}
    assert [e for e in whole.all("path", **line) if e.get("stroke-dasharray")] == []
    assert len([e for e in torn.all("path", **line) if e.get("stroke-dasharray")]) == 1


def test_a_night_that_is_not_known_is_a_gap_for_the_line_as_well():
    torn = Drawn(draw(WEEKS[:50] + "?" * 40 + WEEKS[90:]))
    assert [e for e in torn.all("path") if e.get("stroke-dasharray")]


def test_a_band_that_knows_nothing_does_not_flatten_what_is_known():
    words = Drawn(draw(WEEKS, spread=500.0)).words
    ticks = [float(word) for word in words if word.replace(".", "").isdigit()]
    assert max(tick for tick in ticks if tick < 1000) <= 10


@given(
    st.text("0123+?.", min_size=1, max_size=200),
    st.floats(1e-3, 1e3),
    st.floats(1, 1e6),
)
def test_nothing_is_drawn_outside_the_drawing(answers, mid, spread):
    drawn = Drawn(draw(answers, mid=mid, spread=spread))
    for circle in drawn.all("circle", r="2.3"):
        assert 0 <= float(circle.get("cx", -1)) <= 340
        assert float(circle.get("cy", -1)) <= 141
    band = drawn.all("path", fill="var(--accent")
    for path in band:
        if path.get("d", "").endswith("Z"):
            places = path.get("d", "")[1:-1].replace("L", " ").split()
            assert all(0 <= float(place) <= 340 for place in places)


def test_a_long_diary_has_dots_that_stand_for_more_than_a_week():
    figure = draw("0010200" * 156)
    assert dots(figure) == 57
    assert "19 nights" in Drawn(figure).words
    assert [row[2] for row in figure.table.rows[:2]] == ["19/19", "19/19"]
    assert sum(int(row[1]) for row in figure.table.rows) == pytest.approx(3 * 156, abs=8)


def test_a_path_of_single_nights_is_drawn_week_by_week_on_the_same_calendar():
    path = tuple(RatePoint((FIRST + i).evening, 1.0, 2.0, 3.0) for i in range(len(WEEKS)))
    shape = trend(14)
    nightly = Trend(shape.direction, 56, shape.before, shape.now, shape.ratio, 0.5, path)
    figure = weekly_rate(nightly, diary(WEEKS), "en")
    assert len(figure.table.rows) == 20
    assert "Jan" not in Drawn(figure).words
    assert {"Dec", "2026", "Feb"} <= set(Drawn(figure).words)


def test_months_stand_where_their_nights_are():
    drawn = Drawn(draw(WEEKS))
    places = {"".join(e.itertext()): float(e.get("x", 0)) for e in drawn.all("text")}
    # 8, 39 and 70 nights in of 140, on an axis from 6 to 306.
    expected = [6 + 300 * nights / 139 for nights in (8, 39, 70)]
    assert [places[name] for name in ("Dec", "2026", "Feb")] == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("nights", [365, 420, 1096, 5000, 18_000])
def test_the_drawing_stays_small(nights):
    assert len(draw(("0010200" * 2_600)[:nights]).svg) < 8_000


def test_the_caption_and_the_table_say_the_same_numbers():
    figure = draw(WEEKS, mid=2.0, spread=1.5)
    assert figure.caption == (
        "About 2.0 cramps a week around 8 Apr 2026 (95\xa0% range 1.3 to 3.0); "
        "around 26 Nov 2025 about 2.0."
    )
    assert figure.table.rows[-1][3:] == ("2.0", "1.3 – 3.0")


def test_spanish_has_its_months_and_its_comma():
    figure = draw(WEEKS, "es")
    assert "ene" not in Drawn(figure).words
    assert "2026" in Drawn(figure).words
    assert "dic" in Drawn(figure).words
    assert figure.table.rows[0][3] == "2,0"


def test_no_path_is_an_empty_drawing_that_says_so():
    figure = draw("")
    assert figure.caption == "There are no nights to draw yet."
    assert figure.table.rows == ()


def test_a_rate_without_an_end_is_drawn_within_the_axis():
    point = RatePoint(FIRST.evening, 0.0, 1.0, float("inf"))
    shape = trend(14)
    endless = Trend(
        shape.direction, 56, shape.before, shape.now, shape.ratio, 0.5, (point, *shape.path[1:])
    )
    assert "inf" not in weekly_rate(endless, diary("0" * 14), "en").svg
