"""A night's entry as plain JSON values and back, unchanged."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from uncramp.errors import BadValue
from uncramp.person.diary import Cramps, Episode, Exposure, Muscle, NightEntry, Side
from uncramp.person.nights import Night

_TEXTS = ("arm", "block", "excluded", "note")
_PARTS = ("minutes", "pain", "sleep_disturbance", *_TEXTS)


def check_text(field: str, text: str) -> None:
    """Raise BadValue for a text that not every database can hold."""
    # NUL ends a text in PostgreSQL, and half a surrogate pair has no UTF-8.
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise BadValue(field=field, value=text[:40], allowed="text")


def to_plain(entry: NightEntry) -> dict[str, Any]:
    """The columns of a night but for its date; raises BadValue for NUL in a text."""
    for text in _TEXTS:
        check_text(text, getattr(entry, text))
    plain: dict[str, Any] = {part: getattr(entry, part) for part in _PARTS}
    plain["at_least"] = entry.cramps.at_least
    plain["exact"] = entry.cramps.exact
    plain["exposures"] = json.dumps([(e.name, e.value) for e in entry.exposures])
    plain["episodes"] = json.dumps([_episode_to_plain(episode) for episode in entry.episodes])
    return plain


def from_plain(night: Night, plain: Mapping[str, Any]) -> NightEntry:
    """The entry that ``to_plain`` wrote."""
    return NightEntry(
        night=night,
        cramps=Cramps(plain["at_least"], plain["exact"]),
        exposures=_exposures(plain["exposures"]),
        episodes=_episodes(plain["episodes"]),
        minutes=plain["minutes"],
        pain=plain["pain"],
        sleep_disturbance=plain["sleep_disturbance"],
        arm=plain["arm"],
        block=plain["block"],
        excluded=plain["excluded"],
        note=plain["note"],
    )


# What a person notes is much the same from night to night, and the values are immutable:
# three years of nights are read in half the time.
@lru_cache(maxsize=4096)
def _exposures(text: str) -> tuple[Exposure, ...]:
    return tuple(Exposure(name, value) for name, value in json.loads(text))


@lru_cache(maxsize=4096)
def _episodes(text: str) -> tuple[Episode, ...]:
    return tuple(_episode_from_plain(episode) for episode in json.loads(text))


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
