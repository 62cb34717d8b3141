"""What belongs to attacks beside them, as ``relief.json`` of the archive has it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from uncramp.errors import BadValue
from uncramp.exchange.record import whole_relief
from uncramp.person.diary import Cramps
from uncramp.web.store._orders import order_documents
from uncramp.web.store._raised import UNRECORDED
from uncramp.web.store._types import Person
from uncramp.web.store.models import NightRow, OrdersRow, SentRow


def relief_of(person: Person) -> dict[str, Any]:
    """Drawn orders, what was said of nights whose number was raised, and what devices sent."""
    nights = NightRow.objects.using(person.shelf).filter(person_id=person.id).exclude(said="")
    said = {str(night): kept for night, kept in nights.values_list("night", "said")}
    rows = SentRow.objects.using(person.shelf).filter(person_id=person.id)
    parts = {
        "orders": list(order_documents(person)),
        "said": said,
        "sent": [_sent(row) for row in rows.order_by("made_at", "entry")],
    }
    return {name: part for name, part in parts.items() if part}


def put_relief(person: Person, told: Mapping[str, Any]) -> None:
    """Put this in place, in the transaction of a whole record; raises BadValue for another form."""
    try:
        whole = whole_relief(told)
        _put(person, whole)
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise BadValue(field="relief", value=str(error)[:40], allowed="orders-form") from error


def _put(person: Person, whole: Mapping[str, Any]) -> None:
    OrdersRow.objects.using(person.shelf).bulk_create(
        OrdersRow(person_id=person.id, muscle=one["muscle"], document=dict(one))
        for one in whole.get("orders", ())
    )
    SentRow.objects.using(person.shelf).bulk_create(
        SentRow(
            person_id=person.id,
            entry=one["id"],
            kind=one["kind"],
            night=date.fromisoformat(one["night"]) if one["night"] else None,
            made_at=datetime.fromisoformat(one["made_at"]),
            received_at=datetime.fromisoformat(one["received_at"]),
            outcome=one["outcome"],
            document=one["body"],
        )
        for one in whole.get("sent", ())
    )
    nights = NightRow.objects.using(person.shelf).filter(person_id=person.id)
    for night, kept in whole.get("said", {}).items():
        if kept != UNRECORDED:
            Cramps.parse(kept.removeprefix("="))
        nights.filter(night=date.fromisoformat(night)).update(said=kept)


def _sent(row: SentRow) -> dict[str, Any]:
    return {
        "id": row.entry,
        "kind": row.kind,
        "night": row.night.isoformat() if row.night else "",
        "made_at": row.made_at.astimezone(UTC).isoformat(),
        "received_at": row.received_at.astimezone(UTC).isoformat(),
        "outcome": row.outcome,
        "body": row.document,
    }
