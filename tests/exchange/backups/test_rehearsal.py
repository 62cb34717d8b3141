"""The newest backup is opened as if it were needed."""

from datetime import UTC, date, datetime

import pytest

from tests.exchange.backups.conftest import record_of
from uncramp.errors import (
    BackupKeyDamaged,
    BackupMissing,
    FileUnreadable,
    NewerFormat,
    PassphraseNeeded,
    WrongPassphrase,
)
from uncramp.exchange.backups import (
    Choices,
    Rehearsal,
    back_up,
    last_rehearsal,
    rehearse,
    save_choices,
)
from uncramp.exchange.record import _archive

NAME = "uncramp-2026-11-22.uncramp"


@pytest.fixture
def kept(folder, mine, day, now):
    back_up(mine, folder, made_at=now, day=day)
    return folder


def test_a_sound_backup_is_the_same_and_date_and_outcome_are_kept(kept, mine, now):
    assert rehearse(kept, mine, "", at=now).is_same
    assert last_rehearsal(kept) == Rehearsal(now, NAME, "", 3, 0)


def test_what_changed_since_is_counted(kept, now):
    found = rehearse(kept, record_of("0", "5"), "", at=now)
    assert (found.same, len(found.changed), len(found.only_there)) == (1, 1, 1)
    assert last_rehearsal(kept).others == 3


def test_without_a_backup_there_is_nothing_to_rehearse(folder, mine, now):
    with pytest.raises(BackupMissing):
        rehearse(folder, mine, "", at=now)
    assert last_rehearsal(folder) is None


def test_a_damaged_backup_is_an_outcome_too(kept, mine, now):
    raw = bytearray((kept / NAME).read_bytes())
    raw[60] ^= 1
    (kept / NAME).write_bytes(bytes(raw))
    with pytest.raises(FileUnreadable):
        rehearse(kept, mine, "", at=now)
    assert last_rehearsal(kept).is_opened is False


def test_a_backup_of_a_newer_version_is_an_outcome_too(kept, mine, day, now, monkeypatch):
    with monkeypatch.context() as later:
        later.setattr(_archive, "FORMAT", 99)
        later.setattr(_archive, "READABLE_FROM", 99)
        back_up(mine, kept, made_at=now, day=day)
    with pytest.raises(NewerFormat):
        rehearse(kept, mine, "", at=now)
    assert last_rehearsal(kept).trouble == "error.newer-format"


def test_a_wrong_passphrase_says_nothing_about_the_backup(kept, mine, day, now, key, passphrase):
    save_choices(kept, Choices(key))
    back_up(mine, kept, made_at=now, day=day)
    for error, typed in ((PassphraseNeeded, ""), (WrongPassphrase, "not this one at all")):
        with pytest.raises(error):
            rehearse(kept, mine, typed, at=now)
    assert last_rehearsal(kept) is None
    assert rehearse(kept, mine, passphrase, at=now).is_same


def test_the_backup_that_was_made_last_is_opened_though_the_clock_was_set_back(kept, now):
    other = record_of("5")
    back_up(other, kept, made_at=datetime(2020, 1, 1, tzinfo=UTC), day=date(2020, 1, 1))
    assert rehearse(kept, other, "", at=now).is_same


@pytest.mark.parametrize("torn", ["", "[]", "{}", '{"at": "2026-11-22T03:10"}'])
def test_a_note_that_cannot_be_read_is_no_rehearsal(kept, torn):
    (kept / "rehearsal.json").write_text(torn)
    assert last_rehearsal(kept) is None


def test_a_choice_that_cannot_be_read_says_nothing_about_the_backup(folder, mine, day, now):
    back_up(mine, folder, made_at=now, day=day)
    (folder / "choices.json").write_text("{}")
    with pytest.raises(BackupKeyDamaged):
        rehearse(folder, mine, "", at=now)
    assert last_rehearsal(folder) is None
