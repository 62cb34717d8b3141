"""Certificates of one's own: an authority that phones trust once, and what it signs.

The authority may sign for names and addresses at home alone, so a phone that trusts it
trusts it for nothing else, whoever gets hold of its key. What it signs lives 397 days, the
most that browsers take, and is made anew in the last thirty, or when the address changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from uncramp.errors import ClockWrong
from uncramp.web.project.phone.pem import read_certificate, read_key, write_certificates, write_key
from uncramp.web.project.phone.signing import certify, make_authority, may_name

LEAF_LASTS = timedelta(days=397)
AUTHORITY_LASTS = timedelta(days=3_650)
RENEWED_BEFORE = timedelta(days=30)
# A phone whose clock is a little behind must not meet a certificate from its future.
CLOCKS_DIFFER = timedelta(days=1)
LOCAL = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in the folder now: the two files a server reads, and the authority.

    ``is_new_authority``: phones have to trust it (again). ``lasts_until``: the end of the
    server's certificate.
    """

    authority: x509.Certificate
    certificate: Path
    key: Path
    is_new_authority: bool
    lasts_until: datetime

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the authority as phones show it: ``3A:0F:…``."""
        return self.authority.fingerprint(hashes.SHA256()).hex(":").upper()


def keep_certificates(folder: Path, hosts: Iterable[str], host_name: str, now: datetime) -> Kept:
    """Read what is there, and make what is missing, damaged, old or for other hosts.

    ``hosts``: addresses and names to sign for, beside this computer's own; those the
    authority may not name are left out. Raises ClockWrong where ``now`` lies before the
    authority was made, and OSError where the folder takes no files.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority, key, is_new = _authority(folder, host_name, now)
    wanted = tuple(h for h in dict.fromkeys((*LOCAL, *hosts)) if may_name(authority, h))
    leaf = read_certificate(folder / "server.crt")
    if (
        is_new
        or leaf is None
        or read_key(folder / "server.key", leaf) is None
        or leaf.issuer != authority.subject
        or not _is_signed_by(leaf, authority)
        or names_in(leaf) != frozenset(wanted)
        or not leaf.not_valid_before_utc <= now <= leaf.not_valid_after_utc - RENEWED_BEFORE
    ):
        leaf = _renew(folder, authority, key, wanted, now)
    return Kept(
        authority, folder / "server.crt", folder / "server.key", is_new, leaf.not_valid_after_utc
    )


def names_in(certificate: x509.Certificate) -> frozenset[str]:
    """The hosts that a certificate was made for."""
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    addresses = names.get_values_for_type(x509.IPAddress)
    return frozenset(names.get_values_for_type(x509.DNSName)) | {str(a) for a in addresses}


def _authority(
    folder: Path, host_name: str, now: datetime
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey, bool]:
    found = read_certificate(folder / "authority.crt")
    key = read_key(folder / "authority.key", found) if found else None
    if found and key:
        if now < found.not_valid_before_utc:
            # Anew with this clock it would be worse: no phone would take what comes of it.
            raise ClockWrong(now=now.date().isoformat(), made=_made_on(found))
        if now <= found.not_valid_after_utc - LEAF_LASTS:
            return found, key, False
    span = (now - CLOCKS_DIFFER, now + AUTHORITY_LASTS)
    made, key = make_authority(host_name, span)
    write_key(folder / "authority.key", key)
    write_certificates(folder / "authority.crt", made)
    return made, key, True


def _renew(
    folder: Path,
    authority: x509.Certificate,
    signer: ec.EllipticCurvePrivateKey,
    hosts: tuple[str, ...],
    now: datetime,
) -> x509.Certificate:
    # The day before now counts as one of the 397.
    span = (now - CLOCKS_DIFFER, now - CLOCKS_DIFFER + LEAF_LASTS)
    leaf, key = certify(authority, signer, hosts, span)
    write_key(folder / "server.key", key)
    write_certificates(folder / "server.crt", leaf, authority)
    return leaf


def _is_signed_by(leaf: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        leaf.verify_directly_issued_by(authority)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, another one is made
        return False
    return True


def _made_on(authority: x509.Certificate) -> str:
    return (authority.not_valid_before_utc + CLOCKS_DIFFER).date().isoformat()
