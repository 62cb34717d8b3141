"""The nights of a person: read them, save one, merge many, take a change back."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from uncramp.person.diary import Diary, NightEntry
from uncramp.person.nights import Night
from uncramp.web.store._plain import from_plain, to_plain
from uncramp.web.store._rows import COLUMNS, Plain, hold, keep_history, put_nights
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


def save_night(person: Person, entry: NightEntry, *, at: datetime) -> int:
    """Put this entry in place of the night's; the id of the change, for ``undo``."""
    return _change(person, {entry.night.evening: to_plain(entry)}, at)


def clear_night(person: Person, night: Night, *, at: datetime) -> int:
    """Make the night one that was not recorded; the id of the change, for ``undo``."""
    return _change(person, {night.evening: None}, at)


def merge_diary(person: Person, diary: Diary, *, at: datetime) -> int:
    """Put all these entries in place of those of the same nights, as one change; its id."""
    return _change(person, {entry.night.evening: to_plain(entry) for entry in diary}, at)


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


def _change(person: Person, nights: dict[date, Plain | None], at: datetime) -> int:
    with transaction.atomic(using=person.shelf):
        hold(person)
        change = keep_history(person, nights, at)
        put_nights(person, nights)
        return change


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
