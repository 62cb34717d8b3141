"""The network's listener in this process: its own settings, its gate, its addresses."""

from datetime import UTC, datetime
from shutil import copy2

import pytest
from django.conf import settings as at_home
from django.test import Client

from uncramp.exchange.record import Settings
from uncramp.person.diary import Cramps, NightEntry
from uncramp.person.nights import Night
from uncramp.web.project.phone import enter
from uncramp.web.project.phone.passphrase import set_passphrase
from uncramp.web.project.phone.tries import Tries
from uncramp.web.store import Shelf, save_night, start

HOST = "192.168.1.7"
WORDS = "amber boat cello dance elbow"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
GATE = "uncramp.web.project.phone.gate.Gate"
PERSON = "uncramp.web.pages.middleware.PersonMiddleware"


@pytest.fixture(scope="session")
def with_passphrase(tmp_path_factory):
    # The hash is slow on purpose: once is enough.
    folder = tmp_path_factory.mktemp("passphrase")
    set_passphrase(folder, WORDS)
    return folder / "passphrase.json"


@pytest.fixture
def folder(tmp_path, with_passphrase):
    copy2(with_passphrase, tmp_path)
    return tmp_path


@pytest.fixture
def network(settings, folder, db, monkeypatch):
    """Every request of this test meets the network's listener."""
    at = at_home.MIDDLEWARE.index(PERSON)
    settings.MIDDLEWARE = [*at_home.MIDDLEWARE[:at], GATE, *at_home.MIDDLEWARE[at:]]
    settings.ROOT_URLCONF = "uncramp.web.project.phone.network_urls"
    settings.ALLOWED_HOSTS = [HOST]
    settings.IS_NETWORK, settings.BEHIND_PROXY = True, False
    settings.CSRF_COOKIE_SECURE = True
    settings.DATA_FOLDER = folder
    monkeypatch.setattr(enter, "TRIES", Tries())
    monkeypatch.setenv("UNCRAMP_NOW", NOON.isoformat())


@pytest.fixture
def at(monkeypatch):
    """Set what time it is for every request."""
    return lambda moment: monkeypatch.setenv("UNCRAMP_NOW", moment.isoformat())


@pytest.fixture
def phone(network):
    """Make a phone in the Wi-Fi; each has a cookie jar and an address of its own."""

    def make(address="192.168.1.50", **wishes):
        facts = {"SERVER_NAME": HOST, "REMOTE_ADDR": address, "HTTP_ACCEPT": "text/html"}
        return Client(**facts | {"wsgi.url_scheme": "https"} | wishes)

    return make


@pytest.fixture
def enter_with():
    """Type a passphrase on a phone."""

    def type_in(client, words=WORDS, going="/", **headers):
        return client.post("/enter", {"passphrase": words, "next": going}, **headers)

    return type_in


@pytest.fixture
def ada(network):
    """Whose diary it is, with a night that nobody else may see."""
    person = start(Shelf.MINE, Settings(zone="Europe/Madrid"))
    entry = NightEntry(Night.parse("2026-11-21"), Cramps.counted(7), note="ada's secret")
    save_night(person, entry, at=NOON)
    return person


@pytest.fixture
def owner(ada, phone, enter_with):
    """Ada's phone, which has entered the passphrase."""
    client = phone()
    assert enter_with(client).status_code == 302
    return client


@pytest.fixture
def stranger(ada, phone):
    """Somebody else in the Wi-Fi."""
    return phone("192.168.1.66")
