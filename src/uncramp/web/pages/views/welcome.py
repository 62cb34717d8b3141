"""The first visit: look around with a sample, or start one's own diary."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from uncramp.exchange.record import Settings
from uncramp.knowledge.wording import LANGUAGES
from uncramp.web.pages.clock import known_zone
from uncramp.web.pages.forms.settings import SettingsForm
from uncramp.web.pages.owner import forget_here
from uncramp.web.pages.request import PersonRequest, remember_shelf
from uncramp.web.pages.views.show import show
from uncramp.web.store import Shelf, open_sample, person_on
from uncramp.web.store import start as start_on


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """What the page shows. ``languages``: the languages to choose from, by code."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the page shows. ``form``: language, zone, hour the night begins, look."""

    form: SettingsForm


@require_safe
def welcome(request: PersonRequest) -> HttpResponse:
    """Two ways in."""
    return show(request, "welcome", WelcomePage(LANGUAGES))


@require_POST
def look_around(request: PersonRequest) -> HttpResponseBase:
    """Open the sample diary; one's own stays untouched in its own database."""
    zone = known_zone(request.POST.get("zone", "UTC"))
    open_sample(request.now, request.language, zone=zone.key)
    return remember_shelf(redirect("tonight"), Shelf.SAMPLE)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: PersonRequest) -> HttpResponseBase:
    """Start one's own diary, or go back to it when there is one already."""
    if request.is_demo or person_on(Shelf.MINE) is not None:
        return _opened(request)
    guessed = Settings(language=request.language, theme=request.theme)
    form = SettingsForm(request.POST or None, settings=guessed, language=request.language)
    if not form.is_bound:
        form.fields["zone"].widget.attrs["data-guess-zone"] = True
    if form.is_valid():
        start_on(Shelf.MINE, form.settings())
        return _opened(request)
    return show(request, "start", StartPage(form), status=422 if form.is_bound else 200)


def _opened(request: PersonRequest) -> HttpResponseBase:
    response = remember_shelf(redirect("tonight"), Shelf.MINE)
    if request.person is None or request.shelf is Shelf.MINE or request.is_demo:
        return response
    return forget_here(response, request.person, entries=True)
