"""Reminders on a phone or browser: switched on, tried, taken out; and nobody else's."""

import re
from pathlib import Path

import pytest
from django.test import Client

import uncramp
from tests.made_push import Browser
from uncramp.exchange.record import Settings
from uncramp.knowledge.wording import say, sentences
from uncramp.web.pages.forms.push import device_name
from uncramp.web.pages.notice import _OF_PUSH
from uncramp.web.pages.worked import Worked, write_worked
from uncramp.web.store import (
    Device,
    Shelf,
    device_digest,
    devices,
    keep_device,
    load_care,
    person_on,
    save_settings,
)
from uncramp.web.store.models import PushRow

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

HERE = "/plan/reminders"
KEEP = f"{HERE}/device"
ENDPOINT = "https://push.example.org/send/ada"
PIXEL = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture(autouse=True)
def data_folder(tmp_path, settings):
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def keys():
    return Browser().keys


@pytest.fixture
def switch_on(owner, keys):
    def post(client=owner, endpoint=ENDPOINT, **facts):
        return client.post(
            KEEP, {"endpoint": endpoint, **keys} | facts, headers={"user-agent": PIXEL}
        )

    return post


@pytest.fixture
def bens(ben, keys, now):
    """The row of Ben's device."""
    device = Device("https://push.example.org/ben", **keys, name="Ben's phone", made_at=now)
    return keep_device(ben, device)


def test_a_browser_is_kept_with_its_name_and_since_when(switch_on, ada, page, now):
    assert switch_on().json() == {"page": f"{HERE}?done=push-on"}
    (one,) = devices(ada)
    assert (one.endpoint, one.name, one.made_at) == (ENDPOINT, "Chrome, Android", now)
    text = page(f"{HERE}?done=push-on")
    assert "Messages are switched on for this browser." in text
    assert "Chrome, Android" in text
    assert "Since 22 Nov 2026." in text
    assert device_digest(ENDPOINT) in text


def test_who_has_no_reminder_yet_is_told_that_nothing_comes(switch_on, page, owner):
    switch_on()
    assert "No reminder is saved yet" in page(HERE)
    owner.post(HERE, {"on-day": "on", "at-day": "11:00", "days-day": ["mon"], "style": "discreet"})
    assert "No reminder is saved yet" not in page(HERE)


def test_no_page_tells_the_address_or_the_keys_of_a_device(switch_on, page, keys):
    switch_on()
    text = page(HERE)
    assert ENDPOINT not in text
    assert keys["auth"] not in text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"endpoint": ""}, "not the address of a push service"),
        ({"endpoint": "https://192.168.1.1/admin"}, "not the address of a push service"),
        ({"endpoint": "http://push.example.org/x"}, "not the address of a push service"),
        ({"p256dh": ""}, "keys of this browser are not complete"),
        ({"p256dh": "A" * 87}, "keys of this browser are not complete"),
        ({"auth": "A" * 21}, "keys of this browser are not complete"),
        ({"auth": "ä" * 22}, "keys of this browser are not complete"),
        ({"auth": "+/" * 11}, "keys of this browser are not complete"),
    ],
)
def test_what_nothing_could_be_sent_to_is_refused_in_a_sentence(switch_on, ada, facts, said):
    answer = switch_on(**facts)
    assert answer.status_code == 422
    assert said in answer.json()["problem"]
    assert devices(ada) == ()


def test_a_device_is_taken_out_by_one_tap(switch_on, ada, owner):
    switch_on()
    row = devices(ada)[0].row
    answer = owner.post(f"{KEEP}/{row}/remove", follow=True)
    assert "gets no messages any more" in answer.content.decode()
    assert devices(ada) == ()
    assert owner.post(f"{KEEP}/{row}/remove").status_code == 302


def test_a_test_waits_for_the_worker(switch_on, ada, owner, now):
    switch_on()
    answer = owner.post(f"{KEEP}/{devices(ada)[0].row}/test", follow=True)
    assert "A test is on its way." in answer.content.decode()
    (push,) = PushRow.objects.all()
    assert push.document["title"] == "It works"
    assert push.not_before == now


def test_a_test_for_a_device_that_is_gone_says_so(owner, ada):
    answer = owner.post(f"{KEEP}/12345/test", follow=True)
    assert "not in the list any more" in answer.content.decode()


def test_the_page_says_when_nobody_would_send_them(page, data_folder, now):
    assert "is not running right now" in page(HERE)
    write_worked(data_folder, Worked(1, 9, now))
    assert "is not running right now" not in page(HERE)


