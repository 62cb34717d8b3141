"""The key by which push services know this server, made once in the data folder.

Whoever has it can send messages in our name, but not read any: 0600, never in an archive.
"""

import os
from base64 import urlsafe_b64encode
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

FILE: Final = "push-key"


def private_key(folder: Path) -> ec.EllipticCurvePrivateKey:
    """The key of this data folder, made at the first call."""
    path = folder / FILE
    if not path.exists():
        _make(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101
    return key


def application_key(folder: Path) -> str:
    """Its public part, as a browser wants it: base64url without padding."""
    public = private_key(folder).public_key()
    return unpadded(public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def unpadded(raw: bytes) -> str:
    """Bytes as base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _make(path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with NamedTemporaryFile("wb", dir=path.parent, prefix=".push-key-") as draft:
        draft.write(pem)
        draft.flush()
        os.fsync(draft.fileno())
        # A link appears whole or not at all, so a page and the worker agree on one key.
        with suppress(FileExistsError):
            os.link(draft.name, path)
