"""The list for the pharmacist: one page to print."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.web.pages.check_up import assessed, open_check_up
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.check_up_told import MedicineTold, medicines_told
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class PharmacistPage:
    """What the page shows.

    ``today``: the day it was made. ``known``: medicines that we know something about.
    ``unknown``: the others, as they were written. ``asked``: whether the person was asked.
    """

    today: date
    known: tuple[MedicineTold, ...]
    unknown: tuple[str, ...]
    asked: bool


@require_safe
@with_person
def pharmacist(request: PersonRequest, person: Person) -> HttpResponse:
    """What is taken, and what to ask about each."""
    held = open_check_up(request, person)
    found = assessed(held, person)
    told = () if found.information_only else medicines_told(found, held.known, request.language)
    page = PharmacistPage(
        today=held.today,
        known=tuple(one for one in told if one.name),
        unknown=tuple(one.written for one in told if not one.name),
        asked=held.answers.medicines is not None,
    )
    return show(request, "check_up/pharmacist", page)
