"""The library: what is known, how sure it is, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from uncramp.knowledge.content import Claim, Item, Kind, KnowledgeBase, Source, load
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

SHELVES = (Kind.SIGNS, Kind.CLAIMS, Kind.MEASURES, Kind.EXERCISES)
FIRST_SECTION = "in-one-sentence"
MAX_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: the item, its one sentence, and its certainty if it has one."""

    item: Item
    sentence: str
    certainty: str


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """What the page shows.

    ``shelves``: pairs of a kind and its entries, empty ones left out. ``search``: what was
    searched for, empty for the whole list. ``n``: how many entries there are.
    """

    shelves: tuple[tuple[str, tuple[Entry, ...]], ...]
    search: str
    n: int


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What the page shows.

    ``item``: the item. ``kind``: its shelf. ``certainty``: an id, empty where the kind has
    none. ``sections``: pairs of a heading and Markdown. ``sources``: what it rests on.
    ``related``: entries that speak for it, or that it names. ``cautions``: phrases of when
    it is not for a person, or asks for care.
    """

    item: Item
    kind: str
    certainty: str
    sections: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    related: tuple[Entry, ...]
    cautions: tuple[str, ...]


@require_safe
@with_person
def library(request: PersonRequest, _: Person) -> HttpResponse:
    """Everything there is, or what was searched for."""
    known = load(request.language)
    search = " ".join(request.GET.get("q", "").split())[:MAX_SEARCH]
    found: Iterable[Item] = known.search(search) if search else known
    items = [item for item in found if item.kind in SHELVES]
    shelves = ((kind, tuple(_entry(i) for i in items if i.kind is kind)) for kind in SHELVES)
    filled = tuple((kind.value, entries) for kind, entries in shelves if entries)
    return show(request, "library", LibraryPage(filled, search, len(items)))


@require_safe
@with_person
def library_item(
    request: PersonRequest,
    _: Person,
    kind: str,
    name: str,
) -> HttpResponse:
    """One item with everything that speaks for and against it."""
    known = load(request.language)
    if kind not in set(Kind):
        raise Http404
    item = getattr(known, kind).get(name)
    if item is None:
        raise Http404
    names = (*getattr(item, "claims", ()), *getattr(item, "exercises", ()))
    page = ItemPage(
        item=item,
        kind=kind,
        certainty=_certainty(item),
        sections=tuple((known.headings[key], text) for key, text in item.sections.items()),
        sources=tuple(known.sources[s] for s in getattr(item, "sources", ())),
        related=tuple(_entry(found) for found in _named(known, names)),
        cautions=tuple(known.cautions[c] for c in _cautions(item)),
    )
    return show(request, "library_item", page)


def _entry(item: Item) -> Entry:
    return Entry(item, item.sections.get(FIRST_SECTION, ""), _certainty(item))


def _certainty(item: Item) -> str:
    return item.certainty.value if isinstance(item, Claim) else ""


def _named(known: KnowledgeBase, names: Iterable[str]) -> list[Item]:
    shelves = (known.claims, known.exercises)
    return [shelf[name] for name in names for shelf in shelves if name in shelf]


def _cautions(item: Item) -> tuple[str, ...]:
    return (*getattr(item, "not_if", ()), *getattr(item, "care_if", ()))
