"""The database has the last word: no program can put in what could not be read."""

from datetime import date

import pytest
from django.db import IntegrityError, connections, transaction

from uncramp.web.store import Shelf
from uncramp.web.store.models import (
    ChangedNightRow,
    ChangeRow,
    FactorRow,
    MedicineRow,
    NightRow,
    PersonRow,
    SessionRow,
)

pytestmark = pytest.mark.django_db

QUIET = {"night": date(2026, 11, 21), "at_least": 0, "exact": True}


def refused(rows, **columns):
    def write():
        with transaction.atomic(using=Shelf.MINE):
            rows.objects.using(Shelf.MINE).create(**columns)
            # Foreign keys are otherwise looked at when everything is over.
            connections[Shelf.MINE].check_constraints()

    with pytest.raises(IntegrityError):
        write()


@pytest.mark.parametrize(
    "wrong",
    [
        {"at_least": -1},
        {"at_least": 201},
        {"at_least": None},
        {"at_least": 0, "exact": False},
        {"at_least": 201, "exact": False},
        {"pain": 11},
        {"pain": -1},
        {"sleep_disturbance": 11},
        {"minutes": -0.5},
        {"minutes": 1500.5},
        {"note": None},
        {"person_id": 10**9},
    ],
    ids=str,
)
def test_a_night_that_cannot_be_is_refused(ada, wrong):
    refused(NightRow, **{"person_id": ada.id} | QUIET | wrong)


@pytest.mark.parametrize(
    "right",
    [
        {},
        {"at_least": 200},
        {"at_least": 1, "exact": False},
        {"at_least": None, "exact": False},
        {"pain": 10, "sleep_disturbance": 0, "minutes": 1500.0},
    ],
    ids=str,
)
def test_a_night_that_can_be_is_taken(ada, right):
    assert NightRow.objects.using(Shelf.MINE).create(**{"person_id": ada.id} | QUIET | right).pk


def test_a_person_has_each_night_once(ada, ben):
    for person in (ada, ben):
        NightRow.objects.using(Shelf.MINE).create(person_id=person.id, **QUIET)
    refused(NightRow, person_id=ada.id, **QUIET)


def test_one_person_sits_at_this_computer(ada):
    columns = {"language": "en", "zone": "UTC", "night_starts_at": "12:00", "theme": "day"}
    refused(PersonRow, **columns)
    refused(PersonRow, owner="x", **columns | {"theme": "pink"})


def test_medicines_and_factors_are_checked_too(ada):
    refused(MedicineRow, person_id=ada.id, name="")
    began, ended = date(2026, 2, 2), date(2026, 2, 1)
    refused(MedicineRow, person_id=ada.id, name="x", started_on=began, ended_on=ended)
    FactorRow.objects.using(Shelf.MINE).create(person_id=ada.id, name="x", kind="yes-no")
    refused(FactorRow, person_id=ada.id, name="x", kind="number")
    refused(FactorRow, person_id=ada.id, name="y", kind="colour")


def test_history_has_each_night_once_a_change(ada, now):

    change = ChangeRow.objects.using(Shelf.MINE).create(person_id=ada.id, made_at=now)
    columns = {"change_id": change.id, "person_id": ada.id, "night": date(2026, 1, 1)}
    ChangedNightRow.objects.using(Shelf.MINE).create(**columns)
    refused(ChangedNightRow, **columns)


def test_a_person_has_each_session_once(ada, ben, now):
    columns = {"session": "a", "night": date(2026, 11, 21), "started_at": now, "document": {}}
    for person in (ada, ben):
        SessionRow.objects.using(Shelf.MINE).create(person_id=person.id, **columns)
    refused(SessionRow, person_id=ada.id, **columns)
    refused(SessionRow, person_id=ada.id, **columns | {"session": ""})
