"""A session as a browser tells it: checked piece by piece, and whole or not at all."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from uncramp.errors import BadValue, UnknownId
from uncramp.knowledge.content import Exercise, KnowledgeBase
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import MAX_MOVEMENTS, Done, Session

ID: Final = re.compile(r"[0-9a-f-]{16,64}")
SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
EARLIEST: Final = timedelta(days=400)
"""How long a browser may have kept a session before it could send it."""
AHEAD: Final = timedelta(days=1)
"""By how much the clock of a device may be fast."""
SIDES: Final = frozenset({Side.LEFT, Side.RIGHT, Side.BOTH})


def read_session(
    document: object,
    known: KnowledgeBase,
    *,
    zone: ZoneInfo,
    night_starts_at: time,
    now: datetime,
) -> Session:
    """The session that a document tells; ``now`` is aware.

    Its night is that of its start for a person in ``zone``. Raises BadValue for a piece that
    does not fit and UnknownId for an exercise that the library does not have.
    """
    facts = _table(document, "session")
    started_at = _moment(facts.get("started_at"), now)
    return Session(
        id=_match(facts.get("id"), ID, "session"),
        night=Night.of(started_at, zone, night_starts_at),
        started_at=started_at,
        seconds=_number(facts, "seconds"),
        routine=_match(facts.get("routine"), SLUG, "routine"),
        movements=_movements(facts.get("movements"), known),
    )


def _movements(told: object, known: KnowledgeBase) -> tuple[Done, ...]:
    if not isinstance(told, list) or not 0 < len(told) <= MAX_MOVEMENTS:
        raise _bad("movements", told)
    movements = tuple(_done(_table(one, "movements"), known) for one in told)
    if len({(one.exercise, one.side) for one in movements}) < len(movements):
        raise _bad("movements", "")
    return movements


def _done(facts: Mapping[str, Any], known: KnowledgeBase) -> Done:
    exercise = known.exercises.get(str(facts.get("exercise")))
    if exercise is None:
        wanted = str(facts.get("exercise"))[:80]
        raise UnknownId(kind="exercise", wanted=wanted, nearest="")
    return Done(
        exercise=exercise.id,
        level=_level(_whole(facts, "level"), exercise),
        form=_one_of(facts.get("form", ""), ["", *(form.id for form in exercise.forms)]),
        side=Side(_one_of(facts.get("side"), SIDES)),
        planned=_whole(facts, "planned"),
        done=_whole(facts, "done"),
        active_s=_number(facts, "active_s"),
        skipped=_yes_no(facts, "skipped"),
        hurt=_yes_no(facts, "hurt"),
    )


def _level(level: int, exercise: Exercise) -> int:
    if not 1 <= level <= len(exercise.doses):
        raise _bad("level", level)
    return level


def _table(told: object, field: str) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise _bad(field, told)
    return told


def _match(told: object, form: re.Pattern[str], field: str) -> str:
    if not isinstance(told, str) or not form.fullmatch(told):
        raise _bad(field, told)
    return told


def _one_of(told: object, allowed: Iterable[str]) -> str:
    if not isinstance(told, str) or told not in allowed:
        raise _bad("movements", told)
    return told


def _moment(told: object, now: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadValue(field="started_at", value=str(told)[:80], allowed="with-zone")
    if not now - EARLIEST <= moment <= now + AHEAD:
        raise BadValue(field="started_at", value=str(told)[:80], allowed="session-moment")
    return moment


# A yes is no number here, though Python counts with it.
def _whole(facts: Mapping[str, Any], field: str) -> int:
    told = facts.get(field)
    if not isinstance(told, int) or isinstance(told, bool):
        raise _bad(field, told)
    return told


def _number(facts: Mapping[str, Any], field: str) -> float:
    told = facts.get(field)
    if not isinstance(told, int | float) or isinstance(told, bool):
        raise _bad(field, told)
    # Beyond a day the session itself refuses it, beyond a float nobody can.
    return float(told) if abs(told) < 1e9 else 1e9


def _yes_no(facts: Mapping[str, Any], field: str) -> bool:
    told = facts.get(field, False)
    if not isinstance(told, bool):
        raise _bad("movements", told)
    return told


def _bad(field: str, told: object) -> BadValue:
    value = "…" if isinstance(told, list | dict) else str(told)[:80]
    return BadValue(field=field, value=value, allowed="session-form")
