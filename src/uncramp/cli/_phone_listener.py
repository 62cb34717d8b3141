"""One listener for phones, as a process: over TLS with two files, in plain HTTP without."""

import os
import signal
import sys
import threading
from pathlib import Path

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

TLS_TARGET = "uncramp.web.project.phone.network:application"
OPEN_TARGET = "uncramp.web.project.phone.open_door:application"


def main(host: str, port: int, certificate: Path | None = None, key: Path | None = None) -> None:
    """Listen until the process that started this one lets go of its end of the pipe."""
    os.umask(0o077)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    Server(
        TLS_TARGET if certificate else OPEN_TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        ssl_cert=certificate,
        ssl_key=key,
    ).serve()


def _end_with_parent() -> None:
    # Not through sys.stdin: the server forks, and its worker would wait for ever for the lock
    # that this thread holds on it.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *(Path(path) for path in sys.argv[3:]))
