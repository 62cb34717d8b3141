"""What the worker waits on: one bell that a clock, a page, a signal and its parent can ring."""

import os
import signal
import socket
import threading
from contextlib import suppress
from typing import Final

HERE: Final = "127.0.0.1"


class Bell:
    """A datagram socket on this computer, because every system can wait on one with a timeout.

    Whoever rings may say the name of a job. Anything else that arrives only wakes the worker.
    """

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((HERE, 0))
        self.port: int = self._socket.getsockname()[1]
        self.is_stopped = False

    def wait(self, seconds: float) -> str:
        """Wait that long at most; what the one who rang said, empty when nobody did."""
        self._socket.settimeout(max(seconds, 0.001))
        # What is no name, or too long for one, comes from somebody who is none of us.
        with suppress(OSError):
            return self._socket.recv(64).decode("ascii", "replace")
        return ""

    def ring(self) -> None:
        """Wake whoever waits."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other, suppress(OSError):
            other.sendto(b"", (HERE, self.port))

    def stop(self) -> None:
        """Say that it is over, and wake whoever waits."""
        self.is_stopped = True
        self.ring()

    def stop_on_signals(self) -> None:
        """End after the job at hand when the system or Ctrl-C asks."""
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: self.stop())

    def stop_with(self, pipe: int) -> None:
        """End when the other end of this pipe is closed, as the system does for the dead.

        Also a parent that was killed outright, and had no time to say anything, ends it so.
        """
        threading.Thread(target=self._listen, args=(pipe,), daemon=True).start()

    def close(self) -> None:
        """Nobody will ring any more."""
        self._socket.close()

    def _listen(self, pipe: int) -> None:
        # Not through sys.stdin: its lock would hold up the end of the program.
        with suppress(OSError):
            while os.read(pipe, 64):
                pass
        self.stop()
