"""Night by night: what was done, and where nothing was recorded."""

from dataclasses import replace

from tests.care.plan.sessions_made import day, good, session
from uncramp.care.plan import Kept, adherence
from uncramp.knowledge.content import load
from uncramp.person.nights import Night

WALL = load("en").exercises["wall-calf-stretch"]


def test_each_night_says_what_was_done_and_an_empty_one_that_nothing_is_known():
    left, right = good(WALL)
    done = [
        session(0, left, right),
        session(1, left, replace(right, done=1)),
        session(2, *(replace(one, done=0, skipped=True) for one in (left, right))),
        session(3, left, replace(right, hurt=True)),
        session(9, left, right),
        session(5),
    ]
    found = adherence(done, Night(day(0)), Night(day(5)))
    assert list(found) == [Night(day(n)) for n in range(6)]
    assert list(found.values()) == [
        *(Kept.WHOLE, Kept.PART, Kept.NONE, Kept.HURT, Kept.ABSENT, Kept.NONE)
    ]


def test_what_was_broken_off_and_done_whole_later_is_whole_unless_it_hurt():
    left, right = good(WALL)
    broken = session(0, left, replace(right, done=0), name="a")
    whole, hurt = session(0, right, name="b"), session(0, replace(left, hurt=True), name="c")
    night = Night(day(0))
    assert adherence([broken, whole], night, night) == {night: Kept.WHOLE}
    assert adherence([broken, whole, hurt], night, night) == {night: Kept.HURT}
