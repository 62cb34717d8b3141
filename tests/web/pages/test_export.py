"""Everything can be taken along and brought back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from uncramp.exchange.record import Factor, Medicine, read_bytes, read_diary
from uncramp.person.sessions import Done, Session
from uncramp.web.store import (
    factors,
    load_diary,
    load_record,
    save_care,
    save_factor,
    save_medicine,
    save_plan,
    save_session,
)

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


def archive_of(owner):
    response = owner.get("/settings/export/archive")
    assert 'filename="uncramp-2026-11-22.uncramp"' in response.headers["Content-Disposition"]
    return response.content


def test_the_table_holds_every_night(owner, ada, write):
    write("0", "2", "1+", "")
    response = owner.get("/settings/export/diary.csv")
    assert 'filename="uncramp-2026-11-22.csv"' in response.headers["Content-Disposition"]
    assert read_diary(response.content).diary == load_diary(ada)


@pytest.fixture
def planned(ada, now, last_night):
    """A session, wishes and a plan of Ada's."""
    save_session(
        ada, Session("a1", last_night, now, 200.0, "bedtime", (Done("heel-raise", done=1),))
    )
    save_care(ada, {"format": 1, "wishes": {"minutes": 5}}, at=now)
    save_plan(ada, {"made_by": {}, "items": []}, at=now)


@pytest.mark.usefixtures("planned")
def test_the_archive_holds_everything(owner, ada, write):
    write("0", "2")
    save_factor(ada, Factor("coffee"), row=None)
    save_medicine(ada, Medicine("Amlodipine"), row=None)
    record = read_bytes(archive_of(owner), "a.uncramp")
    assert record == load_record(ada)
    assert (len(record.sessions), len(record.plan["plans"])) == (1, 1)


@pytest.mark.usefixtures("planned")
def test_sessions_wishes_and_plans_come_back_in_place_of_what_was_there(
    owner, ada, now, last_night
):
    before = load_record(ada)
    raw = archive_of(owner)
    save_session(ada, Session("a2", last_night, now, 1.0, "bedtime"))
    save_care(ada, {"format": 1, "wishes": {"minutes": 20}}, at=now)
    save_plan(ada, {"made_by": {}, "items": [1]}, at=now)
    look = owner.post("/settings/restore", {"file": SimpleUploadedFile("a.uncramp", raw)})
    owner.post("/settings/restore", {"carried": look.context["carried"]})
    assert load_record(ada) == before


def test_an_archive_is_looked_into_before_it_replaces_anything(owner, ada, write):
    write("0", "2")
    before = load_record(ada)
    raw = archive_of(owner)
    write("0", "2", "5")
    save_factor(ada, Factor("coffee"), row=None)
    look = owner.post("/settings/restore", {"file": SimpleUploadedFile("a.uncramp", raw)})
    assert "2 nights are in this archive." in look.content.decode()
    assert "3 nights included" in look.content.decode()
    assert len(load_diary(ada)) == 3
    owner.post("/settings/restore", {"carried": look.context["carried"]})
    assert load_record(ada).diary == before.diary
    assert factors(ada) == ()


@pytest.mark.parametrize("raw", [b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_archive_gets_a_sentence_and_changes_nothing(owner, ada, write, raw):
    write("1")
    response = owner.post("/settings/restore", {"file": SimpleUploadedFile("a.zip", raw)})
    assert response.status_code == 422
    assert len(load_diary(ada)) == 1


def test_an_archive_that_was_changed_on_the_way_is_refused(owner, ada, write):
    write("1")
    assert owner.post("/settings/restore", {"carried": "changed"}).status_code == 400
    assert len(load_diary(ada)) == 1
