"""Where is my data: the answer, a backup now, a rehearsal, a file to take away."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from uncramp.errors import UncrampError
from uncramp.exchange.backups import list_backups, rehearse
from uncramp.knowledge.wording import explain
from uncramp.web.pages.backed_up import back_up_now, backups_of, took_away
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.data_page import page_of
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, load_record


@require_safe
@with_person
def data(request: PersonRequest, person: Person) -> HttpResponse:
    """Where everything is, and how safe."""
    return show(request, "data", page_of(request, person))


@require_POST
@with_person
def back_up(request: PersonRequest, person: Person) -> HttpResponse:
    """Make today's backup now."""
    folder = backups_of(person)
    if folder is None:
        return to_page(reverse("data"))
    try:
        back_up_now(person, folder, request.now)
    except UncrampError as error:
        return _troubled(request, person, error)
    return to_page(reverse("data"), done="backed-up")


@require_POST
@with_person
def rehearse_now(request: PersonRequest, person: Person) -> HttpResponse:
    """Open the newest backup and say what is in it, night by night."""
    folder = backups_of(person)
    if folder is None:
        return to_page(reverse("data"))
    typed = request.POST.get("passphrase", "")
    try:
        found = rehearse(folder, load_record(person), typed, at=request.now)
    except UncrampError as error:
        return _troubled(request, person, error)
    return show(request, "data", page_of(request, person, compared=found.said(request.language)))


@require_safe
@with_person
def download(request: PersonRequest, person: Person, name: str) -> HttpResponse:
    """One of one's own backups, as it lies in the folder."""
    folder = backups_of(person)
    mine = (*list_backups(folder), *list_backups(folder, before=True)) if folder else ()
    # Found by its name among one's own: no address leads out of the folder.
    found = next((one for one in mine if one.path.name == name), None)
    if found is None:
        raise Http404
    response = HttpResponse(found.path.read_bytes(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    if request.method == "GET":
        took_away(person, request.now)
    return response


def _troubled(request: PersonRequest, person: Person, error: UncrampError) -> HttpResponse:
    told = explain(error, request.language)
    return show(request, "data", page_of(request, person, trouble=told), status=422)
