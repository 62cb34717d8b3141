"""A device as a browser tells about itself."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from uncramp.errors import BadValue
from uncramp.web.pages.push_address import push_address
from uncramp.web.store import Device

_POINT: Final = 65
_SECRET: Final = 16
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def read_device(
    facts: Mapping[str, str], agent: str, *, now: datetime, allowed: Collection[str]
) -> Device:
    """The device that ``facts`` (endpoint, p256dh, auth) and the browser's name tell of.

    Raises BadValue for an address that nothing may be sent to, and for keys that are none.
    """
    endpoint = facts.get("endpoint", "")
    push_address(endpoint, allowed)
    return Device(
        endpoint=endpoint,
        p256dh=_key(facts.get("p256dh", ""), _POINT),
        auth=_key(facts.get("auth", ""), _SECRET),
        name=device_name(agent),
        made_at=now,
    )


def device_name(agent: str) -> str:
    """Browser and system in two words, *Chrome, Android*; empty for what nobody knows."""
    found = (
        next((name for mark, name in table if mark in agent), "") for table in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(name for name in found if name)


def _key(text: str, length: int) -> str:
    plain = text.rstrip("=")
    try:
        raw = urlsafe_b64decode(plain + "=" * (-len(plain) % 4))
    except ValueError:
        raw = b""
    is_whole = len(raw) == length and re.fullmatch("[A-Za-z0-9_-]+", plain)
    # A point of the curve, written out in full, begins with a four.
    if not is_whole or (length == _POINT and raw[0] != 4):
        raise BadValue(field="push_key", value=text[:20], allowed="push-key")
    return plain
