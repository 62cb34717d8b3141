"""Which addresses this computer has at home, and what it is called there."""

import re
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv4Network

# What no router passes on to the internet; 100.64 is shared by customers of one provider
# and used by private networks between one's own devices.
HOME_NETWORKS = tuple(
    IPv4Network(network)
    for network in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "127.0.0.0/8",
    )
)
# Asked for the way to them only; nothing is ever sent. The first stands for the whole world.
_FAR_ENDS = ("198.51.100.1", "192.168.0.1", "10.0.0.1", "172.16.0.1")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where phones find this computer: one ``address``, and the ``others`` it has as well.

    ``names``: what else it answers to, such as ``ada-laptop.local``.
    """

    address: str
    others: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host a request may name; another one is a page elsewhere in disguise."""
        return (self.address, *self.names)


def is_home(address: str) -> bool:
    """Whether it is an IPv4 address that only a home network or this computer knows."""
    try:
        found = IPv4Address(address)
    except AddressValueError:
        return False
    return any(found in network for network in HOME_NETWORKS)


def find_place(addresses: Iterable[str], host_name: str, wanted: str = "") -> Place | None:
    """Where phones find this computer; None where it has no address at home.

    ``addresses``: those it has, the likeliest first. ``wanted``: the one a person chose,
    which stands as long as the computer has it.
    """
    home = tuple(dict.fromkeys(a for a in addresses if is_home(a) and a != "127.0.0.1"))
    if wanted:
        # Loopback has addresses that nobody lists: to try it without a network.
        if wanted not in home and not (is_home(wanted) and IPv4Address(wanted).is_loopback):
            return None
        home = (wanted, *(a for a in home if a != wanted))
    return Place(home[0], home[1:], names_of(host_name)) if home else None


def names_of(host_name: str) -> tuple[str, ...]:
    """The names a computer called ``host_name`` has at home; none for a name no page can have."""
    label = host_name.partition(".")[0].lower()
    if not _LABEL.fullmatch(label) or label == "localhost":
        return ()
    return (label, f"{label}.local")


def own_addresses() -> tuple[str, ...]:
    """The IPv4 addresses of this computer; that of the way to the internet comes first."""
    found = [_towards(far_end) for far_end in _FAR_ENDS]
    # A name that nothing resolves is no trouble: the ways out are known already.
    with suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return tuple(dict.fromkeys(address for address in found if address))


def _towards(far_end: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing: it only chooses the way out.
            probe.connect((far_end, 9))
            address: str = probe.getsockname()[0]
        except OSError:
            return ""
        return address
