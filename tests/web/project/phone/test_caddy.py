"""The recipe of docs/hosting.md with a real Caddy before a real server."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
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

RECIPE = Path(__file__).parents[4] / "docs" / "hosting.md"
WORDS = "amber boat cello dance elbow"
WAIT_S = 60
pytestmark = pytest.mark.skipif(
    shutil.which("caddy") is None, reason="no caddy here: apt-get install caddy"
)


def caddyfile(folder, port, app_port):
    """The recipe as it is written, under a name that exists here and a certificate of Caddy's."""
    text = RECIPE.read_text(encoding="utf-8")
    recipe = re.search(r"```\n(diary\.example\.org \{.*?\n\})\n```", text, re.DOTALL)[1]
    recipe = recipe.replace("diary.example.org", f"https://localhost:{port}")
    recipe = recipe.replace("127.0.0.1:8000", f"127.0.0.1:{app_port}").replace(
        "{\n", "{\n\ttls internal\n", 1
    )
    options = ("admin off", "auto_https disable_redirects", "skip_install_trust")
    head = "\n\t".join(("{", *options, f"storage file_system {folder}")) + "\n}\n"
    (folder / "Caddyfile").write_text(head + recipe + "\n")
    return folder / "Caddyfile"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory):
    """The origin, its authority, and the address behind the proxy."""
    folder, data = tmp_path_factory.mktemp("caddy"), tmp_path_factory.mktemp("data")
    port = free_port()
    origin = f"https://localhost:{port}"
    environment = {
        "UNCRAMP_DATA": str(data),
        "UNCRAMP_DATABASE_URL": "",
        "UNCRAMP_ORIGIN": origin,
    }
    subprocess.run(
        [sys.executable, "-m", "uncramp", "passphrase"],
        env=os.environ | environment,
        input=WORDS + "\n",
        text=True,
        check=True,
        capture_output=True,
    )
    with started(environment, "--demo") as app:
        file = caddyfile(folder, port, app.address.rstrip("/").rpartition(":")[2])
        log = (folder / "log").open("wb")
        proxy = subprocess.Popen(
            ["caddy", "run", "--adapter", "caddyfile", "--config", file],
            stdout=log,
            stderr=log,
            env={**os.environ, "HOME": str(folder)},
        )
        try:
            root = folder / "pki" / "authorities" / "local" / "root.crt"
            wait_for(port, root, folder / "log")
            yield origin, root, app.address.rstrip("/")
        finally:
            proxy.terminate()
            proxy.wait(WAIT_S)
            log.close()


def wait_for(port, root, log):
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        # It listens before it has made the certificate for this name.
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)) as probe:
            known = ssl.create_default_context(cafile=root)
            with known.wrap_socket(probe, server_hostname="localhost"):
                return
        time.sleep(0.05)
    pytest.fail(log.read_text())


def visitor(root):
    handlers = [ProxyHandler({}), HTTPCookieProcessor(CookieJar())]
    if root:
        handlers.append(HTTPSHandler(context=ssl.create_default_context(cafile=root)))
    opener = build_opener(*handlers)

    def ask(address, form=None, **headers):
        data = urlencode(form).encode() if form else None
        request = Request(address, data=data, headers={"Accept": "text/html"} | headers)
        try:
            with opener.open(request, timeout=WAIT_S) as answer:
                return answer.status, answer.url, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.url, error.read().decode()

    return ask


def test_the_owner_comes_in_through_the_proxy(hosted):
    origin, root, _ = hosted
    ask = visitor(root)
    status, address, text = ask(f"{origin}/diary")
    assert (status, address) == (200, f"{origin}/enter?next=%2Fdiary")
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)', text)[1]
    form = {"csrfmiddlewaretoken": token, "passphrase": WORDS, "next": "/diary"}
    # A browser says where a form comes from; another site's is refused.
    assert ask(f"{origin}/enter", form, Origin="https://evil.example")[0] == 403
    assert ask(f"{origin}/enter", form, Origin=origin)[:2] == (200, f"{origin}/diary")


def test_a_stranger_meets_the_passphrase_whatever_they_claim(hosted):
    origin, root, _ = hosted
    ask = visitor(root)
    for claim in ({"X-Forwarded-For": "127.0.0.1"}, {"X-Forwarded-Host": "localhost"}):
        assert ask(f"{origin}/diary", **claim)[1] == f"{origin}/enter?next=%2Fdiary"
    assert ask(f"{origin}/sync", Accept="*/*")[0] == 401


def test_behind_the_proxy_nobody_is_trusted_for_being_on_the_machine(hosted):
    origin, _, behind = hosted
    ask = visitor(None)
    assert ask(f"{behind}/diary")[0] == 400
    own = {"Host": origin.removeprefix("https://"), "Accept": "*/*"}
    assert ask(f"{behind}/diary", **own)[0] == 401
