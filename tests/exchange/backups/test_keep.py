"""Backups on a real disk: made, kept, let go, copied, locked, refused."""

import os
import resource
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.exchange.backups.conftest import record_of
from uncramp.errors import BackupFolderMissing, BackupKeyDamaged, BackupNotWritten, DiskFull
from uncramp.exchange.backups import (
    Choices,
    back_up,
    copy_before,
    forget,
    is_due,
    is_same_disk,
    list_backups,
    load_choices,
    load_state,
    lock_old_ones,
    note_download,
    save_choices,
    unlock,
)
from uncramp.exchange.record import read, read_bytes


def names(folder):
    return [one.path.name for one in list_backups(folder)]


def at(day):
    return datetime(day.year, day.month, day.day, 3, 10, tzinfo=UTC)


@pytest.fixture
def little_room():
    """A disk on which no file may grow beyond a few bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def only(n):
        resource.setrlimit(resource.RLIMIT_FSIZE, (n, before[1]))

    yield only
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_backup_is_an_archive_for_its_owners_eyes_only(folder, mine, day, now):
    state = back_up(mine, folder, made_at=now, day=day)
    path = folder / "uncramp-2026-11-22.uncramp"
    assert read(path) == mine
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (state.name, state.made_at, load_state(folder)) == (path.name, now, state)


def test_a_year_of_days_leaves_few_backups_the_last_among_them(folder, mine, day):
    for back in range(200, -1, -1):
        that = day - timedelta(days=back)
        back_up(mine, folder, made_at=at(that), day=that)
    assert names(folder)[0] == "uncramp-2026-11-22.uncramp"
    assert len(names(folder)) <= 7 + 4 + 12


def test_it_is_due_when_something_changed_and_not_before(folder, mine, day, now):
    assert is_due(folder, mine)
    back_up(mine, folder, made_at=now, day=day)
    assert not is_due(folder, mine)
    assert is_due(folder, record_of("5"))


def test_the_backup_of_a_day_takes_in_what_the_day_brought(folder, mine, day, now):
    back_up(mine, folder, made_at=now, day=day)
    back_up(record_of("5"), folder, made_at=now, day=day)
    assert names(folder) == ["uncramp-2026-11-22.uncramp"]
    assert read(folder / "uncramp-2026-11-22.uncramp") == record_of("5")


def test_a_clock_that_was_set_back_neither_stops_nor_deletes_backups(folder, mine, day, now):
    back_up(mine, folder, made_at=now, day=day)
    past = date(2020, 1, 1)
    assert is_due(folder, record_of("5"))
    back_up(record_of("5"), folder, made_at=at(past), day=past)
    assert names(folder) == ["uncramp-2026-11-22.uncramp", "uncramp-2020-01-01.uncramp"]


def test_a_backup_that_somebody_deleted_is_made_again(folder, mine, day, now):
    back_up(mine, folder, made_at=now, day=day)
    (folder / "uncramp-2026-11-22.uncramp").unlink()
    assert is_due(folder, mine)


@pytest.mark.parametrize("torn", [b"", b"{", b"[]", b'{"made_at": "2026-11-22T03:10"}'])
def test_a_note_that_cannot_be_read_only_means_one_more_backup(folder, mine, day, now, torn):
    back_up(mine, folder, made_at=now, day=day)
    (folder / "state.json").write_bytes(torn)
    assert is_due(folder, mine)


def test_a_half_written_file_never_counts(folder, mine, day, now):
    back_up(mine, folder, made_at=now, day=day)
    whole = (folder / "uncramp-2026-11-22.uncramp").read_bytes()
    (folder / "uncramp-2026-11-23.uncramp").write_bytes(whole[: len(whole) // 2])
    (folder / ".uncramp-2026-11-24.uncramp.x1").write_bytes(whole)
    (folder / "uncramp-2026-11-25.uncramp").mkdir()
    assert names(folder) == ["uncramp-2026-11-22.uncramp"]


def test_a_draft_of_a_killed_program_is_cleared_away_after_a_day(folder, mine, day, now):
    old, new = folder / ".uncramp-a", folder / ".uncramp-b"
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    back_up(mine, folder, made_at=now, day=day)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_full_disk_leaves_the_older_backups_and_says_so(folder, mine, day, now, little_room):
    back_up(mine, folder, made_at=now, day=day)
    before = {path.name: path.read_bytes() for path in folder.glob("uncramp-*")}
    little_room(400)
    with pytest.raises(DiskFull):
        back_up(record_of("5"), folder, made_at=now, day=day + timedelta(days=1))
    little_room(resource.RLIM_INFINITY)
    assert {path.name: path.read_bytes() for path in folder.glob("uncramp-*")} == before
    assert not list(folder.glob(".uncramp-*"))
    assert load_state(folder).trouble == "backup.disk-full"
    assert is_due(folder, mine)
    assert back_up(mine, folder, made_at=now, day=day).trouble == ""


def test_a_folder_that_takes_no_files_is_named(tmp_path, mine, day, now):
    with pytest.raises(BackupFolderMissing):
        back_up(mine, tmp_path / "gone", made_at=now, day=day)
    taken = tmp_path / "file" / "uncramp-2026-11-22.uncramp"
    taken.mkdir(parents=True)
    with pytest.raises(BackupNotWritten):
        back_up(mine, taken.parent, made_at=now, day=day)


def test_a_copy_goes_to_the_second_folder_and_its_absence_does_not_stop_the_backup(
    folder, mine, day, now, tmp_path
):
    stick = tmp_path / "stick"
    save_choices(folder, Choices(copies_to=stick))
    assert back_up(mine, folder, made_at=now, day=day).copy_trouble == "backup.folder-missing"
    assert names(folder) == ["uncramp-2026-11-22.uncramp"]
    assert is_due(folder, mine)
    stick.mkdir()
    state = back_up(mine, folder, made_at=now, day=day)
    assert (state.copied_at, state.copy_trouble) == (now, "")
    assert read(stick / "uncramp-2026-11-22.uncramp") == mine


def test_with_a_key_every_backup_and_its_copy_are_locked(
    folder, mine, day, now, key, passphrase, tmp_path
):
    (tmp_path / "stick").mkdir()
    save_choices(folder, Choices(key, tmp_path / "stick"))
    assert load_choices(folder) == Choices(key, tmp_path / "stick")
    back_up(mine, folder, made_at=now, day=day)
    for place in (folder, tmp_path / "stick"):
        assert names(place) == ["uncramp-2026-11-22.age.zip"]
        raw = (place / "uncramp-2026-11-22.age.zip").read_bytes()
        assert read_bytes(unlock(raw, passphrase, "a"), "a") == mine


def test_backups_that_lay_open_are_locked_when_a_passphrase_is_chosen(
    folder, mine, day, now, key, passphrase
):
    other = day - timedelta(days=40)
    back_up(mine, folder, made_at=now, day=other)
    back_up(mine, folder, made_at=now, day=day)
    assert lock_old_ones(folder, key) == 2
    assert names(folder) == ["uncramp-2026-11-22.age.zip", "uncramp-2026-10-13.age.zip"]
    raw = (folder / "uncramp-2026-10-13.age.zip").read_bytes()
    assert read_bytes(unlock(raw, passphrase, "a"), "a") == mine


def test_the_open_backup_of_a_day_goes_when_the_locked_one_comes(folder, mine, day, now, key):
    back_up(mine, folder, made_at=now, day=day)
    save_choices(folder, Choices(key))
    back_up(mine, folder, made_at=now, day=day)
    assert names(folder) == ["uncramp-2026-11-22.age.zip"]


@pytest.mark.parametrize("torn", [b"", b"{}", b'{"key": {"recipient": "age1"}, "copies_to": null}'])
def test_a_key_that_cannot_be_read_stops_backups_and_never_leaves_them_open(
    folder, mine, day, now, torn
):
    (folder / "choices.json").write_bytes(torn)
    with pytest.raises(BackupKeyDamaged):
        back_up(mine, folder, made_at=now, day=day)
    assert names(folder) == []


def test_the_copy_before_something_is_replaced_is_no_backup_of_a_day(folder, mine, day, now):
    back_up(mine, folder, made_at=now, day=day)
    for minutes in range(5):
        path = copy_before(mine, folder, made_at=now + timedelta(minutes=minutes))
    assert path.name == "uncramp-2026-11-22-before-031400.uncramp"
    assert read(path) == mine
    assert len(list(folder.glob("*before*"))) == 3
    assert names(folder) == ["uncramp-2026-11-22.uncramp"]


def test_deleting_everything_deletes_the_backups_and_nothing_else(folder, mine, day, now, key):
    save_choices(folder, Choices(key))
    back_up(mine, folder, made_at=now, day=day)
    copy_before(mine, folder, made_at=now)
    note_download(folder, now)
    (folder / "letter.txt").write_text("mine")
    forget(folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    forget(folder / "none")


def test_a_backup_taken_away_by_hand_is_remembered(folder, mine, day, now):
    made = back_up(mine, folder, made_at=now, day=day)
    note_download(folder, now)
    assert load_state(folder) == replace(made, saved_at=now)


def test_copies_taken_before_something_are_locked_too_and_none_of_them_goes(
    folder, mine, day, now, key
):
    for minutes in range(3):
        copy_before(mine, folder, made_at=now + timedelta(minutes=minutes))
    assert lock_old_ones(folder, key) == 3
    assert [path.name for path in sorted(folder.glob("*before*"))] == [
        f"uncramp-2026-11-22-before-031{minute}00.age.zip" for minute in range(3)
    ]


def test_folders_on_one_disk_are_known_and_what_nobody_can_tell_is_not_said(folder, tmp_path):
    assert is_same_disk(folder, tmp_path)
    assert not is_same_disk(folder, tmp_path / "not there")
    assert not is_same_disk(folder, Path("\0"))
