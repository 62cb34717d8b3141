"""One schema for ``TRIAL.toml`` and ``trials.json``: mapping in, mapping out, and its digest."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar

from uncramp.errors import BadValue, ProtocolError
from uncramp.learn.trials._types import Allocation, Arm, Block, Outcome, Protocol, Unit
from uncramp.person.nights import Night

SCHEMA: Final = 1

_TOP = {"schema", "id", "question", "measure", "outcome", "half_life_nights"} | {
    "meaningful_rate_ratio",
    "arms",
    "allocation",
}
_ALLOCATION = {"unit", "seed", "drawn_at", "blocks"}
T = TypeVar("T")


def from_dict(raw: Mapping[str, Any]) -> Protocol:
    """The protocol that a mapping describes, as parsed from TOML or JSON.

    Raises ProtocolError with the field, the value and what is wrong; unknown keys are
    refused, because a misspelt key would silently change what was sealed.
    """
    _only(raw, _TOP, "")
    if raw.get("schema") != SCHEMA:
        raise ProtocolError(field="schema", value=raw.get("schema"), problem="schema")
    return Protocol(
        id=_read(raw, "id", str),
        question=_read(raw, "question", str),
        measure=_read(raw, "measure", str),
        arms=tuple(_arm(arm) for arm in _rows(raw, "arms")),
        allocation=_allocation(_read(raw, "allocation", dict)),
        outcome=_read(raw, "outcome", Outcome, "counts"),
        half_life_nights=_read(raw, "half_life_nights", _number, 2.0),
        meaningful_rate_ratio=_read(raw, "meaningful_rate_ratio", _number, 0.8),
    )


def to_dict(protocol: Protocol) -> dict[str, Any]:
    """The mapping of a protocol, in plain JSON types; ``from_dict`` gives the same back."""
    return {
        "schema": SCHEMA,
        "id": protocol.id,
        "question": protocol.question,
        "measure": protocol.measure,
        "outcome": protocol.outcome.value,
        "half_life_nights": protocol.half_life_nights,
        "meaningful_rate_ratio": protocol.meaningful_rate_ratio,
        "arms": [{"id": a.id, "label": a.label, "dose": a.dose} for a in protocol.arms],
        "allocation": {
            "unit": protocol.allocation.unit.value,
            "seed": protocol.allocation.seed,
            "drawn_at": protocol.allocation.drawn_at.isoformat(),
            "blocks": [
                {
                    "first": str(block.first),
                    "nights": block.nights,
                    "arm": block.arm,
                    "coin": block.coin,
                    "propensity": block.propensity,
                }
                for block in protocol.allocation.blocks
            ],
        },
    }


def digest(protocol: Protocol) -> str:
    """SHA-256 of the protocol: what a person can write down before the first night."""
    text = json.dumps(to_dict(protocol), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _arm(raw: Mapping[str, Any]) -> Arm:
    _only(raw, {"id", "label", "dose"}, "arms.")
    return Arm(
        id=_read(raw, "id", str), label=_read(raw, "label", str), dose=_read(raw, "dose", _number)
    )


def _allocation(raw: Mapping[str, Any]) -> Allocation:
    _only(raw, _ALLOCATION, "allocation.")
    return Allocation(
        unit=_read(raw, "unit", Unit),
        seed=_read(raw, "seed", int),
        drawn_at=_read(raw, "drawn_at", _moment),
        blocks=tuple(_block(block) for block in _rows(raw, "blocks")),
    )


def _block(raw: Mapping[str, Any]) -> Block:
    _only(raw, {"first", "nights", "arm", "coin", "propensity"}, "allocation.blocks.")
    return Block(
        first=_read(raw, "first", _night),
        nights=_read(raw, "nights", int),
        arm=_read(raw, "arm", str),
        coin=_read(raw, "coin", int),
        propensity=_read(raw, "propensity", _number, 0.5),
    )


def _only(raw: Mapping[str, Any], allowed: set[str], where: str) -> None:
    for key in raw:
        if key not in allowed:
            raise ProtocolError(
                field=where + key, value=", ".join(sorted(allowed)), problem="unknown-key"
            )


def _read(raw: Mapping[str, Any], key: str, kind: Callable[[Any], T], default: Any = None) -> T:
    value = raw.get(key, default)
    if value is None:
        raise ProtocolError(field=key, value=None, problem="missing")
    try:
        # int(True) and str(3) would pass; a sealed document must say what it means.
        if isinstance(kind, type) and kind in (str, int, dict) and type(value) is not kind:
            raise TypeError(key)
        return kind(value)
    except (TypeError, ValueError, BadValue) as error:
        raise ProtocolError(field=key, value=str(value)[:80], problem="value") from error


def _rows(raw: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = raw.get(key)
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ProtocolError(field=key, value=str(rows)[:80], problem="rows")
    return rows


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("number")
    return float(value)


def _night(value: Any) -> Night:
    # TOML has real dates; JSON writes them as text.
    return Night(value) if type(value) is date else Night.parse(value)


def _moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
