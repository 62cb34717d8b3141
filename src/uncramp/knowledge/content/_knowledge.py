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
from uncramp.knowledge.content._schema import nearest_of
from uncramp.knowledge.content._survey import ORIGINAL, Survey, Translation, prose_digest, survey
from uncramp.knowledge.content._types import (
    Claim,
    Exercise,
    Item,
    Measure,
    Sign,
    Source,
    Withdrawn,
)

Some = TypeVar("Some", bound=Item)


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything the program knows, in the words of one language.

    Items are found by id; withdrawn ones stay. ``headings`` are the labels of the sections,
    ``cautions`` the phrases of what exercises and measures warn about. ``version`` is 12 hex
    digits over every file in every language.
    """

    language: str
    claims: Mapping[str, Claim]
    exercises: Mapping[str, Exercise]
    measures: Mapping[str, Measure]
    signs: Mapping[str, Sign]
    sources: Mapping[str, Source]
    headings: Mapping[str, str]
    cautions: Mapping[str, str]
    version: str

    def __iter__(self) -> Iterator[Item]:
        shelves: tuple[Mapping[str, Item], ...] = (
            self.signs,
            self.claims,
            self.measures,
            self.exercises,
            self.sources,
        )
        return (item for shelf in shelves for item in shelf.values())

    def search(self, text: str) -> tuple[Item, ...]:
        """The items in which every word of ``text`` begins a word; those named so come first.

        Accents and capitals do not matter. Empty text finds nothing.
        """
        wanted = _plain(text).split()
        if not wanted:
            return ()
        titled, inside = [], []
        for item in self:
            title = _words(item.title)
            if _all_begin(wanted, title):
                titled.append(item)
            elif _all_begin(wanted, title + _words(*item.sections.values())):
                inside.append(item)
        return (*titled, *inside)


def load(language: str, folder: Traversable | None = None) -> KnowledgeBase:
    """The library in ``language``, from the package or from another folder.

    Raises UnknownId for a language it is not written in and ContentError for the first
    thing that is not as it should be. The packaged library is read once.
    """
    return _packaged(language) if folder is None else _build(survey(folder), language)


@lru_cache(maxsize=8)
def _packaged(language: str) -> KnowledgeBase:
    return _build(_survey_of_the_package(), language)


@lru_cache(maxsize=1)
def _survey_of_the_package() -> Survey:
    return survey(files(__package__))


def _build(found: Survey, language: str) -> KnowledgeBase:
    if language not in found.languages:
        nearest = nearest_of(language, found.languages) or ORIGINAL
        raise UnknownId(kind="language", wanted=language, nearest=nearest)
    for flaw in found.flaws:
        raise ContentError(
            file=flaw.file,
            key=flaw.key,
            problem=flaw.problem,
            value=flaw.value,
            allowed=flaw.allowed,
            nearest=flaw.nearest,
            **flaw.facts,
        )
    items = [_in_language(item, found, language) for item in found.items.values()]
    return KnowledgeBase(
        language=language,
        claims=_shelf(items, Claim),
        exercises=_shelf(items, Exercise),
        measures=_shelf(items, Measure),
        signs=_shelf(items, Sign),
        sources=_shelf(items, Source),
        headings=_phrases(found.headings, language),
        cautions=_phrases(found.cautions, language),
        version=found.version,
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
    return replace(
        item,
        title=text.title,
        sections=text.sections,
        withdrawn=withdrawn,
        stale=text.translates != prose_digest(item.title, item.sections),
    )


def _shelf(items: list[Item], kind: type[Some]) -> Mapping[str, Some]:
    return MappingProxyType({item.id: item for item in items if isinstance(item, kind)})


def _phrases(table: Mapping[str, Mapping[str, str]], language: str) -> Mapping[str, str]:
    return MappingProxyType({key: phrase[language] for key, phrase in table.items()})


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c if c.isalnum() else " " for c in apart if not unicodedata.combining(c))


def _words(*texts: str) -> list[str]:
    return [word for text in texts for word in _plain(text).split()]


def _all_begin(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(piece) for word in words) for piece in wanted)
