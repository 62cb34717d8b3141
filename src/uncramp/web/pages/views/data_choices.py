"""What is chosen for backups: a passphrase, a second folder."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from uncramp.errors import BackupKeyDamaged, UncrampError
from uncramp.exchange.backups import list_backups, load_choices
from uncramp.knowledge.wording import explain
from uncramp.web.pages.backed_up import backups_of, choose_copies, choose_passphrase
from uncramp.web.pages.forms.backups import CopiesForm, PassphraseForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, place_of


@dataclass(frozen=True, slots=True)
class PassphrasePage:
    """What the page shows.

    ``form``: the new passphrase. ``has_one``: backups are locked already. ``n_open``: how many
    still lie open. ``trouble``: why it could not be kept, else empty.
    """

    form: PassphraseForm
    has_one: bool
    n_open: int
    trouble: str


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """What the page shows. ``form``: the folder. ``trouble``: why it was not taken."""

    form: CopiesForm
    trouble: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def passphrase(request: PersonRequest, person: Person) -> HttpResponse:
    """Choose a passphrase, or another one; what losing it means stands above the field."""
    folder = backups_of(person)
    if folder is None:
        return redirect("data")
    form = PassphraseForm(request.POST or None, language=request.language)
    trouble = ""
    if form.is_valid():
        try:
            choose_passphrase(person, folder, form.cleaned_data["passphrase"], request.now)
        except UncrampError as error:
            trouble = explain(error, request.language)
        else:
            return to_page(reverse("data"), done="passphrase")
    n_open = sum(not one.name.is_locked for one in list_backups(folder))
    page = PassphrasePage(form, _is_locking(folder), n_open, trouble)
    return show(request, "data_passphrase", page, status=422 if form.is_bound else 200)


@require_POST
@with_person
def lock_no_more(request: PersonRequest, person: Person) -> HttpResponse:
    """New backups lie open again; locked ones keep their passphrase."""
    folder = backups_of(person)
    if folder is not None:
        choose_passphrase(person, folder, "", request.now)
    return to_page(reverse("data"), done="unlocked")


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def copies(request: PersonRequest, person: Person) -> HttpResponse:
    """Choose a second folder, or none; only where the diary is on one's own computer."""
    folder = backups_of(person)
    # On a host the folders are the host's, and nobody else's to write into.
    if folder is None or place_of(person.shelf) is None:
        return redirect("data")
    now = _copies_to(folder)
    form = CopiesForm(
        request.POST or None,
        initial={"folder": str(now) if now else ""},
        data_folder=Path(settings.DATA_FOLDER),
        language=request.language,
    )
    trouble = ""
    if form.is_valid():
        try:
            choose_copies(person, folder, form.cleaned_data["folder"], request.now)
        except UncrampError as error:
            trouble = explain(error, request.language)
        else:
            return to_page(reverse("data"), done="copies")
    status = 422 if form.is_bound else 200
    return show(request, "data_copies", CopiesPage(form, trouble), status=status)


def _is_locking(folder: Path) -> bool:
    try:
        return load_choices(folder).key is not None
    except BackupKeyDamaged:
        return False


def _copies_to(folder: Path) -> Path | None:
    try:
        return load_choices(folder).copies_to
    except BackupKeyDamaged:
        return None
