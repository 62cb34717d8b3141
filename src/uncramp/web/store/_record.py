"""Everything one person has, read and replaced as a whole."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from uncramp.errors import BadValue
from uncramp.exchange.record import Record, whole_plan
from uncramp.learn.trials import to_dict
from uncramp.web.store._answers import load_answers, put_answers
from uncramp.web.store._attack_plain import attack_columns
from uncramp.web.store._attacks import attacks
from uncramp.web.store._care import load_care, plans, put_care
from uncramp.web.store._findings import versions
from uncramp.web.store._lists import factor_columns, factors, medicine_columns, medicines
from uncramp.web.store._nights import load_diary
from uncramp.web.store._people import as_person, save_settings
from uncramp.web.store._plain import check_text, to_plain
from uncramp.web.store._relief_record import put_relief, relief_of
from uncramp.web.store._rows import hold, put_nights
from uncramp.web.store._sessions import session_columns, sessions
from uncramp.web.store._trials import trials
from uncramp.web.store._types import Person
from uncramp.web.store.models import (
    AttackRow,
    ChangeRow,
    FactorRow,
    FindingRow,
    MedicineRow,
    NightRow,
    OrdersRow,
    PersonRow,
    PlanRow,
    SentRow,
    SessionRow,
    TrialRow,
)

_KEPT = (
    ChangeRow.objects,
    NightRow.objects,
    MedicineRow.objects,
    FactorRow.objects,
    TrialRow.objects,
    FindingRow.objects,
    SessionRow.objects,
    PlanRow.objects,
    AttackRow.objects,
    OrdersRow.objects,
    SentRow.objects,
)


def load_record(person: Person) -> Record:
    """Everything this person has, at one moment."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        findings = FindingRow.objects.using(person.shelf).filter(person_id=person.id)
        row = PersonRow.objects.using(person.shelf).get(id=person.id)
        return Record(
            diary=load_diary(person),
            trials=trials(person),
            medicines=tuple(medicine for _, medicine in medicines(person)),
            factors=tuple(factor for _, factor in factors(person)),
            findings=tuple(row.document for row in findings.order_by("id")),
            answers=load_answers(person),
            sessions=sessions(person),
            plan=_plan(person),
            settings=as_person(row, person.shelf).settings,
            attacks=attacks(person),
            relief=relief_of(person),
        )


def replace_record(person: Person, record: Record, *, at: datetime) -> None:
    """Put a record in place of everything this person has; history begins anew.

    Raises BadValue, and changes nothing, for two factors, trials, sessions or attacks of one
    name, and for a plan without its moment.
    """
    for field, names in (
        ("factor", [factor.name for factor in record.factors]),
        ("trial", [trial.id for trial in record.trials]),
        ("session", [session.id for session in record.sessions]),
        ("attack", [attack.id for attack in record.attacks]),
    ):
        _each_once(field, names)
    with transaction.atomic(using=person.shelf):
        hold(person)
        for rows in _KEPT:
            rows.using(person.shelf).filter(person_id=person.id).delete()
        put_nights(person, {entry.night.evening: to_plain(entry) for entry in record.diary})
        save_settings(person, record.settings)
        _put_lists(person, record)
        put_answers(person, record.answers, at)
        _put_plan(person, record.plan, at)
        _put_findings(person, record, at)
        put_relief(person, record.relief)


def _put_lists(person: Person, record: Record) -> None:
    MedicineRow.objects.using(person.shelf).bulk_create(
        MedicineRow(person_id=person.id, **medicine_columns(medicine))
        for medicine in record.medicines
    )
    FactorRow.objects.using(person.shelf).bulk_create(
        FactorRow(person_id=person.id, **factor_columns(factor)) for factor in record.factors
    )
    TrialRow.objects.using(person.shelf).bulk_create(
        TrialRow(person_id=person.id, trial=trial.id, document=to_dict(trial))
        for trial in record.trials
    )
    SessionRow.objects.using(person.shelf).bulk_create(
        SessionRow(person_id=person.id, **session_columns(session)) for session in record.sessions
    )
    AttackRow.objects.using(person.shelf).bulk_create(
        AttackRow(person_id=person.id, **attack_columns(attack)) for attack in record.attacks
    )


def _put_findings(person: Person, record: Record, at: datetime) -> None:
    FindingRow.objects.using(person.shelf).bulk_create(
        FindingRow(
            person_id=person.id,
            made_at=at,
            made_by=versions(document),
            diary_digest="",
            document=dict(document),
        )
        for document in record.findings
    )


def _plan(person: Person) -> dict[str, Any]:
    """What was chosen and the plans that were made, as ``plan.json`` has them."""
    made = [
        {"made_at": one.made_at.astimezone(UTC).isoformat(), "plan": one.document}
        for one in plans(person)
    ]
    return load_care(person) | ({"plans": made} if made else {})


def _put_plan(person: Person, plan: Mapping[str, Any], at: datetime) -> None:
    try:
        told = whole_plan(plan)
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise BadValue(field="plan", value=str(error)[:40], allowed="with-zone") from error
    made = told.pop("plans", ())
    put_care(person, told, at)
    PlanRow.objects.using(person.shelf).bulk_create(
        PlanRow(
            person_id=person.id,
            made_at=datetime.fromisoformat(one["made_at"]),
            made_by=versions(one["plan"]),
            document=dict(one["plan"]),
        )
        for one in made
    )


def _each_once(field: str, names: list[str]) -> None:
    for name, times in Counter(names).items():
        check_text(field, name)
        if times > 1:
            raise BadValue(field=field, value=name, allowed="each-name-once")
