"""The owner of a diary, a visitor in the sample, and a second person on the same database."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from uncramp.exchange.record import Settings
from uncramp.person.diary import Cramps, Exposure, NightEntry
from uncramp.person.nights import Night
from uncramp.web.store import Person, Shelf, save_night, start
from uncramp.web.store._people import settings_columns
from uncramp.web.store.models import PersonRow

LAST_NIGHT = Night.parse("2026-11-21")
MORNING = datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
EVENING = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


@pytest.fixture
def now():
    return MORNING


@pytest.fixture
def last_night():
    return LAST_NIGHT


@pytest.fixture
def clock(monkeypatch):
    """Set what time it is for every request; 07:40 in Madrid unless a test says otherwise."""

    def set_to(moment):
        monkeypatch.setenv("UNCRAMP_NOW", moment.isoformat())

    set_to(MORNING)
    return set_to


@pytest.fixture
def evening(clock):
    clock(EVENING)


@pytest.fixture
def browser(clock):
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def ada(db) -> Person:
    return start(Shelf.MINE, Settings(zone="Europe/Madrid"))


@pytest.fixture
def owner(ada, browser):
    """Ada's browser: her own diary is open."""
    return browser


@pytest.fixture
def visitor(ada, clock):
    """A browser that looks around in the sample, on the computer where Ada has a diary."""
    client = Client(SERVER_NAME="localhost")
    client.post("/welcome/look-around", {"zone": "Europe/Madrid"})
    return client


@pytest.fixture
def ben(ada) -> Person:
    """Somebody else on the same database, whose rows nobody here may ever see."""
    settings = Settings(zone="Europe/Madrid")
    row = PersonRow.objects.using(Shelf.MINE).create(owner="ben", **settings_columns(settings))
    person = Person(row.id, Shelf.MINE, settings)
    secret = NightEntry(
        LAST_NIGHT,
        Cramps.counted(7),
        exposures=(Exposure("ben's secret", True),),
        note="ben's secret",
    )
    save_night(person, secret, at=MORNING)
    return person


@pytest.fixture
def write(ada):
    """Write nights into Ada's diary: how many cramps, from the last night backwards."""

    def put(*cramps, exposures=()):
        for back, text in enumerate(cramps):
            if text is None:
                continue
            entry = NightEntry(LAST_NIGHT + -back, Cramps.parse(text), exposures=exposures)
            save_night(ada, entry, at=MORNING)

    return put


@pytest.fixture
def page(owner):
    """The text of a page that the owner opens."""

    def read(address, status=200):
        response = owner.get(address)
        assert response.status_code == status, address
        return response.content.decode()

    return read
