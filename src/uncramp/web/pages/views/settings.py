"""Settings: language, zone, hour the night begins, look; and the ways to the other rooms."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uncramp.web.pages.forms.settings import DeleteForm, SettingsForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import SHELF_COOKIE, PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, delete_everything, save_settings


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What the page shows. ``form``: language, zone, hour the night begins, look."""

    form: SettingsForm


@dataclass(frozen=True, slots=True)
class DeletePage:
    """What the page shows.

    ``form``: the field for the word. ``word``: the word to type, in the reader's language.
    """

    form: DeleteForm
    word: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def settings(request: PersonRequest, person: Person) -> HttpResponse:
    """Show the settings, or keep them."""
    form = SettingsForm(request.POST or None, settings=person.settings, language=request.language)
    if form.is_valid():
        save_settings(person, form.settings())
        return to_page(reverse("settings"), done="settings")
    return show(request, "settings", SettingsPage(form), status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def delete(request: PersonRequest, person: Person) -> HttpResponseBase:
    """Delete everything, once the word was typed."""
    form = DeleteForm(request.POST or None, language=request.language)
    if form.is_valid():
        delete_everything(person)
        response = redirect("welcome")
        response.delete_cookie(SHELF_COOKIE)
        return response
    page = DeletePage(form, form.say("settings.delete.the-word"))
    return show(request, "delete", page, status=422 if form.is_bound else 200)
