"""Reminders: when, in which words, when not; and the file for one's own calendar."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from secrets import token_hex

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import uncramp.care.reminders as care
from uncramp.care.reminders import Pause, pause_on, read_zone
from uncramp.web.pages.forms.reminders import PauseForm, RemindersForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.reminded import Reminded, keep_reminded, open_reminded
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.reminders_push import PushPart, push_part
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

LASTS = timedelta(days=365)
"""How far a file reaches. Not for ever: what nobody wants any more shall fall silent."""


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """What the page shows.

    ``form``: a reminder of each kind. ``pause_form``: a new pause. ``paused``: the pause of
    today, None where there is none. ``coming``: pauses that have not begun. ``is_kept``:
    whether there is something to put into a calendar, which then rings ``until`` that day.
    ``push``: reminders that a phone or browser shows by itself.
    """

    form: RemindersForm
    pause_form: PauseForm
    paused: Pause | None
    coming: tuple[Pause, ...]
    is_kept: bool
    until: date
    push: PushPart


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def reminders(request: PersonRequest, person: Person) -> HttpResponse:
    """Show the reminders, or keep them."""
    kept = open_reminded(person)
    form = RemindersForm(request.POST or None, reminders=kept.reminders, language=request.language)
    if form.is_valid():
        told = replace(kept, reminders=form.reminders(lambda: token_hex(8)))
        keep_reminded(request, person, told)
        return to_page(reverse("reminders"), done="reminders")
    return _show(request, person, kept, form, _pause_form(request))


@require_POST
@with_person
def pause(request: PersonRequest, person: Person) -> HttpResponse:
    """Be silent from one day to another, or until they say."""
    kept = open_reminded(person)
    form = _pause_form(request, sent=True)
    if form.is_valid():
        keep_reminded(request, person, kept.with_pause(form.pause()))
        return to_page(reverse("reminders"), done="pause")
    return _show(
        request,
        person,
        kept,
        RemindersForm(reminders=kept.reminders, language=request.language),
        form,
    )


@require_POST
@with_person
def resume(request: PersonRequest, person: Person) -> HttpResponse:
    """End the pause of today, or take one out that has not begun."""
    kept, today = open_reminded(person), _today(request)
    named = [p.first for p in kept.pauses if str(p.first) == request.POST.get("first", "")]
    ahead = [first for first in named if first > today]
    told = kept.without(ahead[0]) if ahead else kept.ended(today)
    keep_reminded(request, person, told)
    return to_page(reverse("reminders"), done="pause")


@require_safe
@with_person
def reminders_file(request: PersonRequest, person: Person) -> HttpResponse:
    """The reminders for a calendar; its name tells nobody what it is about."""
    kept = open_reminded(person)
    raw = care.calendar(
        kept.reminders,
        kept.pauses,
        zone=read_zone(person.settings.zone),
        made_at=request.now,
        until=_today(request) + LASTS,
        language=request.language,
    )
    response = HttpResponse(raw, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="reminders.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _show(
    request: PersonRequest,
    person: Person,
    kept: Reminded,
    form: RemindersForm,
    pause_form: PauseForm,
) -> HttpResponse:
    today = _today(request)
    page = RemindersPage(
        form=form,
        pause_form=pause_form,
        paused=pause_on(kept.pauses, today),
        coming=tuple(one for one in kept.pauses if one.first > today),
        is_kept=bool(kept.reminders),
        until=today + LASTS,
        push=push_part(request, person),
    )
    is_wrong = form.is_bound or pause_form.is_bound
    return show(request, "reminders", page, status=422 if is_wrong else 200)


def _pause_form(request: PersonRequest, *, sent: bool = False) -> PauseForm:
    facts = request.POST if sent else None
    return PauseForm(facts, today=_today(request), language=request.language)


def _today(request: PersonRequest) -> date:
    return request.clock.local.date()
