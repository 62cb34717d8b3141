"""What was done night by night, for a strip of nights."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session


class Kept(StrEnum):
    """What the sessions of a night came to."""

    HURT = "hurt"
    WHOLE = "whole"
    PART = "part"
    NONE = "none"
    """A session was opened, and nothing of it was done."""
    ABSENT = "absent"
    """No session was recorded, which is not the same as none having been done."""


def adherence(sessions: Iterable[Session], first: Night, last: Night) -> Mapping[Night, Kept]:
    """Every night from ``first`` to ``last``, both included, in order.

    What was broken off and then done whole in a later session of the night is whole.
    """
    done: dict[Night, list[Done]] = {}
    for session in sessions:
        done.setdefault(session.night, []).extend(session.movements)
    nights = (first + after for after in range(last - first + 1))
    return {night: _kept(done[night]) if night in done else Kept.ABSENT for night in nights}


def _kept(movements: Iterable[Done]) -> Kept:
    held = tuple(movements)
    if any(one.hurt for one in held):
        return Kept.HURT
    if not any(one.done for one in held):
        return Kept.NONE
    wanted = {(one.exercise, one.side) for one in held}
    whole = {(one.exercise, one.side) for one in held if one.is_whole}
    return Kept.WHOLE if wanted == whole else Kept.PART
