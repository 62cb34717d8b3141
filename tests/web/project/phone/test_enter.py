"""The page of the passphrase: what it says, where it leads, how long it makes one wait."""

from datetime import timedelta

import pytest
from django.test import Client

from .conftest import NOON, WORDS

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


def test_it_leads_on_to_the_page_that_was_asked_for(stranger, enter_with):
    assert enter_with(stranger, going="/plan/play/bedtime?x=1").url == "/plan/play/bedtime?x=1"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "evil", "\\\\e"])
def test_it_leads_to_no_other_site(stranger, enter_with, elsewhere):
    assert enter_with(stranger, going=elsewhere).url == "/"


def test_a_wrong_passphrase_is_said_and_not_repeated(stranger, enter_with):
    answer = enter_with(stranger, "kettle lamp mango nectar oak")
    assert answer.status_code == 403
    assert "That was not the passphrase." in answer.content.decode()
    assert b"kettle" not in answer.content


def test_a_book_in_the_field_is_a_wrong_passphrase(stranger, enter_with):
    assert enter_with(stranger, WORDS + " " * 10_000).status_code == 403


def test_after_several_wrong_ones_it_says_how_long_to_wait(stranger, enter_with, at):
    answers = [enter_with(stranger, "wrong words again") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 429, 429]
    assert answers[-1].headers["Retry-After"] == "5"
    assert "wait 5 seconds" in answers[-1].content.decode()
    # Even the right one has to wait, or the wait would be worth nothing.
    assert enter_with(stranger).status_code == 429
    at(NOON + timedelta(seconds=5))
    assert enter_with(stranger).status_code == 302


def test_a_stranger_who_tries_and_tries_locks_nobody_else_out(stranger, phone, enter_with, owner):
    for _ in range(100):
        enter_with(stranger, "wrong words again", HTTP_X_FORWARDED_FOR="192.168.1.50")
    assert owner.get("/diary").status_code == 200
    assert enter_with(phone("192.168.1.51")).status_code == 302


def test_a_header_does_not_make_a_visitor_another_one(stranger, phone, enter_with):
    for n in range(8):
        liar = phone("192.168.1.66", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}")
        last = enter_with(liar, "wrong words again")
    assert last.status_code == 429


def test_behind_ones_own_proxy_the_last_address_it_named_is_counted(
    settings, stranger, phone, enter_with
):
    settings.BEHIND_PROXY = True
    for n in range(8):
        liar = phone("127.0.0.1", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}, 203.0.113.9")
        last = enter_with(liar, "wrong words again")
    assert last.status_code == 429
    other = phone("127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.4")
    assert enter_with(other).status_code == 302


def test_the_computer_itself_is_never_asked_and_never_waits(stranger, enter_with, settings, ada):
    for _ in range(80):
        enter_with(stranger, "wrong words again")
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "gate" not in name]
    settings.ROOT_URLCONF = "uncramp.web.project.urls"
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    here = Client(SERVER_NAME="127.0.0.1")
    assert here.get("/diary").status_code == 200


def test_whoever_is_inside_is_not_asked_again(owner):
    assert owner.get("/enter?next=/diary").url == "/diary"


@pytest.mark.parametrize(("language", "word"), [("en", "Passphrase"), ("es", "Contraseña")])
def test_it_speaks_both_languages(stranger, language, word):
    text = stranger.get(f"/enter?language={language}&next=/diary").content.decode()
    assert f'<label for="passphrase">{word}</label>' in text
    assert 'value="/diary"' in text


def test_text_in_the_address_is_never_shown_as_markup(stranger):
    assert b"<script>alert" not in stranger.get("/enter?next=/<script>alert(1)</script>").content
