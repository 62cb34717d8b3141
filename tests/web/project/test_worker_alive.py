"""The worker as a process of its own: killed, started again, two at once, its parent killed."""

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.made_push import WAIT_S, Browser, push_service
from tools.check_start import started
from uncramp.web.pages.worked import read_worked, wake
from uncramp.web.project.worker_bell import Bell
from uncramp.web.project.worker_parent import Supervisor, worker_command

RINGS = "2026-11-22T20:31:00+00:00"
BEGUN = "2026-11-22T20:00:00+00:00"

# What a page does, in a process of its own: Ada's diary, her reminder and her browser.
ADA = """
import json, os, sys
from datetime import UTC, datetime, time
at = datetime.fromisoformat(sys.argv[1])
if sys.argv[3]:
    import django
    os.environ["DJANGO_SETTINGS_MODULE"] = "uncramp.web.project.settings"
    django.setup()
else:
    from uncramp.web.project.begin import begin
    begin(os.environ, at)
from uncramp.care.reminders import Reminder, ReminderKind, to_plain
from uncramp.exchange.record import Settings
from uncramp.web.store import Device, Shelf, keep_device, put_test, save_care, settle, start
ada = start(Shelf.MINE, Settings(zone="Europe/Madrid"))
reminder = Reminder("evening", ReminderKind.BEDTIME, time(21, 30))
save_care(ada, {"format": 1} | to_plain([reminder], []), at=at)
device = Device(**json.loads(sys.argv[2]), name="", made_at=at)
row = keep_device(ada, device)
if sys.argv[3]:
    put_test(ada, row, {"title": sys.argv[3]}, at=datetime.fromisoformat(sys.argv[4]))
settle()
"""


@pytest.fixture
def service():
    with push_service() as running:
        yield running


@pytest.fixture
def here(tmp_path, service):
    """The environment of a data folder with Ada in it, at a minute past half past nine."""
    return {
        "UNCRAMP_DATA": str(tmp_path),
        "UNCRAMP_DATABASE_URL": "",
        "UNCRAMP_NOW": RINGS,
        "UNCRAMP_PUSH_HOSTS": service.place,
    }


@pytest.fixture
def ada(here, service):
    """Ada's browser, and a way to let a test message wait for it."""
    browser = Browser()
    facts = json.dumps({"endpoint": service.endpoint(), **browser.keys})

    def put(title=""):
        subprocess.run(
            [sys.executable, "-c", ADA, BEGUN, facts, title, RINGS],
            env=os.environ | here,
            check=True,
            timeout=60,
        )

    put()
    browser.put_test = put
    return browser


@contextmanager
def worker(here, *, with_parent=True):
    """A worker in its own process; killed at the end if it still lives."""
    command = worker_command() if with_parent else worker_command()[:-1]
    running = subprocess.Popen(
        command, env=os.environ | here, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate(timeout=WAIT_S)


def title(browser, sent):
    return browser.read(sent)["title"]


def test_it_sends_what_rang_and_ends_when_it_is_asked(here, ada, service):
    with worker(here, with_parent=False) as running:
        assert title(ada, service.next()) == "Evening routine"
        running.send_signal(signal.SIGTERM)
        assert running.wait(WAIT_S) == 0


def test_it_ends_with_the_other_end_of_its_pipe(here, ada, service):
    with worker(here) as running:
        service.next()
        running.stdin.close()
        assert running.wait(WAIT_S) == 0
        running.stdin = None


def test_killed_and_started_again_it_sends_nothing_twice(here, ada, service, tmp_path):
    for _ in range(3):
        ada.put_test("still there")
        with worker(here) as running:
            # The reminder rang before the test was put, so it comes first where it comes at all.
            said = title(ada, service.next())
            while said != "still there":
                assert said == "Evening routine"
                said = title(ada, service.next())
            running.kill()
    assert service.rest() == []


def test_a_page_wakes_it_at_once(here, ada, service, tmp_path):
    with worker(here):
        service.next()
        ada.put_test("It works")
        wake(tmp_path, "push")
        assert title(ada, service.next()) == "It works"


def test_of_two_only_one_works_and_the_other_follows_when_it_dies(here, ada, service, tmp_path):
    with worker(here) as first:
        service.next()
        with worker(here, with_parent=False) as second:
            # It says that it runs before it asks for the lock, which the first one still has.
            second.stdout.readline()
            assert read_worked(tmp_path).pid == first.pid
            ada.put_test("from the second")
            first.kill()
            assert title(ada, service.next()) == "from the second"
    assert service.rest() == []


PARENT = """
import os, signal, sys
from uncramp.web.project.worker_parent import Supervisor
supervisor = Supervisor([sys.executable, "-c", sys.argv[1]])
supervisor.start()
# A server's own process, as the server forks it, which outlives a parent that is killed.
if os.fork() == 0:
    os.close(1)
    signal.pause()
signal.pause()
"""
CHILD = """
import os
os.write(1, b"alive\\n")
while os.read(0, 1):
    pass
os.write(1, b"ended\\n")
"""


def test_it_ends_also_when_its_parent_is_killed_outright():
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, CHILD], stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        assert parent.stdout.readline() == b"alive\n"
        parent.kill()
        readable, _, _ = select.select([parent.stdout], [], [], WAIT_S)
        assert readable
        assert parent.stdout.readline() == b"ended\n"
    finally:
        os.killpg(parent.pid, signal.SIGKILL)
        parent.communicate(timeout=WAIT_S)


def test_what_dies_is_started_again_until_it_is_stopped(monkeypatch):
    monkeypatch.setattr("uncramp.web.project.worker_parent.FIRST_S", 0.001)
    monkeypatch.setattr("uncramp.web.project.worker_parent.LONGEST_S", 0.001)
    bell = Bell()
    child = (
        "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);"
        f"s.sendto(b'born', ('127.0.0.1', {bell.port}))"
    )
    supervisor = Supervisor([sys.executable, "-c", child])
    supervisor.start()
    assert [bell.wait(WAIT_S) for _ in range(3)] == ["born"] * 3
    supervisor.stop()
    bell.close()


def test_one_that_cannot_be_started_is_no_end_of_the_server(tmp_path):
    supervisor = Supervisor([str(tmp_path / "nothing")])
    supervisor.start()
    supervisor.stop()


def test_the_server_brings_its_worker_to_life_again_and_takes_it_along(
    here, ada, service, tmp_path
):
    with started(here) as app:
        service.next()
        first = read_worked(tmp_path).pid
        ada.put_test("again")
        os.kill(first, signal.SIGKILL)
        assert title(ada, service.next()) == "again"
        assert app.stop() == []
        with pytest.raises(ProcessLookupError):
            os.killpg(app.server.pid, 0)
        said = app.log.read_text()
    assert said.count("the worker ended (-9) and starts again in 1 s") == 1
    assert "Traceback" not in said
