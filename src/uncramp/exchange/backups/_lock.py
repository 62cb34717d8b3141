"""Locking a backup with a passphrase, in the age format, without keeping the passphrase.

From the passphrase's age identity only the public part is needed to lock; the identity itself
is locked with the passphrase (age, scrypt) and travels in every file, so that one file and the
passphrase are all it takes. ``age -d -i key.age record.age`` opens it without this program.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Final

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from uncramp.errors import (
    BackupDamaged,
    FileTooLarge,
    PassphraseNeeded,
    PassphraseShort,
    PassphraseTooSlow,
    WrongPassphrase,
)
from uncramp.knowledge.wording import LANGUAGES, say

LEAST_LETTERS: Final = 10
MAX_MIB: Final = 65
_KEY, _RECORD, _READ_ME = "key.age", "record.age", "READ-ME.txt"
_MARK: Final = b"age-encryption.org/v1\n"
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Key:
    """``recipient`` locks (``age1…``, public); ``locked`` opens, once a passphrase opens it."""

    recipient: str
    locked: bytes


def make_key(passphrase: str) -> Key:
    """A new key that only this passphrase opens; takes about a second, on purpose.

    Raises PassphraseShort.
    """
    if len(passphrase.strip()) < LEAST_LETTERS:
        raise PassphraseShort(least=LEAST_LETTERS)
    identity = x25519.Identity.generate()
    locked = by_passphrase.encrypt(f"{identity}\n".encode(), passphrase)
    return Key(str(identity.to_public()), locked)


def lock(archive: bytes, key: Key) -> bytes:
    """The archive, locked, in one file with its own locked key and how to open it by hand."""
    recipient = x25519.Recipient.from_str(key.recipient)
    read_me = "\n\n".join(say("backup.read-me", language) for language in LANGUAGES)
    parts = {
        _READ_ME: f"{read_me}\n".encode(),
        _KEY: key.locked,
        _RECORD: pyrage.encrypt(archive, [recipient]),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as box:
        for name, content in parts.items():
            # Neither time nor system: the file says nothing of whoever made it.
            member = zipfile.ZipInfo(name, _STAMP)
            member.create_system = 3
            member.external_attr = 0o600 << 16
            box.writestr(member, content)
    return held.getvalue()


def is_locked(raw: bytes) -> bool:
    """Whether it takes a passphrase to read these bytes."""
    return raw.startswith(_MARK) or _members(raw) is not None


def unlock(raw: bytes, passphrase: str, name: str, *, key: Key | None = None) -> bytes:
    """The archive in a backup; bytes that are not locked come back as they are.

    ``name`` stands for the file in errors. A bare age file is opened by its passphrase, or by
    ``key`` where it was locked for that. Raises PassphraseNeeded, WrongPassphrase,
    PassphraseTooSlow, BackupDamaged and FileTooLarge.
    """
    if len(raw) > MAX_MIB << 20:
        raise FileTooLarge(path=name, limit_mib=MAX_MIB)
    if not is_locked(raw):
        return raw
    if not passphrase:
        raise PassphraseNeeded(path=name)
    members = _members(raw)
    if members is not None:
        with zipfile.ZipFile(io.BytesIO(raw)) as box:
            return _opened(_part(box, _KEY, name), _part(box, _RECORD, name), passphrase, name)
    if b"\n-> scrypt " not in raw[:200] and key is not None:
        return _opened(key.locked, raw, passphrase, name)
    return _by_passphrase(raw, passphrase, name)


def _opened(locked: bytes, record: bytes, passphrase: str, name: str) -> bytes:
    told = _by_passphrase(locked, passphrase, name)
    try:
        identity = x25519.Identity.from_str(told.decode().strip())
        return bytes(pyrage.decrypt(record, [identity]))
    # The key opened and this did not, so it is not the passphrase.
    except (ValueError, pyrage.DecryptError, pyrage.IdentityError) as error:
        raise BackupDamaged(path=name) from error


def _by_passphrase(raw: bytes, passphrase: str, name: str) -> bytes:
    try:
        return bytes(by_passphrase.decrypt(raw, passphrase))
    except pyrage.DecryptError as error:
        # The library has one exception for all; only this text means that the key did not fit.
        if str(error) == "Decryption failed":
            raise WrongPassphrase(path=name) from error
        if str(error).startswith("Excessive work"):
            raise PassphraseTooSlow(path=name) from error
        raise BackupDamaged(path=name) from error


def _members(raw: bytes) -> frozenset[str] | None:
    """The parts of a locked backup; None for anything else, another zip included."""
    if not raw.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as box:
            found = box.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError):
        return None
    names = frozenset(member.filename for member in found)
    return names if {_KEY, _RECORD} <= names <= {_KEY, _RECORD, _READ_ME} else None


def _part(box: zipfile.ZipFile, name: str, path: str) -> bytes:
    # What we write is never compressed: nothing here can grow while it is read.
    if box.getinfo(name).compress_type != zipfile.ZIP_STORED:
        raise BackupDamaged(path=path)
    try:
        return box.read(name)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise BackupDamaged(path=path) from error
