from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from uncramp.errors import BadValue
from uncramp.person.attacks import Attack, Tried
from uncramp.person.diary import Muscle, Side
from uncramp.person.nights import Night

AT = datetime(2026, 11, 22, 3, 10, tzinfo=ZoneInfo("Europe/Madrid"))
NIGHT = Night.parse("2026-11-21")


def attack(**facts):
    return Attack(**{"id": "a1", "night": NIGHT, "started_at": AT} | facts)


def test_an_attack_shows_as_a_cramp_of_its_night():
    tried = (
        Tried("calf-active", 20.0, False),
        Tried("calf-hand", 9.5, True),
        Tried("calf-active", 1),
    )
    told = attack(
        muscle=Muscle.CALF,
        side=Side.LEFT,
        tried=tried,
        is_open=False,
        seconds_to_release=31,
        pain=7,
    )
    episode = told.as_episode()
    assert (episode.id, episode.started_at) == ("a1", AT)
    assert (episode.muscle, episode.side) == (Muscle.CALF, Side.LEFT)
    assert (episode.seconds_to_release, episode.pain) == (31, 7)
    assert episode.manoeuvres == ("calf-active", "calf-hand")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"id": "a b"}, "attack"),
        ({"id": ""}, "attack"),
        ({"revision": 0}, "revision"),
        ({"started_at": AT.replace(tzinfo=None)}, "started_at"),
        ({"pain": 11}, "pain"),
        ({"seconds_to_release": 5}, "seconds_to_release"),
        ({"is_open": False, "seconds_to_release": 90_000}, "seconds_to_release"),
        ({"tried": tuple(Tried("calf-hand", 1) for _ in range(61))}, "tried"),
    ],
)
def test_an_attack_refuses_what_cannot_be(facts, field):
    with pytest.raises(BadValue) as refused:
        attack(**facts)
    assert refused.value.context["field"] == field


@pytest.mark.parametrize(("name", "seconds"), [("", 1), ("a/b", 1), ("a", -1), ("a", float("nan"))])
def test_a_step_refuses_what_cannot_be(name, seconds):
    with pytest.raises(BadValue):
        Tried(name, seconds)
