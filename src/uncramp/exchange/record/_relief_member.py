"""What ``relief.json`` may hold."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

_ORDERS: Final = frozenset({"muscle", "seed", "orders", "at", "made_from", "drawn_at"})
_SENT: Final = frozenset({"id", "kind", "night", "made_at", "received_at", "outcome", "body"})
_OUTCOMES: Final = frozenset({"stored", "older"})


def whole_relief(told: Mapping[str, Any]) -> dict[str, Any]:
    """What belongs to attacks, as it is in an archive.

    Raises ValueError (and LookupError, TypeError) where drawn orders lack a part or stand
    twice for a muscle, where a moment has no zone, and where an entry stands twice.
    """
    orders, sent = told.get("orders", []), told.get("sent", [])
    for one in orders:
        _parts(one, _ORDERS)
        _moment(one["drawn_at"])
    for one in sent:
        _parts(one, _SENT)
        _moment(one["made_at"])
        _moment(one["received_at"])
        if one["outcome"] not in _OUTCOMES or not 0 < len(one["id"]) <= 80:
            raise ValueError(one["id"][:40])
        if one["night"]:
            date.fromisoformat(one["night"])
    _each_once([one["muscle"] for one in orders])
    _each_once([one["id"] for one in sent])
    for night, kept in told.get("said", {}).items():
        date.fromisoformat(night)
        if kept != "-" and not kept.startswith("="):
            raise ValueError(kept[:40])
    return dict(told)


def _parts(one: Mapping[str, Any], wanted: frozenset[str]) -> None:
    if set(one) != wanted:
        raise ValueError(", ".join(sorted(set(one) ^ wanted))[:40])


def _moment(text: str) -> None:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(text[:40])


def _each_once(names: list[str]) -> None:
    if len(set(names)) != len(names):
        raise ValueError("twice")
