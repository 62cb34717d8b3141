"""Reminders: kept, paused, taken into a calendar; and nobody else's."""

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from django.test import Client
from icalendar import Calendar

import uncramp.care.reminders
import uncramp.web.pages
from uncramp.care.reminders import (
    Pause,
    PauseReason,
    Reminder,
    ReminderKind,
    is_paused,
    to_plain,
)
from uncramp.exchange.record import Settings
from uncramp.knowledge.wording import knows, sentences
from uncramp.web.pages.reminded import open_reminded
from uncramp.web.store import Shelf, load_care, person_on, save_care, save_settings

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

HERE = "/plan/reminders"
FILE = "/plan/reminders/uncramp.ics"
TODAY = date(2026, 11, 22)
EVERY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
EVENING = {"on-bedtime": "on", "at-bedtime": "21:30", "days-bedtime": EVERY, "style": "discreet"}


@pytest.fixture
def pause(owner):
    def post(**facts):
        return owner.post(f"{HERE}/pause", {"why": "travel", "first": "2026-11-22"} | facts)

    return post


def events(client):
    return {str(e["uid"]): e for e in Calendar.from_ical(client.get(FILE).content).walk("VEVENT")}


def test_a_reminder_is_kept_as_it_was_told(owner, ada):
    owner.post(HERE, EVENING | {"days-bedtime": ["mon", "fri"]})
    (one,) = open_reminded(ada).reminders
    assert one == Reminder(one.id, ReminderKind.BEDTIME, time(21, 30), frozenset({0, 4}))


def test_nothing_is_kept_before_somebody_saves_it(page, ada):
    assert "checked" in page(HERE)
    assert load_care(ada) == {}


def test_a_reminder_keeps_its_name_when_it_is_changed(owner, ada):
    owner.post(HERE, EVENING)
    (before,) = open_reminded(ada).reminders
    owner.post(HERE, EVENING | {"at-bedtime": "22:15", "style": "plain"})
    (after,) = open_reminded(ada).reminders
    assert after == replace(before, at=time(22, 15), discreet=False)


def test_midnight_is_a_time_like_any_other(owner, ada):
    owner.post(HERE, EVENING | {"at-bedtime": "00:00"})
    assert open_reminded(ada).reminders[0].at == time(0)


def test_what_is_switched_off_is_told_to_the_calendar(owner, ada):
    owner.post(HERE, EVENING)
    owner.post(HERE, {**EVENING, "on-bedtime": ""})
    (one,) = open_reminded(ada).reminders
    assert not one.active
    assert [e["status"] for e in events(owner).values()] == ["CANCELLED"]


def test_wishes_and_changes_stay_when_reminders_are_kept(owner, ada, now):
    other = {"format": 1, "wishes": {"minutes": 5}, "changes": []}
    save_care(ada, other, at=now)
    owner.post(HERE, EVENING)
    kept = load_care(ada)
    assert {key: kept[key] for key in other} == other
    assert len(kept["reminders"]) == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"at-bedtime": "23:60"}, "could not be read"),
        ({"at-bedtime": ""}, "Please choose a time."),
        ({"days-bedtime": []}, "Please choose at least one day."),
        ({"days-bedtime": ["someday"]}, "Please choose one of these."),
        ({"style": "loud"}, "Please choose one of these."),
    ],
)
def test_what_cannot_be_is_explained_and_not_kept(owner, ada, facts, said):
    response = owner.post(HERE, EVENING | facts)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert load_care(ada) == {}


def test_the_file_is_a_calendar_to_save_that_no_browser_keeps(owner):
    owner.post(HERE, EVENING)
    response = owner.get(FILE)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert "cramp" not in response.headers["Content-Disposition"]
    (event,) = events(owner).values()
    assert event["dtstart"].dt.tzinfo.key == "Europe/Madrid"
    assert event["dtstart"].dt.time() == time(21, 30)


def test_the_file_speaks_the_language_and_the_style_that_was_chosen(owner, ada):
    owner.post(HERE, EVENING)
    assert {e["summary"] for e in events(owner).values()} == {"Evening routine"}
    owner.post(HERE, EVENING | {"style": "plain"})
    save_settings(ada, Settings(language="es", zone="Europe/Madrid"))
    said = {str(e["summary"]) for e in events(owner).values()}
    assert said == {"Estiramientos de piernas antes de dormir"}


def test_a_zone_that_this_computer_does_not_know_is_said_and_not_guessed(owner, ada):
    owner.post(HERE, EVENING)
    save_settings(ada, Settings(zone="Europe/Atlantis"))
    response = owner.get(FILE)
    assert response.status_code == 422
    assert "Europe/Atlantis" in response.content.decode()


