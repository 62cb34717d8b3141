"""Import a diary: what the columns mean, what would be taken over, and only then do it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from django.forms import BoundField
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from uncramp.errors import UncrampError
from uncramp.exchange.record import DateStyle, Problem, Read, headings, read_diary
from uncramp.knowledge.wording import explain, say
from uncramp.person.diary import Diary
from uncramp.person.nights import Night
from uncramp.web.pages.forms.columns import ColumnsForm
from uncramp.web.pages.forms.files import FileForm, uncarry
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, load_diary, merge_diary

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ImportPage:
    """What the page shows. ``form``: the file field. ``trouble``: why a file was not read."""

    form: FileForm
    trouble: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What the page shows.

    ``name``: of the file. ``carried``: the file itself, signed, for the next step.
    ``form``: what the columns mean. ``columns``: pairs of its fields and examples from the
    file. ``trouble``: why nothing can be read with these columns, else empty. ``n``: how
    many nights would be taken over, from ``first`` to ``last``. ``replaced``: how many of
    them are in the diary already. ``problems``: sentences, the first few. ``n_problems``:
    how many there are in all. ``more``: how many are not shown.
    """

    name: str
    carried: str
    form: ColumnsForm
    columns: tuple[tuple[BoundField, str], ...]
    trouble: str
    n: int
    first: Night | None
    last: Night | None
    replaced: int
    problems: tuple[str, ...]
    n_problems: int
    more: int


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def import_file(request: PersonRequest, person: Person) -> HttpResponse:
    """Choose a file; a readable one leads on to its columns."""
    if request.method != "POST":
        return show(request, "import", ImportPage(FileForm(language=request.language), ""))
    form = FileForm(request.POST, request.FILES, language=request.language)
    if not form.is_valid():
        return show(request, "import", ImportPage(form, ""), status=422)
    return _look(request, person, form.carried(), None)


@require_POST
@with_person
def preview_import(request: PersonRequest, person: Person) -> HttpResponse:
    """Look again with other columns, or take the nights over."""
    return _look(request, person, request.POST.get("carried", ""), request.POST)


def _look(
    request: PersonRequest, person: Person, carried: str, answers: QueryDict | None
) -> HttpResponse:
    found = uncarry(carried)
    if found is None:
        return HttpResponseBadRequest()
    name, raw = found
    language = request.language
    try:
        head = headings(raw, name=name)
    except UncrampError as error:
        again = ImportPage(FileForm(language=language), explain(error, language))
        return show(request, "import", again, status=422)
    form = ColumnsForm(answers, headings=head, language=language)
    if not form.is_bound:
        form = ColumnsForm(form.guessed(), headings=head, language=language)
    read, trouble = _read(form, raw, name)
    if answers is not None and "take" in answers and read.diary and not trouble:
        change = merge_diary(person, read.diary, at=request.now)
        return to_page(reverse("diary"), saved=(change,))
    page = _page(form, read, trouble, here=load_diary(person))
    facts = replace(page, name=name, carried=carried)
    return show(request, "import_preview", facts, status=422 if trouble else 200)


def _read(form: ColumnsForm, raw: bytes, name: str) -> tuple[Read, str]:
    if not form.is_valid():
        return Read(Diary(), ()), form.say("page.field.choice")
    dates = DateStyle(form.cleaned_data["dates"])
    try:
        return read_diary(raw, columns=form.columns(), dates=dates, name=name), ""
    except UncrampError as error:
        return Read(Diary(), ()), explain(error, form.speaks)


def _page(form: ColumnsForm, read: Read, trouble: str, *, here: Diary) -> PreviewPage:
    shown = [_told(problem, form.speaks) for problem in read.problems[:MOST_SHOWN]]
    return PreviewPage(
        name="",
        carried="",
        form=form,
        columns=tuple(_examples(form)),
        trouble=trouble,
        n=len(read.diary),
        first=read.diary.first,
        last=read.diary.last,
        replaced=sum(here[entry.night] is not None for entry in read.diary),
        problems=tuple(shown),
        n_problems=len(read.problems),
        more=len(read.problems) - len(shown),
    )


def _examples(form: ColumnsForm) -> Iterator[tuple[BoundField, str]]:
    for number in range(len(form.headings.names)):
        cells = [row[number] for row in form.headings.rows if row[number]]
        yield form[f"column-{number}"], " · ".join(cells[:3])


def _told(problem: Problem, language: str) -> str:
    return say(f"problem.{problem.reason}", language, **asdict(problem))
