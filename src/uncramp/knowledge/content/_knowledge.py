"""The library in one language."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from uncramp.errors import ContentError, UnknownId
from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._kinds import (
    Claim,
    Condition,
    Exercise,
    Measure,
    Medication,
    Question,
    Sign,
    Source,
)
from uncramp.knowledge.content._manoeuvre import Manoeuvre
from uncramp.knowledge.content._movement import Routine
from uncramp.knowledge.content._survey import ORIGINAL, Survey, Translation, prose_digest, survey
from uncramp.knowledge.content._tables import FALLBACK
from uncramp.knowledge.content._types import Item, Screen, Withdrawn
from uncramp.knowledge.content._values import nearest_of

Some = TypeVar("Some", bound=Item)


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything the program knows, in the words of one language.

    Items are found by id; withdrawn ones stay. ``headings`` are the labels of the sections,
    ``cautions`` the phrases of what exercises and measures warn about, ``screens`` the
    questions in the order they are asked, ``routines`` the sessions in the order they are
    offered, ``numbers`` emergency numbers by country.
    ``version`` is 12 hex digits over every file in every language.
    """

    language: str
    claims: Mapping[str, Claim]
    conditions: Mapping[str, Condition]
    exercises: Mapping[str, Exercise]
    manoeuvres: Mapping[str, Manoeuvre]
    measures: Mapping[str, Measure]
    medications: Mapping[str, Medication]
    questions: Mapping[str, Question]
    signs: Mapping[str, Sign]
    sources: Mapping[str, Source]
    headings: Mapping[str, str]
    cautions: Mapping[str, str]
    screens: tuple[Screen, ...]
    routines: Mapping[str, Routine]
    numbers: Mapping[str, str]
    version: str

    def __iter__(self) -> Iterator[Item]:
        shelves: tuple[Mapping[str, Item], ...] = (
            self.signs,
            self.claims,
            self.conditions,
            self.medications,
            self.measures,
            self.exercises,
            self.manoeuvres,
            self.questions,
            self.sources,
        )
        return (item for shelf in shelves for item in shelf.values())

    def emergency_number(self, country: str) -> str:
        """What to dial in ``country``, a code such as ``GB``; the fallback for all others."""
        return self.numbers.get(country, self.numbers[FALLBACK])

    def search(self, text: str) -> tuple[Item, ...]:
        """The items in which every word of ``text`` begins a word; those named so come first.

        Accents and capitals do not matter. Empty text finds nothing.
        """
        wanted = _plain(text).split()
        if not wanted:
            return ()
        titled, inside = [], []
        for item in self:
            if _all_begin(wanted, item.title):
                titled.append(item)
            elif _all_begin(wanted, item.title, *item.sections.values(), *_names(item)):
                inside.append(item)
        return (*titled, *inside)


def load(language: str, folder: Traversable | None = None) -> KnowledgeBase:
    """The library in ``language``, from the package or from another folder.

    Raises UnknownId for a language it is not written in and ContentError for the first
    thing that is not as it should be. The packaged library is read once.
    """
    return _packaged(language) if folder is None else _build(survey(folder, (language,)), language)


@lru_cache(maxsize=8)
def _packaged(language: str) -> KnowledgeBase:
    originals = _originals_of_the_package()
    if language == ORIGINAL:
        return _build(originals, language)
    # Most people need one language: the others are read when they are asked for.
    found = survey(files(__package__), (language,), originals=originals)
    return _build(found, language)


@lru_cache(maxsize=1)
def _originals_of_the_package() -> Survey:
    return survey(files(__package__), ())


def _build(found: Survey, language: str) -> KnowledgeBase:
    if language not in found.languages:
        nearest = nearest_of(language, found.languages) or ORIGINAL
        raise UnknownId(kind="language", wanted=language, nearest=nearest)
    for flaw in found.flaws:
        raise _refused(flaw)
    items = [_in_language(item, found, language) for item in found.items.values()]
    return KnowledgeBase(
        language=language,
        claims=_shelf(items, Claim),
        conditions=_shelf(items, Condition),
        exercises=_shelf(items, Exercise),
        manoeuvres=_shelf(items, Manoeuvre),
        measures=_shelf(items, Measure),
        medications=_shelf(items, Medication),
        questions=_shelf(items, Question),
        signs=_shelf(items, Sign),
        sources=_shelf(items, Source),
        headings=_phrases(found.headings, language),
        cautions=_phrases(found.cautions, language),
        screens=found.screens,
        routines=MappingProxyType(dict(found.routines)),
        numbers=found.numbers,
        version=found.version,
    )


def _refused(flaw: Flaw) -> ContentError:
    return ContentError(
        file=flaw.file,
        key=flaw.key,
        problem=flaw.problem,
        value=flaw.value,
        allowed=flaw.allowed,
        nearest=flaw.nearest,
        **flaw.facts,
    )


def _in_language(item: Item, found: Survey, language: str) -> Item:
    if language == ORIGINAL:
        return item
    text = found.translations.get((language, item.kind, item.id))
    if text is None:
        raise ContentError(
            file=f"{item.kind}/{item.id}.{language}.md", key="", problem="not-translated"
        )
    return _translated(item, text)


def _translated(item: Item, text: Translation) -> Item:
    withdrawn = item.withdrawn
    if withdrawn:
        withdrawn = Withdrawn(withdrawn.on, text.because or withdrawn.because)
    told = replace(
        item,
        title=text.title,
        sections=text.sections,
        withdrawn=withdrawn,
        stale=text.translates != prose_digest(item),
    )
    if not isinstance(told, Question):
        return told
    # Labels in the order of the original, and none that it has not.
    labels = {name: text.options.get(name, label) for name, label in told.options.items()}
    return replace(told, options=labels)


def _shelf(items: list[Item], kind: type[Some]) -> Mapping[str, Some]:
    return MappingProxyType({item.id: item for item in items if isinstance(item, kind)})


def _phrases(table: Mapping[str, Mapping[str, str]], language: str) -> Mapping[str, str]:
    return MappingProxyType({key: phrase[language] for key, phrase in table.items()})


def _names(item: Item) -> Iterator[str]:
    if isinstance(item, Medication):
        for one in item.ingredients:
            yield from (one.name, one.es, *one.also, *one.brands)


# A library has a few thousand texts, and each is folded once instead of at every search.
@lru_cache(maxsize=16_384)
def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c if c.isalnum() else " " for c in apart if not unicodedata.combining(c))


def _all_begin(wanted: list[str], *texts: str) -> bool:
    return all(any(f" {piece}" in f" {_plain(text)}" for text in texts) for piece in wanted)
