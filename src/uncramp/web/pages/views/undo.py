"""Take back what was just written."""

from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST

from uncramp.web.pages.notice import read_changes, to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.store import Person, undo


@require_POST
@with_person
def undo_changes(request: PersonRequest, person: Person) -> HttpResponse:
    """Undo the changes of one action, newest first; later changes of a night stand."""
    changes = sorted(read_changes(request.POST), reverse=True)
    undone = [undo(person, change, at=request.now) for change in changes]
    back = _own_page(request.POST.get("back", ""))
    return to_page(back, done="undone" if any(undone) else "kept")


def _own_page(address: str) -> str:
    # Only pages of ours: a form from elsewhere must not choose where a person lands.
    try:
        resolve(address)
    except Resolver404:
        return reverse("tonight")
    return reverse("tonight") if address.startswith("//") else address
