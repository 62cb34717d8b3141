"""Keep a worker alive as long as its server lives, and no longer."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Final

FIRST_S: Final = 1.0
LONGEST_S: Final = 300.0
STEADY_S: Final = 60.0
"""One that lived that long has found its feet: the pauses begin anew."""
GRACE_S: Final = 5.0

log = logging.getLogger(__name__)


def worker_command() -> list[str]:
    """The worker as a child of this program."""
    return [sys.executable, "-m", "uncramp", "worker", "--with-parent"]


def pause_after(last_s: float, lived_s: float) -> float:
    """How long to wait before it starts again: twice the pause before, five minutes at most."""
    return FIRST_S if lived_s >= STEADY_S or not last_s else min(2 * last_s, LONGEST_S)


@contextmanager
def supervised() -> Iterator[None]:
    """A worker for as long as this lasts."""
    supervisor = Supervisor(worker_command())
    supervisor.start()
    try:
        yield
    finally:
        supervisor.stop()


class Supervisor:
    """A child process that is started again when it ends, with a growing pause.

    The child reads a pipe whose other end only this process has: however this process ends,
    the system closes it, and the child knows.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self.command = tuple(command)
        self._stopped = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start the child; must come before a server forks its own processes."""
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._let_go)
        self._child = self._begin()
        self._thread.start()

    def stop(self) -> None:
        """End the child, by force if it takes too long, and wait until it is gone."""
        self._stopped.set()
        _end(self._child)
        self._thread.join()
        # One more may have begun between the two.
        _end(self._child)

    def _keep(self) -> None:
        pause_s = 0.0
        while not self._stopped.is_set():
            begun = time.monotonic()
            status = self._child.wait() if self._child else None
            if self._stopped.is_set():
                return
            pause_s = pause_after(pause_s, time.monotonic() - begun)
            log.error("the worker ended (%s) and starts again in %.0f s", status, pause_s)
            if self._stopped.wait(pause_s):
                return
            _close(self._child.stdin if self._child else None)
            self._child = self._begin()

    def _begin(self) -> "subprocess.Popen[bytes] | None":
        try:
            # Unbuffered: what is closed in a forked process must not be closed again later.
            return subprocess.Popen(self.command, stdin=subprocess.PIPE, bufsize=0)  # noqa: S603
        except OSError as error:
            log.error("the worker did not start: %s", error.strerror)  # noqa: TRY400 - one line
            return None

    def _let_go(self) -> None:
        # A forked server process with this end in hand would keep the pipe open, and with it
        # a worker alive whose parent is long dead.
        if self._child is not None:
            _close(self._child.stdin)


def _end(child: "subprocess.Popen[bytes] | None") -> None:
    if child is None:
        return
    _close(child.stdin)
    if os.name == "posix":
        # It ends after the job at hand, or at once as long as it is still being loaded.
        child.terminate()
    try:
        child.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with suppress(OSError):
            pipe.close()
