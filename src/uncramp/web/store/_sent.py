"""What devices send, stored once each, whatever is sent twice and in whatever order."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final

from django.db import transaction

from uncramp.errors import BadValue
from uncramp.person.attacks import Attack
from uncramp.person.nights import Night
from uncramp.person.sessions import Session
from uncramp.web.store._attacks import put_attack
from uncramp.web.store._nights import change_nights
from uncramp.web.store._plain import check_text, from_plain, to_plain
from uncramp.web.store._raised import said_cramps
from uncramp.web.store._rows import Plain, as_they_are, hold
from uncramp.web.store._sessions import save_session
from uncramp.web.store._types import (
    NightTold,
    Outcome,
    Person,
    Received,
    SentEntry,
    Touches,
)
from uncramp.web.store.models import ChangedNightRow, SentRow

Told = Attack | Session | NightTold
_NOTHING: Final[Plain] = {"exposures": "[]", "episodes": "[]", "minutes": None, "pain": None}


def receive(person: Person, sent: SentEntry, told: Told, *, at: datetime) -> Received:
    """Do what an entry says, once, in one transaction; ``told`` is what its body means.

    What was changed here after ``sent.made_at`` stands: the entry is kept and not applied.
    Raises BadValue, and nothing is written, for an id that came before with another body.
    """
    for text in _texts(sent.body):
        check_text("entry", text)
    with transaction.atomic(using=person.shelf):
        hold(person)
        before = _kept(person, sent.id)
        if before is not None:
            if (before.kind, before.made_at, before.body) != (sent.kind, sent.made_at, sent.body):
                raise BadValue(field="entry", value=sent.id[:40], allowed="entry-once")
            return Received(Outcome.ALREADY)
        received = _applied(person, sent, told, at)
        is_older = received.outcome is Outcome.OLDER
        SentRow.objects.using(person.shelf).create(
            person_id=person.id,
            received_at=at,
            outcome=(Outcome.OLDER if is_older else Outcome.STORED).value,
            **sent_columns(sent),
        )
        return received


def set_aside(person: Person, night: Night) -> tuple[SentEntry, ...]:
    """What came too late for this night and was not applied, as it was told."""
    rows = SentRow.objects.using(person.shelf).filter(
        person_id=person.id, night=night.evening, outcome=Outcome.OLDER.value
    )
    return tuple(_entry(row) for row in rows.order_by("made_at", "entry"))


def sent_columns(sent: SentEntry) -> dict[str, Any]:
    """The columns of an entry but for what became of it."""
    return {
        "entry": sent.id,
        "kind": sent.kind,
        "night": sent.night.evening if sent.night else None,
        "made_at": sent.made_at,
        "document": dict(sent.body),
    }


def _texts(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        yield from (text for pair in told.items() for part in pair for text in _texts(part))
    elif isinstance(told, list):
        yield from (text for part in told for text in _texts(part))


def _kept(person: Person, name: str) -> SentEntry | None:
    row = SentRow.objects.using(person.shelf).filter(person_id=person.id, entry=name).first()
    return None if row is None else _entry(row)


def _entry(row: SentRow) -> SentEntry:
    night = Night(row.night) if row.night else None
    return SentEntry(row.entry, row.kind, row.made_at, row.document, night)


def _applied(person: Person, sent: SentEntry, told: Told, at: datetime) -> Received:
    # As history has it, what was told in the night was told then, and not when it came.
    told_at = min(sent.made_at, at)
    if isinstance(told, Attack):
        return Received(put_attack(person, told, told_at))
    if isinstance(told, Session):
        is_new = save_session(person, told)
        return Received(Outcome.STORED if is_new else Outcome.ALREADY)
    day = told.night.evening
    now = as_they_are(person, [day]).get(day)
    if _is_newer(person, told, now, sent.made_at):
        return Received(Outcome.OLDER)
    entry = told.change(None if now is None else from_plain(told.night, now))
    is_answer = told.touches in {Touches.ANSWER, Touches.QUIET}
    change = change_nights(person, {day: to_plain(entry)}, told_at, is_answer=is_answer)
    return Received(Outcome.STORED, change)


def _is_newer(person: Person, told: NightTold, now: Plain | None, since: datetime) -> bool:
    """Whether what an entry would put something in place of was changed after ``since``."""
    states = [*_states(person, told.night.evening), (None, now)]
    return any(
        made_at is not None and made_at > since and _part(told, before) != _part(told, after)
        for (made_at, before), (_, after) in pairwise(states)
    )


def _states(person: Person, night: date) -> Iterator[tuple[datetime | None, Plain | None]]:
    """When each change of a night was made that still holds, and what the night was before it.

    A cramp that was recorded answers no question, so its change has no moment here.
    """
    rows = ChangedNightRow.objects.using(person.shelf).filter(
        person_id=person.id, night=night, change__undone_at__isnull=True
    )
    found = rows.order_by("change_id")
    for before, made_at, by_attack in found.values_list(
        "before", "change__made_at", "change__by_attack"
    ):
        yield None if by_attack else made_at, before


def _part(told: NightTold, plain: Plain | None) -> object:
    night = _NOTHING if plain is None else plain
    if told.touches is Touches.EPISODES:
        return night["episodes"]
    if told.touches is Touches.EXPOSURES:
        noted = dict(json.loads(night["exposures"]))
        return tuple(noted.get(name) for name in told.names)
    said = said_cramps(plain)
    answer = str(said) if said else ""
    if told.touches is Touches.ANSWER:
        return answer
    return answer, night["episodes"], night["minutes"], night["pain"]
