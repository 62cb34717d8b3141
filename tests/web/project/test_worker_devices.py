"""Whose device it is, what it is known by, and that it goes with its person."""

import json
import stat
import subprocess
import sys
from datetime import date, timedelta

import pytest

from tests.made_push import raw
from tests.web.project.conftest import EVENING, LONG_AGO, RINGS
from uncramp.exchange.record import Settings
from uncramp.web.pages.push_key import FILE, application_key, private_key
from uncramp.web.project.worker_push import send_due
from uncramp.web.store import (
    Device,
    Shelf,
    delete_everything,
    devices,
    keep_device,
    load_record,
    remove_device,
    replace_record,
)
from uncramp.web.store._people import settings_columns
from uncramp.web.store._types import Person
from uncramp.web.store.models import DeviceRow, PersonRow, PushRow, SentReminderRow

pytestmark = [
    pytest.mark.django_db(databases=["default", "sample"]),
    pytest.mark.usefixtures("one_connection"),
]

MINUTE = timedelta(minutes=1)
TODAY = date(2026, 11, 22)


def test_a_device_that_came_after_it_rang_hears_of_it_tomorrow(service, ada, remind, subscribe):
    remind(ada, EVENING)
    subscribe(ada, made_at=RINGS + MINUTE)
    send_due(RINGS + 2 * MINUTE)
    assert service.rest() == []
    send_due(RINGS + timedelta(days=1))
    assert len(service.rest()) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(service, ada, reminded, status):
    service.answers = [status]
    send_due(RINGS)
    assert devices(ada) == ()
    assert PushRow.objects.count() == 0


def test_keys_that_nothing_can_be_encrypted_with_cost_one_device_and_not_the_others(
    service, ada, reminded
):
    off_the_curve = {"p256dh": "B" + "A" * 86, "auth": "A" * 22}
    keep_device(ada, Device(service.endpoint("bad"), **off_the_curve, name="", made_at=LONG_AGO))
    send_due(RINGS)
    assert [sent.path for sent in service.rest()] == ["/send/one"]
    assert [one.endpoint for one in devices(ada)] == [service.endpoint("one")]


def test_who_comes_to_a_browser_later_has_it_alone(service, ada, reminded, subscribe):
    row = PersonRow.objects.create(owner="ben", **settings_columns(Settings()))
    ben = Person(row.id, Shelf.MINE, Settings())
    subscribe(ben, "one")
    assert devices(ada) == ()
    assert len(devices(ben)) == 1


def test_the_same_browser_again_is_the_same_device_with_its_new_keys(ada, subscribe):
    subscribe(ada)
    again = subscribe(ada, made_at=RINGS)
    (one,) = devices(ada)
    assert one.p256dh == again.keys["p256dh"]
    assert one.made_at == LONG_AGO


def test_of_more_than_twenty_devices_the_first_go(ada, subscribe):
    for count in range(22):
        subscribe(ada, f"d{count}")
    assert [one.name for one in devices(ada)] == [f"d{count}" for count in range(2, 22)]


def test_deleting_everything_leaves_no_device_and_nothing_that_waits(service, ada, reminded):
    service.answers = [503]
    send_due(RINGS)
    delete_everything(ada)
    assert not DeviceRow.objects.exists()
    assert not PushRow.objects.exists()
    assert not SentReminderRow.objects.exists()


def test_an_archive_holds_no_device_and_bringing_it_back_takes_none_away(ada, reminded, service):
    record = load_record(ada)
    assert service.place not in repr(record)
    replace_record(ada, record, at=RINGS)
    assert len(devices(ada)) == 1


def test_a_device_that_is_removed_gets_what_waits_no_more(service, ada, reminded):
    service.answers = [503]
    send_due(RINGS)
    remove_device(ada, devices(ada)[0].row)
    send_due(RINGS + 5 * MINUTE)
    assert len(service.rest()) == 1


def test_the_key_is_made_once_and_for_the_owner_alone(tmp_path):
    first = application_key(tmp_path)
    assert application_key(tmp_path) == first
    assert len(raw(first)) == 65
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert private_key(tmp_path).curve.name == "secp256r1"


def test_the_library_for_sending_is_not_loaded_before_there_is_something_to_send():
    program = (
        "import sys, django; django.setup();"
        "import uncramp.web.project.worker_push, uncramp.web.project.urls;"
        "print(sorted({'pywebpush', 'requests', 'aiohttp', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(done.stdout.replace("'", '"')) == []


def test_a_key_that_cannot_be_read_costs_nobody_their_device(
    service, ada, reminded, settings, tmp_path
):
    settings.DATA_FOLDER = tmp_path
    (tmp_path / FILE).write_bytes(b"")
    send_due(RINGS)
    assert len(devices(ada)) == 1
    (tmp_path / FILE).unlink()
    send_due(RINGS + MINUTE)
    assert len(service.rest()) == 1


def test_a_contact_that_is_none_costs_nobody_their_message(service, ada, reminded, settings):
    settings.PUSH_CONTACT = "me"
    send_due(RINGS)
    assert len(devices(ada)) == 1
    settings.PUSH_CONTACT = "mailto:ada@example.org"
    send_due(RINGS + MINUTE)
    assert len(service.rest()) == 1
