"""What the listeners tell each other: where phones find this computer just now."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import segno

from uncramp.web.project.phone.pem import write_private

FILE_NAME = "phone.json"
VARIABLE = "UNCRAMP_PHONE"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Addresses of a computer that serves phones; ``host`` is an address, ``name`` may be empty.

    ``fingerprint``: of the authority that they have to trust.
    """

    host: str
    port: int
    open_port: int
    name: str
    fingerprint: str

    @property
    def app(self) -> str:
        """The app itself, over TLS."""
        return f"https://{self.host}:{self.port}/"

    @property
    def trust(self) -> str:
        """The page that says how to trust the certificate: where a phone begins."""
        return f"http://{self.host}:{self.open_port}/trust"

    @property
    def app_by_name(self) -> str:
        """The app under a name that outlasts the address, where there is one."""
        return f"https://{self.name}:{self.port}/" if self.name else ""

    @property
    def fingerprint_lines(self) -> tuple[str, ...]:
        """Four lines of eight pairs, short enough to compare by eye."""
        pairs = self.fingerprint.split(":")
        return tuple(" ".join(pairs[at : at + 8]) for at in range(0, len(pairs), 8))


def write_pairing(folder: Path, pairing: Pairing) -> None:
    """Say where phones find this computer."""
    write_private(folder / FILE_NAME, json.dumps(asdict(pairing)).encode())


def read_pairing(folder: Path) -> Pairing | None:
    """Where phones find this computer; None while they cannot."""
    try:
        return Pairing(**json.loads((folder / FILE_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def forget_pairing(folder: Path) -> None:
    """Say that phones cannot find this computer any more."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def qr_drawing(address: str) -> str:
    """The address as a QR code in SVG: dark on light, whatever the page looks like."""
    drawn: str = segno.make(address, error="m").svg_inline(
        omitsize=True, border=3, dark="#000", light="#fff", svgclass="qr"
    )
    # Its text stands beside it, so a reader of the screen need not hear of it twice.
    return drawn.replace("<svg ", '<svg aria-hidden="true" ', 1)
