"""Discreet words tell nothing; plain ones say what it is."""

import re
from dataclasses import replace
from datetime import time

import pytest

from tests.care.reminders.expanded import events_of
from tests.care.reminders.test_calendar import file_of
from uncramp.care.reminders import Reminder, ReminderKind, push_text
from uncramp.knowledge.wording import LANGUAGES, sentences

TELLS = re.compile(
    r"cramp|leg|calf|muscle|stretch|exercise|pain|ill|sleep|doctor|medic|night"
    r"|calambre|piern|pantorrilla|músculo|estir|ejercicio|dolor|duel|enferm|dormir|médic",
    re.IGNORECASE,
)
GREETINGS = {"Good night"}


def lines(text):
    return [line for line in (text.title, text.body) if line not in GREETINGS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ReminderKind)
def test_discreet_words_reveal_no_illness_on_a_locked_screen(kind, language):
    text = push_text(Reminder("a", kind, time(22)), language)
    assert not any(TELLS.search(line) for line in lines(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_discreet_file_reveals_no_illness_wherever_a_calendar_shows_it(language):
    every = [Reminder(kind, kind, time(22)) for kind in ReminderKind]
    raw = file_of(*every, language=language).decode().replace("\r\n ", "").replace("\r", "")
    told = re.findall(r"^(?:SUMMARY|DESCRIPTION|X-WR-CALNAME):(.*)$", raw, re.MULTILINE)
    assert len(told) == 1 + 3 * len(every)
    assert not any(TELLS.search(line) for line in told if line not in GREETINGS)
    assert not re.search("^(?:LOCATION|URL|CATEGORIES|ORGANIZER|COMMENT)", raw, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_words_are_for_whoever_chose_them(language, evening):
    plain = replace(evening, discreet=False)
    assert push_text(plain, language) != push_text(evening, language)
    assert push_text(plain, language, discreet=True) == push_text(evening, language)
    event = events_of(file_of(plain, language=language))["a1@uncramp"]
    assert event["summary"] == push_text(plain, language).title


def test_a_reminder_is_discreet_unless_somebody_says_otherwise(evening):
    assert evening.discreet


def test_no_reminder_is_for_a_medicine():
    assert set(ReminderKind) == {"bedtime", "in-bed", "day", "morning"}
    medicine = re.compile("medic|pill|tablet|dose|pastilla|dosis|comprimido", re.IGNORECASE)
    for language in LANGUAGES:
        for kind in ReminderKind:
            for style in ("discreet", "plain"):
                for name in (kind, f"{kind}-more"):
                    said = sentences(language)[f"remind.{style}.{name}"].forms["other"]
                    assert not medicine.search(said), said
