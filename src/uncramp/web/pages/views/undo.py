"""Take back what was just written."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from uncramp.web.pages.notice import own_page, read_changes, to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.store import Person, undo


@require_POST
@with_person
def undo_changes(request: PersonRequest, person: Person) -> HttpResponse:
    """Undo the changes of one action, newest first; later changes of a night stand."""
    changes = sorted(read_changes(request.POST), reverse=True)
    undone = [undo(person, change, at=request.now) for change in changes]
    back = own_page(request.POST.get("back", ""))
    return to_page(back, done="undone" if any(undone) else "kept")
