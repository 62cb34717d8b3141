"""Where the shelves are kept, read from one address."""

import pytest
from django.db import connections

from uncramp.errors import BadDatabaseAddress
from uncramp.web.project.databases import databases
from uncramp.web.store import Shelf


def test_without_an_address_both_shelves_are_files_of_their_own(tmp_path):
    found = databases(tmp_path, "")
    assert set(found) == set(Shelf)
    assert len({database["NAME"] for database in found.values()}) == 2
    assert all(database["NAME"].startswith(str(tmp_path)) for database in found.values())


def test_an_address_moves_ones_own_diary_and_leaves_the_sample(tmp_path):
    found = databases(tmp_path, "postgresql://ada:p%40ss@db.example:5433/diaries?sslmode=require")
    mine = found["default"]
    assert (mine["USER"], mine["PASSWORD"], mine["HOST"], mine["PORT"], mine["NAME"]) == (
        "ada",
        "p@ss",
        "db.example",
        "5433",
        "diaries",
    )
    assert mine["OPTIONS"] == {"sslmode": "require"}
    assert found["sample"]["ENGINE"].endswith("sqlite3")


def test_a_socket_is_an_address_too(tmp_path):
    mine = databases(tmp_path, "postgresql://ada@/diaries?host=/run/pg")["default"]
    assert (mine["HOST"], mine["NAME"], mine["OPTIONS"]) == ("/run/pg", "diaries", {})


@pytest.mark.parametrize("url", ["mysql://a:secret@h/n", "postgresql://h", "diaries", "///"])
def test_any_other_address_is_refused_without_repeating_its_password(tmp_path, url):
    with pytest.raises(BadDatabaseAddress) as refused:
        databases(tmp_path, url)
    assert "secret" not in str(refused.value)


@pytest.mark.django_db(databases="__all__")
def test_sqlite_keeps_what_was_answered_with_success():
    for shelf in Shelf:
        if connections[shelf].vendor != "sqlite":
            continue
        with connections[shelf].cursor() as cursor:
            found = {}
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete"):
                cursor.execute(f"PRAGMA {name}")
                (found[name],) = cursor.fetchone()
        # synchronous 2 is FULL.
        assert found == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
        }


@pytest.mark.django_db(databases="__all__")
def test_a_transaction_takes_its_place_when_it_begins():
    sample = connections[Shelf.SAMPLE]
    assert sample.transaction_mode == "IMMEDIATE"
