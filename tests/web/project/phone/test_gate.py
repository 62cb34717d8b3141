"""Three people in one Wi-Fi: the owner, a stranger, and a phone that was forgotten."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core import signing
from django.test import Client
from django.urls import get_resolver

from uncramp.person.nights import Night
from uncramp.web.project.phone import network_urls
from uncramp.web.project.phone.passphrase import forget_phones, set_passphrase
from uncramp.web.project.phone.session import COOKIE, LASTS, SALT
from uncramp.web.store import load_night

from .conftest import HOST, NOON, WORDS

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

OF_NOBODY = {"/sw.js", "/manifest.webmanifest", "/enter"}
FILLED = {"<night:night>": "2026-11-21", "<month:month>": "2026-11", "<int:row>": "1"}


def every_address():
    for pattern in network_urls.urlpatterns:
        route = str(pattern.pattern)
        for gap, value in FILLED.items():
            route = route.replace(gap, value)
        yield "/" + re.sub(r"<\w+:(\w+)>", r"\1", route)


def test_the_owner_sees_their_diary(owner):
    assert b"7 cramps" in owner.get("/diary/night/2026-11-21").content
    assert b"secret" in owner.get("/settings/export/diary.csv").content


@pytest.mark.parametrize("address", sorted(every_address()))
def test_a_stranger_sees_nothing_of_anybody(stranger, address):
    answer = stranger.get(address)
    if address not in OF_NOBODY:
        assert (answer.status_code, answer.url) == (302, f"/enter?next={quote(address, safe='')}")
    text = answer.content
    assert b"secret" not in text
    assert b"7 cramps" not in text
    assert not answer.headers.get("Uncramp-Owner")
    assert COOKIE not in answer.cookies


@pytest.mark.parametrize("address", ["/sync", "/now", "/settings/export/diary.csv", "/no/page"])
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options"])
def test_whatever_is_no_page_is_answered_with_a_sentence(stranger, address, method):
    answer = getattr(stranger, method)(address, HTTP_ACCEPT="*/*")
    assert answer.status_code == 401
    assert answer.json()["said"].startswith("Please enter the passphrase first.")


def test_the_sentence_is_in_the_language_of_the_browser(stranger):
    answer = stranger.get("/sync", HTTP_ACCEPT="*/*", HTTP_ACCEPT_LANGUAGE="es")
    assert answer.json()["said"].startswith("Escribe antes la contraseña.")


def test_a_stranger_writes_nothing(stranger, ada):
    before = load_night(ada, Night.parse("2026-11-21"))
    assert stranger.post("/night/2026-11-21", {"cramps": "0"}).status_code == 401
    assert stranger.post("/settings/delete", {"word": "delete"}).status_code == 401
    assert stranger.post("/settings/phone/forget").status_code == 401
    assert load_night(ada, Night.parse("2026-11-21")) == before


def test_the_page_of_the_passphrase_does_not_speak_the_owners_language(stranger, ada):
    answer = stranger.get("/enter", HTTP_ACCEPT_LANGUAGE="es")
    assert b'lang="es"' in answer.content
    assert b"data-owner" not in answer.content


@pytest.mark.parametrize(
    "claim",
    [
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_UNCRAMP_LISTENER": "loopback"},
        {"REMOTE_ADDR": "127.0.0.1"},
    ],
)
def test_nothing_that_a_visitor_says_opens_the_gate(ada, phone, claim):
    answer = phone(**claim).get("/diary")
    assert (answer.status_code, answer.url) == (302, "/enter?next=%2Fdiary")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "evil.example", "192.168.1.8"])
def test_a_page_elsewhere_that_points_its_name_here_gets_nothing(owner, host):
    assert owner.get("/diary", SERVER_NAME=host).status_code == 400


def test_a_forgotten_phone_is_a_stranger_again(owner, folder, enter_with):
    forget_phones(folder)
    assert owner.get("/diary").url == "/enter?next=%2Fdiary"
    assert enter_with(owner, going="/diary").url == "/diary"
    assert owner.get("/diary").status_code == 200


def test_a_new_passphrase_forgets_the_phones_and_the_old_one(owner, folder, enter_with):
    set_passphrase(folder, "finch garlic hazel ivory jam")
    assert owner.get("/diary").status_code == 302
    assert enter_with(owner).status_code == 403
    assert enter_with(owner, "finch garlic hazel ivory jam").status_code == 302


def test_one_phone_forgets_all_of_them_itself_too(owner, phone, enter_with):
    other = phone("192.168.1.51")
    enter_with(other)
    assert owner.post("/settings/phone/forget").status_code == 302
    assert owner.get("/diary").status_code == other.get("/diary").status_code == 302


def test_a_phone_that_leaves_takes_what_it_kept_with_it_and_leaves_the_others(
    owner, phone, enter_with
):
    other = phone("192.168.1.51")
    enter_with(other)
    answer = owner.post("/settings/phone/leave")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert owner.get("/diary").status_code == 302
    assert other.get("/diary").status_code == 200


def test_a_session_ends_after_ninety_days_without_a_visit(owner, at):
    at(NOON + LASTS)
    assert owner.get("/diary").status_code == 302


def test_every_visit_renews_it(owner, at):
    for days in range(80, 400, 80):
        at(NOON + timedelta(days=days))
        assert owner.get("/diary").status_code == 200
    # Not more than once a day: a cookie in every answer serves nobody.
    assert COOKIE not in owner.get("/diary").cookies


def test_a_session_from_the_future_counts_as_none(owner, at):
    at(NOON - timedelta(days=3))
    assert owner.get("/diary").status_code == 302


def test_the_session_is_for_tls_and_for_no_script(ada, phone, enter_with):
    cookie = enter_with(phone()).cookies[COOKIE]
    assert COOKIE.startswith("__Host-")
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", 90 * 86_400)


def test_every_cookie_of_the_network_is_for_tls(owner):
    answer = owner.get("/welcome/start", follow=True)
    owner.post("/theme", {"theme": "night", "back": "/"})
    assert all(cookie["secure"] for cookie in [*answer.cookies.values(), *owner.cookies.values()])


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        signing.dumps({"generation": "g", "at": int(NOON.timestamp())}, key="k", salt=SALT),
        signing.dumps({"generation": "g", "at": int(NOON.timestamp())}, salt=SALT),
        signing.dumps({"generation": 1, "at": "x"}, salt=SALT),
        signing.dumps([], salt=SALT),
    ],
    # A signature bears the second it was made in, and a test keeps its name.
    ids=["empty", "unsigned", "by-another", "of-another", "not-a-moment", "not-a-session"],
)
def test_a_cookie_that_somebody_else_wrote_counts_as_none(stranger, forged):
    stranger.cookies[COOKIE] = forged
    assert stranger.get("/diary").status_code == 302


def test_where_there_is_no_passphrase_nobody_gets_in(ada, phone, folder, enter_with, owner):
    (folder / "passphrase.json").unlink()
    assert owner.get("/diary").status_code == 302
    assert enter_with(phone()).status_code == 403


def test_a_form_from_another_site_enters_nothing(ada, network):
    strict = Client(SERVER_NAME=HOST, enforce_csrf_checks=True, **{"wsgi.url_scheme": "https"})
    answer = strict.post("/enter", {"passphrase": WORDS})
    assert answer.status_code == 403
    assert COOKIE not in answer.cookies


def test_every_address_of_the_pages_is_an_address_of_the_network():
    here = {str(p.pattern) for p in network_urls.urlpatterns}
    home = {str(p.pattern) for p in get_resolver("uncramp.web.project.urls").url_patterns}
    assert home - here == {"settings/phone/passphrase"}
    assert here - home == {"enter", "settings/phone/leave"}


def test_a_forgotten_phone_is_told_to_drop_the_pages_it_keeps(owner, folder):
    assert owner.get("/now").headers["Uncramp-Owner"] != "nobody"
    forget_phones(folder)
    answer = owner.get("/now", headers={"accept": "*/*"})
    assert (answer.status_code, answer.headers["Uncramp-Owner"]) == (401, "nobody")


def test_a_session_that_only_ended_keeps_the_pages_for_the_night(owner, stranger, at):
    at(NOON + timedelta(days=91))
    for visitor in (owner, stranger):
        answer = visitor.get("/now", headers={"accept": "*/*"})
        assert answer.status_code == 401
        assert "Uncramp-Owner" not in answer.headers
