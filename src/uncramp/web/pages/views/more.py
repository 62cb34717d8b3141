"""The pages that have no place of their own in the bar of a phone."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class MorePage:
    """A list of ways to other pages; it shows nothing of its own."""


@require_safe
@with_person
def more(request: PersonRequest, _: Person) -> HttpResponse:
    """Library, settings, and what hangs on them."""
    return show(request, "more", MorePage())
