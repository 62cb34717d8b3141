"""The archive ``.uncramp``: everything one person has, in a zip that anyone can open.

``manifest.json`` says which format it is (``format``), which is the oldest reader that may
open it (``readable_from``), when and by what it was made, and the SHA-256 of each member. A
later program that only adds members leaves ``readable_from`` as it is; then this one reads
what it knows and is quiet about the rest. Otherwise it says NewerFormat.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from uncramp.errors import BadValue, FileUnreadable, NewerFormat
from uncramp.exchange.record._atomic import replace_file
from uncramp.exchange.record._members import MEMBERS, SINCE, as_json, as_members, from_members
from uncramp.exchange.record._source import opened
from uncramp.exchange.record._types import Record
from uncramp.exchange.record._zip import MAX_ARCHIVE_MIB, packed, unpacked
from uncramp.learn.trials import SCHEMA

FORMAT: Final = 4
READABLE_FROM: Final = 1
_MANIFEST = "manifest.json"


def write(record: Record, path: Path, *, made_at: datetime) -> None:
    """Write the archive of a record, whole or not at all.

    ``made_at`` knows its zone. Raises BadValue, FileTooLarge and FileError.
    """
    replace_file(path, archive_bytes(record, made_at=made_at))


def archive_bytes(record: Record, *, made_at: datetime) -> bytes:
    """The archive as bytes: the same for the same record, moment and program."""
    if made_at.tzinfo is None:
        raise BadValue(field="made_at", value=made_at.isoformat(), allowed="with-zone")
    members = as_members(record)
    manifest = {
        "format": FORMAT,
        "readable_from": READABLE_FROM,
        "made_at": made_at.isoformat(),
        "versions": {"program": _program(), "trial_schema": SCHEMA},
        "members": {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in members.items()
        },
    }
    moment = made_at.astimezone(UTC)
    # A zip counts its years from 1980, and ends in 2107.
    stamp = (min(max(moment.year, 1980), 2107), *moment.timetuple()[1:6])
    first = {_MANIFEST: as_json("manifest", manifest).encode()}
    return packed(first | members, stamp)


def read(path: Path) -> Record:
    """The record in an archive; raises FileMissing and whatever ``read_bytes`` raises."""
    with opened(path) as stream:
        raw = stream.read((MAX_ARCHIVE_MIB << 20) + 1)
    return read_bytes(raw, str(path))


def read_bytes(raw: bytes, name: str) -> Record:
    """The record in an archive's bytes; ``name`` stands for the file in errors.

    Nothing is unpacked to disk, and nothing is taken unless all of it is sound. Raises
    FileUnreadable (with the ``problem``), FileTooLarge and NewerFormat.
    """
    return from_members(_checked(unpacked(raw, name), name), name)


def _checked(members: Mapping[str, bytes], path: str) -> dict[str, bytes]:
    """The members that this version knows, each as it was when it was written."""
    if _MANIFEST not in members:
        raise FileUnreadable(path=path, problem="archive-manifest")
    made, listed = _listed(members[_MANIFEST], path)
    for name in MEMBERS:
        if name not in listed and made >= SINCE.get(name, 1):
            raise FileUnreadable(path=path, problem="archive-member-missing", member=name)
    for name, digest in listed.items():
        if name not in members:
            raise FileUnreadable(path=path, problem="archive-member-missing", member=name)
        if hashlib.sha256(members[name]).hexdigest() != digest:
            raise FileUnreadable(path=path, problem="archive-digest", member=name)
    for name in members:
        if name not in listed and name != _MANIFEST:
            raise FileUnreadable(path=path, problem="archive-name", member=name)
    return {name: members[name] for name in MEMBERS if name in members}


def _listed(raw: bytes, path: str) -> tuple[int, dict[str, str]]:
    """Format, and each member with its digest, where this version may read the archive."""
    try:
        manifest: dict[str, Any] = json.loads(raw)
        made, oldest = int(manifest["format"]), int(manifest["readable_from"])
        listed = {str(n): str(held["sha256"]) for n, held in manifest["members"].items()}
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise FileUnreadable(path=path, problem="archive-manifest") from error
    if oldest > FORMAT:
        raise NewerFormat(path=path, found=made, known=FORMAT)
    strangers = [name for name in listed if name not in MEMBERS]
    if strangers and made <= FORMAT:
        shown = "".join(c if c.isprintable() else "\ufffd" for c in strangers[0][:60])
        raise FileUnreadable(path=path, problem="archive-name", member=shown)
    return made, listed


def _program() -> str:
    try:
        return version("uncramp")
    except PackageNotFoundError:
        return ""
