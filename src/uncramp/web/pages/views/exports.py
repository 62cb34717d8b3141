"""Take everything along, and bring it back: archive, CSV, restore."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from uncramp.errors import PassphraseNeeded, PassphraseTooSlow, UncrampError, WrongPassphrase
from uncramp.exchange.backups import compare, unlock
from uncramp.exchange.record import Record, archive_bytes, diary_csv, read_bytes
from uncramp.knowledge.wording import explain
from uncramp.web.pages.backed_up import keep_what_is_here, took_away
from uncramp.web.pages.forms.backups import OpenForm
from uncramp.web.pages.forms.files import FileForm, carry, uncarry
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.owner import forget_here
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, load_diary, load_record, replace_record


@dataclass(frozen=True, slots=True)
class ExportPage:
    """What the page shows.

    ``form``: the field for an archive. ``trouble``: why one was not read, else empty.
    """

    form: FileForm
    trouble: str


@dataclass(frozen=True, slots=True)
class RestorePage:
    """What the page shows.

    ``name``: of the archive. ``carried``: the archive itself, signed, for the next step.
    ``n``: how many nights are in it, from ``first`` to ``last``. ``here``: how many nights
    the diary has now, which the archive would replace. ``compared``: how the two differ.
    """

    name: str
    carried: str
    n: int
    first: date | None
    last: date | None
    here: int
    compared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlockPage:
    """What the page shows.

    ``name``: of the locked backup. ``carried``: the backup itself, signed. ``form``: the field
    for its passphrase. ``trouble``: why it did not open, else empty.
    """

    name: str
    carried: str
    form: OpenForm
    trouble: str


@require_safe
@with_person
def export(request: PersonRequest, _: Person) -> HttpResponse:
    """What can be taken along, and where it comes back in."""
    return show(request, "export", ExportPage(FileForm(language=request.language), ""))


@require_safe
@with_person
def export_csv(request: PersonRequest, person: Person) -> HttpResponse:
    """The diary as CSV, one row a night."""
    text = diary_csv(load_diary(person))
    return _file(text.encode(), "text/csv; charset=utf-8", f"uncramp-{_today(request)}.csv")


@require_safe
@with_person
def export_archive(request: PersonRequest, person: Person) -> HttpResponse:
    """Everything the person has, in one file that needs no program to read."""
    raw = archive_bytes(load_record(person), made_at=request.now)
    if request.method == "GET":
        took_away(person, request.now)
    return _file(raw, "application/zip", f"uncramp-{_today(request)}.uncramp")


@require_http_methods(["POST"])
@with_person
def restore(request: PersonRequest, person: Person) -> HttpResponseBase:
    """Look into an archive; put it in place of what is here once that was confirmed."""
    if "carried" not in request.POST:
        form = FileForm(request.POST, request.FILES, language=request.language)
        if not form.is_valid():
            return show(request, "export", ExportPage(form, ""), status=422)
        return _look(request, person, form.carried())
    if "passphrase" in request.POST:
        return _look(request, person, request.POST["carried"])
    found = uncarry(request.POST["carried"])
    if found is None:
        return HttpResponseBadRequest()
    record = read_bytes(found[1], found[0])
    keep_what_is_here(person, request.now)
    replace_record(person, record, at=request.now)
    return forget_here(to_page(reverse("export"), done="restored"), person, entries=False)


def _look(request: PersonRequest, person: Person, carried: str) -> HttpResponse:
    """Open what was carried, and say what it would change before anything is."""
    found = uncarry(carried)
    if found is None:
        return HttpResponseBadRequest()
    name, raw = found
    language, typed = request.language, request.POST.get("passphrase")
    try:
        archive = unlock(raw, typed or "", name)
        record = read_bytes(archive, name)
    except (PassphraseNeeded, PassphraseTooSlow, WrongPassphrase) as error:
        trouble = "" if typed is None else explain(error, language)
        page = UnlockPage(name, carried, OpenForm(language=language), trouble)
        return show(request, "restore_unlock", page, status=200 if typed is None else 422)
    except UncrampError as error:
        again = ExportPage(FileForm(language=language), explain(error, language))
        return show(request, "export", again, status=422)
    if archive is not raw:
        carried = carry(name, archive)
    compared = compare(record, load_record(person)).said(language)
    summary = _summary(record, name, carried, len(load_diary(person)))
    return show(request, "restore", replace(summary, compared=compared))


def _summary(record: Record, name: str, carried: str, here: int) -> RestorePage:
    nights = record.diary
    return RestorePage(
        name=name,
        carried=carried,
        n=len(nights),
        first=nights.first.evening if nights.first else None,
        last=nights.last.evening if nights.last else None,
        here=here,
        compared=(),
    )


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _today(request: PersonRequest) -> date:
    return request.clock.local.date()
