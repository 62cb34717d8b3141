"""Where the two shelves are kept, as Django wants it said."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from uncramp.errors import BadDatabaseAddress

URL_VARIABLE = "UNCRAMP_DATABASE_URL"

# FULL: what was answered with success survives a power cut. A person saves a few rows a
# night, so what it costs is not felt. secure_delete: what was deleted is overwritten.
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
    "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
)


def databases(folder: Path, url: str) -> dict[str, dict[str, Any]]:
    """One's own diary in ``default``, the sample diary in ``sample``.

    ``url`` (``postgresql://user:password@host:port/name``, or empty) moves one's own to
    PostgreSQL. The sample stays a file: it holds nothing of anybody, and so never gets
    near the database that does.
    """
    own = _postgresql(url) if url else _sqlite(folder / "uncramp.sqlite3")
    return {"default": own, "sample": _sqlite(folder / "sample.sqlite3")}


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        # IMMEDIATE: a transaction that reads first and then writes would else fail at once
        # with "database is locked", whatever the timeout.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 5, "init_command": PRAGMAS},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        # The address may hold a password, so it is not repeated.
        raise BadDatabaseAddress(variable=URL_VARIABLE)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # libpq takes a socket's folder as a host, written ?host=/folder in an address.
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
