"""What a person can and wants to do, asked on one page."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uncramp.knowledge.content import load
from uncramp.web.pages.care import keep_wishes, open_care
from uncramp.web.pages.forms.wishes import WishesForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class WishesPage:
    """What the page shows. ``form``: minutes, things at hand, positions, muscles, opinions."""

    form: WishesForm


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def wishes(request: PersonRequest, person: Person) -> HttpResponse:
    """Show the wishes, or keep them: the plan is made anew from them."""
    known, told = load(request.language), open_care(person).wishes
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        known=known,
        wishes=told,
        language=request.language,
    )
    if form.is_valid():
        keep_wishes(request, person, form.wishes())
        return to_page(reverse("plan"), done="plan")
    return show(request, "plan/wishes", WishesPage(form), status=422 if form.is_bound else 200)
