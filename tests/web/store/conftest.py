"""Ada's diary, Ben's on the same database, and the sample shelf."""

from datetime import UTC, datetime

import pytest

from uncramp.exchange.record import Settings
from uncramp.web.store import Person, Shelf, start
from uncramp.web.store._people import settings_columns
from uncramp.web.store.models import PersonRow

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def ada(db) -> Person:
    return start(Shelf.MINE, Settings(zone="Europe/Madrid"))


@pytest.fixture
def ben(db) -> Person:
    # A second person on one database, as hosting will have them.
    settings = Settings(language="es")
    row = PersonRow.objects.using(Shelf.MINE).create(owner="ben", **settings_columns(settings))
    return Person(row.id, Shelf.MINE, settings)
