"""Where one item names another: nothing may lead nowhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._types import Item, Kind, Screen

_LINKS: Final[Mapping[str, Kind]] = {
    "claims": Kind.CLAIMS,
    "exercises": Kind.EXERCISES,
    "easier": Kind.EXERCISES,
    "harder": Kind.EXERCISES,
    "after": Kind.EXERCISES,
    "sources": Kind.SOURCES,
    "not_while": Kind.SIGNS,
}
_CAUTIONS: Final = ("not_if", "care_if", "ask_first", "never_first_if", "cautions")


def dead_links(items: Iterable[Item], cautions: Iterable[str]) -> Iterator[Flaw]:
    """Every id in the items that is not there."""
    every = tuple(items)
    shelves: dict[Kind, dict[str, None]] = {kind: {} for kind in Kind}
    for item in every:
        shelves[item.kind][item.id] = None
    warned = dict.fromkeys(cautions)
    for item in every:
        file = f"{item.kind}/{item.id}.md"
        for key, kind in _LINKS.items():
            yield from dead_ids(file, key, getattr(item, key, ()), shelves[kind])
        for key in _CAUTIONS:
            yield from dead_ids(file, key, getattr(item, key, ()), warned)


def dead_drawings(items: Iterable[Item], poses: Collection[str]) -> Iterator[Flaw]:
    """Every drawing of an item or of one of its forms that no pose is there for."""
    for item in items:
        file = f"{item.kind}/{item.id}.md"
        drawing = getattr(item, "drawing", "")
        yield from dead_ids(file, "drawing", (drawing,) if drawing else (), poses)
        wrong = getattr(item, "wrong", "")
        yield from dead_ids(file, "wrong", (wrong,) if wrong else (), poses)
        forms = [form.drawing for form in getattr(item, "forms", ())]
        yield from dead_ids(file, "forms", forms, poses)


def dead_questions(screens: Iterable[Screen], items: Iterable[Item]) -> Iterator[Flaw]:
    """Every question of a screen that is not there."""
    names = [item.id for item in items if item.kind is Kind.QUESTIONS]
    for screen in screens:
        yield from dead_ids("screens.toml", screen.id, screen.questions, names)


def dead_ids(file: str, key: str, wanted: Sequence[str], names: Collection[str]) -> Iterator[Flaw]:
    """One flaw for each of ``wanted`` that is not among ``names``."""
    for at, name in enumerate(wanted):
        if name not in names:
            nearest = next(iter(get_close_matches(name, list(names), 1)), "")
            allowed = ", ".join(sorted(names))
            yield Flaw(file, f"{key}[{at}]", "dead-id", name, allowed, nearest)
