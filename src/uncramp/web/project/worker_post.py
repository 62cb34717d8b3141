"""Send one encrypted message to a push service, and say what became of it."""

import socket
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final

from uncramp.web.pages.push_address import is_public, push_address

TIMEOUT_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a push service answered; ``after_s`` is how long it asks to be left alone."""

    status: int
    after_s: int = 0


class NotSentError(Exception):
    """Nothing left this computer, so that it may be tried again."""


class UnclearError(Exception):
    """It was sent and no answer came: it may have arrived."""


def post(
    endpoint: str, body: bytes, headers: Mapping[str, str], *, allowed: Collection[str] = ()
) -> Answer:
    """Send it, following no redirect and using no proxy; what was answered.

    Raises BadValue for an address that may not be used, NotSentError and UnclearError.
    """
    parts = push_address(endpoint, allowed)
    host, port = parts.hostname or "", parts.port or 443
    sock = _connected(host, port, anywhere=f"{host}:{port}" in allowed)
    try:
        connection = _over(sock, parts.scheme, host, port)
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        return _asked(connection, path, body, headers)
    finally:
        sock.close()


def _connected(host: str, port: int, *, anywhere: bool) -> socket.socket:
    """A connection to a number that was looked at, and not to what the name says a moment later."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        numbers = [str(one[4][0]) for one in found]
        # One that leads home is enough: an honest service has none.
        if not anywhere and not all(is_public(number) for number in numbers):
            raise NotSentError
        return socket.create_connection((numbers[0], port), TIMEOUT_S)
    except (OSError, UnicodeError, IndexError) as error:
        raise NotSentError from error


def _over(sock: socket.socket, scheme: str, host: str, port: int) -> HTTPConnection:
    if scheme == "http":
        connection = HTTPConnection(host, port, timeout=TIMEOUT_S)
        connection.sock = sock
        return connection
    secure = HTTPSConnection(host, port, timeout=TIMEOUT_S)
    try:
        secure.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except OSError as error:
        raise NotSentError from error
    return secure


def _asked(
    connection: HTTPConnection, path: str, body: bytes, headers: Mapping[str, str]
) -> Answer:
    try:
        connection.request("POST", path, body, dict(headers))
        with connection.getresponse() as response:
            after = response.getheader("Retry-After", "")
            return Answer(response.status, int(after) if after.isdecimal() else 0)
    except (OSError, HTTPException) as error:
        raise UnclearError from error
    finally:
        connection.close()
