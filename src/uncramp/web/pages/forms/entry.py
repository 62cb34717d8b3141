"""An entry of a device's outbox: read whole or refused, with a sentence that says why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from uncramp.errors import EntryRefused
from uncramp.knowledge.content import KnowledgeBase
from uncramp.person.attacks import Attack, Position, Tried
from uncramp.person.diary import Muscle, Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Session
from uncramp.web.pages.clock import Clock, known_zone
from uncramp.web.pages.forms.session import AHEAD, EARLIEST, read_session
from uncramp.web.pages.forms.told import read_answer, read_evening, read_where
from uncramp.web.store import NightTold, Person, SentEntry

FORMAT: Final = 1
MOST_ID: Final = 80
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an entry is read against: whose diary it is, the library, and the moment."""

    person: Person
    owner: str
    known: KnowledgeBase
    clock: Clock
    now: datetime


def _as_it_is(entry: Entry) -> Entry:
    return entry


READERS: dict[int, Callable[[Entry], Entry]] = {FORMAT: _as_it_is}
"""By format: how to make an entry one of today. A new format adds a row for the one before."""


def read_entry(told: object, asked: Asked) -> tuple[SentEntry, Attack | Session | NightTold]:
    """The entry and what it means; raises EntryRefused, BadValue and UnknownId."""
    entry = _of_today(told)
    if entry.get("owner") != asked.owner:
        raise EntryRefused(problem="other-owner")
    name, kind, body = entry.get("id"), entry.get("kind"), entry.get("body")
    if not isinstance(name, str) or not 0 < len(name) <= MOST_ID or not name.isprintable():
        raise EntryRefused(problem="form")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise EntryRefused(problem="kind")
    if not isinstance(body, dict):
        raise EntryRefused(problem="form")
    made_at = _moment(entry.get("made_at"), asked.now)
    meaning = _KINDS[kind](body, entry, asked)
    return SentEntry(name, kind, made_at, body, meaning.night), meaning


def _of_today(told: object) -> Entry:
    if not isinstance(told, dict):
        raise EntryRefused(problem="form")
    made = told.get("format")
    if isinstance(made, bool) or not isinstance(made, int):
        raise EntryRefused(problem="form")
    if made not in READERS:
        raise EntryRefused(problem="newer" if made > FORMAT else "form")
    return READERS[made](told)


def _moment(told: object, now: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise EntryRefused(problem="form")
    if not now - EARLIEST <= moment <= now + AHEAD:
        raise EntryRefused(problem="clock")
    return moment


def _night(body: Entry, asked: Asked) -> Night:
    """The night of a body: one that has begun, and not older than what a device may keep."""
    night = Night.parse(str(body.get("night"))[:40])
    # A device that has travelled east may be a night ahead.
    if not timedelta(days=-1) <= asked.clock.tonight.evening - night.evening <= EARLIEST:
        raise EntryRefused(problem="night")
    return night


def _session(body: Entry, _: Entry, asked: Asked) -> Session:
    return read_session(
        body,
        asked.known,
        zone=known_zone(asked.person.settings.zone),
        night_starts_at=asked.person.settings.night_starts_at,
        now=asked.now,
    )


def _attack(body: Entry, entry: Entry, asked: Asked) -> Attack:
    settings = asked.person.settings
    started_at = _moment(body.get("started_at"), asked.now)
    # Where the person was, and not where they live, decides to which night a cramp belongs.
    zone = known_zone(str(body.get("zone") or entry.get("zone") or settings.zone))
    release = body.get("seconds_to_release")
    try:
        return Attack(
            id=str(body["id"]),
            night=Night.of(started_at, zone, settings.night_starts_at),
            started_at=started_at.astimezone(zone),
            muscle=Muscle(body.get("muscle", Muscle.UNSURE)),
            side=Side(body.get("side", Side.UNSURE)),
            position=Position(body.get("position", Position.LYING)),
            tried=tuple(_tried(one) for one in body.get("tried", ())),
            seconds_to_release=None if release is None else round(_number(release)),
            is_open=_yes_no(body["is_open"]),
            pain=_score(body.get("pain")),
            revision=_whole(body["revision"]),
            is_mistake=_yes_no(body.get("is_mistake", False)),
        )
    except (LookupError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise EntryRefused(problem="form") from error


def _tried(told: Entry) -> Tried:
    released = told.get("released")
    if released is not None:
        released = _yes_no(released)
    return Tried(str(told["manoeuvre"]), _number(told["seconds"]), released)


def _number(told: object) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float):
        raise TypeError
    return float(told)


def _whole(told: object) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise TypeError
    return told


def _score(told: object) -> int | None:
    return None if told is None else _whole(told)


def _yes_no(told: object) -> bool:
    if not isinstance(told, bool):
        raise TypeError
    return told


def _of_night(read: Callable[[Night, Entry], NightTold]) -> Callable[..., NightTold]:
    def told(body: Entry, _: Entry, asked: Asked) -> NightTold:
        night = _night(body, asked)
        try:
            return read(night, body)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise EntryRefused(problem="form") from error

    return told


_KINDS: Final[Mapping[str, Callable[..., Attack | Session | NightTold]]] = {
    "attack": _attack,
    "session": _session,
    "night": _of_night(read_answer),
    "evening": _of_night(read_evening),
    "where": _of_night(read_where),
}
