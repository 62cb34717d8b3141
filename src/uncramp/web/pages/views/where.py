"""Where it cramped: the second and third tap of a night with cramps."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uncramp.person.nights import Night
from uncramp.web.pages.forms.where import WhereForm
from uncramp.web.pages.notice import read_changes, to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.state import say_state
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, load_night, save_night


@dataclass(frozen=True, slots=True)
class WherePage:
    """What the page shows.

    ``night``: the night it is about. ``answer``: how many cramps it had, in words.
    ``form``: muscle and side. ``changes``: what the first tap wrote, so that one undo later
    takes back the whole answer.
    """

    night: Night
    answer: str
    form: WhereForm
    changes: tuple[int, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def where(request: PersonRequest, person: Person, night: Night) -> HttpResponse:
    """Ask for the muscle of a night that has cramps."""
    entry = load_night(person, night)
    if entry is None or not entry.cramps.any:
        raise Http404
    form = WhereForm(request.POST or None, entry=entry, language=request.language)
    changes = read_changes(request.POST if form.is_bound else request.GET)
    if form.is_valid():
        entry = form.changed()
        if entry != form.entry:
            changes = (*changes, save_night(person, entry, at=request.now))
        return to_page(reverse("tonight"), saved=changes)
    page = WherePage(night, say_state(entry, request.language), form, changes)
    return show(request, "where", page, status=422 if form.is_bound else 200)
