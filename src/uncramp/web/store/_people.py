"""Who has started on a shelf, and what they chose."""

from dataclasses import replace

from django.db import transaction

from uncramp.errors import UnknownId
from uncramp.exchange.record import Settings, Theme
from uncramp.web.store._copies import forget_copies
from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person, Shelf
from uncramp.web.store.models import HERE, PersonRow


def person_on(shelf: Shelf) -> Person | None:
    """The person of this shelf; None when nobody has started there."""
    row = PersonRow.objects.using(shelf).filter(owner=HERE).first()
    return None if row is None else as_person(row, shelf)


def start(shelf: Shelf, settings: Settings) -> Person:
    """Begin a diary on this shelf with these settings.

    Beginning twice, as by a double tap, leaves one diary with the later settings.
    """
    with transaction.atomic(using=shelf):
        row, _ = PersonRow.objects.using(shelf).update_or_create(
            owner=HERE, defaults=settings_columns(settings)
        )
        return as_person(row, shelf)


def save_settings(person: Person, settings: Settings) -> Person:
    """Keep what was chosen; the person as they are now."""
    with transaction.atomic(using=person.shelf):
        rows = PersonRow.objects.using(person.shelf).filter(id=person.id)
        if not rows.update(**settings_columns(settings)):
            raise UnknownId(kind="person", wanted=str(person.id), nearest="")
    return replace(person, settings=settings)


def delete_everything(person: Person) -> None:
    """Delete all that this person has, history included, and copies that still hold it."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        PersonRow.objects.using(person.shelf).filter(id=person.id).delete()
        if not PersonRow.objects.using(person.shelf).exists():
            transaction.on_commit(lambda: forget_copies(person.shelf), using=person.shelf)


def as_person(row: PersonRow, shelf: Shelf) -> Person:
    """The person that a row holds."""
    settings = Settings(
        language=row.language,
        zone=row.zone,
        night_starts_at=row.night_starts_at,
        theme=Theme(row.theme),
    )
    return Person(id=row.id, shelf=shelf, settings=settings)


def settings_columns(settings: Settings) -> dict[str, object]:
    """The columns of a person that settings fill."""
    return {
        "language": settings.language,
        "zone": settings.zone,
        "night_starts_at": settings.night_starts_at,
        "theme": settings.theme.value,
    }
