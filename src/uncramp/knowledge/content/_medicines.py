"""Which medicine somebody may mean, from what they typed.

What is found here is only ever offered: whoever typed it confirms the match or says no.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final

import tomli

from uncramp.knowledge.content._kinds import Medication
from uncramp.knowledge.content._knowledge import KnowledgeBase
from uncramp.knowledge.content._spelling import (
    LONGEST,
    distance,
    is_twin,
    letters,
    plain,
    readings,
    slips,
    sound,
)
from uncramp.knowledge.content._types import Ingredient

MOST: Final = 8
"""Matches that are offered at most."""

_FEWEST_LETTERS: Final = 2
_BEGUN_LETTERS: Final = 5
_LONGEST_NAME: Final = 60


class Likeness(StrEnum):
    """How a match was found, the surest first."""

    NAME = "name"
    BRAND = "brand"
    COMBINATION = "combination"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Match:
    """A medicine that may be meant: its group, the ingredient, and the ``name`` that was met."""

    medication: Medication
    ingredient: Ingredient
    name: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Name:
    plain: str
    sound: str
    letters: int
    letters_heard: int
    short: tuple[str, ...]
    matches: tuple[Match, ...]

    def far(self, typed: "_Name", most: int) -> int:
        """By how many slips ``typed`` differs; past ``most``, more."""
        # Vitamin D is not a slip for vitamin K: short words are themselves or another thing.
        if self.short != typed.short or is_twin(self.plain, typed.plain):
            return most + 1
        if self.plain.startswith(typed.plain) and len(typed.plain) >= _BEGUN_LETTERS:
            return 1
        # One slip changes at most two of the letters that a name has.
        if (self.letters ^ typed.letters).bit_count() <= 2 * most:
            seen = distance(self.plain, typed.plain, most)
            if seen <= most:
                return seen
        if (self.letters_heard ^ typed.letters_heard).bit_count() <= 2 * most:
            # What sounds the same is still not the same.
            return max(1, distance(self.sound, typed.sound, most))
        return most + 1


_Index = Mapping[str, _Name]


class _Same:
    """A library as a key: it is equal to itself only, for its shelves cannot be hashed."""

    __slots__ = ("known",)

    def __init__(self, known: KnowledgeBase) -> None:
        self.known = known

    def __hash__(self) -> int:
        return id(self.known)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.known is other.known


def medicines_like(text: str, known: KnowledgeBase, *, forgiving: bool = True) -> tuple[Match, ...]:
    """The medicines that ``text`` may name, best first, at most ``MOST``; empty for none known.

    A name that is written as the library writes it, dose, salt and accents aside, is met
    alone. A name with a slip meets every medicine it may be, so that two that look alike are
    never confused in silence. Not ``forgiving``, slips are not looked for.
    """
    return _like(text[:LONGEST], _Same(known), forgiving)


@lru_cache(maxsize=1024)
def _like(text: str, same: _Same, forgiving: bool) -> tuple[Match, ...]:
    # A list is shown again at each step; what was typed is looked up once.
    index, names = _index(same), readings(text)
    for name in names:
        if met := index.get(name):
            return met.matches[:MOST]
    for name in reversed(names):
        if found := _once(_inside(name, index)):
            return found
    if not forgiving:
        return ()
    return _once(chain.from_iterable(_nearest(name, index) for name in names))


def completions(prefix: str, known: KnowledgeBase, limit: int = MOST) -> tuple[Match, ...]:
    """The medicines of which a name, or a word of a name, begins with ``prefix``.

    Official names come before brands, each medicine once. Fewer than two letters find nothing.
    """
    begun = plain(prefix)
    if len(begun) < _FEWEST_LETTERS:
        return ()
    found = [
        (not name.plain.startswith(begun), *_rank(match), match)
        for name in _index(_Same(known)).values()
        if name.plain.startswith(begun) or f" {begun}" in name.plain
        for match in name.matches
    ]
    return _once((row[-1] for row in sorted(found, key=lambda row: row[:-1])), limit)


@lru_cache(maxsize=4)
def _index(same: _Same) -> _Index:
    exact: dict[str, list[Match]] = {}
    by_id: dict[str, Match] = {}
    for group in same.known.medications.values():
        for one in group.ingredients:
            by_id[one.id] = Match(group, one, one.name, Likeness.NAME)
            for name, how in _named(one):
                exact.setdefault(plain(name), []).append(Match(group, one, name, how))
    for product, parts in combinations().items():
        held = [by_id[part] for part in parts if part in by_id]
        for part in held if plain(product) not in exact else ():
            met = Match(part.medication, part.ingredient, product, Likeness.COMBINATION)
            exact.setdefault(plain(product), []).append(met)
    return {name: _name(name, _once(found)) for name, found in exact.items()}


@lru_cache(maxsize=1)
def combinations() -> Mapping[str, tuple[str, ...]]:
    """Products that hold several medicines, and the ids of those that the library knows."""
    table = tomli.loads((files(__package__) / "combinations.toml").read_text("utf-8"))
    return {product: tuple(parts) for product, parts in table.items()}


def _named(one: Ingredient) -> Iterator[tuple[str, Likeness]]:
    for name in (one.name, one.es, *one.also):
        yield name, Likeness.NAME
    for name in one.brands:
        yield name, Likeness.BRAND


def _name(name: str, matches: tuple[Match, ...]) -> _Name:
    heard = sound(name)
    return _Name(name, heard, letters(name), letters(heard), _short(name), matches)


def _short(name: str) -> tuple[str, ...]:
    words = name.split()
    return tuple(word for word in words if len(word) < 4) if len(words) > 1 else ()


def _inside(name: str, index: _Index) -> Iterator[Match]:
    # Losartan/HCTZ, or a brand with its content in brackets: each whole word that is a name.
    # The barest reading is asked first, so that the potassium of losartan is not met here.
    for word in name.split():
        if len(word) > 3 and (found := index.get(word)):
            yield from found.matches


def _nearest(name: str, index: _Index) -> Iterator[Match]:
    most = slips(name)
    if not most or len(name) > _LONGEST_NAME:
        return
    typed = _name(name, ())
    best = min((one.far(typed, most) for one in index.values()), default=most + 1)
    if best > most:
        return
    # One slip more than the best is offered too: there the look-alikes are.
    near = [(one.far(typed, best + 1), one) for one in index.values()]
    met = [(far, *_rank(m), m) for far, one in near if far <= best + 1 for m in one.matches]
    for row in sorted(met, key=lambda row: row[:-1]):
        yield replace(row[-1], likeness=Likeness.SPELLING)


def _rank(match: Match) -> tuple[int, str, str]:
    return list(Likeness).index(match.likeness), match.name.casefold(), match.ingredient.id


def _once(found: Iterable[Match], limit: int = MOST) -> tuple[Match, ...]:
    kept: dict[str, Match] = {}
    for match in found:
        kept.setdefault(match.ingredient.id, match)
    return tuple(kept.values())[: max(0, limit)]
