"""When a page cannot be shown: say so kindly, and where to go on."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse

from uncramp.errors import UncrampError
from uncramp.knowledge.wording import explain
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.views.show import show


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What the page shows.

    ``kind``: which sentences of ``page.error`` it says. ``detail``: what happened, where it
    can be said more exactly, else empty.
    """

    kind: str
    detail: str


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400: something in the form did not arrive whole."""
    return _say(request, "bad-request", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403: not this way."""
    return _say(request, "forbidden", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: nothing is there."""
    return _say(request, "not-found", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault; what was saved is safe."""
    return _say(request, "broken", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: the page was open for too long, or the form came from elsewhere."""
    return _say(request, "expired", 403)


def refused(request: HttpRequest, error: UncrampError) -> HttpResponse:
    """422: what was asked cannot be done, and why."""
    language = getattr(request, "language", "en")
    return _say(request, "refused", 422, detail=explain(error, language))


def _say(request: HttpRequest, kind: str, status: int, *, detail: str = "") -> HttpResponse:
    asked = cast("PersonRequest", request)
    # The trouble may have come before anybody found out who asks.
    if not hasattr(asked, "language"):
        asked.language, asked.person, asked.is_dark = "en", None, False
    return show(request, "error", ErrorPage(kind, detail), status=status)
