"""Where one item names another: nothing may lead nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._types import Item, Kind, Screen

_LINKS: Final[Mapping[str, Kind]] = {
    "claims": Kind.CLAIMS,
    "exercises": Kind.EXERCISES,
    "easier": Kind.EXERCISES,
    "harder": Kind.EXERCISES,
    "sources": Kind.SOURCES,
}
_CAUTIONS: Final = ("not_if", "care_if", "cautions")


def dead_links(items: Iterable[Item], cautions: Iterable[str]) -> Iterator[Flaw]:
    """Every id in the items that is not there."""
    every = tuple(items)
    shelves = {kind: [item.id for item in every if item.kind is kind] for kind in Kind}
    warned = list(cautions)
    for item in every:
        file = f"{item.kind}/{item.id}.md"
        for key, kind in _LINKS.items():
            yield from dead_ids(file, key, getattr(item, key, ()), shelves[kind])
        for key in _CAUTIONS:
            yield from dead_ids(file, key, getattr(item, key, ()), warned)


def dead_questions(screens: Iterable[Screen], items: Iterable[Item]) -> Iterator[Flaw]:
    """Every question of a screen that is not there."""
    names = [item.id for item in items if item.kind is Kind.QUESTIONS]
    for screen in screens:
        yield from dead_ids("screens.toml", screen.id, screen.questions, names)


def dead_ids(file: str, key: str, wanted: Sequence[str], names: Sequence[str]) -> Iterator[Flaw]:
    """One flaw for each of ``wanted`` that is not among ``names``."""
    there = frozenset(names)
    for at, name in enumerate(wanted):
        if name not in there:
            nearest = next(iter(get_close_matches(name, names, 1)), "")
            allowed = ", ".join(sorted(names))
            yield Flaw(file, f"{key}[{at}]", "dead-id", name, allowed, nearest)
