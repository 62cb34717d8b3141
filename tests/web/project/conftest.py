"""Ada with a reminder at half past nine, and a push service that her browser is known to."""

from datetime import UTC, datetime, time

import pytest

from tests.made_push import Browser, push_service
from uncramp.care.reminders import Reminder, ReminderKind, to_plain
from uncramp.exchange.record import Settings
from uncramp.web.store import Device, Shelf, keep_device, save_care, start

EVENING = Reminder("evening", ReminderKind.BEDTIME, time(21, 30))
RINGS = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def service(settings):
    with push_service() as running:
        settings.PUSH_HOSTS = {running.place}
        yield running


@pytest.fixture
def ada(db):
    return start(Shelf.MINE, Settings(zone="Europe/Madrid"))


@pytest.fixture
def remind():
    """Keep reminders and pauses of a person in place of those there were."""

    def keep(person, *reminders, pauses=()):
        save_care(person, {"format": 1} | to_plain(reminders, pauses), at=LONG_AGO)

    return keep


@pytest.fixture
def subscribe(service):
    """Let a person's browser be reminded; the keys with which it reads what comes."""

    def keep(person, name="one", *, made_at=LONG_AGO):
        browser = Browser()
        device = Device(service.endpoint(name), **browser.keys, name=name, made_at=made_at)
        keep_device(person, device)
        return browser

    return keep


@pytest.fixture
def reminded(ada, remind, subscribe):
    """Ada's browser, and her reminder of the evening."""
    remind(ada, EVENING)
    return subscribe(ada)


@pytest.fixture
def one_connection(monkeypatch):
    """A test's rows are in a transaction that nobody else sees: its connection stays open."""
    monkeypatch.setattr("uncramp.web.project.worker_push.let_go", lambda: None)
