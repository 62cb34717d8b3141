"""The cautions: what raises each, and what it closes or asks care for."""

from collections.abc import Iterable, Iterator

from uncramp.care.assessment import raised_by
from uncramp.exchange.review._tables._markdown import link, plain, table, under_each_other
from uncramp.knowledge.content import Exercise, KnowledgeBase, Manoeuvre, Measure
from uncramp.knowledge.wording import say


def caution_table(known: KnowledgeBase) -> Iterator[str]:
    """Every caution of the library, by id."""
    columns = ("caution", "raised", "medicines", "closes", "cares")
    head = [say(f"review.column.{column}", known.language) for column in columns]
    yield from table(head, (_row(name, known) for name in sorted(known.cautions)))


def _row(name: str, known: KnowledgeBase) -> tuple[str, ...]:
    groups = (group for group in known.medications.values() if name in group.cautions)
    things: tuple[Exercise | Manoeuvre | Measure, ...] = (
        *known.exercises.values(),
        *known.manoeuvres.values(),
        *known.measures.values(),
    )
    return (
        under_each_other([f"**{name}**", known.cautions[name]]),
        under_each_other(f"• {told}" for told in _grounds(name, known)),
        under_each_other(f"• {link(group)}" for group in groups),
        _named(item for item in things if name in item.not_if),
        _named(item for item in things if name in item.care_if),
    )


def _named(items: Iterable[Exercise | Manoeuvre | Measure]) -> str:
    return ", ".join(f"`{item.id}`" for item in items) or "–"


def _grounds(name: str, known: KnowledgeBase) -> Iterator[str]:
    raised, language = raised_by(name), known.language
    for question in raised.yes:
        yield plain(known.questions[question].title)
    for question, options in raised.options:
        asked = known.questions[question]
        labels = " / ".join(asked.options.get(option, option) for option in options)
        yield say("review.told", language, question=asked.title, answer=labels)
    if raised.rules:
        yield say("review.raised.rules", language, rules=", ".join(raised.rules))
    if raised.from_age is not None:
        yield say("review.raised.from-age", language, years=raised.from_age)
    if raised.below_age is not None:
        yield say("review.raised.below-age", language, years=raised.below_age)
    if raised.asks_the_list:
        yield say("review.raised.list", language)
    for question in raised.doubts:
        yield say("review.raised.doubt", language, question=known.questions[question].title)
