"""Which measure of the library a trial is about."""

from collections.abc import Iterator

from uncramp.knowledge.content import KnowledgeBase, load
from uncramp.knowledge.wording import LANGUAGES


def measure_named(named: str, known: KnowledgeBase) -> str:
    """The measure with this id or title; empty for somebody's own.

    A title in any language counts: a trial keeps the one it was sealed with, and what it is
    about must not be forgotten when its owner begins to read in another.
    """
    wanted = named.strip().casefold()
    if wanted in known.measures:
        return wanted
    return next((name for name, title in _titles(known) if title.casefold() == wanted), "")


def _titles(known: KnowledgeBase) -> Iterator[tuple[str, str]]:
    yield from ((one.id, one.title) for one in known.measures.values())
    # Only when none of these is it: the other languages take their time to be read.
    for language in LANGUAGES:
        if language != known.language:
            packaged = load(language).measures.values()
            yield from ((one.id, one.title) for one in packaged if one.id in known.measures)
