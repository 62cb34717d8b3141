"""Encrypt a message for one browser, and sign that it is this server who sends it."""

import logging
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from py_vapid import Vapid02, VapidException  # type: ignore[import-untyped]
from pywebpush import WebPusher, WebPushException  # type: ignore[import-untyped]

from uncramp.web.pages.push_key import private_key
from uncramp.web.project.worker_post import NotSentError
from uncramp.web.store import Device

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A body that only the browser can read, and the headers that say how and from whom."""

    body: bytes
    headers: dict[str, str]


def seal(device: Device, text: str, folder: Path, contact: str) -> Sealed:
    """The message ``text`` for this device (RFC 8291), signed by this folder's key (RFC 8292).

    ``contact`` is whom the push service may ask about this server, ``mailto:`` or ``https:``.
    Raises ValueError for keys that nothing can be encrypted with, and NotSentError
    where this server cannot sign.
    """
    keys = {"p256dh": device.p256dh, "auth": device.auth}
    try:
        told = WebPusher({"endpoint": device.endpoint, "keys": keys}).encode(text.encode())
    except WebPushException as error:
        raise ValueError from error
    parts = urlsplit(device.endpoint)
    try:
        signer = Vapid02(private_key=private_key(folder))
        signed = signer.sign({"aud": f"{parts.scheme}://{parts.netloc}", "sub": contact})
    # No device is to blame for what is wrong with this server, and none may be forgotten for it.
    except (OSError, ValueError, VapidException) as error:
        log.error("messages cannot be signed: look at push-key and UNCRAMP_PUSH_CONTACT")  # noqa: TRY400
        raise NotSentError from error
    return Sealed(
        body=bytes(told["body"]),
        headers={"Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream"}
        | {str(name): str(value) for name, value in signed.items()},
    )
