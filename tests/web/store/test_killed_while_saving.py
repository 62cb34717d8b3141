"""The server is killed in the middle of saves: nothing that was answered with success is lost."""

import http.client
import os
import signal
import sqlite3
import threading
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from urllib.parse import urlencode, urlsplit

from tools.check_start import Visitor, started

KILLS = 5
FIRST = date(2000, 1, 1)


class Writer:
    """Saves one night after the other by HTTP, and remembers which were answered with success."""

    def __init__(self, address, first):
        self.address = urlsplit(address)
        self.night = first
        self.answered = []
        visitor = Visitor(address)
        visitor.get("/")
        (self.token,) = [cookie.value for cookie in visitor.jar if cookie.name == "uncramp-csrf"]

    def write_until_killed(self):
        # The kill arrives as a closed connection, anywhere between request and answer.
        with suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=10)
            while True:
                self._save(line, self.night)
                self.answered.append(self.night)
                self.night += timedelta(days=1)

    def _save(self, line, night):
        form = urlencode({"csrfmiddlewaretoken": self.token, "cramps": night.day % 5})
        head = {
            "Cookie": f"uncramp-csrf={self.token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        line.request("POST", f"/night/{night}", form, head)
        answer = line.getresponse()
        answer.read()
        assert answer.status == 302, answer.status


def in_file(folder):
    """The nights that are in the file, as any other program reads it after the crash."""
    connection = sqlite3.connect(folder / "sample.sqlite3")
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    rows = dict(connection.execute("select night, at_least from night"))
    connection.close()
    return rows


def test_what_was_answered_with_success_is_there_after_every_kill(tmp_path):
    rng = Random(20261122)
    saved, first = [], FIRST
    environment = {"UNCRAMP_DATA": str(tmp_path), "UNCRAMP_DATABASE_URL": ""}
    for _ in range(KILLS):
        with started(environment, "--demo") as app:
            writer = Writer(app.address, first)
            kill = threading.Timer(
                rng.uniform(0.15, 0.6), os.killpg, [app.server.pid, signal.SIGKILL]
            )
            kill.start()
            writer.write_until_killed()
            kill.join()
        assert writer.answered, "killed before the first save: the test proves nothing"
        saved += writer.answered
        first = writer.night + timedelta(days=1)
        rows = in_file(tmp_path)
        lost = [night for night in saved if rows.get(str(night)) != night.day % 5]
        assert lost == []
    assert len(saved) > KILLS