def test_the_page_gives_a_browser_the_key_of_this_server_and_keeps_it(page):
    keys = {re.search('data-push="([^"]+)"', page(HERE))[1] for _ in range(2)}
    assert len(keys) == 1
    assert len(keys.pop()) == 87


def test_a_reminder_on_a_locked_screen_is_discreet_unless_somebody_chose_otherwise():
    forbidden = {"en": r"cramp|leg|calf|stretch|exercise", "es": r"calambr|piern|ejercici|estir"}
    for language, words in forbidden.items():
        for part in ("title", "body"):
            assert not re.search(words, say(f"push.test.{part}", language), re.IGNORECASE)


def test_nothing_of_a_second_person_is_seen_or_sent_or_taken_out(owner, ben, bens, page):
    assert "Ben" not in page(HERE)
    answer = owner.post(f"{KEEP}/{bens}/test", follow=True)
    assert "not in the list any more" in answer.content.decode()
    owner.post(f"{KEEP}/{bens}/remove")
    assert len(devices(ben)) == 1
    assert not PushRow.objects.exists()


def test_the_visitor_of_the_sample_is_told_that_it_reminds_nobody(visitor, switch_on, ada):
    text = visitor.get(HERE).content.decode()
    assert "In the sample diary nobody is reminded." in text
    assert "data-push" not in text
    assert switch_on(visitor).status_code == 403
    assert devices(ada) == devices(person_on(Shelf.SAMPLE)) == ()


def test_a_stranger_switches_nothing_on(browser, db, keys):
    assert browser.post(KEEP, {"endpoint": ENDPOINT, **keys}).status_code == 403
    for address in (f"{KEEP}/1/test", f"{KEEP}/1/remove"):
        assert browser.post(address).headers["Location"] == "/welcome"


def test_a_form_from_another_site_switches_nothing_on(ada, keys):
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    assert strict.post(KEEP, {"endpoint": ENDPOINT, **keys}).status_code == 403
    assert devices(ada) == ()


@pytest.mark.parametrize("address", [KEEP, f"{KEEP}/1/test", f"{KEEP}/1/remove"])
def test_nothing_is_switched_by_looking(owner, address):
    assert owner.get(address).status_code == 405


def test_devices_are_no_part_of_what_is_kept_of_the_plan(switch_on, ada):
    switch_on()
    assert load_care(ada) == {}


def test_deleting_everything_takes_them_along(switch_on, ada, owner):
    switch_on()
    owner.post("/settings/delete", {"word": "delete"})
    assert devices(ada) == ()


def test_everything_is_said_in_spanish_too(switch_on, ada, page):
    save_settings(ada, Settings(language="es", zone="Europe/Madrid"))
    switch_on()
    text = page(HERE)
    assert "Activarlo aquí" in text
    assert "Enviar una prueba" in text


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PIXEL, "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/140.0", "Firefox, Mac"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge, Windows"),
        ("something else", ""),
        ("", ""),
    ],
)
def test_a_device_is_named_as_a_person_would_know_it(agent, name):
    assert device_name(agent) == name


def test_every_sentence_of_it_is_said_somewhere():
    package = Path(uncramp.__file__).parent
    files = [file for room in ("web", "cli") for file in (package / room).rglob("*")]
    told = "".join(f.read_text("utf-8") for f in files if f.suffix in {".py", ".html"})
    said = set(re.findall(r'"(push\.[a-z0-9.-]+)"', told))
    said |= {one.replace("push-", "push.notice.") for one in _OF_PUSH}
    assert said == {one for one in sentences("en") if one.startswith("push.")}


RENEWED = "https://push.example.org/send/ada-renewed"


def test_a_browser_with_another_address_stays_the_same_device(switch_on, ada):
    switch_on()
    (old,) = devices(ada)
    assert switch_on(endpoint=RENEWED, before=ENDPOINT).status_code == 200
    (one,) = devices(ada)
    assert (one.row, one.endpoint, one.made_at) == (old.row, RENEWED, old.made_at)


def test_a_device_that_was_taken_out_does_not_come_back_by_itself(switch_on, ada):
    assert switch_on(endpoint=RENEWED, before=ENDPOINT).status_code == 404
    assert devices(ada) == ()


def test_nobody_takes_the_place_of_somebody_elses_device(switch_on, ada, ben, bens):
    theirs = "https://push.example.org/ben"
    assert switch_on(endpoint=RENEWED, before=theirs).status_code == 404
    assert [one.endpoint for one in devices(ben)] == [theirs]
    assert devices(ada) == ()
