"""The gate of the network: without the passphrase, nothing of anybody is served."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_protect

from uncramp.knowledge.wording import say
from uncramp.web.pages.owner import OWNER_HEADER
from uncramp.web.project.phone.enter import enter
from uncramp.web.project.phone.passphrase import read_passphrase
from uncramp.web.project.phone.session import (
    COOKIE,
    RENEWED_AFTER,
    entered_at,
    remember_phone,
    was_forgotten,
)
from uncramp.web.project.phone.visitor import as_stranger, moment

ENTER: Final = "/enter"
NOBODY: Final = "nobody"
# The program itself, the same for everybody.
OF_NOBODY: Final = frozenset({"/sw.js", "/manifest.webmanifest"})

_enter = csrf_protect(enter)


class Gate:
    """Stands before everything that knows a person. What is not opened stays shut.

    Strangers get the page for the passphrase, the service worker and the manifest; any
    other page sends them to the first, and whatever is no page is answered with 401.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let through who entered; everybody else meets the passphrase."""
        passphrase, now = read_passphrase(settings.DATA_FOLDER), moment()
        since = entered_at(request, passphrase, now) if passphrase else None
        if passphrase is None or since is None:
            response = self._stranger(request)
            # An owner whose pages nobody keeps: the service worker drops those it has. One whose
            # session only ended keeps them, and with them what helps at 03:10.
            if was_forgotten(request, passphrase):
                response.headers[OWNER_HEADER] = NOBODY
            return _secured(response)
        response = self.get_response(request)
        # A page that has just ended the session must not see it renewed.
        if now - since > RENEWED_AFTER and COOKIE not in response.cookies:
            remember_phone(response, passphrase, now)
        return _secured(response)

    def _stranger(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == ENTER:
            return _enter(as_stranger(request))
        if request.path_info in OF_NOBODY and request.method in {"GET", "HEAD"}:
            response = self.get_response(request)
            response.cookies.clear()
            if response.has_header(OWNER_HEADER):
                del response[OWNER_HEADER]
            return response
        return _turned_away(request)


def _turned_away(request: HttpRequest) -> HttpResponse:
    if request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", ""):
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{ENTER}?{query}")
    said = say("phone.enter.first", as_stranger(request).language)
    return JsonResponse({"said": said}, status=401)


def _secured(response: HttpResponseBase) -> HttpResponseBase:
    # Whatever a page remembers, it remembers for TLS alone.
    for cookie in response.cookies.values():
        cookie["secure"] = True
    response.headers.setdefault("Cache-Control", "no-store")
    return response
