"""What a person keeps beside the nights: medicines with dates, and own factors."""

from django.db import IntegrityError, transaction

from uncramp.errors import BadValue, UnknownId
from uncramp.exchange.record import Factor, FactorKind, Medicine
from uncramp.person.diary import Exposure
from uncramp.web.store._plain import check_text
from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person
from uncramp.web.store.models import FactorRow, MedicineRow


def medicines(person: Person) -> tuple[tuple[int, Medicine], ...]:
    """Each medicine with the number of its row, in the order they were written down."""
    rows = MedicineRow.objects.using(person.shelf).filter(person_id=person.id).order_by("id")
    return tuple(
        (row.id, Medicine(row.name, row.started_on, row.ended_on, row.note)) for row in rows
    )


def save_medicine(person: Person, medicine: Medicine, *, row: int | None) -> int:
    """Change the medicine of a row, or add one when ``row`` is None; its row."""
    columns = medicine_columns(medicine)
    with transaction.atomic(using=person.shelf):
        hold(person)
        rows = MedicineRow.objects.using(person.shelf)
        if row is None:
            return rows.create(person_id=person.id, **columns).id
        if not rows.filter(person_id=person.id, id=row).update(**columns):
            raise UnknownId(kind="medicine", wanted=str(row), nearest="")
        return row


def remove_medicine(person: Person, row: int) -> None:
    """Take a medicine out of the list; one that is gone already stays gone."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        MedicineRow.objects.using(person.shelf).filter(person_id=person.id, id=row).delete()


def factors(person: Person) -> tuple[tuple[int, Factor], ...]:
    """Each own factor with the number of its row, in the order they were added."""
    rows = FactorRow.objects.using(person.shelf).filter(person_id=person.id).order_by("id")
    return tuple((row.id, Factor(row.name, FactorKind(row.kind), row.active)) for row in rows)


def save_factor(person: Person, factor: Factor, *, row: int | None) -> int:
    """Change the factor of a row, or add one when ``row`` is None; its row.

    Raises BadValue when another factor of this person has the name.
    """
    columns = factor_columns(factor)
    try:
        with transaction.atomic(using=person.shelf):
            hold(person)
            rows = FactorRow.objects.using(person.shelf)
            if row is None:
                return rows.create(person_id=person.id, **columns).id
            if not rows.filter(person_id=person.id, id=row).update(**columns):
                raise UnknownId(kind="factor", wanted=str(row), nearest="")
            return row
    except IntegrityError as error:
        raise BadValue(field="factor", value=factor.name, allowed="each-name-once") from error


def medicine_columns(medicine: Medicine) -> dict[str, object]:
    """The columns of a medicine; raises BadValue for NUL in a text."""
    check_text("medicine", medicine.name)
    check_text("note", medicine.note)
    return {
        "name": medicine.name,
        "started_on": medicine.started_on,
        "ended_on": medicine.ended_on,
        "note": medicine.note,
    }


def factor_columns(factor: Factor) -> dict[str, object]:
    """The columns of a factor; raises BadValue for a name that no exposure may have."""
    Exposure(factor.name, True)
    return {"name": factor.name, "kind": factor.kind.value, "active": factor.active}
