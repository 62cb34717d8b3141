"""The daily backup of everybody on one's own shelf."""

from datetime import UTC, datetime, timedelta

import pytest

from uncramp.errors import DiskFull
from uncramp.exchange.backups import list_backups, load_state
from uncramp.exchange.record import Settings, read
from uncramp.person.diary import Cramps, NightEntry
from uncramp.person.nights import Night
from uncramp.web.pages import backed_up
from uncramp.web.pages.backed_up import backups_of
from uncramp.web.project.backups import run_backup
from uncramp.web.store import Person, Shelf, load_record, open_sample, save_night, start
from uncramp.web.store._people import settings_columns
from uncramp.web.store.models import PersonRow

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

NOW = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)
NIGHT = Night.parse("2026-11-21")


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def ada():
    person = start(Shelf.MINE, Settings(zone="Europe/Madrid"))
    save_night(person, NightEntry(NIGHT, Cramps.counted(1)), at=NOW)
    return person


@pytest.fixture
def ben(ada):
    settings = Settings(zone="Pacific/Auckland")
    row = PersonRow.objects.using(Shelf.MINE).create(owner="ben", **settings_columns(settings))
    person = Person(row.id, Shelf.MINE, settings)
    save_night(person, NightEntry(NIGHT, Cramps.counted(7)), at=NOW)
    return person


def test_everybody_is_backed_up_in_a_folder_of_their_own_by_their_own_date(ada, ben, data_folder):
    run_backup(NOW + timedelta(hours=10))
    assert read(data_folder / "backups" / "uncramp-2026-11-22.uncramp") == load_record(ada)
    assert read(backups_of(ben) / "uncramp-2026-11-23.uncramp") == load_record(ben)


def test_nothing_is_made_when_nothing_changed(ada):
    for hours in range(0, 200, 6):
        run_backup(NOW + timedelta(hours=hours))
    assert len(list_backups(backups_of(ada))) == 1
    save_night(ada, NightEntry(NIGHT + 1, Cramps.counted(0)), at=NOW)
    run_backup(NOW + timedelta(days=9))
    assert len(list_backups(backups_of(ada))) == 2


def test_the_sample_is_never_backed_up(data_folder):
    open_sample(NOW, "en")
    run_backup(NOW)
    assert not (data_folder / "backups").exists()


def test_one_persons_trouble_does_not_stop_the_others_and_is_told(ada, ben, monkeypatch):
    kept = backed_up.back_up

    def full(record, folder, **facts):
        if len(folder.name) == len("backups"):
            raise DiskFull(path=str(folder))
        return kept(record, folder, **facts)

    monkeypatch.setattr(backed_up, "back_up", full)
    with pytest.raises(DiskFull):
        run_backup(NOW)
    assert load_state(backups_of(ben)).made_at == NOW
