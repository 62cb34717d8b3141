"""Tables change only after a copy was taken, and a file that cannot be read is left alone."""

import shutil
import sqlite3
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

import uncramp.web.store.migrations as packaged
from uncramp.errors import DatabaseDamaged, DatabaseNewer, FolderNotWritable
from uncramp.exchange.record import Settings
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.web.project.databases import databases
from uncramp.web.store import (
    Shelf,
    delete_everything,
    let_go,
    merge_diary,
    migrate,
    person_on,
    save_night,
    start,
)
from uncramp.web.store._copies import copy_database

# A later version of the program, as the next migration will make it.
LATER = """
from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("store", "0006_push")]
    operations = [migrations.AddField("nightrow", "mood", models.TextField(default=""))]
"""


@pytest.fixture
def folder(tmp_path, django_db_blocker):
    """An empty data folder under both shelves, whatever database the tests run on."""
    files = ConnectionHandler(databases(tmp_path, ""))
    kept = {alias: connections[alias] for alias in files}
    for alias in files:
        connections[alias] = files[alias]
    with django_db_blocker.unblock():
        yield tmp_path
        files.close_all()
    for alias, connection in kept.items():
        connections[alias] = connection


@pytest.fixture
def later(folder, settings, monkeypatch):
    """Make the program a later version from here on."""

    def become():
        shutil.copytree(Path(packaged.__file__).parent, folder / "later")
        (folder / "later" / "0007_mood.py").write_text(LATER)
        monkeypatch.syspath_prepend(folder)
        for name in [name for name in sys.modules if name.split(".")[0] == "later"]:
            monkeypatch.delitem(sys.modules, name)
        settings.MIGRATION_MODULES = {"store": "later"}

    return become


@pytest.fixture
def diary(folder, now, tonight):
    """A diary of one night with a note that nothing else holds."""
    migrate(now)
    ada = start(Shelf.MINE, Settings())
    save_night(ada, NightEntry(tonight, Cramps.counted(3), note="UNMISTAKABLE"), at=now)
    let_go()
    return folder / "uncramp.sqlite3"


def columns(file):
    with sqlite3.connect(file) as connection:
        names = [row[1] for row in connection.execute("pragma table_info(night)")]
    connection.close()
    return names


def notes(file):
    connection = sqlite3.connect(file)
    found = [row[0] for row in connection.execute("select note from night")]
    connection.close()
    return found


def copies(folder):
    return sorted((folder / "copies").glob("*"))


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_the_program_expects():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_a_first_start_and_a_usual_start_copy_nothing(folder, now):
    assert migrate(now) is None
    assert migrate(now) is None
    assert copies(folder) == []


def test_the_diary_is_copied_before_its_tables_change(folder, diary, later, now):
    later()
    copy = migrate(now)
    assert [copy] == copies(folder)
    assert copy.name == "uncramp-2026-11-22T073000Z.sqlite3"
    assert notes(copy) == notes(diary) == ["UNMISTAKABLE"]
    assert "mood" in columns(diary)
    assert "mood" not in columns(copy)
    assert (folder / "copies").stat().st_mode & 0o777 == 0o700


def test_the_last_five_copies_are_kept(folder, diary, now):
    for day in range(7):
        copy_database(Shelf.MINE, now + timedelta(days=day))
    assert [copy.name[8:18] for copy in copies(folder)] == [
        f"2026-11-{day}" for day in range(24, 29)
    ]


def test_tables_of_a_later_version_are_left_alone(folder, diary, later, settings, now):
    later()
    migrate(now)
    let_go()
    before = diary.read_bytes()
    settings.MIGRATION_MODULES = {}
    with pytest.raises(DatabaseNewer):
        migrate(now)
    let_go()
    assert diary.read_bytes() == before


@pytest.mark.parametrize("damage", ["cut", "overwritten", "not a database"])
def test_a_damaged_file_is_named_and_left_alone(folder, diary, now, tonight, damage):
    ada = person_on(Shelf.MINE)
    entries = (NightEntry(tonight + -day, Cramps.quiet(), note="x" * 500) for day in range(400))
    merge_diary(ada, Diary(tuple(entries)), at=now)
    let_go()
    whole = diary.read_bytes()
    spoilt = {
        "cut": whole[: len(whole) // 2],
        "overwritten": whole[:4096] + b"\x5a" * (len(whole) - 4096),
        "not a database": b"my diary\n" * 1000,
    }[damage]
    diary.write_bytes(spoilt)
    with pytest.raises(DatabaseDamaged) as refused:
        migrate(now)
    let_go()
    assert refused.value.context == {"path": str(diary), "folder": str(folder / "copies")}
    assert diary.read_bytes() == spoilt


def test_a_folder_where_no_file_can_be_made_is_named(folder, now):
    (folder / "uncramp.sqlite3").mkdir()
    with pytest.raises(FolderNotWritable):
        migrate(now)


def test_deleting_everything_leaves_no_trace_in_any_file(folder, diary, later, now):
    later()
    migrate(now)
    assert len([f for f in folder.rglob("*.sqlite3") if b"UNMISTAKABLE" in f.read_bytes()]) == 2
    delete_everything(person_on(Shelf.MINE))
    let_go()
    files = [f for f in folder.rglob("*") if f.is_file()]
    assert diary in files
    assert not [f for f in files if b"UNMISTAKABLE" in f.read_bytes()]


def test_the_copy_of_a_diary_still_holds_what_was_saved_a_moment_before(
    folder, diary, now, tonight
):
    # Still in the write-ahead log, and not in the file that a plain copy would take.
    ada = person_on(Shelf.MINE)
    save_night(ada, NightEntry(tonight + 1, Cramps.quiet(), note="JUST NOW"), at=now)
    assert "JUST NOW" in notes(copy_database(Shelf.MINE, now))
