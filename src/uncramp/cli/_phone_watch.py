"""The process that keeps phones served: it follows the network, the certificate, the listeners."""

import json
import os
import signal
import socket
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import click

from uncramp.cli._phone import Wish
from uncramp.cli._phone_listeners import Listeners
from uncramp.cli._phone_told import tell_pairing
from uncramp.errors import ClockWrong
from uncramp.knowledge.wording import explain, say
from uncramp.web.project.phone.addresses import Place, find_place, own_addresses
from uncramp.web.project.phone.certificates import Kept, keep_certificates
from uncramp.web.project.phone.pairing import Pairing, forget_pairing, write_pairing

TICK_S = 5.0


class Watch:
    """What is served now, and what was said about it; a look at a time.

    ``place`` and ``kept`` are None while phones cannot reach this computer.
    """

    def __init__(self, wish: Wish, listeners: Listeners) -> None:
        self.wish = wish
        self.listeners = listeners
        self.place: Place | None = None
        self.kept: Kept | None = None
        self._said = ""

    def look(self, addresses: tuple[str, ...], host_name: str, now: datetime) -> None:
        """Serve what can be served with these addresses at this moment."""
        place = find_place(addresses, host_name, self.wish.address)
        kept = self._certificates(place, host_name, now) if place else None
        if place is None or kept is None:
            self._end(place)
        elif self._is_served(place, kept):
            self._keep_running(now)
        else:
            self._serve(place, kept)

    def _certificates(self, place: Place, host_name: str, now: datetime) -> Kept | None:
        try:
            hosts = (*place.hosts, *place.others)
            return keep_certificates(self.wish.tls, hosts, host_name, now)
        except ClockWrong as error:
            self._say_once(explain(error, self.wish.language))
        except OSError:
            path = str(self.wish.tls)
            self._say_once(say("phone.cli.certificate-trouble", self.wish.language, path=path))
        return None

    def _is_served(self, place: Place, kept: Kept) -> bool:
        return (
            self.place is not None
            and self.kept is not None
            and self.place.hosts == place.hosts
            and self.kept.lasts_until == kept.lasts_until
            and not kept.is_new_authority
        )

    def _serve(self, place: Place, kept: Kept) -> None:
        has_moved = self.place is not None and self.place.address != place.address
        is_news = self.place is None or has_moved or kept.is_new_authority
        self.listeners.end()
        self.place, self.kept = place, kept
        wish, name = self.wish, place.names[-1] if place.names else ""
        pairing = Pairing(place.address, wish.port, wish.open_port, name, kept.fingerprint)
        write_pairing(Path(wish.folder), pairing)
        self.listeners.begin(place, kept)
        self._said = ""
        if is_news:
            tell_pairing(
                pairing, place, wish.language, has_moved=has_moved, is_new=kept.is_new_authority
            )

    def _end(self, place: Place | None) -> None:
        was_served, self.place, self.kept = self.place is not None, None, None
        self.listeners.end()
        forget_pairing(Path(self.wish.folder))
        if place is None:
            news = "lost" if was_served else "no-network"
            if was_served or not self._said:
                self._say_once(say(f"phone.cli.{news}", self.wish.language))

    def _keep_running(self, now: datetime) -> None:
        for port in self.listeners.mend(now):
            self._say_once(say("phone.cli.port-gone", self.wish.language, port=str(port)))

    def _say_once(self, sentence: str) -> None:
        if sentence != self._said:
            click.echo(sentence)
        self._said = sentence


def main(wish: Wish) -> None:
    """Look every few seconds, until the server that started this has gone."""
    os.umask(0o077)
    gone = threading.Event()
    threading.Thread(target=_await_end, args=(gone,), daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: gone.set())
    watch = Watch(wish, Listeners(wish))
    try:
        while True:
            watch.look(own_addresses(), socket.gethostname(), datetime.now(UTC))
            sys.stdout.flush()
            if gone.wait(TICK_S):
                return
    finally:
        watch.listeners.end()
        forget_pairing(Path(wish.folder))


def _await_end(gone: threading.Event) -> None:
    while os.read(0, 1):
        pass
    gone.set()


if __name__ == "__main__":
    main(Wish(**json.loads(sys.argv[1])))
