"""Whose diary a page is of, as a browser may know it: an id that says nothing by itself."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person

OWNER_HEADER = "Uncramp-Owner"
FORGET_COOKIE = "uncramp-forget"
_FORGET_S = 86_400


def owner_of(person: Person | None) -> str:
    """The owner of what a browser keeps for this person; empty before a diary is begun.

    It stays the same as long as the diary does, and differs on another computer.
    """
    if person is None:
        return ""
    return salted_hmac("uncramp.owner", f"{person.shelf}:{person.id}").hexdigest()[:20]


def forget_here(response: HttpResponseBase, person: Person, *, entries: bool) -> HttpResponseBase:
    """Ask the browser to drop the pages it keeps for this person, and with ``entries`` what waits.

    A cookie, because the next page has to know it and an address could be made up by anybody.
    """
    what = "all" if entries else "pages"
    response.set_cookie(
        FORGET_COOKIE, f"{owner_of(person)}.{what}", max_age=_FORGET_S, samesite="Lax"
    )
    return response


class OwnerMiddleware:
    """Set ``request.owner`` and say it in a header, so that no cache mixes two people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Name the owner on the way in and on the way out."""
        asked = cast("PersonRequest", request)
        asked.owner = owner_of(asked.person)
        response = self.get_response(request)
        response.headers[OWNER_HEADER] = asked.owner
        return response
