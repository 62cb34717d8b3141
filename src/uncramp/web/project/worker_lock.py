"""One worker a data folder, however many servers were started on it."""

import os
import sys
from pathlib import Path
from typing import Final

FILE: Final = "worker.lock"


class Lock:
    """A lock that the system takes away from whoever dies, so that no stale one is ever left."""

    def __init__(self, folder: Path) -> None:
        self._fd = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        self.is_held = False

    def take(self) -> bool:
        """Take it if it is free; whether it is ours now."""
        try:
            _lock(self._fd, wait=False)
        except OSError:
            return False
        self.is_held = True
        return True

    def wait(self) -> None:
        """Wait until it is ours, however long that takes."""
        while not self.is_held:
            try:
                _lock(self._fd, wait=True)
            except TimeoutError:
                continue
            self.is_held = True

    def close(self) -> None:
        """Leave it to the next."""
        os.close(self._fd)
        self.is_held = False


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int, *, wait: bool) -> None:
        try:
            # There it waits ten seconds at most, and says so like any other failure.
            msvcrt.locking(fd, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise TimeoutError from error
else:
    import fcntl

    def _lock(fd: int, *, wait: bool) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
