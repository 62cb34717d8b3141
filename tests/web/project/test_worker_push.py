"""Reminders as they are sent: encrypted, signed, in each person's words."""

import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from tests.made_push import Browser
from tests.web.project.conftest import EVENING, LONG_AGO, RINGS
from uncramp.care.reminders import Pause, Reminder, ReminderKind
from uncramp.exchange.record import Settings
from uncramp.person.diary import Cramps, NightEntry, Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session
from uncramp.web.pages.push_key import application_key
from uncramp.web.project.worker_push import send_due
from uncramp.web.store import (
    Device,
    Shelf,
    devices,
    keep_device,
    put_test,
    save_night,
    save_session,
    start,
)
from uncramp.web.store._people import settings_columns
from uncramp.web.store._types import Person
from uncramp.web.store.models import PersonRow

pytestmark = [
    pytest.mark.django_db(databases=["default", "sample"]),
    pytest.mark.usefixtures("one_connection"),
]

MINUTE = timedelta(minutes=1)
TODAY = date(2026, 11, 22)


def test_a_reminder_arrives_as_only_the_browser_can_read_it(service, ada, reminded):
    send_due(RINGS)
    sent = service.next()
    assert reminded.read(sent) == {
        "title": "Evening routine",
        "body": "A few minutes for yourself.",
        "language": "en",
        "tag": "reminder-bedtime",
        "address": "/",
    }
    assert sent.headers["content-encoding"] == "aes128gcm"
    assert b"routine" not in sent.body
    assert devices(ada)[0].last_ok_at == RINGS


def test_it_is_signed_with_the_key_that_the_page_gave_to_the_browser(service, reminded):
    send_due(RINGS)
    claims = service.next().claims()
    assert claims["k"] == application_key(Path(django_settings.DATA_FOLDER))
    assert claims["aud"] == f"http://{service.place}"
    assert claims["sub"].startswith("mailto:")
    assert 0 < claims["exp"] - datetime.now(UTC).timestamp() <= 86_400


def test_the_service_forgets_it_when_it_would_only_disturb(service, reminded):
    send_due(RINGS + 10 * MINUTE)
    headers = service.next().headers
    assert int(headers["ttl"]) == 20 * 60
    assert headers["urgency"] == "high"
    assert len(headers["topic"]) == 32


def test_what_is_done_already_is_not_asked_for(service, ada, reminded):
    done = (Done("wall-calf-stretch", 1, "", Side.LEFT, 1, 1, 60.0),)
    at = RINGS - 90 * MINUTE
    save_session(ada, Session("s1", Night(TODAY), at, 240.0, "bedtime", done))
    send_due(RINGS)
    assert service.rest() == []


def test_a_session_that_was_opened_and_left_is_not_done(service, ada, reminded):
    save_session(ada, Session("s1", Night(TODAY), RINGS - 90 * MINUTE, 2.0, "bedtime"))
    send_due(RINGS)
    assert len(service.rest()) == 1


def test_a_night_that_was_told_is_not_asked_about(service, ada, subscribe, remind):
    remind(ada, Reminder("morning", ReminderKind.MORNING, time(8)))
    subscribe(ada)
    eight = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    save_night(ada, NightEntry(Night(TODAY), Cramps.counted(0)), at=eight)
    send_due(eight)
    assert service.rest() == []
    send_due(eight + timedelta(days=1))
    assert len(service.rest()) == 1


def test_nobody_else_is_held_up_by_a_service_that_does_not_answer(
    service, ada, reminded, subscribe
):
    dead = Device("http://127.0.0.1:1/x", **Browser().keys, name="", made_at=LONG_AGO)
    keep_device(ada, dead)
    subscribe(ada, "three")
    django_settings.PUSH_HOSTS.add("127.0.0.1:1")
    send_due(RINGS)
    assert [sent.path for sent in service.rest()] == ["/send/one", "/send/three"]


def test_a_test_message_comes_at_once_even_in_a_pause(service, ada, reminded, remind):
    remind(ada, EVENING, pauses=[Pause(TODAY)])
    row = devices(ada)[0].row
    assert put_test(ada, row, {"title": "It works"}, at=RINGS)
    assert put_test(ada, row, {"title": "It works"}, at=RINGS)
    send_due(RINGS)
    (sent,) = service.rest()
    assert reminded.read(sent) == {"title": "It works"}


def test_each_persons_words_and_hours_are_their_own(service, ada, reminded, remind, subscribe):
    there = Settings(language="es", zone="America/New_York")
    row = PersonRow.objects.create(owner="ben", **settings_columns(there))
    ben = Person(row.id, Shelf.MINE, there)
    remind(ben, replace(EVENING, discreet=False))
    theirs = subscribe(ben, "ben")
    send_due(RINGS)
    assert [sent.path for sent in service.rest()] == ["/send/one"]
    send_due(RINGS + timedelta(hours=6))
    (sent,) = service.rest()
    assert theirs.read(sent)["title"] == "Estiramientos de piernas antes de dormir"


def test_care_that_cannot_be_read_stops_nobody_else(service, ada, reminded, remind, subscribe):
    nowhere = Settings(zone="Europe/Atlantis")
    row = PersonRow.objects.create(owner="ben", **settings_columns(nowhere))
    ben = Person(row.id, Shelf.MINE, nowhere)
    remind(ben, EVENING)
    subscribe(ben, "ben")
    send_due(RINGS)
    assert [sent.path for sent in service.rest()] == ["/send/one"]


def test_nothing_is_logged_that_tells_an_address_or_a_reminder(service, ada, reminded, caplog):
    service.answers = [403]
    with caplog.at_level(logging.DEBUG, logger="uncramp"):
        send_due(RINGS)
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "403" in said
    assert service.place not in said
    assert "evening" not in said


def test_nobody_is_reminded_of_a_sample(service, remind, subscribe, db):
    sample = start(Shelf.SAMPLE, Settings(zone="Europe/Madrid"))
    remind(sample, EVENING)
    subscribe(sample)
    send_due(RINGS)
    assert service.rest() == []
