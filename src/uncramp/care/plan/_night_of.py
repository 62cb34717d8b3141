"""What one night's sessions say of an exercise, against the criterion of its page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from uncramp.knowledge.content import Exercise
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

Run = tuple[Done, ...]
"""What one session did of the exercise, side by side."""


@dataclass(frozen=True, slots=True)
class NightOf:
    """Every run of one exercise in one night; ``hurt_on`` is the calendar day it hurt."""

    night: Night
    runs: tuple[Run, ...]
    hurt_on: date | None

    @property
    def hurt_at(self) -> int | None:
        """The lowest level at which it hurt."""
        return min((one.level for run in self.runs for one in run if one.hurt), default=None)

    @property
    def was_done(self) -> bool:
        """Whether any of it was done; what was only skipped was not."""
        return any(one.done or one.hurt for run in self.runs for one in run)

    def at(self, level: int) -> tuple[Run, ...]:
        """The runs at one level; one that mixes levels is of none."""
        return tuple(run for run in self.runs if {one.level for one in run} == {level})


def nights_of(exercise: str, sessions: Iterable[Session]) -> tuple[NightOf, ...]:
    """The nights on which an exercise was tried, in their order, whatever the sessions' is."""
    found: dict[Night, list[Session]] = {}
    for session in sessions:
        if session.of(exercise):
            found.setdefault(session.night, []).append(session)
    return tuple(_night(exercise, night, found[night]) for night in sorted(found))


def missing(exercise: Exercise, runs: Sequence[Run]) -> str:
    """What a night lacks of the criterion: the id of a reason, empty where it is met.

    One run has to be whole, and its questions answered. What any of them found too much
    counts, whichever it was.
    """
    wanted = exercise.progress
    whole = [run for run in runs if _is_whole(run, exercise.dose.sides)]
    every = [one for run in runs for one in run]
    if wanted is None or not whole:
        return "not-whole"
    if any(one.felt is not None and one.felt > wanted.at_most for one in every):
        return f"{wanted.felt}-too-strong"
    if wanted.clean and any(one.clean is False for one in every):
        return "not-clean"
    asks_sore = wanted.sore_at_most is not None
    if any(one.sore is not None and one.sore > (wanted.sore_at_most or 0) for one in every):
        return "sore" if asks_sore else ""
    asked = ("felt", "clean") if wanted.clean else ("felt",)
    if not any(_is_answered(run, asked) for run in whole):
        return "not-answered"
    answered = not asks_sore or any(_is_answered(run, (*asked, "sore")) for run in whole)
    return "" if answered else "sore-not-answered"


def _night(exercise: str, night: Night, sessions: Iterable[Session]) -> NightOf:
    held = tuple(sessions)
    hurt = [one.started_at.date() for one in held if any(d.hurt for d in one.of(exercise))]
    return NightOf(night, tuple(one.of(exercise) for one in held), max(hurt, default=None))


def _is_whole(run: Run, sides: int) -> bool:
    done = {one.side for one in run}
    both = sides == 1 or Side.BOTH in done or {Side.LEFT, Side.RIGHT} <= done
    return both and all(one.is_whole for one in run)


def _is_answered(run: Run, questions: Iterable[str]) -> bool:
    # It is asked once for the exercise, and may stand with either side.
    return all(any(getattr(one, asked) is not None for one in run) for asked in questions)
