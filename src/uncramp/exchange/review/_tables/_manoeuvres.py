"""What is said during a cramp: how long, for whom not, and what comes first."""

from collections.abc import Iterable, Iterator
from typing import Final

from uncramp.exchange.review._tables._markdown import (
    by_row,
    in_order,
    link,
    state,
    table,
    under_each_other,
)
from uncramp.knowledge.content import KnowledgeBase, Manoeuvre
from uncramp.knowledge.wording import say

_COLUMNS: Final = (
    *("rows", "manoeuvre", "where", "how-long", "comes"),
    *("never", "ask-first", "never-first", "review"),
)


def manoeuvre_table(known: KnowledgeBase) -> Iterator[str]:
    """Every manoeuvre with its time, its cautions and its place in a sequence."""
    head = [say(f"review.column.{column}", known.language) for column in _COLUMNS]
    every = sorted(known.manoeuvres.values(), key=by_row)
    yield from table(head, (_manoeuvre(one, known.language) for one in every))


def _manoeuvre(one: Manoeuvre, language: str) -> tuple[str, ...]:
    facts = {"times": one.times, "hold_s": one.hold_s, "ease_s": one.ease_s}
    return (
        ", ".join(sorted(one.rows, key=in_order)) or "–",
        link(one),
        under_each_other(_where(one, language)),
        say("review.manoeuvre.dose", language, **facts),
        _comes(one, language),
        under_each_other(_never(one, language)),
        _cautions(one.ask_first),
        _cautions(one.never_first_if),
        state(one, language),
    )


def _where(one: Manoeuvre, language: str) -> Iterator[str]:
    yield ", ".join(say(f"name.muscle.{name}", language) for name in one.muscles)
    yield ", ".join(say(f"relief.position.{name}", language) for name in one.positions)


def _comes(one: Manoeuvre, language: str) -> str:
    told = say(f"review.comes.{one.offered}", language)
    return say("review.comes.by-partner", language, told=told) if one.by_partner else told


def _never(one: Manoeuvre, language: str) -> Iterator[str]:
    yield _cautions(one.not_if)
    if one.not_while:
        yield say("review.manoeuvre.while", language, signs=_cautions(one.not_while))


def _cautions(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"
