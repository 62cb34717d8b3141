"""At which level an exercise was done, session by session."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.report.figures.drawn import Drawn
from uncramp.exchange.report.figures import Practised, level_steps

DAY = date(2026, 11, 1)
HOW = {"w": (True, False), "p": (False, False), "h": (False, True)}


def steps(told: str, levels: int = 4):
    """A session a pair of signs: its level, and whole, part or hurt."""
    sessions = [
        Practised(DAY + timedelta(days=i), int(level), *HOW[how])
        for i, (level, how) in enumerate(zip(told[::2], told[1::2], strict=True))
    ]
    return level_steps(sessions, levels, "en", label="Calf stretch")


@given(st.lists(st.sampled_from(["1w", "2w", "3p", "2h", "4w"]), min_size=1, max_size=60))
def test_every_session_of_the_last_forty_has_its_mark_and_every_one_its_row(told):
    figure = steps("".join(told))
    drawn = Drawn(figure)
    top = [e for e in drawn.root if e.tag.endswith("circle")]
    crosses = [e for e in drawn.root if e.get("stroke", "").startswith("var(--danger")]
    hurt = sum(one.endswith("h") for one in told[-40:])
    assert len(crosses) == hurt
    assert len(top) == len(told[-40:]) - hurt
    assert len(figure.table.rows) == len(told)


def test_it_says_where_it_began_and_where_it_is():
    assert steps("1w1w2w").caption == (
        "Calf stretch: 3 sessions, the first at level 1, the last at level 2 of 4."
    )


def test_a_higher_level_stands_higher():
    circles = [e for e in Drawn(steps("1w3w")).root if e.tag.endswith("circle")]
    low, high = (float(e.get("cy")) for e in circles)
    assert high < low


def test_a_session_that_hurt_is_said_in_words_too():
    figure = steps("2w2h")
    assert figure.table.rows[0][2] == "it hurt"
    assert "it hurt" in Drawn(figure).words
