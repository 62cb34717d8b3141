"""Find out who asks, in which language and when, once for each request."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from django.conf import settings as django_settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from uncramp.errors import UncrampError
from uncramp.exchange.record import Settings
from uncramp.knowledge.wording import LANGUAGES
from uncramp.web.pages.clock import looks_dark, read_clock
from uncramp.web.pages.request import SHELF_COOKIE, PersonRequest
from uncramp.web.pages.theme import chosen_before, mend_theme, other_theme
from uncramp.web.pages.views.errors import refused
from uncramp.web.store import Shelf, person_on

NOW_VARIABLE = "UNCRAMP_NOW"


class PersonMiddleware:
    """Set what PersonRequest promises.

    1. The time, once. 2. The shelf, from its signed cookie. 3. The person who started
    there. 4. Language and look, from the person or, before there is one, the browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the facts, then let the page answer."""
        asked = cast("PersonRequest", request)
        asked.now = _now()
        asked.is_demo = django_settings.DEMO
        asked.shelf = _shelf(request)
        asked.person = person_on(asked.shelf)
        settings = asked.person.settings if asked.person else _before(request)
        asked.language = settings.language if settings.language in LANGUAGES else "en"
        asked.theme = settings.theme
        asked.clock = read_clock(asked.now, settings)
        asked.is_dark = looks_dark(asked.clock, settings.theme)
        asked.other_theme = other_theme(asked.clock, settings.theme)
        return mend_theme(request, self.get_response(request), settings.theme)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """An error of ours is a sentence, never a broken page."""
        return refused(request, exception) if isinstance(exception, UncrampError) else None


def _now() -> datetime:
    # For tests and photographs only: the same moment for every request.
    fixed = os.environ.get(NOW_VARIABLE)
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


def _shelf(request: HttpRequest) -> Shelf:
    if django_settings.DEMO:
        return Shelf.SAMPLE
    # A cookie that somebody else wrote counts as none.
    try:
        return Shelf(request.get_signed_cookie(SHELF_COOKIE, default="") or Shelf.MINE)
    except (BadSignature, ValueError):
        return Shelf.MINE


def _before(request: HttpRequest) -> Settings:
    """What the browser knows of somebody who has not begun a diary."""
    return Settings(language=guess_language(request), theme=chosen_before(request))


def guess_language(request: HttpRequest) -> str:
    """The first language of the browser that the program speaks; ``?language=`` wins."""
    wishes = [request.GET.get("language", "")]
    wishes += request.headers.get("Accept-Language", "").split(",")
    for wish in wishes:
        language = wish.strip()[:2].lower()
        if language in LANGUAGES:
            return language
    return "en"
