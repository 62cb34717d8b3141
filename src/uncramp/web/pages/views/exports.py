"""Take everything along, and bring it back: archive, CSV, restore."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from uncramp.errors import UncrampError
from uncramp.exchange.record import Record, archive_bytes, diary_csv, read_bytes
from uncramp.knowledge.wording import explain
from uncramp.web.pages.forms.files import FileForm, uncarry
from uncramp.web.pages.notice import to_page
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
    the diary has now, which the archive would replace.
    """

    name: str
    carried: str
    n: int
    first: date | None
    last: date | None
    here: int


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
    return _file(raw, "application/zip", f"uncramp-{_today(request)}.uncramp")


@require_http_methods(["POST"])
@with_person
def restore(request: PersonRequest, person: Person) -> HttpResponse:
    """Look into an archive; put it in place of what is here once that was confirmed."""
    language = request.language
    if "carried" in request.POST:
        found = uncarry(request.POST["carried"])
        if found is None:
            return HttpResponseBadRequest()
        replace_record(person, read_bytes(found[1], found[0]), at=request.now)
        return to_page(reverse("export"), done="restored")
    form = FileForm(request.POST, request.FILES, language=language)
    if not form.is_valid():
        return show(request, "export", ExportPage(form, ""), status=422)
    carried = form.carried()
    name, raw = uncarry(carried) or ("", b"")
    try:
        record = read_bytes(raw, name)
    except UncrampError as error:
        page = ExportPage(FileForm(language=language), explain(error, language))
        return show(request, "export", page, status=422)
    return show(request, "restore", _summary(record, name, carried, len(load_diary(person))))


def _summary(record: Record, name: str, carried: str, here: int) -> RestorePage:
    nights = record.diary
    return RestorePage(
        name=name,
        carried=carried,
        n=len(nights),
        first=nights.first.evening if nights.first else None,
        last=nights.last.evening if nights.last else None,
        here=here,
    )


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _today(request: PersonRequest) -> date:
    return request.clock.local.date()
