"""A plan, said: as words for a page, as text in a shell, as HTML in a notebook, as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from uncramp.care.plan import CarePlan, to_plain
from uncramp.exchange.report.plan_said import plan_words
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.exchange.report.plan_words import (
    ExerciseWords,
    ItemWords,
    Named,
    PlannedWords,
    WaitingWords,
    WithheldWords,
)
from uncramp.knowledge.content import KnowledgeBase

__all__ = [
    "ExerciseWords",
    "ItemWords",
    "Named",
    "Planned",
    "PlannedWords",
    "WaitingWords",
    "WithheldWords",
    "plan_words",
]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan in the language of ``known``."""

    plan: CarePlan
    known: KnowledgeBase
    country: str = ""

    @property
    def words(self) -> PlannedWords:
        """Every sentence of it."""
        return plan_words(self.plan, self.known, self.country)

    def to_dict(self) -> dict[str, Any]:
        """The plan JSON."""
        return to_plain(self.plan)

    def __str__(self) -> str:
        return "\n".join("  " * depth + line for depth, line in self._lines())

    def _repr_html_(self) -> str:
        lines = (
            f"<h3>{escape(line)}</h3>"
            if depth == 0
            else f'<p style="margin-left:{depth - 1}em">{escape(line)}</p>'
            for depth, line in self._lines()
        )
        return f"<section>{''.join(lines)}</section>"

    def _lines(self) -> Iterator[tuple[int, str]]:
        words, said = self.words, Sentences(self.known)
        yield 0, words.headline
        if words.lead:
            yield 1, words.lead
        for sign in words.signs:
            yield 1, sign.text
        for item in words.items:
            yield from _item_lines(item)
        yield from _part(said.say("part.asks"), (one.text for one in words.asks))
        beside = "part.beside" if words.items else "part.alone"
        yield from _part(said.say(beside), (one.text for one in words.beside))
        yield from _withheld_lines(words, said)
        waiting = (f"{one.title}: {one.why}" for one in words.waiting)
        yield from _part(said.say("part.waiting"), waiting)
        yield from _part(said.say("part.followed"), words.followed)
        yield from _part(said.say("part.refused"), words.refused)
        yield 0, words.made


def _part(heading: str, lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    every = tuple(lines)
    if every:
        yield 0, heading
    yield from ((1, line) for line in every)


def _item_lines(item: ItemWords) -> Iterator[tuple[int, str]]:
    yield 0, f"{item.title} · {item.minutes} · {item.when}"
    for one in item.exercises:
        form = f" ({one.form})" if one.form else ""
        yield 1, f"{one.title}{form}: {one.line}"
        yield from ((2, line) for line in (one.held, *one.reasons, one.care) if line)
    if not item.exercises:
        yield 1, item.sentence
    yield from ((1, line) for line in item.reasons)
    if item.care and not item.exercises:
        yield 1, item.care


def _withheld_lines(words: PlannedWords, said: Sentences) -> Iterator[tuple[int, str]]:
    if words.withheld:
        yield 0, said.say("part.withheld")
    for one in words.withheld:
        yield from ((1, subject.text) for subject in one.subjects)
        yield 2, one.why
        if one.questions:
            asked = said.listed((said.quoted(question.text) for question in one.questions), "and")
            yield 2, said.say("because.questions", questions=asked)
