"""Ada's diary, Ben's on the same database, and a stranger who has none."""

from datetime import UTC, datetime

import pytest

from uncramp.exchange.record import Settings
from uncramp.person.nights import Night
from uncramp.web.store import Person, Shelf, start
from uncramp.web.store._people import settings_columns
from uncramp.web.store.models import PersonRow


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 7, 30, tzinfo=UTC)


@pytest.fixture
def tonight() -> Night:
    return Night.parse("2026-11-21")


@pytest.fixture
def ada(db) -> Person:
    return start(Shelf.MINE, Settings(zone="Europe/Madrid"))


@pytest.fixture
def ben(db) -> Person:
    """Somebody else on the same database, as hosting will have them."""
    settings = Settings(language="es")
    row = PersonRow.objects.using(Shelf.MINE).create(owner="ben", **settings_columns(settings))
    return Person(row.id, Shelf.MINE, settings)


@pytest.fixture
def stranger(ada, ben) -> Person:
    """Somebody who never started, or whose diary was deleted in another tab."""
    return Person(ada.id + ben.id + 1_000, Shelf.MINE, Settings())
