"""Start the app as anybody would, fetch its pages and files, stop it.

`python -m tools.check_start`: the data folder is a temporary one, the port a free one, and
the diary is the sample.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

WAIT_S = 30
PAGES = ("/", "/diary", "/learn", "/library", "/settings", "/settings/import", "/settings/export")
LINK = re.compile(r'(?:href|src)="(/static/[^"]+)"')


class Visitor:
    """A browser without a window: keeps cookies, follows redirects, never raises for a status."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.jar))

    def get(self, path: str, form: bytes | None = None) -> tuple[int, str]:
        """Status and text of a page; ``form`` makes it a POST."""
        request = Request(urljoin(self.address, path), data=form)  # noqa: S310 - our own address
        try:
            with self._opener.open(request, timeout=WAIT_S) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode(errors="replace")


def main() -> int:
    """Print what was fetched; 1 when anything was not as it should be."""
    with TemporaryDirectory(prefix="uncramp-check-") as folder:
        # Whatever database the developer uses otherwise: this is about a first start.
        environment = {"UNCRAMP_DATA": folder, "UNCRAMP_DATABASE_URL": ""}
        begun = time.monotonic()
        with started(environment, "--demo") as app:
            visitor = Visitor(app.address)
            visitor.get("/")
            print(f"first page after {time.monotonic() - begun:.1f} s at {app.address}")
            problems = list(visit(visitor))
            problems += app.stop()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def visit(visitor: Visitor) -> Iterator[str]:
    """Fetch the main pages and every static file they name; what was wrong."""
    files: set[str] = set()
    for path in PAGES:
        status, text = visitor.get(path)
        files.update(LINK.findall(text))
        if status != 200 or "<h1" not in text:
            yield f"{path}: {status}, or no heading"
    if not files:
        yield "no page names a static file"
    for path in sorted(files):
        status, text = visitor.get(path)
        if status != 200 or not text:
            yield f"{path}: {status}"
    print(f"{len(PAGES)} pages, {len(files)} static files")


@dataclass(frozen=True)
class App:
    """A started app: its address, its process, and what it has printed."""

    address: str
    server: "subprocess.Popen[bytes]"
    log: Path

    def stop(self) -> list[str]:
        """Stop it as Ctrl-C does; what was wrong with that."""
        self.server.send_signal(signal.SIGINT)
        try:
            status = self.server.wait(WAIT_S)
        except subprocess.TimeoutExpired:
            return ["it did not stop"]
        problems = [f"it stopped with {status}"] if status else []
        said = self.log.read_text(errors="replace")
        return [*problems, *([said] if "Traceback" in said else [])]


@contextmanager
def started(
    environment: Mapping[str, str], *options: str, port: int | None = None
) -> Iterator[App]:
    """The app as a process of its own, answering; killed at the end if it still runs.

    ``port`` brings it back where one was before; None takes a free one.
    """
    command = [sys.executable, "-m", "uncramp", "--language", "en", "serve", "--no-browser"]
    with TemporaryDirectory(prefix="uncramp-log-") as folder:
        log = Path(folder) / "log"
        # A file and not a pipe: a pipe that nobody reads stops the server once it is full.
        with log.open("wb") as written:
            server = subprocess.Popen(
                [*command, "--port", str(port or free_port()), *options],
                env={**os.environ, **environment},
                stdout=written,
                stderr=subprocess.STDOUT,
                # Its workers too: a group of its own can be killed as a whole.
                start_new_session=True,
            )
        try:
            yield App(_answering(server, log), server, log)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            server.wait(WAIT_S)


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answering(server: "subprocess.Popen[bytes]", log: Path) -> str:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until and server.poll() is None:
        printed = re.search(r"http://\S+", log.read_text(errors="replace"))
        if printed and _listens(urlsplit(printed[0]).port or 0):
            return printed[0]
        time.sleep(0.02)
    raise SystemExit("the app did not start:\n" + log.read_text(errors="replace"))


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    sys.exit(main())
