"""The two listeners for phones as processes: begun, mended when they die, ended."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from uncramp.cli._phone import Wish
from uncramp.web.project.phone.addresses import Place
from uncramp.web.project.phone.certificates import Kept
from uncramp.web.project.phone.hosts import HOSTS_VARIABLE, ORIGIN_VARIABLE
from uncramp.web.project.phone.ports import is_free

SETTINGS_VARIABLE = "DJANGO_SETTINGS_MODULE"
SETTINGS = "uncramp.web.project.phone.{}_settings"
FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=2)
ENDS_WITHIN_S = 5


class Listeners:
    """One over TLS behind the gate, one in plain HTTP for the page of trust."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._commands: dict[int, tuple[str, tuple[str, ...], str]] = {}
        self._hosts: tuple[str, ...] = ()
        self._pause = FIRST_PAUSE
        self._mended_at: datetime | None = None

    def begin(self, place: Place, kept: Kept) -> None:
        """Listen at this place with these certificates."""
        self._hosts = place.hosts
        files = (str(kept.certificate), str(kept.key))
        self._commands = {
            self._wish.port: (place.address, files, "network"),
            self._wish.open_port: (place.address, (), "open"),
        }
        self._pause, self._mended_at = FIRST_PAUSE, None
        for port in self._commands:
            self._start(port)

    def mend(self, now: datetime) -> tuple[int, ...]:
        """Begin again what has died, after a pause that grows; the ports others have taken."""
        dead = [port for port, running in self._running.items() if running.poll() is not None]
        if not dead or (self._mended_at and now - self._mended_at < self._pause):
            return ()
        if self._mended_at:
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
        self._mended_at = now
        taken = tuple(port for port in dead if not is_free(self._commands[port][0], port))
        for port in dead:
            if port not in taken:
                self._start(port)
        return taken

    def end(self) -> None:
        """Stop listening."""
        for running in self._running.values():
            if running.stdin is not None:
                running.stdin.close()
        for running in self._running.values():
            try:
                running.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                running.kill()
        self._running.clear()

    def _start(self, port: int) -> None:
        address, files, kind = self._commands[port]
        self._running[port] = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "uncramp.cli._phone_listener", address, str(port), *files],
            env=self._environment(kind),
            cwd=Path(self._wish.folder),
            stdin=subprocess.PIPE,
        )

    def _environment(self, kind: str) -> dict[str, str]:
        # An origin is a matter of the main listener: here there is no proxy to believe.
        kept = {key: value for key, value in os.environ.items() if key != ORIGIN_VARIABLE}
        settings = SETTINGS.format(kind)
        return kept | {HOSTS_VARIABLE: ",".join(self._hosts), SETTINGS_VARIABLE: settings}
