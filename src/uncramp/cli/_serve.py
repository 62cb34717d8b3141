"""`uncramp serve`: the app in a browser on this computer."""

import os
import signal
import socket
import sys
import threading
import webbrowser
from datetime import UTC, datetime
from typing import Final

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from uncramp.errors import NotLoopback, PortTaken
from uncramp.knowledge.wording import say
from uncramp.web.project.begin import begin, end

HOSTS: Final = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}
FIRST_PORT: Final = 8000
PORTS_TRIED: Final = 100


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(1024, 65_535),
    help="The port; 8000 or the next free one if not given.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--demo", is_flag=True, help="Look around in the sample diary.")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int | None, no_browser: bool, demo: bool) -> None:
    """Open the app in your browser, for you alone."""
    language: str = ctx.obj["language"]
    if host not in HOSTS:
        raise NotLoopback(host=host)
    # Whatever is written from here on is for this user's eyes: the diary is health data.
    os.umask(0o077)
    free = find_port(HOSTS[host], port)
    copied = begin(os.environ, datetime.now(UTC), demo=language if demo else None)
    if copied is not None:
        click.echo(say("serve.copied", language, path=str(copied)))
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{free}/"
    click.echo(say("serve.at", language, address=address))
    click.echo(say("serve.stop", language))
    if not no_browser and has_browser():
        # Some browsers return only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    _run(HOSTS[host], free)
    end()


def find_port(host: str, wanted: int | None) -> int:
    """The wanted port if it is free, else the first free one from 8000; raises PortTaken."""
    ports = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if wanted is None else (wanted,)
    for port in ports:
        if _is_free(host, port):
            return port
    raise PortTaken(host=host, port=str(ports[0]))


def has_browser() -> bool:
    """Whether a window could open; without a display only text browsers would answer."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Else a server that has just stopped would keep its port for a minute. Windows means
        # something else by this option: there it takes ports that are in use.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _run(host: str, port: int) -> None:
    server = Server(
        "uncramp.web.project.wsgi:application",
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
