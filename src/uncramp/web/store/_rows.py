"""What every write does: hold the person's row, keep what was, put what is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max, Min

from uncramp.errors import BadValue, UnknownId
from uncramp.person.diary import MAX_NIGHTS
from uncramp.web.store._types import Person
from uncramp.web.store.models import (
    AttackRow,
    ChangedNightRow,
    ChangeRow,
    NightRow,
    PersonRow,
)

COLUMNS = (
    "at_least",
    "exact",
    "minutes",
    "pain",
    "sleep_disturbance",
    "exposures",
    "episodes",
    "arm",
    "block",
    "excluded",
    "note",
    "said",
)

Plain = Mapping[str, Any]


def hold(person: Person) -> None:
    """Make every other writer of this person wait; only inside a transaction.

    Raises UnknownId where the person was deleted meanwhile, in another tab.
    """
    rows = PersonRow.objects.using(person.shelf).select_for_update()
    if not rows.filter(id=person.id).exists():
        raise UnknownId(kind="person", wanted=str(person.id), nearest="")


def grow_revision(person: Person) -> None:
    """Say that a night changed."""
    PersonRow.objects.using(person.shelf).filter(id=person.id).update(revision=F("revision") + 1)


def put_nights(person: Person, nights: Mapping[date, Plain | None]) -> None:
    """Write these nights over what is there; None takes a night out.

    Raises BadValue when the diary would span more than a ``Diary`` may, because from then
    on it could not be read at all.
    """
    rows = NightRow.objects.using(person.shelf)
    rows.filter(person_id=person.id, night__in=[n for n, p in nights.items() if p is None]).delete()
    rows.bulk_create(
        [
            NightRow(person_id=person.id, night=night, **plain)
            for night, plain in nights.items()
            if plain is not None
        ],
        update_conflicts=True,
        unique_fields=["person", "night"],
        update_fields=COLUMNS,
    )
    ends = rows.filter(person_id=person.id).aggregate(first=Min("night"), last=Max("night"))
    if ends["first"] and (ends["last"] - ends["first"]).days >= MAX_NIGHTS:
        raise BadValue(field="night", value=str(min(nights)), allowed="fifty-years")
    grow_revision(person)


def keep_history(
    person: Person,
    nights: Iterable[date],
    before: Mapping[date, Plain],
    at: datetime,
    *,
    by_attack: bool = False,
) -> int:
    """Keep what these nights were ``before``, as one change; its id."""
    changes = ChangeRow.objects.using(person.shelf)
    change = changes.create(person_id=person.id, made_at=at, by_attack=by_attack)
    ChangedNightRow.objects.using(person.shelf).bulk_create(
        ChangedNightRow(
            change_id=change.id, person_id=person.id, night=night, before=before.get(night)
        )
        for night in sorted(set(nights))
    )
    return change.id


def as_they_are(person: Person, nights: Sequence[date]) -> dict[date, Plain]:
    """The columns of these nights, which stand in order; those that were not recorded lack."""
    if not nights:
        return {}
    # A range instead of a list: an import of fifty years has more nights than a query may name.
    rows = NightRow.objects.using(person.shelf).filter(
        person_id=person.id, night__gte=nights[0], night__lte=nights[-1]
    )
    return {row.pop("night"): row for row in rows.values("night", *COLUMNS)}


def standing(person: Person, nights: Sequence[date]) -> frozenset[str]:
    """The ids of the attacks of these nights, which stand in order, but for mistakes."""
    if not nights:
        return frozenset()
    rows = AttackRow.objects.using(person.shelf).filter(
        person_id=person.id, night__gte=nights[0], night__lte=nights[-1]
    )
    found = rows.values_list("attack", "document")
    return frozenset(name for name, document in found if not document["is_mistake"])
