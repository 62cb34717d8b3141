"""Settings: language, zone, hour the night begins, look; and the ways to the other rooms."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uncramp.web.pages.backed_up import forget_backups
from uncramp.web.pages.forms.settings import DeleteForm, SettingsForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.owner import forget_here
from uncramp.web.pages.request import SHELF_COOKIE, PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, Shelf, delete_everything, open_sample, save_settings


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
def settings(request: PersonRequest, person: Person) -> HttpResponseBase:
    """Show the settings, or keep them."""
    form = SettingsForm(request.POST or None, settings=person.settings, language=request.language)
    if form.is_valid():
        chosen = form.settings()
        if person.shelf is Shelf.SAMPLE and chosen.language != person.settings.language:
            # Its habits and medicines are words, made in the language it was opened in.
            person = open_sample(request.now, chosen.language, zone=chosen.zone)
        save_settings(person, chosen)
        # Pages that were kept before may be in another language.
        return forget_here(to_page(reverse("settings"), done="settings"), person, entries=False)
    return show(request, "settings", SettingsPage(form), status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def delete(request: PersonRequest, person: Person) -> HttpResponseBase:
    """Delete everything, once the word was typed."""
    form = DeleteForm(request.POST or None, language=request.language)
    if form.is_valid():
        # First: from a diary that is gone nobody would find the way to its backups.
        forget_backups(person)
        delete_everything(person)
        response = redirect("welcome")
        response.delete_cookie(SHELF_COOKIE)
        return forget_here(response, person, entries=True)
    page = DeletePage(form, form.say("settings.delete.the-word"))
    return show(request, "delete", page, status=422 if form.is_bound else 200)
