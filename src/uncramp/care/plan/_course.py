"""The way of one exercise through its levels, replayed from everything that was done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from uncramp.care.plan._night_of import NightOf, missing, nights_of
from uncramp.care.plan._types import By, Change, ChangeKind
from uncramp.knowledge.content import Exercise
from uncramp.person.sessions import Session

WAIT: Final = timedelta(days=7)
"""From the first session at a level to the next rise."""

# Chosen here and on the careful side: no source says how fast strength and reach are lost.
LONG_DAYS: Final = 28
"""After so many days without an exercise it goes on one level lower."""


@dataclass(slots=True)
class Course:
    """Where an exercise stands after some of its days.

    ``met`` are the nights in a row that met the criterion at this level, ``lacks`` the id of
    what the last one lacked. ``due`` is the day of the rise that is earned, ``risen_on`` that
    of the first session after the last one. ``hurt_on`` is the last day it hurt, ``held``
    whether the signs have not been asked since. ``tried_on`` is the last evening on which any
    of it was done, None once that was long ago; ``eased`` whether it went down for that.
    """

    exercise: Exercise
    level: int
    met: int = 0
    lacks: str = ""
    goal: bool = False
    due: date | None = None
    risen_on: date | None = None
    hurt_on: date | None = None
    held: bool = False
    asked_by: By | None = None
    tried_on: date | None = None
    eased: bool = False

    @property
    def top(self) -> int:
        """The last level."""
        return len(self.exercise.doses)

    def settle(self, today: date) -> None:
        """Go one level up where that is due by today, or down after a long time without it."""
        self.ease(today)
        if self.due is not None and self.due <= today and not self.held:
            self._to(self.level + 1)

    def ease(self, today: date) -> None:
        """Go one level down, once, where it was last done long ago.

        A rise that was earned and never begun lapses. What hurt the last time is lower already.
        """
        if self.tried_on is None or not is_long(self.tried_on, today):
            return
        hurt_last = self.hurt_on is not None and self.hurt_on >= self.tried_on
        self.met, self.due, self.tried_on = 0, None, None
        if self.level > 1 and not hurt_last:
            self._to(self.level - 1)
            self.eased = True

    def take(self, done: NightOf) -> None:
        """One night on which it was tried."""
        if done.was_done:
            self.tried_on, self.eased = done.night.evening, False
        if done.hurt_at is not None:
            self._hurt(done.hurt_at, done.hurt_on)
            return
        if self.held:
            return
        evening = done.night.evening
        # A rise is earned on one day and begins on another: until then sessions at the old
        # level still count, and one that goes badly takes it back.
        if self.due is not None and self.due <= evening and done.at(self.level + 1):
            self._to(self.level + 1)
            self.risen_on = evening
        runs = done.at(self.level)
        if not runs:
            return
        self.asked_by = None
        self.lacks = missing(self.exercise, runs)
        self.met = 0 if self.lacks else self.met + 1
        self._judge(evening)

    def ask(self, change: Change) -> None:
        """Somebody chose the level."""
        if change.value.isdecimal():
            self._to(min(max(int(change.value), 1), self.top))
            self.asked_by = change.by

    def _judge(self, evening: date) -> None:
        wanted = self.exercise.progress
        enough = wanted is not None and self.met >= wanted.sessions
        self.due = None
        if enough and self.level == self.top:
            self.goal = True
        elif enough:
            self.due = max(evening, self.risen_on + WAIT) if self.risen_on else evening

    def _hurt(self, level: int, day: date | None) -> None:
        self._to(max(1, min(self.level, level - 1)))
        self.hurt_on, self.held = day, True

    def _to(self, level: int) -> None:
        self.level, self.met, self.lacks = level, 0, ""
        self.goal, self.due, self.asked_by, self.eased = False, None, None, False


def is_long(last: date, today: date) -> bool:
    """Whether what was last done on ``last`` goes on one level lower today."""
    return today - last >= timedelta(days=LONG_DAYS)


def left_for_long(sessions: Iterable[Session], today: date) -> tuple[str, ...]:
    """The exercises that were done once, and not for a long time; in the order of their ids."""
    last: dict[str, date] = {}
    for session in sessions:
        for one in session.movements:
            if one.done:
                seen = last.get(one.exercise, session.night.evening)
                last[one.exercise] = max(seen, session.night.evening)
    return tuple(sorted(name for name, on in last.items() if is_long(on, today)))


def course(
    exercise: Exercise,
    level: int,
    sessions: Iterable[Session],
    changes: Iterable[Change],
    today: date,
) -> Course:
    """Replay everything; the first level is that of the first session, else ``level``.

    A night at another level than the one that holds counts for nothing, unless it hurt: no
    session is counted twice.
    """
    nights = nights_of(exercise.id, sessions)
    told = [one for one in changes if one.subject == exercise.id]
    first = min(one.level for run in nights[0].runs for one in run) if nights else level
    way = Course(exercise, min(max(first, 1), len(exercise.doses)))
    by_day = {one.night.evening: one for one in nights}
    for day in sorted({*by_day, *(one.on for one in told)}):
        _day(way, day, by_day.get(day), [one for one in told if one.on == day])
    way.settle(today)
    return way


def _day(way: Course, day: date, done: NightOf | None, told: Sequence[Change]) -> None:
    way.ease(day)
    looks = sum(one.kind is ChangeKind.LOOKED for one in told)
    if looks and way.held and way.hurt_on is not None and way.hurt_on <= day:
        way.held, looks = False, looks - 1
    for one in told:
        if one.kind is ChangeKind.LEVEL:
            way.ask(one)
    if done is not None:
        way.take(done)
    # A look that was used up on an older hurt says nothing of one on the same day.
    if looks and way.held and way.hurt_on == day:
        way.held = False
