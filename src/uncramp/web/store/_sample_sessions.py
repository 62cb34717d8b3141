"""Evenings of the made-up person at the wall: what was done, and how it felt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from uncramp.care.plan import PlannedExercise
from uncramp.knowledge.content import Exercise
from uncramp.learn.trials import Protocol
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

ROUTINE: Final = "bedtime-3"
NIGHTS: Final = 77
LevelsOf = Callable[[Night, Sequence[Session]], Sequence[tuple[Exercise, PlannedExercise]]]

_SEED: Final = 20253
_EASIER_AFTER: Final = 4
"""Sessions at a level until it pulls one less out of 10."""


def sample_sessions(
    last: Night, zone: ZoneInfo, trials: Iterable[Protocol], levels_of: LevelsOf
) -> tuple[Session, ...]:
    """Eleven weeks of stretches before bed, the last six of them as the trial's coins say.

    ``levels_of`` gives the exercises of an evening as they are planned, from what was done.
    """
    chance = Random(_SEED)  # noqa: S311 - a made-up person needs no secret chance
    running = next((one for one in trials if one.first <= last <= one.last), None)
    done: list[Session] = []
    for night in (last + -before for before in range(NIGHTS - 1, -1, -1)):
        levels = levels_of(night, done)
        # Drawn on every night, so that one evening does not change all that come after.
        draws = [chance.random() for _ in range(4)]
        if draws[0] <= (0.85 if _is_its_turn(running, night) else 0.0):
            done.append(_session(night, zone, tuple(_movements(levels, done, draws)), draws))
    return tuple(done)


def _is_its_turn(running: Protocol | None, night: Night) -> bool:
    if running is None or night < running.first:
        return True
    arm = running.arm_on(night)
    return arm is not None and arm.dose > 0


def _movements(
    levels: Sequence[tuple[Exercise, PlannedExercise]],
    before: Sequence[Session],
    draws: Sequence[float],
) -> Iterator[Done]:
    broken_off = draws[1] < 0.08
    for place, (exercise, planned) in enumerate(levels):
        level, dose = planned.level, planned.dose
        often = sum(any(d.level == level for d in one.of(exercise.id)) for one in before)
        left_out = broken_off and place == len(levels) - 1
        felt = max(1, 4 - often // _EASIER_AFTER - (draws[2] < 0.2))
        for side in (Side.LEFT, Side.RIGHT):
            yield Done(
                exercise=exercise.id,
                level=level,
                form=planned.form,
                side=side,
                planned=dose.sets,
                done=0 if left_out else dose.sets,
                active_s=0 if left_out else float(dose.sets * dose.hold_s),
                skipped=left_out,
                # Some evenings end without an answer, as they do.
                felt=None if left_out or draws[3] < 0.1 else felt,
                clean=True if exercise.progress and exercise.progress.clean else None,
            )


def _session(
    night: Night, zone: ZoneInfo, movements: tuple[Done, ...], draws: Sequence[float]
) -> Session:
    began = datetime.combine(night.evening, time(22), tzinfo=zone)
    held = sum(one.active_s for one in movements)
    return Session(
        id=f"sample-{night}",
        night=night,
        started_at=began + timedelta(minutes=int(45 * draws[2])),
        seconds=held * 2 + 20,
        routine=ROUTINE,
        movements=movements,
    )
