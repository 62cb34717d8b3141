"""Values to plain JSON types and back, so that an answer can be stored and read again."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """A value as JSON types: dates as ISO text, enums as their values, tuples as lists."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def from_plain(kind: Any, raw: Any) -> Any:
    """The value of type ``kind`` that ``to_plain`` wrote; KeyError where a field is missing."""
    if isinstance(kind, UnionType):
        return None if raw is None else from_plain(_without_none(kind), raw)
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], item) for item in raw)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: from_plain(hint, raw[name]) for name, hint in hints.items()})
    if kind is date:
        return date.fromisoformat(raw)
    return kind(raw) if isinstance(kind, type) and issubclass(kind, StrEnum) else raw


def _without_none(kind: UnionType) -> Any:
    rest = [part for part in get_args(kind) if part is not NoneType]
    # ``str | int | float`` inside a mapping stays as it is; only X | None is written here.
    return rest[0]
