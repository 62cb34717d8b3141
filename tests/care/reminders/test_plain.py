"""What is stored comes back as it was; what cannot be is named with its mend."""

import json
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.reminders.test_calendar import pauses, reminders
from uncramp.care.reminders import (
    Pause,
    PauseReason,
    Reminder,
    ReminderKind,
    is_paused,
    pause_on,
    read_reminders,
    read_zone,
    to_plain,
)
from uncramp.errors import BadValue
from uncramp.knowledge.wording import LANGUAGES, explain

PLAIN = {"id": "a1", "kind": "bedtime", "at": "21:30", "days": ["mon", "sun"], "active": True}


@given(st.lists(reminders(), max_size=4), st.lists(pauses(), max_size=4))
def test_reminders_and_pauses_come_back_as_they_were(drawn, given_pauses):
    given_reminders = [replace(one, id=f"id-{n}") for n, one in enumerate(drawn)]
    document = json.loads(json.dumps(to_plain(given_reminders, given_pauses)))
    assert read_reminders(document) == (tuple(given_reminders), tuple(given_pauses))


def test_a_person_who_was_never_asked_has_none():
    assert read_reminders({}) == ((), ())


def test_what_is_stored_can_be_read_by_a_person():
    one = Reminder("a1", ReminderKind.IN_BED, time(22, 5), frozenset({0, 6}), discreet=False)
    away = Pause(date(2026, 12, 1), None, PauseReason.TRAVEL)
    assert to_plain([one], [away]) == {
        "reminders": [
            {
                "id": "a1",
                "kind": "in-bed",
                "at": "22:05",
                "days": ["mon", "sun"],
                "active": True,
                "discreet": False,
            }
        ],
        "pauses": [{"first": "2026-12-01", "last": None, "why": "travel"}],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"at": "23:60"}, "at"),
        ({"at": "24:00"}, "at"),
        ({"at": "7:30"}, "at"),
        ({"at": "21:30:15"}, "at"),
        ({"at": None}, "at"),
        ({"at": 2130}, "at"),
        ({"kind": "medicine"}, "reminder_kind"),
        ({"kind": ["bedtime"]}, "reminder_kind"),
        ({"days": []}, "days"),
        ({"days": ["monday"]}, "days"),
        ({"days": [["mon"]]}, "days"),
        ({"days": "mon"}, "days"),
        ({"active": "yes"}, "active"),
        ({"discreet": 1}, "discreet"),
        ({"id": "two\nlines"}, "reminder"),
        ({"id": ""}, "reminder"),
    ],
)
def test_a_reminder_that_cannot_be_is_explained(wrong, field, language):
    with pytest.raises(BadValue) as refused:
        read_reminders({"reminders": [PLAIN | wrong]})
    assert refused.value.context["field"] == field
    assert explain(refused.value, language) != explain(BadValue(), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"first": "2026-12-02", "last": "2026-12-01"}, "pause_last"),
        ({"first": "2026-02-30"}, "pause_first"),
        ({"first": "20261201"}, "pause_first"),
        ({"first": "2026-12-01", "last": "soon"}, "pause_last"),
        ({}, "pause_first"),
        ({"first": "2026-12-01", "why": "bored"}, "pause_reason"),
    ],
)
def test_a_pause_that_cannot_be_is_explained(wrong, field, language):
    with pytest.raises(BadValue) as refused:
        read_reminders({"pauses": [wrong]})
    assert refused.value.context["field"] == field
    assert explain(refused.value, language) != explain(BadValue(), language)


@pytest.mark.parametrize("plain", [{"reminders": {}}, {"pauses": "x"}, {"reminders": [3]}])
def test_what_is_no_list_of_them_is_refused(plain):
    with pytest.raises(BadValue):
        read_reminders(plain)


def test_two_reminders_of_one_name_are_refused():
    with pytest.raises(BadValue) as refused:
        read_reminders({"reminders": [PLAIN, PLAIN | {"at": "22:00"}]})
    assert "a name of its own" in explain(refused.value, "en")


def test_more_than_anybody_has_are_refused():
    with pytest.raises(BadValue):
        read_reminders({"reminders": [PLAIN] * 201})


@pytest.mark.parametrize("name", ["Europe/Atlantis", "", "../etc/passwd", "Europe", "x" * 300])
def test_a_zone_that_does_not_exist_is_refused_and_never_guessed(name):
    with pytest.raises(BadValue) as refused:
        read_zone(name)
    assert "Europe/Madrid" in explain(refused.value, "en")


def test_of_two_pauses_the_one_that_lasts_longer_is_named():
    trip = Pause(date(2026, 11, 20), date(2026, 11, 25), PauseReason.TRAVEL)
    ill = Pause(date(2026, 11, 22), None, PauseReason.ILL)
    assert pause_on([trip, ill], date(2026, 11, 22)) == ill
    assert pause_on([ill, trip], date(2026, 11, 21)) == trip
    assert not is_paused([ill, trip], date(2026, 11, 19))
