"""Sessions as a person might have them, for tests of what follows from them."""

from datetime import UTC, date, datetime, time, timedelta

from uncramp.care.plan import By, Change, ChangeKind
from uncramp.knowledge.content import Exercise
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

MONDAY = date(2026, 11, 2)


def day(after: int) -> date:
    return MONDAY + timedelta(days=after)


def good(exercise: Exercise, level: int = 1, **otherwise) -> tuple[Done, ...]:
    """Everything done as its criterion asks, on the sides it has."""
    wanted, dose = exercise.progress, exercise.doses[level - 1]
    told = {
        "level": level,
        "planned": dose.sets,
        "done": dose.sets,
        "felt": wanted.at_most if wanted else None,
        "clean": True if wanted and wanted.clean else None,
        "sore": wanted.sore_at_most if wanted else None,
    }
    sides = (Side.LEFT, Side.RIGHT) if dose.sides == 2 else (Side.BOTH,)
    return tuple(Done(exercise.id, side=side, **told | otherwise) for side in sides)


def session(after: int, *movements: Done, name: str = "", hour: int = 22) -> Session:
    started = datetime.combine(day(after), time(hour), tzinfo=UTC)
    return Session(
        name or f"s{after}", Night(day(after)), started, 300.0, "bedtime", tuple(movements)
    )


def looked(exercise: Exercise, after: int) -> Change:
    return Change(ChangeKind.LOOKED, exercise.id, By.PERSON, day(after))


def chosen(exercise: Exercise, after: int, level: int) -> Change:
    return Change(ChangeKind.LEVEL, exercise.id, By.CLINICIAN, day(after), value=str(level))
