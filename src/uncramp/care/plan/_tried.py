"""Which measure of the library a trial is about."""

from uncramp.knowledge.content import KnowledgeBase


def measure_named(named: str, known: KnowledgeBase) -> str:
    """The measure with this id or title; empty for somebody's own."""
    wanted = named.strip().casefold()
    if wanted in known.measures:
        return wanted
    same = (m.id for m in known.measures.values() if m.title.casefold() == wanted)
    return next(same, "")
