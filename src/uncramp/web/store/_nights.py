"""The nights of a person: read them, save one, merge many, take a change back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.person.nights import Night
from uncramp.web.store._plain import from_plain, to_plain
from uncramp.web.store._raised import own, raised, said_cramps
from uncramp.web.store._rows import (
    COLUMNS,
    Plain,
    as_they_are,
    hold,
    keep_history,
    put_nights,
    standing,
)
from uncramp.web.store._types import Person
from uncramp.web.store.models import ChangedNightRow, ChangeRow, NightRow, PersonRow


def load_diary(person: Person, *, first: Night | None = None, last: Night | None = None) -> Diary:
    """All recorded nights, or those from ``first`` to ``last``, both included."""
    rows = NightRow.objects.using(person.shelf).filter(person_id=person.id)
    if first is not None:
        rows = rows.filter(night__gte=first.evening)
    if last is not None:
        rows = rows.filter(night__lte=last.evening)
    found = rows.order_by("night").values("night", *COLUMNS)
    return Diary(tuple(from_plain(Night(row["night"]), row) for row in found))


def load_night(person: Person, night: Night) -> NightEntry | None:
    """One night; None when it was not recorded."""
    rows = NightRow.objects.using(person.shelf).filter(person_id=person.id, night=night.evening)
    row = rows.values(*COLUMNS).first()
    return None if row is None else from_plain(night, row)


def load_answer(person: Person, night: Night) -> Cramps | None:
    """What the person answered themselves; None where attacks alone say something, or nobody."""
    found = as_they_are(person, [night.evening])
    return said_cramps(found.get(night.evening))


def load_last_night(person: Person) -> Night | None:
    """The last recorded night."""
    rows = NightRow.objects.using(person.shelf).filter(person_id=person.id)
    found = rows.aggregate(last=Max("night"))["last"]
    return None if found is None else Night(found)


def diary_digest(person: Person) -> str:
    """A short text that changes whenever a night of this person does."""
    rows = PersonRow.objects.using(person.shelf).filter(id=person.id)
    revision = rows.values_list("revision", flat=True).first()
    return f"{person.id}-{revision}"


def save_night(person: Person, entry: NightEntry, *, at: datetime, is_answer: bool = False) -> int:
    """Put this entry in place of the night's; the id of the change, for ``undo``.

    ``is_answer``: the number of cramps was said just now, though it may be the same. It is
    raised where the entry holds more attacks that were recorded.
    """
    nights = {entry.night.evening: to_plain(entry)}
    return change_nights(person, nights, at, is_answer=is_answer)


def clear_night(person: Person, night: Night, *, at: datetime) -> int:
    """Make the night one that was not recorded; the id of the change, for ``undo``."""
    return change_nights(person, {night.evening: None}, at)


def merge_diary(person: Person, diary: Diary, *, at: datetime) -> int:
    """Put all these entries in place of those of the same nights, as one change; its id."""
    nights = {entry.night.evening: to_plain(entry) for entry in diary}
    return change_nights(person, nights, at)


def undo(person: Person, change: int, *, at: datetime) -> Night | None:
    """Give the nights of a change back what they were; the last of them.

    None, and nothing happens, when the change is not this person's, is undone already, or
    one of its nights was changed again since.
    """
    with transaction.atomic(using=person.shelf):
        hold(person)
        changes = ChangeRow.objects.using(person.shelf)
        mine = changes.filter(id=change, person_id=person.id, undone_at__isnull=True)
        nights = _nights_before(person, change)
        if not mine.exists() or not nights or _changed_since(person, change):
            return None
        put_nights(person, nights)
        mine.update(undone_at=at)
        return Night(max(nights))


def change_nights(
    person: Person,
    nights: Mapping[date, Plain | None],
    at: datetime,
    *,
    is_answer: bool = False,
) -> int:
    """Write these nights and keep what they were; the id of the change."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        wanted = sorted(nights)
        before = as_they_are(person, wanted)
        attacks = standing(person, wanted)
        settled = {
            night: raised(own(before.get(night), plain, answered=is_answer), attacks)
            if plain is not None
            else None
            for night, plain in nights.items()
        }
        change = keep_history(person, nights, before, at)
        put_nights(person, settled)
        return change


def changes_since(person: Person, night: Night, since: datetime) -> tuple[int, ...]:
    """What somebody has answered or changed in a night from ``since`` on, oldest first."""
    rows = ChangedNightRow.objects.using(person.shelf).filter(
        person_id=person.id,
        night=night.evening,
        change__made_at__gte=since,
        change__undone_at__isnull=True,
        change__by_attack=False,
    )
    return tuple(rows.order_by("change_id").values_list("change_id", flat=True))


def _nights_before(person: Person, change: int) -> dict[date, Plain | None]:
    rows = ChangedNightRow.objects.using(person.shelf)
    mine = rows.filter(change_id=change, person_id=person.id)
    return dict(mine.values_list("night", "before"))


def _changed_since(person: Person, change: int) -> bool:
    rows = ChangedNightRow.objects.using(person.shelf).filter(person_id=person.id)
    nights = rows.filter(change_id=change).values("night")
    return rows.filter(
        night__in=nights, change_id__gt=change, change__undone_at__isnull=True
    ).exists()
