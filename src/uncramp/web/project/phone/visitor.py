"""A visitor of whom nothing is known: pages are shown to them without asking the diary."""

import os
from datetime import UTC, datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest

from uncramp.exchange.record import Settings
from uncramp.web.pages.clock import looks_dark, read_clock
from uncramp.web.pages.middleware import NOW_VARIABLE, guess_language
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.theme import chosen_before
from uncramp.web.store import Shelf


def as_stranger(request: HttpRequest) -> PersonRequest:
    """The request with what pages need, and nobody's name, language or look in it."""
    asked = cast("PersonRequest", request)
    asked.now = moment()
    asked.shelf, asked.person = Shelf.MINE, None
    asked.language = guess_language(request)
    asked.theme = chosen_before(request)
    asked.clock = read_clock(asked.now, Settings())
    asked.is_dark = looks_dark(asked.clock, asked.theme)
    asked.is_demo = False
    return asked


def moment() -> datetime:
    """Now, or the moment that tests fix."""
    fixed = os.environ.get(NOW_VARIABLE)
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


def came_from(request: HttpRequest) -> str:
    """The address that wrong passphrases are counted by, and nothing else.

    Behind a proxy of one's own it is the last address of ``X-Forwarded-For``, the one that
    the proxy itself put there. Without a proxy, headers count for nothing.
    """
    if settings.BEHIND_PROXY:
        named = request.headers.get("X-Forwarded-For", "")
        return named.rpartition(",")[2].strip()[:45] or "proxy"
    return str(request.META.get("REMOTE_ADDR", ""))
