"""Values as JSON holds them, and back: by their types, with the path of what is wrong."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from math import isfinite
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from uncramp.errors import BadValue

MOST_ENTRIES: Final = 10_000
MOST_LETTERS: Final = 2_000
MOST: Final = 1_000_000


def plain(value: Any) -> Any:
    """A value of this room as tables, lists, texts and numbers; sets in the order of the ABC."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, frozenset):
        return sorted(plain(one) for one in value)
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def read(kind: Any, raw: Any, path: str) -> Any:
    """The value of this type that ``plain`` made.

    Raises BadValue with the path of what does not fit, such as ``plan.items[0].minutes``.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        (some,) = (one for one in inner if one is not type(None))
        return None if raw is None else read(some, raw, path)
    if origin in {tuple, frozenset}:
        return origin(_entries(inner[0], raw, path))
    if is_dataclass(kind):
        return _table(kind, raw, path)
    return _one(kind, raw, path)


def refuse(path: str, value: Any, allowed: str) -> BadValue:
    """The error for a value that its place cannot hold."""
    return BadValue(field=path, value=str(value)[:60], allowed=f"document-{allowed}")


def _entries(kind: Any, raw: Any, path: str) -> list[Any]:
    if not isinstance(raw, list) or len(raw) > MOST_ENTRIES:
        raise refuse(path, raw, "list")
    return [read(kind, one, f"{path}[{place}]") for place, one in enumerate(raw)]


@lru_cache(maxsize=64)
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _table(kind: Any, raw: Any, path: str) -> Any:
    if not isinstance(raw, Mapping):
        raise refuse(path, raw, "table")
    known = {field.name: field for field in fields(kind)}
    for key in raw:
        if key not in known:
            raise refuse(f"{path}.{str(key)[:60]}", raw[key], "key")
    for name, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and name not in raw:
            raise refuse(f"{path}.{name}", "", "missing")
    hints = _hints(kind)
    return kind(**{key: read(hints[key], value, f"{path}.{key}") for key, value in raw.items()})


def _one(kind: Any, raw: Any, path: str) -> Any:
    if issubclass(kind, Enum):
        named = {one.value: one for one in kind}
        if not isinstance(raw, str) or raw not in named:
            raise refuse(path, raw, "choice")
        return named[raw]
    if kind is date:
        return _day(raw, path)
    if kind is str:
        return _text(raw, path)
    # True is a number in Python, and nobody means one by it.
    fits = isinstance(raw, int if kind is int else int | float) and not isinstance(raw, bool)
    if not fits or not isfinite(raw) or not 0 <= raw <= MOST:
        raise refuse(path, raw, "whole-number" if kind is int else "number")
    return raw


def _day(raw: Any, path: str) -> date:
    try:
        # Only the form with the hyphens: the others read differently in different versions.
        if isinstance(raw, str) and len(raw) == len("2026-11-22"):
            return date.fromisoformat(raw)
    except ValueError:
        pass
    raise refuse(path, raw, "day")


def _text(raw: Any, path: str) -> str:
    if not isinstance(raw, str) or len(raw) > MOST_LETTERS:
        raise refuse(path, raw, "text")
    # Half of a surrogate pair comes in through JSON, and no file or page takes it.
    if any("\ud800" <= letter <= "\udfff" for letter in raw):
        raise refuse(path, "", "text")
    return raw
