"""A request that knows whose diary is open, and the guard for pages that need one."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from uncramp.exchange.record import Theme
from uncramp.web.pages.clock import Clock
from uncramp.web.store import Person, Shelf

P = ParamSpec("P")

SHELF_COOKIE = "uncramp-shelf"


class PersonRequest(HttpRequest):
    """What PersonMiddleware adds to a request.

    ``person`` is None until somebody has started on ``shelf``. ``now`` is aware, UTC, and
    the only time of the whole request. ``is_demo``: this server shows nothing but the sample.
    ``other_theme`` is what the switch for the look leads to.
    ``owner``: the person as a browser may know them, empty without one.
    """

    shelf: Shelf
    person: Person | None
    language: str
    now: datetime
    clock: Clock
    theme: Theme
    other_theme: Theme
    is_dark: bool
    is_demo: bool
    owner: str


def with_person(
    view: Callable[Concatenate[PersonRequest, Person, P], HttpResponseBase],
) -> Callable[Concatenate[PersonRequest, P], HttpResponseBase]:
    """Send whoever has no diary yet to the welcome page; give the others theirs."""

    @wraps(view)
    def guarded(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.person is None:
            return redirect("welcome")
        return view(request, request.person, *args, **kwargs)

    return guarded


def remember_shelf(response: HttpResponseBase, shelf: Shelf) -> HttpResponseBase:
    """Keep in the browser which of the two diaries is open."""
    response.set_signed_cookie(
        SHELF_COOKIE, shelf.value, max_age=400 * 86_400, httponly=True, samesite="Lax"
    )
    return response
