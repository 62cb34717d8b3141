"""The sessions of a person, stored once each, whatever is sent twice."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from uncramp.errors import UnknownId
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session
from uncramp.web.store._plain import check_text
from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person
from uncramp.web.store.models import SessionRow

FEEDBACK = ("felt", "clean", "sore")


def sessions(person: Person, *, first: Night | None = None) -> tuple[Session, ...]:
    """Every session, or those of the night ``first`` and later, in the order they began."""
    rows = SessionRow.objects.using(person.shelf).filter(person_id=person.id)
    if first is not None:
        rows = rows.filter(night__gte=first.evening)
    return tuple(_from_plain(row) for row in rows.order_by("started_at", "session"))


def save_session(person: Person, session: Session) -> bool:
    """Keep a session; whether it was new.

    What was done is told once: of one that is there already, only answers that were missing
    are taken (``felt``, ``clean``, ``sore``), and *it hurt*, which is never lost. Raises
    BadValue for a text that not every database can hold.
    """
    columns = session_columns(session)
    with transaction.atomic(using=person.shelf):
        hold(person)
        mine = SessionRow.objects.using(person.shelf).filter(person_id=person.id)
        found = mine.filter(session=session.id).first()
        if found is None:
            SessionRow.objects.using(person.shelf).create(person_id=person.id, **columns)
            return True
        kept = _from_plain(found)
        merged = _merged(kept, session)
        if merged != kept:
            mine.filter(session=session.id).update(document=session_columns(merged)["document"])
        return False


def save_feedback(
    person: Person, session: str, exercise: str, feedback: Mapping[str, int | bool | None]
) -> Session:
    """Put how an exercise felt (``felt``, ``clean``, ``sore``) in place of what was said.

    What is not among ``feedback`` stays; None takes an answer back. The session as it is now.
    Raises UnknownId where there is no such session, or nothing in it of that exercise.
    """
    wanted: dict[str, Any] = {name: feedback[name] for name in FEEDBACK if name in feedback}
    with transaction.atomic(using=person.shelf):
        hold(person)
        mine = SessionRow.objects.using(person.shelf).filter(person_id=person.id)
        found = mine.filter(session=session).first()
        kept = _from_plain(found) if found else None
        if kept is None or not kept.of(exercise):
            raise UnknownId(kind="session", wanted=f"{session} {exercise}"[:120], nearest="")
        movements = (
            replace(one, **wanted) if one.exercise == exercise else one for one in kept.movements
        )
        said = replace(kept, movements=tuple(movements))
        mine.filter(session=session).update(document=session_columns(said)["document"])
        return said


def session_columns(session: Session) -> dict[str, Any]:
    """The columns of a session; raises BadValue for NUL in a text."""
    for text in (session.routine, *(t for one in session.movements for t in _texts(one))):
        check_text("session", text)
    zone = session.started_at.tzinfo
    document = {
        # As text with its offset and place, as the start of a cramp: two moments are 02:30.
        "started_at": session.started_at.isoformat(),
        "zone": (zone.key or "") if isinstance(zone, ZoneInfo) else "",
        "seconds": session.seconds,
        "routine": session.routine,
        "movements": [asdict(one) | {"side": one.side.value} for one in session.movements],
    }
    return {
        "session": session.id,
        "night": session.night.evening,
        "started_at": session.started_at,
        "document": document,
    }


def _from_plain(row: SessionRow) -> Session:
    told = row.document
    return Session(
        id=row.session,
        night=Night(row.night),
        started_at=_moment(told["started_at"], told["zone"]),
        seconds=told["seconds"],
        routine=told["routine"],
        movements=tuple(Done(**one | {"side": Side(one["side"])}) for one in told["movements"]),
    )


def _moment(text: str, zone: str) -> datetime:
    moment = datetime.fromisoformat(text)
    try:
        return moment.astimezone(ZoneInfo(zone)) if zone else moment
    except ZoneInfoNotFoundError:
        # A place that this computer does not know: the offset still says when it was.
        return moment


def _merged(kept: Session, again: Session) -> Session:
    """What is kept, with the answers that came later."""
    if len(kept.movements) != len(again.movements):
        return kept
    pairs = zip(kept.movements, again.movements, strict=True)
    return replace(kept, movements=tuple(_with_answers(one, other) for one, other in pairs))


def _with_answers(kept: Done, again: Done) -> Done:
    if (kept.exercise, kept.side) != (again.exercise, again.side):
        return kept
    later: dict[str, Any] = {
        name: getattr(again, name) for name in FEEDBACK if getattr(kept, name) is None
    }
    return replace(kept, hurt=kept.hurt or again.hurt, **later)


def _texts(one: Done) -> tuple[str, str]:
    return one.exercise, one.form
