"""A folder, two records, a passphrase."""

from datetime import UTC, date, datetime

import pytest

from uncramp.exchange.backups import make_key
from uncramp.exchange.record import Medicine, Record
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.person.nights import Night

PHRASE = "cold lamp under seven roofs"


def record_of(*cramps, first="2026-11-01", **parts):
    night = Night.parse(first)
    entries = (NightEntry(night + n, Cramps.parse(text)) for n, text in enumerate(cramps))
    return Record(diary=Diary(tuple(entries)), **parts)


@pytest.fixture
def mine():
    return record_of("0", "2", "1+", medicines=(Medicine("Amlodipine"),))


@pytest.fixture
def day():
    return date(2026, 11, 22)


@pytest.fixture
def now():
    return datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "backups"
    made.mkdir()
    return made


@pytest.fixture(scope="session")
def key():
    return make_key(PHRASE)


@pytest.fixture
def passphrase():
    return PHRASE
