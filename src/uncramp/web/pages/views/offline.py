"""What a browser needs to go on without the server: worker, manifest, and the page for the rest."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finders
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from uncramp.exchange.report.relief_card import relief_card
from uncramp.exchange.report.relief_card_html import to_html
from uncramp.knowledge.wording import say
from uncramp.web.pages.check_up import open_check_up
from uncramp.web.pages.relief import relief_of
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

SOURCES = (
    "uncramp/js/sw-kept.js",
    "uncramp/sw.js",
    "uncramp/js/sw-ready.js",
    "uncramp/js/sw-push.js",
)
"""The parts of the worker, one after the other in one file."""
KEPT = (".css", ".js", ".svg")
# What somebody may need with a cramp comes first; the rest when there is time.
FIRST = ("/now", "/now/partner")
PAGES = ("/", "/plan", "/diary", "/away")
# Its first answer may take seconds.
LAST = ("/learn",)
ICONS = (
    ("icon-192.png", 192, "any"),
    ("icon-512.png", 512, "any"),
    ("icon-mask.png", 512, "maskable"),
)
COLOURS = {True: "#0c0a08", False: "#faf6ef"}


# How to put the app on a device, for each where it is done in another way.
DEVICES = ("android", "ios", "desktop")


@dataclass(frozen=True, slots=True)
class PhoneAppPage:
    """What the page shows. ``devices``: those whose way to install is told, by id."""

    devices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwayPage:
    """What is said where a page was not kept; it shows nothing of anybody."""


@require_safe
def worker(request: PersonRequest) -> HttpResponse:  # noqa: ARG001
    """The service worker of this version, with the addresses of all its files."""
    response = HttpResponse(script(), content_type="text/javascript; charset=utf-8")
    # A browser that kept it would not hear of the next version.
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: PersonRequest) -> HttpResponse:
    """What a phone needs to put the app among its own."""

    def said(name: str) -> str:
        return say(f"offline.manifest.{name}", request.language)

    colour = COLOURS[request.is_dark]
    facts = {
        "id": "/",
        "name": said("name"),
        "short_name": "Uncramp",
        "description": said("what"),
        "lang": request.language,
        "start_url": reverse("tonight"),
        "scope": "/",
        "display": "standalone",
        "background_color": colour,
        "theme_color": colour,
        "icons": [_icon(*icon) for icon in ICONS],
        "shortcuts": [{"name": said("now"), "url": FIRST[0], "icons": [_icon(*ICONS[0])]}],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


@require_safe
def away(request: PersonRequest) -> HttpResponse:
    """Shown by the browser itself, in place of a page that it did not keep."""
    return show(request, "away", AwayPage())


@require_safe
@with_person
def phone_app(request: PersonRequest, _: Person) -> HttpResponse:
    """How to have the app on the home screen, and whether the browser keeps what is in it."""
    return show(request, "phone_app", PhoneAppPage(DEVICES))


@require_safe
@with_person
def relief_card_file(request: PersonRequest, person: Person, kind: str) -> HttpResponse:
    """The card of whoever asks, as ``html`` or ``pdf``; it is kept nowhere on the way."""
    held, day = relief_of(request), request.clock.local.date()
    guessed = open_check_up(request, person).answers.country not in held.known.numbers
    told = relief_card(
        held.guide, held.known, held.found, number=held.number, day=day, guessed=guessed
    )
    if kind == "pdf":
        # Setting type is heavy, and nobody else needs it.
        from uncramp.exchange.report.relief_card_pdf import to_pdf  # noqa: PLC0415

        response = HttpResponse(to_pdf(told), content_type="application/pdf")
    else:
        response = HttpResponse(to_html(told), content_type="text/html; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="uncramp-relief.{kind}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@lru_cache(maxsize=1)
def script() -> str:
    """The worker's text: one line of facts, then its source."""
    source = "\n".join(Path(str(finders.find(name))).read_text("utf-8") for name in SOURCES)
    assets = _assets()
    told = "\n".join([version("uncramp"), source, *assets])
    facts = {
        "version": hashlib.sha256(told.encode()).hexdigest()[:12],
        "assets": assets,
        "first": FIRST,
        "pages": PAGES,
        "last": LAST,
    }
    return f"const HERE = {json.dumps(facts, separators=(',', ':'))};\n{source}"


def _assets() -> list[str]:
    names = {name for finder in get_finders() for name, _ in finder.list(None)}
    return [static(name) for name in sorted(names) if name.endswith(KEPT) and name not in SOURCES]


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": static(f"uncramp/{name}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
