"""`serve --phone` as processes: TLS with a certificate of one's own, the gate, the plain page."""

import os
import re
import socket
import ssl
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import (
    HTTPCookieProcessor,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

import pytest

from tools.check_start import free_port, started

ADDRESS = "127.0.0.2"
WORDS = "amber boat cello dance elbow"
WAIT_S = 60
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux listens on every address of loopback"
)


def environment(folder):
    return {"UNCRAMP_DATA": str(folder), "UNCRAMP_DATABASE_URL": "", "UNCRAMP_ORIGIN": ""}


def uncramp(folder, *words, typed="", language="en"):
    return subprocess.run(
        [sys.executable, "-m", "uncramp", "--language", language, *words],
        env=os.environ | environment(folder),
        input=typed,
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )


class Phone:
    """A browser on a phone that trusts one authority, or none."""

    def __init__(self, address, authority=None):
        context = ssl.create_default_context(cafile=authority)
        self.address, self.jar = address, CookieJar()
        self._opener = build_opener(
            ProxyHandler({}), HTTPSHandler(context=context), HTTPCookieProcessor(self.jar)
        )

    def get(self, path, form=None, **headers):
        data = urlencode(form).encode() if form else None
        headers = {"Accept": "text/html", "Referer": self.address + path} | headers
        request = Request(self.address + path, data=data, headers=headers)
        try:
            with self._opener.open(request, timeout=WAIT_S) as answer:
                return answer.status, answer.url, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.url, error.read().decode()

    def enter(self, words):
        _, _, text = self.get("/enter")
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)', text)[1]
        form = {"csrfmiddlewaretoken": token, "passphrase": words, "next": "/welcome"}
        return self.get("/enter", form)


def wait_for(port):
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nobody listens on {port}")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The folder, and the two addresses for phones."""
    folder = tmp_path_factory.mktemp("phone")
    assert uncramp(folder, "passphrase", typed=WORDS + "\n").returncode == 0
    tls, plain = free_port(), free_port()
    ports = ["--phone-port", str(tls), "--trust-port", str(plain)]
    with started(environment(folder), "--demo", "--phone", "--host", ADDRESS, *ports) as app:
        wait_for(tls)
        wait_for(plain)
        yield folder, f"https://{ADDRESS}:{tls}", f"http://{ADDRESS}:{plain}", app
        assert app.stop() == []
        for port in (tls, plain):
            with socket.socket() as probe:
                assert probe.connect_ex((ADDRESS, port)) != 0


def test_the_owner_comes_in_over_tls_with_the_authority_and_the_passphrase(served):
    folder, tls, _, _ = served
    phone = Phone(tls, folder / "tls" / "authority.crt")
    assert phone.get("/diary")[1] == f"{tls}/enter?next=%2Fdiary"
    assert phone.enter(WORDS)[:2] == (200, f"{tls}/welcome")
    assert phone.get("/diary")[:2] == (200, f"{tls}/diary")
    assert {cookie.secure for cookie in phone.jar} == {True}


def test_a_stranger_sees_nothing_and_hears_why(served):
    folder, tls, _, _ = served
    stranger = Phone(tls, folder / "tls" / "authority.crt")
    status, _, said = stranger.get("/sync", Accept="*/*")
    assert status == 401
    assert "passphrase first" in said
    assert stranger.enter("wrong words for this")[0] == 403
    assert stranger.get("/sw.js")[0] == 200
    assert stranger.get("/diary", Host="localhost")[0] == 400


def test_who_does_not_trust_the_authority_does_not_get_as_far_as_that(served):
    _, tls, _, _ = served
    with pytest.raises(URLError, match="CERTIFICATE_VERIFY_FAILED"):
        Phone(tls).get("/enter")


def test_forgetting_all_phones_in_a_shell_ends_a_session_that_is_open(served):
    folder, tls, _, _ = served
    phone = Phone(tls, folder / "tls" / "authority.crt")
    phone.enter(WORDS)
    assert uncramp(folder, "passphrase", "--forget-phones").returncode == 0
    assert phone.get("/diary")[1] == f"{tls}/enter?next=%2Fdiary"


def test_in_plain_http_there_is_one_page_and_its_certificate_is_the_one_that_serves(served):
    folder, _, plain, _ = served
    visitor = Phone(plain)
    assert "Get the certificate" in visitor.get("/trust")[2]
    assert visitor.get("/diary")[::2] == (404, "There is only one page here: /trust")
    fingerprint = (folder / "phone.json").read_text()
    shown = re.search(r'"fingerprint": "([0-9A-F:]+)"', fingerprint)[1]
    assert shown.replace(":", " ")[:23] in visitor.get("/trust")[2]


def test_the_computer_itself_is_open_as_always(served):
    _, _, _, app = served
    assert Phone(app.address.rstrip("/")).get("/diary")[0] == 200


def test_it_says_where_a_phone_begins_and_keeps_the_passphrase_to_itself(served):
    _, tls, plain, app = served
    said = app.log.read_text()
    assert f"{plain}/trust" in said
    assert f"{tls}/" in said
    assert "amber" not in said


def test_what_it_keeps_is_for_its_owner_alone(served):
    folder = served[0]
    for path in (*folder.iterdir(), *(folder / "tls").iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path


def test_without_a_passphrase_and_without_a_terminal_it_does_not_start(tmp_path):
    done = uncramp(tmp_path, "serve", "--no-browser", "--phone", "--host", ADDRESS)
    assert done.returncode == 2
    assert "uncramp passphrase" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "8.8.8.8", "192.168.255.254", "example.org"])
def test_an_address_that_is_not_its_own_at_home_is_said(tmp_path, host):
    done = uncramp(tmp_path / "data", "serve", "--no-browser", "--phone", "--host", host)
    assert done.returncode == 2
    assert f"{host} is not an address of this computer at home" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_taken_port_is_said_before_anything_is_touched(tmp_path):
    with socket.socket() as listener:
        listener.bind((ADDRESS, 0))
        listener.listen()
        port = str(listener.getsockname()[1])
        options = ["--no-browser", "--phone", "--host", ADDRESS, "--phone-port", port]
        done = uncramp(tmp_path / "data", "serve", *options)
    assert done.returncode == 2
    assert f"port {port} on {ADDRESS}" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_passphrase_that_could_be_guessed_is_refused_in_both_languages(tmp_path):
    for language, said in (("en", "12 characters"), ("es", "12 caracteres")):
        done = uncramp(tmp_path, "passphrase", typed="short\n", language=language)
        assert done.returncode == 2
        assert said in done.stderr
    assert not (Path(tmp_path) / "passphrase.json").exists()


def test_one_can_be_made_in_a_shell(tmp_path):
    done = uncramp(tmp_path, "passphrase", "--make")
    assert done.returncode == 0
    assert re.search(r"^    (\w+ ){4}\w+$", done.stdout, re.MULTILINE)
