"""The archive's ``sessions.csv``: one row for each movement of each session."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from uncramp.errors import BadValue
from uncramp.exchange.record._cells import as_number
from uncramp.exchange.record._escape import plain
from uncramp.exchange.record._tables import moment_of, rows_of, table, words_in, zone_of
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

SESSIONS: Final = (
    *("session", "night", "started_at", "zone", "seconds", "routine"),
    *("exercise", "level", "form", "side", "planned", "done", "active_s"),
    *("skipped", "hurt", "felt", "clean", "sore"),
)
_OF_SESSION: Final = 6
_NOTHING: Final = ("",) * (len(SESSIONS) - _OF_SESSION)
_YES: Final = {"yes": True, "no": False}


def sessions_csv(sessions: Iterable[Session]) -> str:
    """The table; a session without movements is a row whose movement cells are empty.

    Raises BadValue where two sessions have one id.
    """
    held = tuple(sessions)
    twice = [name for name, times in Counter(one.id for one in held).items() if times > 1]
    if twice:
        raise BadValue(field="session", value=twice[0], allowed="each-name-once")
    return table(SESSIONS, (row for one in held for row in _rows(one)))


def read_sessions(text: str) -> Iterator[Session]:
    """What ``sessions_csv`` wrote; raises ValueError where it did not."""
    seen: set[str] = set()
    for cells, rows in groupby(rows_of(text, SESSIONS), lambda row: row[:_OF_SESSION]):
        name, night, started_at, zone, seconds, routine = cells
        if name in seen:
            raise ValueError(name)
        seen.add(name)
        started = moment_of(started_at, zone)
        if started is None:
            raise ValueError("started_at")
        told = [row[_OF_SESSION:] for row in rows]
        yield Session(
            id=plain(name),
            night=Night.parse(night),
            started_at=started,
            seconds=float(seconds),
            routine=plain(routine),
            movements=() if told == [_NOTHING] else tuple(_done(row) for row in told),
        )


def _rows(session: Session) -> Iterator[tuple[str, ...]]:
    of_session = (
        words_in("session", session.id),
        str(session.night),
        session.started_at.isoformat(),
        zone_of(session.started_at),
        as_number(session.seconds),
        words_in("session", session.routine),
    )
    for cells in [_cells(one) for one in session.movements] or [_NOTHING]:
        yield (*of_session, *cells)


def _cells(one: Done) -> tuple[str, ...]:
    return (
        words_in("session", one.exercise),
        str(one.level),
        words_in("session", one.form),
        one.side.value,
        str(one.planned),
        str(one.done),
        as_number(one.active_s),
        _yes_no(said=one.skipped),
        _yes_no(said=one.hurt),
        "" if one.felt is None else str(one.felt),
        _yes_no(said=one.clean),
        "" if one.sore is None else str(one.sore),
    )


def _done(cells: tuple[str, ...]) -> Done:
    exercise, level, form, side, planned, done, active_s, *rest = cells
    skipped, hurt, felt, clean, sore = rest
    return Done(
        exercise=plain(exercise),
        level=int(level),
        form=plain(form),
        side=Side(side),
        planned=int(planned),
        done=int(done),
        active_s=float(active_s),
        skipped=_YES[skipped],
        hurt=_YES[hurt],
        felt=int(felt) if felt else None,
        clean=_YES[clean] if clean else None,
        sore=int(sore) if sore else None,
    )


def _yes_no(*, said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"
