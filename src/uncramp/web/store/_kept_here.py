"""Where a shelf is stored, whose diaries stand on it, and when one was last changed."""

from datetime import datetime
from pathlib import Path

from django.db.models import Max

from uncramp.web.store._copies import database_file
from uncramp.web.store._people import as_person
from uncramp.web.store._types import Person, Shelf
from uncramp.web.store.models import ChangeRow, PersonRow


def people_on(shelf: Shelf) -> tuple[Person, ...]:
    """Everybody who has begun a diary on this shelf, in the order in which they began."""
    return tuple(as_person(row, shelf) for row in PersonRow.objects.using(shelf).order_by("id"))


def last_saved(person: Person) -> datetime | None:
    """When a night of this person was last saved; None before the first, and after a restore."""
    rows = ChangeRow.objects.using(person.shelf).filter(person_id=person.id)
    found: datetime | None = rows.aggregate(last=Max("made_at"))["last"]
    return found


def place_of(shelf: Shelf) -> tuple[Path, int] | None:
    """The file of a shelf and its bytes; None where a database server keeps it."""
    file = database_file(shelf)
    if file is None:
        return None
    # What was saved last may still stand in the log beside the file.
    parts = (file, file.with_name(f"{file.name}-wal"))
    return file, sum(part.stat().st_size for part in parts if part.exists())
