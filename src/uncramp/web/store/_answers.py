"""The answers of the check-up, kept as they are given."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person
from uncramp.web.store.models import AnswersRow


def load_answers(person: Person) -> dict[str, Any]:
    """The document of the check-up; empty where none was begun."""
    row = AnswersRow.objects.using(person.shelf).filter(person_id=person.id).first()
    return {} if row is None else dict(row.document)


def save_answers(person: Person, document: Mapping[str, Any], *, at: datetime) -> None:
    """Keep this document in place of the one there was; an empty one forgets the check-up."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        put_answers(person, document, at)


def put_answers(person: Person, document: Mapping[str, Any], at: datetime) -> None:
    """What ``save_answers`` does, inside the transaction of a greater change."""
    mine = AnswersRow.objects.using(person.shelf).filter(person_id=person.id)
    if not document:
        mine.delete()
        return
    AnswersRow.objects.using(person.shelf).update_or_create(
        person_id=person.id, defaults={"saved_at": at, "document": dict(document)}
    )
