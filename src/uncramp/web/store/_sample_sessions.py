"""Evenings of the made-up person at the wall: what was done, and how it felt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from uncramp.care.plan import step
from uncramp.knowledge.content import Exercise, load
from uncramp.learn.trials import Protocol
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

ROUTINE: Final = "bedtime-3"
NIGHTS: Final = 77
_SEED: Final = 20253
_EASIER_AFTER: Final = 4
"""Sessions at a level until it pulls one less out of 10."""


def sample_sessions(
    last: Night, zone: ZoneInfo, trials: Iterable[Protocol], language: str
) -> tuple[Session, ...]:
    """Eleven weeks of stretches before bed, the last six of them as the trial's coins say.

    The levels are those that the program itself came to from night to night.
    """
    chance = Random(_SEED)  # noqa: S311 - a made-up person needs no secret chance
    known = load(language)
    exercises = [known.exercises[one.exercise] for one in known.routines[ROUTINE].exercises]
    running = next((one for one in trials if one.first <= last <= one.last), None)
    levels = dict.fromkeys((one.id for one in exercises), 1)
    done: list[Session] = []
    for night in (last + -before for before in range(NIGHTS - 1, -1, -1)):
        tried = running is not None and running.first <= night
        # Drawn on every night, so that one evening does not change all that come after.
        draws = [chance.random() for _ in range(4)]
        if draws[0] > (0.85 if _is_its_turn(running, night) else 0.0):
            continue
        held = tuple(_movements(exercises, levels, done, draws))
        done.append(_session(night, zone, held, draws))
        for one in exercises:
            level = levels[one.id]
            found = step(one, level, done, today=night.evening, trial_runs=tried)
            levels[one.id] = found.level
    return tuple(done)


def _is_its_turn(running: Protocol | None, night: Night) -> bool:
    if running is None or night < running.first:
        return True
    arm = running.arm_on(night)
    return arm is not None and arm.dose > 0


def _movements(
    exercises: Sequence[Exercise],
    levels: dict[str, int],
    before: Sequence[Session],
    draws: Sequence[float],
) -> Iterator[Done]:
    broken_off = draws[1] < 0.08
    for place, exercise in enumerate(exercises):
        level = levels[exercise.id]
        dose = exercise.doses[level - 1]
        often = sum(any(d.level == level for d in one.of(exercise.id)) for one in before)
        left_out = broken_off and place == len(exercises) - 1
        felt = max(1, 4 - often // _EASIER_AFTER - (draws[2] < 0.2))
        for side in (Side.LEFT, Side.RIGHT):
            yield Done(
                exercise=exercise.id,
                level=level,
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