def test_a_pause_until_i_say_silences_the_calendar_until_i_say(owner, ada, pause):
    owner.post(HERE, EVENING)
    pause(why="ill")
    assert open_reminded(ada).pauses == (Pause(TODAY, None, PauseReason.ILL),)
    assert "Paused until you say." in owner.get(HERE).content.decode()
    assert [e["status"] for e in events(owner).values()] == ["CANCELLED"]
    owner.post(f"{HERE}/resume", {"first": str(TODAY)})
    assert open_reminded(ada).pauses == ()
    assert [e["status"] for e in events(owner).values()] == ["CONFIRMED"]


def test_days_that_were_paused_stay_paused_when_a_pause_ends(owner, ada, pause):
    pause(first="2026-11-10")
    owner.post(f"{HERE}/resume", {"first": "2026-11-10"})
    (kept,) = open_reminded(ada).pauses
    assert kept == Pause(date(2026, 11, 10), date(2026, 11, 21), PauseReason.TRAVEL)
    assert not is_paused([kept], TODAY)


def test_a_journey_to_come_is_shown_and_can_be_taken_out(owner, ada, pause):
    pause(first="2026-12-10", last="2026-12-20")
    assert "10 Dec 2026 to 20 Dec 2026" in owner.get(HERE).content.decode()
    owner.post(f"{HERE}/resume", {"first": "2026-12-10"})
    assert open_reminded(ada).pauses == ()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"first": "2026-12-10", "last": "2026-12-01"}, "the same as the first day or later"),
        ({"first": "2026-11-01", "last": "2026-11-02"}, "This day is over."),
        ({"first": ""}, "Please fill this in."),
        ({"first": "tomorrow"}, "could not be read"),
        ({"why": "bored"}, "Please choose one of these."),
    ],
)
def test_a_pause_that_cannot_be_is_explained_and_not_kept(ada, pause, facts, said):
    response = pause(**facts)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert open_reminded(ada).pauses == ()


def test_reminders_that_cannot_be_read_any_more_count_as_not_told(owner, ada, now):
    save_care(ada, {"format": 1, "reminders": [{"kind": "medicine"}]}, at=now)
    assert owner.get(HERE).status_code == 200
    assert open_reminded(ada).reminders == ()


def test_nothing_of_a_second_person_is_seen_changed_or_in_the_file(owner, ben, ada, now):
    theirs = Reminder("ben", ReminderKind.DAY, time(11, 11), discreet=False)
    away = Pause(date(2026, 12, 24), None)
    before = {"format": 1} | to_plain([theirs], [away])
    save_care(ben, before, at=now)
    text = owner.get(HERE).content.decode()
    assert "11:11" not in text
    assert "24 Dec 2026" not in text
    owner.post(HERE, EVENING)
    owner.post(f"{HERE}/resume", {"first": "2026-12-24"})
    assert "ben@uncramp" not in events(owner)
    assert load_care(ben) == before


def test_the_visitor_is_reminded_in_the_sample_only(visitor, ada):
    visitor.post(HERE, EVENING)
    visitor.post(f"{HERE}/pause", {"why": "ill", "first": "2026-11-22"})
    assert load_care(ada) == {}
    sample = open_reminded(person_on(Shelf.SAMPLE))
    assert len(sample.reminders) == len(sample.pauses) == 1


@pytest.mark.parametrize("address", [HERE, FILE])
def test_a_stranger_is_sent_to_the_welcome_page(browser, db, address):
    assert browser.get(address).headers["Location"] == "/welcome"


def test_a_form_from_another_site_changes_nothing(owner, ada):
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    assert strict.post(HERE, EVENING).status_code == 403
    assert strict.post(f"{HERE}/pause", {"why": "ill", "first": "2026-11-22"}).status_code == 403
    assert load_care(ada) == {}


@pytest.mark.parametrize("address", [f"{HERE}/pause", f"{HERE}/resume"])
def test_nothing_is_paused_by_looking(owner, address):
    assert owner.get(address).status_code == 405


def said():
    rooms = [Path(uncramp.web.pages.__file__).parent, Path(uncramp.care.reminders.__file__).parent]
    files = [f for room in rooms for end in ("*.py", "*.html") for f in room.rglob(end)]
    found = set()
    for file in files:
        found |= set(re.findall(r'"(remind\.[a-z0-9_.{}-]*)', file.read_text("utf-8")))
    return found


def test_every_sentence_about_reminders_exists_and_is_said():
    parts = {"remind.form", "remind.pause"}
    whole = {one for one in said() - parts if "{" not in one and not one.endswith(".")}
    assert {one for one in whole if not knows(one)} == set()
    starts = tuple(one.partition("{")[0] for one in said() - whole - parts)
    # Labels of fields, and the two styles, are put together where they are said.
    starts += ("remind.form.", "remind.pause.", "remind.discreet.", "remind.plain.")
    ours = {one for one in sentences("en") if one.startswith("remind.")}
    assert {one for one in ours - whole if not one.startswith(starts)} == set()
