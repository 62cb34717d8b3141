"""What is weighed besides the signs: look-alikes, contributors, medicines."""

import re
from collections.abc import Iterable, Iterator

from uncramp.care.assessment import CONTRIBUTORS, LOOK_ALIKES, Features, Rule
from uncramp.exchange.review._tables._markdown import (
    cited,
    link,
    plain,
    state,
    table,
    under_each_other,
)
from uncramp.exchange.review._tables._signs import asked
from uncramp.knowledge.content import Claim, KnowledgeBase, Medication
from uncramp.knowledge.wording import say


def look_alike_table(known: KnowledgeBase) -> Iterator[str]:
    """What can look like night cramps, with what speaks for and against it."""
    columns = ("condition-named", "key", "for", "against", "sources", "review")
    head = [say(f"review.column.{column}", known.language) for column in columns]
    yield from table(head, (_look_alike(one, known) for one in LOOK_ALIKES))


def contributor_table(known: KnowledgeBase) -> Iterator[str]:
    """What may have a share, with how sure the link is and what became of the common advice."""
    columns = ("contributor", "key", "certainty", "verdict", "sources", "review")
    head = [say(f"review.column.{column}", known.language) for column in columns]
    yield from table(head, (_contributor(rule, known) for rule in CONTRIBUTORS))


def medicine_table(known: KnowledgeBase) -> Iterator[str]:
    """The medicines that are known, with what ties them to cramps and what they raise."""
    columns = ("group", "tier", "ingredients", "ratio", "raises", "sources", "review")
    head = [say(f"review.column.{column}", known.language) for column in columns]
    groups = sorted(known.medications.values(), key=lambda group: (group.tier, group.id))
    yield from table(head, (_medicine(group, known) for group in groups))


def _look_alike(one: Features, known: KnowledgeBase) -> tuple[str, ...]:
    condition, language = known.conditions[one.condition], known.language
    against = (
        say(
            "review.told",
            language,
            question=known.questions[name].title,
            answer=_given(told, known),
        )
        for name, told in one.against
    )
    return (
        link(condition),
        asked(one.key, known),
        asked(one.also, known),
        under_each_other(f"• {told}" for told in against),
        cited(condition.sources, known),
        state(condition, language),
    )


def _contributor(rule: Rule, known: KnowledgeBase) -> tuple[str, ...]:
    item = known.claims.get(rule.subject) or known.conditions.get(rule.subject)
    if item is None:
        return (rule.subject, *["–"] * 5)
    language = known.language
    verdict = item.advice if isinstance(item, Claim) else None
    return (
        under_each_other([f"`{rule.id}`", link(item)]),
        under_each_other(_reads(rule, known)),
        say(f"library.certainty.{item.certainty or 'none'}", language),
        say(f"review.verdict.{verdict}", language) if verdict else "–",
        cited(item.sources, known),
        state(item, language),
    )


def _reads(rule: Rule, known: KnowledgeBase) -> Iterator[str]:
    # The condition names the options that count; no other word of it is an option's id.
    words = set(re.findall(r"[\w-]+", rule.condition))
    for name in rule.asks:
        question = known.questions[name]
        chosen = [label for option, label in question.options.items() if option in words]
        told = say(
            "review.told", known.language, question=question.title, answer=" / ".join(chosen)
        )
        yield f"• {told if chosen else plain(question.title)}"


def _medicine(group: Medication, known: KnowledgeBase) -> tuple[str, ...]:
    ratio, language = group.ratio, known.language
    shown = (
        say("review.ratio", language, value=ratio.value, low=ratio.low, high=ratio.high)
        if ratio
        else "–"
    )
    names = (
        one.called(language) + (f" ({one.tier})" if one.tier else "") for one in group.ingredients
    )
    raises: Iterable[str] = (f"`{caution}`" for caution in group.cautions)
    return (
        link(group),
        group.tier,
        ", ".join(names),
        shown,
        ", ".join(raises) or "–",
        cited(group.sources, known),
        state(group, language),
    )


def _given(told: str, known: KnowledgeBase) -> str:
    return say(f"assess.given.{told}", known.language)
