"""Which measure of the library a trial is about."""

from dataclasses import replace

from uncramp.knowledge.content import KnowledgeBase
from uncramp.learn.trials import Protocol


def measure_named(named: str, known: KnowledgeBase) -> str:
    """The measure with this id or title; empty for somebody's own."""
    wanted = named.strip().casefold()
    if wanted in known.measures:
        return wanted
    same = (m.id for m in known.measures.values() if m.title.casefold() == wanted)
    return next(same, "")


def by_id(trial: Protocol, known: KnowledgeBase) -> Protocol:
    """The same trial with the id of its measure where the library knows it."""
    return replace(trial, measure=measure_named(trial.measure, known) or trial.measure)
