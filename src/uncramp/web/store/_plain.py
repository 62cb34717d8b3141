"""A night's entry as plain JSON values and back, unchanged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from uncramp.person.diary import Cramps, Episode, Exposure, Muscle, NightEntry, Side
from uncramp.person.nights import Night

_PARTS = ("minutes", "pain", "sleep_disturbance", "arm", "block", "excluded", "note")


def to_plain(entry: NightEntry) -> dict[str, Any]:
    """The columns of a night but for its date."""
    plain: dict[str, Any] = {part: getattr(entry, part) for part in _PARTS}
    plain["at_least"] = entry.cramps.at_least
    plain["exact"] = entry.cramps.exact
    plain["exposures"] = [{"name": e.name, "value": e.value} for e in entry.exposures]
    plain["episodes"] = [_episode_to_plain(episode) for episode in entry.episodes]
    return plain


def from_plain(night: Night, plain: Mapping[str, Any]) -> NightEntry:
    """The entry that ``to_plain`` wrote."""
    return NightEntry(
        night=night,
        cramps=Cramps(plain["at_least"], plain["exact"]),
        exposures=tuple(Exposure(e["name"], _value(e["value"])) for e in plain["exposures"]),
        episodes=tuple(_episode_from_plain(episode) for episode in plain["episodes"]),
        **{part: plain[part] for part in _PARTS},
    )


def _value(value: float | bool) -> float | bool:
    # PostgreSQL gives 1e22 back as a whole number.
    return value if isinstance(value, bool) else float(value)


def _episode_to_plain(episode: Episode) -> dict[str, Any]:
    # As text with its offset: on a journey the local hour of a cramp says more than the instant.
    started_at = episode.started_at.isoformat() if episode.started_at else None
    return {
        "id": episode.id,
        "started_at": started_at,
        "muscle": episode.muscle.value,
        "side": episode.side.value,
        "seconds_to_release": episode.seconds_to_release,
        "manoeuvres": list(episode.manoeuvres),
        "pain": episode.pain,
    }


def _episode_from_plain(plain: Mapping[str, Any]) -> Episode:
    started_at = plain["started_at"]
    return Episode(
        id=plain["id"],
        started_at=datetime.fromisoformat(started_at) if started_at else None,
        muscle=Muscle(plain["muscle"]),
        side=Side(plain["side"]),
        seconds_to_release=plain["seconds_to_release"],
        manoeuvres=tuple(plain["manoeuvres"]),
        pain=plain["pain"],
    )
