"""What a person wishes of the plan, and the plans that were made."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from uncramp.web.store._findings import versions
from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person, StoredPlan
from uncramp.web.store.models import CareRow, PlanRow


def load_care(person: Person) -> dict[str, Any]:
    """Wishes, changes, reminders and pauses as one document; empty where nothing was said."""
    row = CareRow.objects.using(person.shelf).filter(person_id=person.id).first()
    return {} if row is None else dict(row.document)


def save_care(person: Person, document: Mapping[str, Any], *, at: datetime) -> None:
    """Keep this document in place of the one there was; an empty one forgets it."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        put_care(person, document, at)


def put_care(person: Person, document: Mapping[str, Any], at: datetime) -> None:
    """What ``save_care`` does, inside the transaction of a greater change."""
    if not document:
        CareRow.objects.using(person.shelf).filter(person_id=person.id).delete()
        return
    CareRow.objects.using(person.shelf).update_or_create(
        person_id=person.id, defaults={"saved_at": at, "document": dict(document)}
    )


def plans(person: Person) -> tuple[StoredPlan, ...]:
    """Every plan that was ever kept, the oldest first."""
    return tuple(_stored(row) for row in _of(person).order_by("id"))


def latest_plan(person: Person) -> StoredPlan | None:
    """The plan that was kept last; None when there never was one."""
    row = _of(person).order_by("-id").first()
    return None if row is None else _stored(row)


def save_plan(
    person: Person, document: Mapping[str, Any], *, at: datetime, made_from: str = ""
) -> None:
    """Keep a plan after those there were; the same again only says what it was made from."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        last = _of(person).order_by("-id").first()
        if last is not None and last.document == document:
            _of(person).filter(id=last.id).update(made_from=made_from)
            return
        PlanRow.objects.using(person.shelf).create(
            person_id=person.id,
            made_at=at,
            made_by=versions(document),
            made_from=made_from,
            document=dict(document),
        )


def _stored(row: PlanRow) -> StoredPlan:
    return StoredPlan(dict(row.document), row.made_from, row.made_at)


def _of(person: Person) -> QuerySet[PlanRow]:
    return PlanRow.objects.using(person.shelf).filter(person_id=person.id)
