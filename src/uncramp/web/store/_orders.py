"""The drawn orders of manoeuvres, one document a muscle."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from uncramp.care.relief import Orders
from uncramp.errors import BadValue
from uncramp.person.diary import Muscle
from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person, StoredOrders
from uncramp.web.store.models import OrdersRow


def load_orders(person: Person) -> dict[Muscle, StoredOrders]:
    """What was drawn for each muscle; a muscle without is not there."""
    return {one.orders.muscle: one for one in map(orders_from, order_documents(person))}


def save_orders(person: Person, orders: Iterable[StoredOrders]) -> None:
    """Keep these in place of those of the same muscles."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        for one in orders:
            OrdersRow.objects.using(person.shelf).update_or_create(
                person_id=person.id,
                muscle=one.orders.muscle.value,
                defaults={"document": orders_document(one)},
            )


def order_documents(person: Person) -> tuple[dict[str, Any], ...]:
    """What was drawn, as plain values, by the name of the muscle."""
    rows = OrdersRow.objects.using(person.shelf).filter(person_id=person.id)
    return tuple(dict(row.document) for row in rows.order_by("muscle"))


def orders_document(one: StoredOrders) -> dict[str, Any]:
    """Drawn orders as plain values."""
    return {
        "muscle": one.orders.muscle.value,
        "seed": one.orders.seed,
        "orders": [list(order) for order in one.orders.orders],
        "at": one.at,
        "made_from": one.made_from,
        "drawn_at": one.drawn_at.isoformat(),
    }


def orders_from(told: Mapping[str, Any]) -> StoredOrders:
    """The orders of such a document; raises BadValue for any other."""
    try:
        return StoredOrders(
            orders=Orders(
                muscle=Muscle(told["muscle"]),
                seed=int(told["seed"]),
                orders=tuple(tuple(str(name) for name in order) for order in told["orders"]),
            ),
            at=int(told["at"]),
            made_from=str(told["made_from"]),
            drawn_at=datetime.fromisoformat(told["drawn_at"]),
        )
    except (LookupError, TypeError, ValueError) as error:
        raise BadValue(field="orders", value=str(error)[:40], allowed="orders-form") from error
