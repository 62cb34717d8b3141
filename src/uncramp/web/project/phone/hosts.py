"""Which hosts the network's listener answers to, and under which origin a proxy shows it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from uncramp.errors import BadOrigin

HOSTS_VARIABLE = "UNCRAMP_PHONE_HOSTS"
ORIGIN_VARIABLE = "UNCRAMP_ORIGIN"


def read_origin(environment: Mapping[str, str]) -> str:
    """The origin of a proxy before this server, ``https://host``; empty without one.

    Raises BadOrigin.
    """
    text = environment.get(ORIGIN_VARIABLE, "").strip().rstrip("/")
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_good = parts.scheme == "https" and parts.hostname and text == f"https://{parts.netloc}"
        is_good = is_good and "@" not in parts.netloc and (parts.port is None or parts.port > 0)
    except ValueError:
        is_good = False
    if not is_good:
        raise BadOrigin(variable=ORIGIN_VARIABLE)
    return text


def allowed_hosts(environment: Mapping[str, str]) -> list[str]:
    """The host of the origin, else what the listener was told; nothing at all by default."""
    origin = read_origin(environment)
    if origin:
        return [urlsplit(origin).hostname or ""]
    return [host for host in environment.get(HOSTS_VARIABLE, "").split(",") if host]
