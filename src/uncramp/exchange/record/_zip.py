"""A zip from a stranger: looked at before anything is unpacked, and never to disk."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from uncramp.errors import FileTooLarge, FileUnreadable

MAX_ARCHIVE_MIB: Final = 64
MAX_INFLATED_MIB: Final = 256
MAX_MEMBERS: Final = 64

_MIB = 1 << 20
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}\.(csv|json)")
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"


def unpacked(raw: bytes, path: str) -> dict[str, bytes]:
    """Every member of a zip by its name.

    Raises FileTooLarge and FileUnreadable; ``problem`` tells torn, encrypted, twice, a name
    that is no plain file of ours, and too many members apart.
    """
    if len(raw) > MAX_ARCHIVE_MIB * _MIB:
        raise FileTooLarge(path=path, limit_mib=MAX_ARCHIVE_MIB)
    _look_at_end(raw, path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            _look_at_members(members, path)
            return {member.filename: archive.read(member) for member in members}
    # A zip can be wrong in as many ways as its reader has exceptions.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _torn(path) from error
    except (RuntimeError, ValueError, struct.error, OSError) as error:
        raise _torn(path) from error


def packed(members: Mapping[str, bytes], moment: tuple[int, int, int, int, int, int]) -> bytes:
    """A zip whose bytes depend on nothing but its members and the moment."""
    if sum(map(len, members.values())) > MAX_INFLATED_MIB * _MIB:
        raise FileTooLarge(path="", limit_mib=MAX_INFLATED_MIB)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            # Both would otherwise tell on which system the archive was made.
            member.create_system = 3
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)
    if held.tell() > MAX_ARCHIVE_MIB * _MIB:
        raise FileTooLarge(path="", limit_mib=MAX_ARCHIVE_MIB)
    return held.getvalue()


def _look_at_end(raw: bytes, path: str) -> None:
    """Read the length of the directory before the library reads all of it.

    A file within the limit can list a million members, which would be a minute's work.
    """
    at = raw.rfind(_END_MARK, max(0, len(raw) - _END.size - 0xFFFF))
    if at < 0 or len(raw) - at < _END.size:
        raise _torn(path)
    _, _, _, _, count, size, _, _ = _END.unpack_from(raw, at)
    if count > MAX_MEMBERS or size > MAX_MEMBERS * 1024 or raw[at - 20 : at - 16] == b"PK\x06\x07":
        raise FileUnreadable(path=path, problem="archive-too-many")


def _look_at_members(members: list[zipfile.ZipInfo], path: str) -> None:
    if len(members) > MAX_MEMBERS:
        raise FileUnreadable(path=path, problem="archive-too-many")
    seen: set[str] = set()
    for member in members:
        name = member.filename
        shown = "".join(c if c.isprintable() else "\ufffd" for c in name[:60])
        # orig_filename still has what the library cuts off behind a NUL.
        if not _NAME.fullmatch(member.orig_filename):
            raise FileUnreadable(path=path, problem="archive-name", member=shown)
        if name in seen:
            raise FileUnreadable(path=path, problem="archive-twice", member=shown)
        if member.flag_bits & 1:
            raise FileUnreadable(path=path, problem="archive-encrypted", member=shown)
        seen.add(name)
    # The library stops inflating a member at its stated size, so the sum is a true bound.
    if sum(member.file_size for member in members) > MAX_INFLATED_MIB * _MIB:
        raise FileTooLarge(path=path, limit_mib=MAX_INFLATED_MIB)


def _torn(path: str) -> FileUnreadable:
    return FileUnreadable(path=path, problem="archive-torn")
