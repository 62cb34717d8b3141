"""`serve --phone`: what has to be there before phones are served, and the process that does it."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import click

from uncramp.errors import FolderNotWritable, NoPassphrase, NotAtHome, PortTaken
from uncramp.knowledge.wording import say
from uncramp.web.project.phone.addresses import Place, find_place, own_addresses
from uncramp.web.project.phone.certificates import keep_certificates
from uncramp.web.project.phone.pairing import VARIABLE
from uncramp.web.project.phone.passphrase import make_words, read_passphrase, set_passphrase
from uncramp.web.project.phone.ports import is_free

TLS_PORT = 8443
OPEN_PORT = 8080
STOPS_WITHIN_S = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """How phones shall be served: ``address`` is empty where any at home will do."""

    language: str
    address: str
    port: int
    open_port: int
    folder: str

    @property
    def tls(self) -> Path:
        """Where the certificates lie."""
        return Path(self.folder) / "tls"


def look(wish: Wish) -> Place | None:
    """Where phones find this computer now. Raises NotAtHome and PortTaken, touches nothing."""
    place = find_place(own_addresses(), socket.gethostname(), wish.address)
    if place is None and wish.address:
        found = ", ".join(a for a in own_addresses() if a != "127.0.0.1")
        raise NotAtHome(host=wish.address, found=found or "–")
    for port in (wish.port, wish.open_port):
        if place is not None and not is_free(place.address, port):
            raise PortTaken(host=place.address, port=str(port))
    return place


def get_ready(wish: Wish, place: Place | None, now: datetime) -> None:
    """See to the passphrase and the certificates; whoever has none is shown one, once.

    Raises NoPassphrase where nobody would see it, ClockWrong and FolderNotWritable.
    """
    if read_passphrase(Path(wish.folder)) is None:
        # In a log file it would stay for whoever reads logs.
        if not sys.stdout.isatty():
            raise NoPassphrase
        made = make_words(wish.language)
        set_passphrase(Path(wish.folder), made)
        click.echo(say("phone.cli.made", wish.language))
        click.secho(f"\n    {made}\n", bold=True)
        click.echo(say("phone.cli.made-what", wish.language))
    if place is None:
        return
    try:
        keep_certificates(wish.tls, (*place.hosts, *place.others), socket.gethostname(), now)
    except OSError as error:
        raise FolderNotWritable(path=str(wish.tls), reason=error.strerror or "") from error


@contextmanager
def phones(wish: Wish) -> Iterator[None]:
    """Serve phones as long as the block lasts, from a process that ends with this one."""
    os.environ[VARIABLE] = "1"
    watch = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "uncramp.cli._phone_watch", json.dumps(asdict(wish))],
        # Its end of the pipe closes when this process ends, however that happens.
        stdin=subprocess.PIPE,
        bufsize=0,
        # Ctrl-C is for this process, which then tells the others in their order.
        start_new_session=True,
    )
    if hasattr(os, "register_at_fork") and watch.stdin is not None:
        # A forked server process with this end in hand would keep the pipe open.
        os.register_at_fork(after_in_child=watch.stdin.close)
    try:
        yield
    finally:
        if watch.stdin is not None:
            watch.stdin.close()
        try:
            watch.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            watch.kill()
