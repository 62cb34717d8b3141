"""Cramps that the made-up person met with the guide, out of the nights of their diary."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from uncramp.person.attacks import Attack, Position, Tried
from uncramp.person.diary import Diary, Episode, Muscle, NightEntry
from uncramp.person.nights import Night

NIGHTS: Final = 180
"""For how long they have had the guide beside the bed."""

_FIRST: Final = {
    Muscle.CALF: ("pull-toes-by-hand", "pull-with-a-towel"),
    Muscle.FOOT: ("toes-back-by-hand", "pull-with-a-towel"),
    Muscle.THIGH_BACK: ("straighten-the-knee", "rest-and-breathe"),
}
# What came first did not always do: then the other one was asked for after this share of it.
_SHARE: Final = 0.6


def sample_attacks(diary: Diary) -> tuple[Attack, ...]:
    """The cramps of the last half year, in the order they began, each as it let go."""
    last = diary.last
    if last is None:
        return ()
    found = [_attack(entry.night, one) for entry in diary for one in _met(entry, last)]
    return tuple(sorted(found, key=lambda one: (one.started_at, one.id)))


def with_attacks(diary: Diary, attacks: Iterable[Attack]) -> Diary:
    """The diary in which these cramps say what was really tried."""
    by_id = {one.id: one.as_episode() for one in attacks}
    return diary.with_entries(
        replace(entry, episodes=tuple(by_id.get(one.id, one) for one in entry.episodes))
        for entry in diary
    )


def _met(entry: NightEntry, last: Night) -> Iterator[Episode]:
    if last - entry.night < NIGHTS:
        yield from (one for one in entry.episodes if one.started_at and one.muscle in _FIRST)


def _attack(night: Night, told: Episode) -> Attack:
    seconds = told.seconds_to_release or 0
    first, then = _FIRST[told.muscle]
    tried: tuple[Tried, ...] = (Tried(first, float(seconds), released=True),)
    if len(told.manoeuvres) > 1:
        before = round(seconds * _SHARE)
        tried = (
            Tried(first, float(before), released=False),
            Tried(then, float(seconds - before), released=True),
        )
    assert told.started_at is not None  # noqa: S101 - only such are asked for
    return Attack(
        id=told.id,
        night=night,
        started_at=told.started_at,
        muscle=told.muscle,
        side=told.side,
        position=Position.LYING,
        tried=tried,
        seconds_to_release=told.seconds_to_release,
        is_open=False,
        pain=told.pain,
        revision=2,
    )
