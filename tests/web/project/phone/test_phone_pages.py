"""The pages of pairing: on the computer itself, on a phone, and in plain HTTP."""

import pytest
from cryptography import x509
from django.test import Client

from uncramp.exchange.record import Settings
from uncramp.web.project.phone.certificates import keep_certificates
from uncramp.web.project.phone.pairing import (
    VARIABLE,
    Pairing,
    forget_pairing,
    qr_drawing,
    read_pairing,
    write_pairing,
)
from uncramp.web.project.phone.passphrase import read_passphrase
from uncramp.web.store import Shelf, start

from .conftest import HOST, NOON

OPEN = ["HeadersMiddleware", "SecurityMiddleware", "CommonMiddleware"]
FINGERPRINT = ":".join(f"{n:02X}" for n in range(32))
PAIRING = Pairing(HOST, 8443, 8080, "ada-laptop.local", FINGERPRINT)


@pytest.fixture
def paired(folder):
    keep_certificates(folder / "tls", (HOST,), "ada-laptop", NOON)
    write_pairing(folder, PAIRING)


@pytest.fixture
def computer(settings, folder, db, monkeypatch):
    """Ada's browser on the computer itself, which serves phones."""
    settings.DATA_FOLDER = folder
    monkeypatch.setenv(VARIABLE, "1")
    monkeypatch.setenv("UNCRAMP_NOW", NOON.isoformat())
    start(Shelf.MINE, Settings(zone="Europe/Madrid"))
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def plain(settings, folder):
    """A phone that has come to the plain listener; there is no database to ask."""
    settings.DATA_FOLDER = folder
    settings.ROOT_URLCONF = "uncramp.web.project.phone.open_urls"
    settings.ALLOWED_HOSTS = [HOST]
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m.rpartition(".")[2] in OPEN]
    return Client(SERVER_NAME=HOST)


def test_the_plain_page_tells_each_step_and_shows_the_fingerprint(plain, paired):
    text = plain.get("/trust").content.decode()
    assert "Certificate Trust Settings" in text
    assert "Install a certificate" in text
    for line in PAIRING.fingerprint_lines:
        assert line in text
    assert f'href="https://{HOST}:8443/"' in text
    assert 'class="qr"' in text


@pytest.mark.parametrize(
    ("browser", "first"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)", "iPhone or iPad"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 8)", "Android"),
    ],
)
def test_the_guide_for_this_very_phone_comes_first_and_is_open(plain, paired, browser, first):
    text = plain.get("/trust", HTTP_USER_AGENT=browser).content.decode()
    (opened,) = text.split('<details class="card" open>')[1:]
    assert opened.lstrip().startswith(f"<summary><b>{first}")
    assert text.count('<details class="card"') == 2


def test_a_phone_that_nobody_knows_gets_both_guides_to_open(plain, paired):
    text = plain.get("/trust").content.decode()
    assert text.count('<details class="card">') == 2


def test_the_plain_page_speaks_spanish_too(plain, paired):
    text = plain.get("/trust", HTTP_ACCEPT_LANGUAGE="es-ES").content.decode()
    assert "Conecta este móvil con tu diario" in text


def test_the_certificate_comes_as_phones_take_it(plain, paired):
    answer = plain.get("/trust/uncramp.crt")
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert 'filename="uncramp.crt"' in answer.headers["Content-Disposition"]
    assert x509.load_der_x509_certificate(answer.content)


@pytest.mark.parametrize("address", ["/", "/diary", "/enter", "/sync", "/settings/phone", "/sw.js"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_in_plain_http_there_is_nothing_else(plain, paired, address, method):
    answer = getattr(plain, method)(address)
    assert answer.status_code == 404
    assert answer.content == b"There is only one page here: /trust"


def test_the_key_is_never_given_away(plain, paired):
    for path in ("/trust/authority.key", "/trust/../tls/authority.key", "/static/tls/server.key"):
        assert plain.get(path).status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1"])
def test_the_plain_page_answers_to_its_own_name_only(plain, paired, host):
    assert plain.get("/trust", SERVER_NAME=host).status_code in {400, 404}


def test_while_phones_are_not_served_the_plain_page_says_nothing(plain):
    assert plain.get("/trust").status_code == 404
    assert plain.get("/trust/uncramp.crt").status_code == 404


def test_the_computer_shows_where_a_phone_begins(computer, paired):
    text = computer.get("/settings/phone").content.decode()
    assert f"http://{HOST}:8080/trust" in text
    assert f"https://{HOST}:8443/" in text
    assert "https://ada-laptop.local:8443/" in text
    assert 'class="qr"' in text


def test_without_the_option_it_says_how_to_begin(computer, folder, paired, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    text = computer.get("/settings/phone").content.decode()
    assert "uncramp serve --phone" in text
    assert HOST not in text


def test_a_new_passphrase_is_made_on_the_computer_and_shown_once(computer, folder, paired):
    before = read_passphrase(folder)
    text = computer.post("/settings/phone/passphrase").content.decode()
    made = text.partition('<p class="passphrase">')[2].partition("<")[0]
    assert len(made.split()) == 5
    after = read_passphrase(folder)
    assert after.is_right(made)
    assert after.generation != before.generation
    assert made not in computer.get("/settings/phone").content.decode()


def test_all_phones_are_forgotten_from_the_computer(computer, folder):
    before = read_passphrase(folder)
    answer = computer.post("/settings/phone/forget", follow=True)
    assert "All phones are forgotten." in answer.content.decode()
    assert read_passphrase(folder).generation != before.generation


def test_a_link_forgets_nothing(computer, folder):
    before = read_passphrase(folder)
    assert computer.get("/settings/phone/forget").status_code == 405
    assert read_passphrase(folder) == before


def test_the_way_to_it_is_in_the_settings(computer):
    assert b'href="/settings/phone"' in computer.get("/settings").content


@pytest.mark.django_db(databases=["default", "sample"])
def test_over_the_network_there_is_no_code_and_no_new_passphrase(owner, folder, paired):
    text = owner.get("/settings/phone").content.decode()
    assert "This phone is connected" in text
    assert 'class="qr"' not in text
    assert owner.post("/settings/phone/passphrase").status_code == 404


def test_what_listeners_tell_each_other_comes_back_whole(tmp_path):
    write_pairing(tmp_path, PAIRING)
    assert read_pairing(tmp_path) == PAIRING
    forget_pairing(tmp_path)
    forget_pairing(tmp_path)
    assert read_pairing(tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"host": "a"}'])
def test_a_file_that_cannot_be_read_is_no_pairing(tmp_path, text):
    (tmp_path / "phone.json").write_text(text)
    assert read_pairing(tmp_path) is None


def test_a_code_is_dark_on_light_and_has_no_style_of_its_own():
    drawn = qr_drawing(PAIRING.app)
    assert "style" not in drawn
    assert "#000" in drawn
    assert "#fff" in drawn
