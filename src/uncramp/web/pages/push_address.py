"""Where a message may be sent: to a push service out there, never into somebody's home network.

The address comes from a browser, so it may say anything. Twice it is looked at: here when it
is kept, by its form; and by the worker when it connects, by what its name leads to.
"""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from uncramp.errors import BadValue

LONGEST: Final = 1_000
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
_AT_HOME: Final = ("localhost", "local", "internal", "lan", "home", "arpa", "intranet", "private")


def push_address(text: str, allowed: Collection[str] = ()) -> SplitResult:
    """The address in its parts; BadValue where nothing may be sent there.

    https on its usual port, a name with a dot or a public number, no user, no fragment.
    ``allowed`` are pairs ``host:port`` that may be anything: for tests, and for hosts that
    run a push service of their own.
    """
    bad = BadValue(field="push_address", value=text[:40], allowed="push-address")
    if len(text) > LONGEST or not text.isascii() or not text.isprintable() or " " in text:
        raise bad
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise bad from error
    if f"{host}:{port}" in allowed and parts.scheme in {"http", "https"}:
        return parts
    is_plain = "@" in parts.netloc or parts.fragment or "\\" in text
    if parts.scheme != "https" or port not in {None, 443} or is_plain or not _is_outside(host):
        raise bad
    return parts


def is_public(text: str) -> bool:
    """Whether a number of the network belongs to the public one, whichever way it is written."""
    try:
        number = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(number)
    if inner is not None:
        return is_public(str(inner))
    return number.is_global and not number.is_multicast


def _is_outside(host: str) -> bool:
    if host.endswith(".") or not host:
        return False
    try:
        ip_address(host)
    except ValueError:
        # A name that ends in digits would be read as a number by some resolvers.
        first, dot, last = host.rpartition(".")
        return bool(first and dot) and last not in _AT_HOME and not last[:1].isdecimal()
    return is_public(host)


def _inside(number: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The older number that a newer one carries, to which a router would pass it on."""
    if isinstance(number, IPv4Address):
        return None
    if number in _TRANSLATED:
        return IPv4Address(int(number) & 0xFFFF_FFFF)
    teredo = number.teredo
    return number.ipv4_mapped or number.sixtofour or (teredo[1] if teredo else None)
