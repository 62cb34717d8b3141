"""The answer that was made last, kept with the state of the diary it was made from."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person, StoredFinding
from uncramp.web.store.models import FindingRow


def stored_finding(person: Person, *, trial: str = "") -> StoredFinding | None:
    """The newest answer for the diary, or for one trial; None when there never was one."""
    return stored_findings(person).get(trial)


def stored_findings(person: Person) -> Mapping[str, StoredFinding]:
    """The newest answer for the diary, under an empty name, and for each trial."""
    return {
        row.trial: StoredFinding(row.document, row.diary_digest, row.made_at)
        for row in _of(person).order_by("id")
    }


def save_finding(
    person: Person, document: Mapping[str, Any], *, diary_digest: str, at: datetime, trial: str = ""
) -> None:
    """Keep an answer in place of the one that the same versions made before."""
    made_by = versions(document)
    with transaction.atomic(using=person.shelf):
        hold(person)
        _of(person).filter(made_by=made_by, trial=trial).delete()
        FindingRow.objects.using(person.shelf).create(
            person_id=person.id,
            trial=trial,
            made_at=at,
            made_by=made_by,
            diary_digest=diary_digest,
            document=dict(document),
        )


def versions(document: Mapping[str, Any]) -> str:
    """Program, model and content that made an answer, as one text."""
    return json.dumps(document.get("made_by"), sort_keys=True)


def _of(person: Person) -> QuerySet[FindingRow]:
    return FindingRow.objects.using(person.shelf).filter(person_id=person.id)
