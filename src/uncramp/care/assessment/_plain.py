"""An assessment as JSON holds it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from uncramp.care.assessment._types import Assessment
from uncramp.person.nights import Night

FORMAT: Final = 1
_PAIRS: Final = frozenset({"answers", "speaks_for", "speaks_against"})


def to_plain(found: Assessment) -> dict[str, Any]:
    """The assessment JSON: ids, numbers and dates, and no sentence."""
    return {"format": FORMAT, **_fields(found)}


def _fields(value: Any) -> dict[str, Any]:
    return {
        field.name: {q: _plain(g) for q, g in getattr(value, field.name)}
        if field.name in _PAIRS
        else _plain(getattr(value, field.name))
        for field in fields(value)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Night | date):
        return str(value)
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(held) for held in value)
    return [_plain(held) for held in value] if isinstance(value, tuple) else value
