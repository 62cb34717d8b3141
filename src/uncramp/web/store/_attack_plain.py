"""An attack as plain JSON values and back, unchanged."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from uncramp.person.attacks import Attack, Position, Tried
from uncramp.person.diary import Muscle, Side
from uncramp.person.nights import Night


def attack_columns(attack: Attack) -> dict[str, Any]:
    """The columns of an attack."""
    zone = attack.started_at.tzinfo
    document = {
        # As text with its offset and place, as the start of a session: two moments are 02:30.
        "started_at": attack.started_at.isoformat(),
        "zone": (zone.key or "") if isinstance(zone, ZoneInfo) else "",
        "muscle": attack.muscle.value,
        "side": attack.side.value,
        "position": attack.position.value,
        "tried": [asdict(one) for one in attack.tried],
        "seconds_to_release": attack.seconds_to_release,
        "is_open": attack.is_open,
        "pain": attack.pain,
        "revision": attack.revision,
        "is_mistake": attack.is_mistake,
    }
    return {
        "attack": attack.id,
        "night": attack.night.evening,
        "started_at": attack.started_at,
        "document": document,
    }


def attack_from(columns: Mapping[str, Any]) -> Attack:
    """The attack that ``attack_columns`` wrote."""
    told = columns["document"]
    return Attack(
        id=columns["attack"],
        night=Night(columns["night"]),
        started_at=moment_in(told["started_at"], told["zone"]),
        muscle=Muscle(told["muscle"]),
        side=Side(told["side"]),
        position=Position(told["position"]),
        tried=tuple(Tried(**one) for one in told["tried"]),
        seconds_to_release=told["seconds_to_release"],
        is_open=told["is_open"],
        pain=told["pain"],
        revision=told["revision"],
        is_mistake=told["is_mistake"],
    )


def moment_in(text: str, zone: str) -> datetime:
    """The moment of an ISO text, in its place where this computer knows it."""
    moment = datetime.fromisoformat(text)
    try:
        return moment.astimezone(ZoneInfo(zone)) if zone else moment
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A place that this computer does not know: the offset still says when it was.
        return moment
