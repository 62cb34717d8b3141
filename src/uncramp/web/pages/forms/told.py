"""What a quick form does to a night, whether it comes as a form or from an outbox."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from uncramp.errors import BadValue
from uncramp.person.diary import Cramps, Episode, Exposure, Muscle, NightEntry, Side
from uncramp.person.nights import Night
from uncramp.web.store import NightTold, Touches

MOST_EXPOSURES: Final = 400
MOST_EPISODES: Final = 24
_WORDS: Final[Mapping[object, float | bool | None]] = {"yes": True, "no": False, "": None}


def answered(entry: NightEntry | None, night: Night, cramps: Cramps) -> NightEntry:
    """The night with this answer; everything else that is known about it stays.

    A quiet night has no pain to remember, and no cramps but those that were timed: they are
    taken back one by one.
    """
    entry = replace(entry or NightEntry(night, cramps), cramps=cramps)
    if not cramps.is_quiet:
        return entry
    timed = tuple(one for one in entry.episodes if one.started_at is not None)
    return replace(entry, episodes=timed, minutes=None, pain=None)


def noted(
    entry: NightEntry | None, night: Night, told: Mapping[str, float | bool | None]
) -> NightEntry:
    """The night with these exposures in place of those of the same names; None takes one out."""
    entry = entry or NightEntry(night, Cramps.unknown())
    others = tuple(one for one in entry.exposures if one.name not in told)
    new = (Exposure(name, value) for name, value in told.items() if value is not None)
    return replace(entry, exposures=(*others, *new))


def placed(entry: NightEntry, muscles: Collection[Muscle], side: Side) -> NightEntry:
    """The night with one cramp a muscle; no muscle changes nothing."""
    if not muscles:
        return entry
    return replace(entry, episodes=tuple(_episodes(entry, muscles, side)))


def read_answer(night: Night, body: Mapping[str, Any]) -> NightTold:
    """How the night was, from the body of an entry; raises BadValue."""
    told = body["cramps"]
    if not isinstance(told, str):
        raise TypeError
    cramps = Cramps.parse(told)
    touches = Touches.QUIET if cramps.is_quiet else Touches.ANSWER
    return NightTold(night, touches, partial(answered, night=night, cramps=cramps))


def read_evening(night: Night, body: Mapping[str, Any]) -> NightTold:
    """What was done and had before the night; raises BadValue."""
    raw = body["exposures"]
    if not isinstance(raw, dict) or len(raw) > MOST_EXPOSURES:
        raise TypeError
    told = {name: _value(name, value) for name, value in raw.items()}
    names = tuple(sorted(told))
    return NightTold(night, Touches.EXPOSURES, partial(noted, night=night, told=told), names=names)


def read_where(night: Night, body: Mapping[str, Any]) -> NightTold:
    """The muscles and the side of the night's cramps; raises ValueError."""
    episodes = body["episodes"]
    if not isinstance(episodes, list) or len(episodes) > MOST_EPISODES:
        raise TypeError
    muscles = tuple(dict.fromkeys(Muscle(one["muscle"]) for one in episodes))
    sides = {Side(one.get("side") or Side.UNSURE) for one in episodes}
    side = sides.pop() if len(sides) == 1 else Side.UNSURE

    def change(entry: NightEntry | None) -> NightEntry:
        # Cramps were meant, though nobody said how many.
        return placed(entry or NightEntry(night, Cramps.some()), muscles, side)

    return NightTold(night, Touches.EPISODES, change)


def _value(name: str, told: object) -> float | bool | None:
    if isinstance(told, str) and told in _WORDS:
        told = _WORDS[told]
    if told is None or isinstance(told, bool):
        return told
    if not isinstance(told, int | float) or abs(told) > 1e300:
        raise BadValue(field=name, value=str(told)[:40], allowed="number-or-yes-no")
    return float(told)


def _episodes(entry: NightEntry, muscles: Collection[Muscle], side: Side) -> Iterable[Episode]:
    known = entry.episodes
    # One cramp, another muscle: the time and what was tried belong to the same cramp.
    if len(known) == len(muscles) == 1:
        return [replace(known[0], muscle=next(iter(muscles)), side=_side(known[0], side))]
    # A cramp that was timed is not forgotten by leaving its muscle out.
    kept = [
        replace(one, side=_side(one, side))
        for one in known
        if one.muscle in muscles or one.started_at is not None
    ]
    new = [muscle for muscle in muscles if muscle not in {one.muscle for one in kept}]
    taken = {one.id for one in kept}
    free = (f"{entry.night}-{n}" for n in range(1, len(known) + len(muscles) + 1))
    ids = (name for name in free if name not in taken)
    return kept + [Episode(next(ids), muscle=muscle, side=side) for muscle in new]


def _side(one: Episode, side: Side) -> Side:
    # Several timed cramps know their legs better than one answer for all of them.
    return one.side if side is Side.UNSURE and one.started_at is not None else side
