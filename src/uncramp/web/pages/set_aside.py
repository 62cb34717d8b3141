"""What a phone told of a night that came too late, in words."""

from collections.abc import Mapping
from typing import Any

from uncramp.errors import BadValue
from uncramp.knowledge.wording import say
from uncramp.person.diary import Cramps, NightEntry
from uncramp.person.nights import Night
from uncramp.web.pages.clock import known_zone
from uncramp.web.pages.state import say_state
from uncramp.web.store import Person, SentEntry, set_aside


def said_aside(person: Person, night: Night, language: str) -> tuple[str, ...]:
    """One line for each entry of this night that was kept and not applied, oldest first."""
    zone = known_zone(person.settings.zone)
    return tuple(
        say(
            "sync.aside.line",
            language,
            day=entry.made_at.astimezone(zone).date(),
            time=entry.made_at.astimezone(zone),
            told=_told(entry, night, language),
        )
        for entry in set_aside(person, night)
        if entry.kind in _SAID
    )


def _answer(body: Mapping[str, Any], night: Night, language: str) -> str:
    try:
        return say_state(NightEntry(night, Cramps.parse(str(body["cramps"]))), language)
    except (BadValue, KeyError):
        # An archive of another hand: what cannot be read is shown as it stands.
        return str(body.get("cramps"))[:40]


def _evening(body: Mapping[str, Any], _: Night, language: str) -> str:
    names = ", ".join(str(name) for name in body.get("exposures", {}))
    return f"{say('sync.aside.evening', language)} ({names})"


def _where(body: Mapping[str, Any], _: Night, language: str) -> str:
    muscles = [str(one.get("muscle")) for one in body.get("episodes", ())]
    said = ", ".join(say(f"name.muscle.{muscle}", language) for muscle in muscles)
    return f"{say('sync.aside.where', language)}: {said}"


_SAID = {"night": _answer, "evening": _evening, "where": _where}


def _told(entry: SentEntry, night: Night, language: str) -> str:
    return _SAID[entry.kind](entry.body, night, language)
