"""The five different things a night can be."""

from enum import StrEnum

from uncramp.knowledge.wording import say
from uncramp.person.diary import NightEntry


class State(StrEnum):
    """What is known about a night; a gap is not a quiet night."""

    QUIET = "quiet"
    COUNTED = "counted"
    SOME = "some"
    UNKNOWN = "unknown"
    GAP = "gap"


def state_of(entry: NightEntry | None) -> State:
    """The state of a night, None being a night without an entry."""
    if entry is None:
        return State.GAP
    if not entry.cramps.is_known:
        return State.UNKNOWN
    if entry.cramps.is_quiet:
        return State.QUIET
    return State.COUNTED if entry.cramps.exact else State.SOME


def say_state(entry: NightEntry | None, language: str) -> str:
    """The state in words: *quiet*, *3 cramps*, *some cramps, not counted*."""
    count = entry.cramps.at_least if entry else None
    return say(f"name.state.{state_of(entry)}", language, n=count or 0)
