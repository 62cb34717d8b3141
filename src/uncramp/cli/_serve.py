"""`uncramp serve`: the app in a browser on this computer."""

import os
import signal
import sys
import threading
import webbrowser
from collections.abc import MutableMapping
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Final

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from uncramp.cli._phone import OPEN_PORT, TLS_PORT, Wish, get_ready, look, phones
from uncramp.errors import NotLoopback, PortTaken
from uncramp.knowledge.wording import say
from uncramp.web.project.begin import begin, end
from uncramp.web.project.folder import data_folder
from uncramp.web.project.phone.hosts import read_origin
from uncramp.web.project.phone.ports import is_free
from uncramp.web.project.worker_parent import supervised

HOSTS: Final = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}
FIRST_PORT: Final = 8000
PORTS_TRIED: Final = 100
PORT: Final = click.IntRange(1024, 65_535)
ALONE: Final = "uncramp.web.project.wsgi:application"
BEHIND_PROXY: Final = "uncramp.web.project.phone.network:application"
GATED_SETTINGS: Final = "uncramp.web.project.phone.network_settings"


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; with --phone, which of this computer's addresses phones use.",
)
@click.option(
    "--port",
    type=PORT,
    help="The port; 8000 or the next free one if not given.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--demo", is_flag=True, help="Look around in the sample diary.")
@click.option("--phone", is_flag=True, help="Also serve phones in your home network.")
@click.option("--phone-port", type=PORT, default=TLS_PORT, show_default=True, help="Over TLS.")
@click.option(
    "--trust-port", type=PORT, default=OPEN_PORT, show_default=True, help="How to trust it."
)
@click.pass_context
def serve(
    ctx: click.Context,
    host: str,
    port: int | None,
    no_browser: bool,
    demo: bool,
    phone: bool,
    phone_port: int,
    trust_port: int,
) -> None:
    """Open the app in your browser, for you alone."""
    language: str = ctx.obj["language"]
    if host not in HOSTS and not phone:
        raise NotLoopback(host=host)
    # Whatever is written from here on is for this user's eyes: the diary is health data.
    os.umask(0o077)
    now, here = datetime.now(UTC), HOSTS.get(host, "127.0.0.1")
    free = find_port(here, port)
    origin = _behind_proxy(os.environ)
    wanted = "" if host in HOSTS else host
    wish = Wish(language, wanted, phone_port, trust_port, str(data_folder(os.environ)))
    place = look(wish) if phone else None
    copied = begin(os.environ, now, demo=language if demo else None)
    if phone or origin:
        get_ready(wish, place, now)
    if copied is not None:
        click.echo(say("serve.copied", language, path=str(copied)))
    address = f"http://{f'[{here}]' if ':' in here else here}:{free}/"
    said = say("phone.cli.hosted", language, origin=origin, address=address) if origin else ""
    click.echo(said or say("serve.at", language, address=address))
    click.echo(say("serve.stop", language))
    if not no_browser and not origin and has_browser():
        # Some browsers return only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    # The sample has nobody to remind and nothing to keep a copy of.
    with nullcontext() if demo else supervised(), phones(wish) if phone else nullcontext():
        _run(here, free, BEHIND_PROXY if origin else ALONE)
    end()


def _behind_proxy(environment: MutableMapping[str, str]) -> str:
    """The origin that a proxy shows the app under; whoever comes then has to pass the gate."""
    origin = read_origin(environment)
    if origin:
        environment["DJANGO_SETTINGS_MODULE"] = GATED_SETTINGS
    return origin


def find_port(host: str, wanted: int | None) -> int:
    """The wanted port if it is free, else the first free one from 8000; raises PortTaken."""
    ports = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if wanted is None else (wanted,)
    for port in ports:
        if is_free(host, port):
            return port
    raise PortTaken(host=host, port=str(ports[0]))


def has_browser() -> bool:
    """Whether a window could open; without a display only text browsers would answer."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _run(host: str, port: int, target: str) -> None:
    server = Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    server.on_startup(_stop_with_the_window)
    server.serve()


def _stop_with_the_window() -> None:
    # The server would take a closed terminal for the wish to start its workers anew, and
    # live on where nobody sees it.
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
