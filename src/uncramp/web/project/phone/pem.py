"""Keys and certificates as files that only their owner reads, whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


def read_certificate(path: Path) -> x509.Certificate | None:
    """The first certificate of a file; None where there is none that can be read."""
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError):
        return None


def read_key(path: Path, certificate: x509.Certificate) -> ec.EllipticCurvePrivateKey | None:
    """The key of a certificate; None where it is missing, damaged or another's."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError):
        return None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        return None
    return key if key.public_key() == certificate.public_key() else None


def write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    """Keep a key."""
    text = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_private(path, text)


def write_certificates(path: Path, *chain: x509.Certificate) -> None:
    """Keep certificates, the server's own first."""
    texts = (found.public_bytes(serialization.Encoding.PEM) for found in chain)
    write_private(path, b"".join(texts))


def write_private(path: Path, text: bytes) -> None:
    """Write a file for its owner alone; a reader finds the old one or the new one, whole."""
    # A draft made by tempfile is 0600 from its first moment on.
    with NamedTemporaryFile(dir=path.parent, prefix=".draft-", delete=False) as draft:
        try:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
            draft.close()
            Path(draft.name).replace(path)
        except OSError:
            Path(draft.name).unlink(missing_ok=True)
            raise
