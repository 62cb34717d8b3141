"""A locked backup: one file and the passphrase are all it takes, with or without the program."""

import io
import re
import shutil
import subprocess
import zipfile

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyrage import passphrase as by_passphrase

from uncramp.errors import (
    BackupDamaged,
    PassphraseNeeded,
    PassphraseShort,
    PassphraseTooSlow,
    UncrampError,
    WrongPassphrase,
)
from uncramp.exchange.backups import is_locked, lock, make_key, unlock

ARCHIVE = b"PK\x03\x04 an archive, as far as this room knows"
AGE = shutil.which("age")


@pytest.fixture(scope="module")
def locked(key):
    return lock(ARCHIVE, key)


def test_the_passphrase_opens_what_only_the_public_part_locked(locked, passphrase):
    assert is_locked(locked)
    assert unlock(locked, passphrase, "a") == ARCHIVE


def test_nothing_of_the_archive_or_the_passphrase_lies_open(locked, key, passphrase):
    for secret in (b"an archive", passphrase.encode(), b"AGE-SECRET-KEY"):
        assert secret not in locked
        assert secret not in key.locked


def test_the_file_says_in_both_languages_how_it_is_opened_by_hand(locked):
    with zipfile.ZipFile(io.BytesIO(locked)) as box:
        read_me = box.read("READ-ME.txt").decode()
    assert read_me.count("age -d -i key.age record.age > record.uncramp") == 2


@pytest.mark.skipif(AGE is None, reason="Debian's age is not installed")
def test_the_age_program_reads_its_parts_with_the_identity_of_the_key(
    locked, key, passphrase, tmp_path
):
    with zipfile.ZipFile(io.BytesIO(locked)) as box:
        box.extractall(tmp_path)
    # The program asks for a passphrase only at a terminal, so the identity is opened here.
    identity = by_passphrase.decrypt(key.locked, passphrase)
    (tmp_path / "identity").write_bytes(identity)
    opened = subprocess.run(
        [AGE, "-d", "-i", "identity", "record.age"], cwd=tmp_path, capture_output=True, check=True
    )
    assert opened.stdout == ARCHIVE


@pytest.mark.skipif(AGE is None, reason="Debian's age is not installed")
def test_what_the_age_program_locked_for_the_key_is_read(key, passphrase, tmp_path):
    made = subprocess.run(
        [AGE, "-r", key.recipient], input=ARCHIVE, capture_output=True, check=True, cwd=tmp_path
    )
    assert unlock(made.stdout, passphrase, "a.age", key=key) == ARCHIVE


@pytest.mark.skipif(AGE is None, reason="Debian's age is not installed")
@pytest.mark.skipif(shutil.which("script") is None, reason="no terminal can be played")
def test_the_command_in_the_read_me_opens_it_at_a_terminal(locked, passphrase, tmp_path):
    with zipfile.ZipFile(io.BytesIO(locked)) as box:
        box.extractall(tmp_path)
    command = "age -d -i key.age record.age > record.uncramp"
    subprocess.run(
        ["script", "-qec", command, "/dev/null"],
        input=f"{passphrase}\n".encode(),
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert (tmp_path / "record.uncramp").read_bytes() == ARCHIVE


def test_a_bare_age_file_with_a_passphrase_is_read(passphrase):
    bare = by_passphrase.encrypt(ARCHIVE, passphrase)
    assert unlock(bare, passphrase, "a.age") == ARCHIVE


def test_what_is_not_locked_comes_back_as_it_is():
    assert not is_locked(ARCHIVE)
    assert unlock(ARCHIVE, "", "a") == ARCHIVE


def test_a_wrong_passphrase_is_told_from_a_damaged_file(locked, passphrase):
    with pytest.raises(WrongPassphrase):
        unlock(locked, "another four odd words", "a")
    with pytest.raises(PassphraseNeeded):
        unlock(locked, "", "a")
    at = locked.index(b"record.ageage-encryption") + 60
    with pytest.raises(BackupDamaged):
        unlock(locked[:at] + bytes([locked[at] ^ 1]) + locked[at + 1 :], passphrase, "a")


def test_a_record_locked_for_another_key_is_damaged_and_not_a_wrong_passphrase(locked, passphrase):
    stranger = pyrage.x25519.Identity.generate().to_public()
    with zipfile.ZipFile(io.BytesIO(locked)) as box:
        parts = {name: box.read(name) for name in box.namelist()}
    parts["record.age"] = pyrage.encrypt(ARCHIVE, [stranger])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as box:
        for name, content in parts.items():
            box.writestr(name, content)
    with pytest.raises(BackupDamaged):
        unlock(held.getvalue(), passphrase, "a")


def test_a_compressed_part_is_refused_before_it_is_read(locked, passphrase):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("key.age", b"0" * 1_000_000)
        box.writestr("record.age", b"")
    with pytest.raises(BackupDamaged):
        unlock(held.getvalue(), passphrase, "a")


def test_a_passphrase_that_is_soon_guessed_is_refused():
    with pytest.raises(PassphraseShort):
        make_key("   cramp    ")


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_cut_or_changed_is_refused_or_still_whole(data, locked):
    # A wrong passphrase takes its second on purpose; the key part is left alone here.
    begin = locked.index(b"record.ageage-encryption")
    cut = data.draw(st.integers(begin, len(locked)))
    at = data.draw(st.integers(begin, len(locked) - 1))
    changed = bytearray(locked[:cut] if data.draw(st.booleans()) else locked)
    if at < len(changed):
        changed[at] ^= data.draw(st.integers(0, 255))
    raw = bytes(changed)
    if is_locked(raw):
        with pytest.raises((PassphraseNeeded, UncrampError)):
            unlock(raw, "", "a")
    else:
        assert unlock(raw, "", "a") == raw


def test_a_key_that_would_take_this_computer_for_ever_is_no_damage(passphrase):
    costly = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 40", by_passphrase.encrypt(b"x", passphrase))
    with pytest.raises(PassphraseTooSlow):
        unlock(costly, passphrase, "a.age")
