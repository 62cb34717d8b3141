"""A phone that has entered the passphrase: a signed cookie, good for 90 days without a visit."""

from datetime import UTC, datetime, timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from uncramp.web.project.phone.passphrase import Passphrase

# The prefix makes a browser refuse it from anywhere but this very host, over TLS.
COOKIE = "__Host-uncramp-phone"
LASTS = timedelta(days=90)
RENEWED_AFTER = timedelta(days=1)
SALT = "uncramp.phone"


def entered_at(request: HttpRequest, passphrase: Passphrase, now: datetime) -> datetime | None:
    """When this phone last renewed its session; None for a stranger, or one who was forgotten."""
    said = _said(request)
    if said is None or said[0] != passphrase.generation:
        return None
    at = said[1]
    # A cookie from the future was made while the clock was wrong, and would last too long.
    return at if at - timedelta(days=1) <= now < at + LASTS else None


def was_forgotten(request: HttpRequest, passphrase: Passphrase | None) -> bool:
    """Whether this phone had entered, and was forgotten since; a session that only ended is not."""
    said = _said(request)
    return passphrase is not None and said is not None and said[0] != passphrase.generation


def _said(request: HttpRequest) -> tuple[str, datetime] | None:
    """The generation and the moment in a cookie that we signed."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        return str(said["generation"]), datetime.fromtimestamp(said["at"], UTC)
    except (signing.BadSignature, ValueError, KeyError, TypeError, OverflowError, OSError):
        return None


def remember_phone(response: HttpResponseBase, passphrase: Passphrase, now: datetime) -> None:
    """Begin or renew the session."""
    said = signing.dumps(
        {"generation": passphrase.generation, "at": int(now.timestamp())}, salt=SALT
    )
    response.set_cookie(
        COOKIE,
        said,
        max_age=LASTS,
        secure=True,
        httponly=True,
        samesite="Lax",
    )


def leave(response: HttpResponseBase) -> None:
    """End the session of this phone alone."""
    # delete_cookie knows by the prefix that it must be secure.
    response.delete_cookie(COOKIE, samesite="Lax")
    # Kept pages, what waits to be sent, and the service worker that would show them.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
