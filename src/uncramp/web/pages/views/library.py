"""The library: every item there is, by shelf, or what was searched for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from uncramp.knowledge.content import (
    Advice,
    Claim,
    Condition,
    Item,
    Kind,
    Medication,
    Retraction,
    Role,
    Sign,
    Source,
    Tier,
    Urgency,
    load,
)
from uncramp.knowledge.wording import say
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.entry import draw_line, line_of, to_entry
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

SHELVES = (
    *(Kind.SIGNS, Kind.CLAIMS, Kind.CONDITIONS, Kind.MEDICATIONS),
    *(Kind.MANOEUVRES, Kind.MEASURES, Kind.EXERCISES, Kind.SOURCES),
)
MAX_SEARCH = 100
# A shelf so short needs no groups, and no folding.
FEW = 5


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind: its name, how many it holds, and pairs of a group's name and its lines.

    ``is_open``: whether it lies open at first.
    """

    name: str
    n: int
    groups: tuple[tuple[str, SafeString], ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """What the page shows.

    ``shelves``: those that hold something. ``search``: what was searched for, empty for the
    whole list. ``n``: how many entries there are.
    """

    shelves: tuple[Shelf, ...]
    search: str
    n: int


@require_safe
@with_person
def library(request: PersonRequest, _: Person) -> HttpResponse:
    """Everything there is, or what was searched for."""
    known = load(request.language)
    search = " ".join(request.GET.get("q", "").split())[:MAX_SEARCH]
    found: Iterable[Item] = known.search(search) if search else known
    items = [item for item in found if item.kind in SHELVES]
    shelves = (
        _shelf(kind, [item for item in items if item.kind is kind], search, request.language)
        for kind in SHELVES
    )
    filled = tuple(shelf for shelf in shelves if shelf.n)
    return show(request, "library", LibraryPage(filled, search, len(items)))


def _shelf(kind: Kind, items: list[Item], search: str, language: str) -> Shelf:
    name = say(f"library.kind.{kind}", language)
    if search or len(items) <= FEW or kind not in _GROUPED:
        return Shelf(name, len(items), (("", _lines(items, search, language)),), bool(search))
    words, group_of = _GROUPED[kind]
    groups: dict[str, list[Item]] = {group: [] for group in _ORDER[kind]}
    for item in items:
        groups.setdefault(group_of(item), []).append(item)
    named = (
        (say(words + group, language), _lines(held, search, language))
        for group, held in groups.items()
        if held
    )
    return Shelf(name, len(items), tuple(named), is_open=False)


def _lines(items: list[Item], search: str, language: str) -> SafeString:
    lines = (
        draw_line(to_entry(item, language, search))
        if search and isinstance(item, Medication)
        else line_of(item.kind, item.id, language)
        for item in items
    )
    return format_html_join("", "<li>{}</li>", ((line,) for line in lines))


def _urgency(item: Item) -> str:
    assert isinstance(item, Sign)  # noqa: S101
    return item.urgency.value


def _advice(item: Item) -> str:
    assert isinstance(item, Claim)  # noqa: S101
    return item.advice.value


def _role(item: Item) -> str:
    assert isinstance(item, Condition)  # noqa: S101
    role = Role.ASSOCIATED if Role.ASSOCIATED in item.roles else Role.LOOK_ALIKE
    return role.value


def _tier(item: Item) -> str:
    assert isinstance(item, Medication)  # noqa: S101
    return item.tier.value.lower()


def _standing(item: Item) -> str:
    assert isinstance(item, Source)  # noqa: S101
    return item.design if item.retraction is Retraction.NONE else "changed"


# By kind: where the names of its groups stand in the wording, and the group of an item.
_GROUPED: Mapping[Kind, tuple[str, Callable[[Item], str]]] = {
    Kind.SIGNS: ("library.urgency.", _urgency),
    Kind.CLAIMS: ("library.advice.", _advice),
    Kind.CONDITIONS: ("library.role.", _role),
    Kind.MEDICATIONS: ("library.tier.", _tier),
    Kind.SOURCES: ("library.design.", _standing),
}


def _values(names: type[StrEnum]) -> tuple[str, ...]:
    return tuple(name.value.lower() for name in names)


_ORDER: Mapping[Kind, tuple[str, ...]] = {
    Kind.SIGNS: _values(Urgency),
    Kind.CLAIMS: _values(Advice),
    Kind.CONDITIONS: _values(Role),
    Kind.MEDICATIONS: _values(Tier),
    Kind.SOURCES: ("changed", "systematic-review", "randomised-trial", "guidance"),
}
