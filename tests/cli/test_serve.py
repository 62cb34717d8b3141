"""`uncramp serve` as a process: it says where it is, stops when told, and refuses in sentences."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys

import pytest

from tools.check_start import Visitor, free_port, started
from uncramp.cli._serve import find_port, has_browser
from uncramp.errors import PortTaken

TRACE = "Traceback"


def environment(folder, **more):
    return {"UNCRAMP_DATA": str(folder), "UNCRAMP_DATABASE_URL": ""} | more


def refused(folder, *options, language="en", **more):
    """What a start that fails prints on stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "uncramp", "--language", language, "serve", *options],
        env=os.environ | environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert TRACE not in done.stderr
    return done.stderr


@pytest.fixture
def taken():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_it_starts_says_where_it_is_and_stops_on_ctrl_c(tmp_path):
    with started(environment(tmp_path)) as app:
        status, text = Visitor(app.address).get("/")
        assert status == 200
        assert "<h1" in text
        assert app.stop() == []
        said = app.log.read_text()
    assert said.splitlines()[:2] == [
        f"Uncramp is open at {app.address}",
        "Press Ctrl-C to stop it.",
    ]
    # Nothing is left to be repaired at the next start.
    assert {path.name for path in tmp_path.glob("*.sqlite3*")} == {
        "uncramp.sqlite3",
        "sample.sqlite3",
    }


def test_what_it_writes_is_for_its_owner_alone(tmp_path):
    with started(environment(tmp_path / "new")) as app:
        app.stop()
    for path in [tmp_path / "new", *(tmp_path / "new").rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGHUP])
def test_it_stops_with_the_system_or_the_window_and_leaves_no_worker(tmp_path, wish):
    with started(environment(tmp_path)) as app:
        Visitor(app.address).get("/")
        app.server.send_signal(wish)
        assert app.server.wait(10) == 0
        with pytest.raises(ProcessLookupError):
            os.killpg(app.server.pid, 0)


def test_a_second_start_finds_the_diary_as_it_was_left(tmp_path):
    for _ in range(2):
        with started(environment(tmp_path), "--demo") as app:
            assert Visitor(app.address).get("/diary")[0] == 200
            app.stop()
    connection = sqlite3.connect(tmp_path / "sample.sqlite3")
    assert connection.execute("select count(*) from person").fetchone() == (1,)
    connection.close()


def test_the_demo_shows_the_sample_and_leaves_ones_own_diary_empty(tmp_path):
    with started(environment(tmp_path), "--demo") as app:
        visitor = Visitor(app.address)
        for path in ("/", "/diary", "/settings"):
            assert visitor.get(path)[0] == 200
        app.stop()
    connection = sqlite3.connect(tmp_path / "uncramp.sqlite3")
    assert connection.execute("select count(*) from person").fetchone() == (0,)
    connection.close()


def test_without_a_wish_it_takes_the_next_free_port():
    found = find_port("127.0.0.1", None)
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", found))
        listener.listen()
        assert find_port("127.0.0.1", None) > found


def test_a_port_that_is_asked_for_is_taken_or_refused(taken):
    wanted = free_port()
    assert find_port("127.0.0.1", wanted) == wanted
    with pytest.raises(PortTaken):
        find_port("127.0.0.1", taken)


def test_a_taken_port_is_said_in_a_sentence(tmp_path, taken):
    said = refused(tmp_path / "data", "--port", str(taken))
    assert f"port {taken}" in said
    assert "Leave out --port" in said
    # It asked before it touched anything.
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "example.org"])
def test_an_address_that_others_can_reach_is_refused(tmp_path, host):
    said = refused(tmp_path, "--host", host)
    assert "passphrase" in said
    assert host in said


def test_a_folder_that_takes_no_files_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    said = refused(tmp_path / "file", "--no-browser")
    assert str(tmp_path / "file") in said
    assert "UNCRAMP_DATA" in said


def test_a_damaged_database_is_said_in_a_sentence_and_left_alone(tmp_path):
    file = tmp_path / "uncramp.sqlite3"
    file.write_bytes(b"my diary\n" * 1000)
    said = refused(tmp_path, "--no-browser", language="es")
    assert str(file) in said
    assert "dañado" in said
    assert file.read_bytes() == b"my diary\n" * 1000


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://ada:secret@h/n", "not one of a PostgreSQL database"),
        ("postgresql://ada:secret@127.0.0.1:1/n", "does not answer"),
    ],
)
def test_a_database_that_is_not_there_is_said_without_its_password(tmp_path, url, sentence):
    said = refused(tmp_path, "--no-browser", UNCRAMP_DATABASE_URL=url)
    assert sentence in said
    assert "secret" not in said


def test_no_text_browser_is_opened_in_the_terminal(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert not has_browser()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_browser()


def test_starting_again_answers_from_the_same_folder(tmp_path):
    for _ in range(2):
        with started(environment(tmp_path)) as app:
            assert Visitor(app.address).get("/")[0] == 200


def test_the_server_never_loads_the_engine_to_start(tmp_path):
    program = (
        "import os, sys; from datetime import datetime, UTC;"
        "from uncramp.web.project.begin import begin; begin(os.environ, datetime.now(UTC));"
        "import uncramp.web.project.wsgi, uncramp.web.project.urls;"
        "print(sorted({'numpy', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.strip() == "[]"
