"""Medicines as the person writes them, with their dates; never advice about them."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from uncramp.exchange.record import Medicine
from uncramp.web.pages.forms.settings import MedicineForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, remove_medicine, save_medicine
from uncramp.web.store import medicines as medicines_of


@dataclass(frozen=True, slots=True)
class MedicinesPage:
    """What the page shows.

    ``taking``, ``stopped``: pairs of a row number and a medicine, by whether its last day
    is over. ``form``: a new one, or the one being mended. ``row``: its number, None for a
    new one.
    """

    taking: tuple[tuple[int, Medicine], ...]
    stopped: tuple[tuple[int, Medicine], ...]
    form: MedicineForm
    row: int | None


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def medicines(request: PersonRequest, person: Person, row: int | None = None) -> HttpResponse:
    """Show the list, and add to it or mend one of it."""
    rows = medicines_of(person)
    known = dict(rows)
    if row is not None and row not in known:
        raise Http404
    form = MedicineForm(
        request.POST or None,
        medicine=known[row] if row is not None else None,
        language=request.language,
    )
    if form.is_valid():
        save_medicine(person, form.medicine(), row=row)
        return to_page(reverse("medicines"), done="medicine")
    today = request.clock.local.date()
    page = MedicinesPage(
        taking=tuple((r, m) for r, m in rows if m.ended_on is None or m.ended_on >= today),
        stopped=tuple((r, m) for r, m in rows if m.ended_on and m.ended_on < today),
        form=form,
        row=row,
    )
    return show(request, "medicines", page, status=422 if form.is_bound else 200)


@require_POST
@with_person
def stop_medicine(request: PersonRequest, person: Person, row: int) -> HttpResponse:
    """Write down that today is the last day; it stays in the list."""
    medicine = dict(medicines_of(person)).get(row)
    if medicine is None:
        raise Http404
    today = request.clock.local.date()
    if medicine.started_on is None or medicine.started_on <= today:
        save_medicine(person, replace(medicine, ended_on=today), row=row)
    return to_page(reverse("medicines"), done="medicine")


@require_POST
@with_person
def remove(_: PersonRequest, person: Person, row: int) -> HttpResponse:
    """Take a medicine out of the list, for one that was written by mistake."""
    if row not in dict(medicines_of(person)):
        raise Http404
    remove_medicine(person, row)
    return to_page(reverse("medicines"), done="medicine")
