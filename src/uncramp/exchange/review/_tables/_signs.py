"""The rules of the warning signs: how many, and one table for each urgency."""

from collections.abc import Iterator

from uncramp.care.assessment import SIGN_RULES, Rule
from uncramp.exchange.review._tables._markdown import (
    cited,
    link,
    plain,
    state,
    table,
    under_each_other,
)
from uncramp.exchange.review._tables._tested import Tested
from uncramp.knowledge.content import Activity, KnowledgeBase, Sign, Urgency
from uncramp.knowledge.wording import say

_ALL = frozenset(Activity) - {Activity.GENTLE_STRETCH}


def glance(known: KnowledgeBase) -> Iterator[str]:
    """How many rules of which urgency there are, and how many were reviewed."""
    language = known.language
    head = [say(f"review.glance.{key}", language) for key in ("urgency", "rules", "signs", "done")]
    rows = []
    for urgency in Urgency:
        rules = [rule for rule in SIGN_RULES if rule.urgency is urgency]
        signs = {rule.subject for rule in rules}
        done = sum(bool(known.signs[sign].review.by) for sign in signs)
        name = say(f"review.urgency.{urgency}", language)
        rows.append([name, str(len(rules)), str(len(signs)), f"{done} / {len(signs)}"])
    yield from table(head, rows)


def sign_tables(known: KnowledgeBase, tests: Tested) -> Iterator[str]:
    """Every rule of a warning sign, gravest first."""
    language = known.language
    columns = ("rule", "condition", "questions", "says", "sources", "tests", "review")
    head = [say(f"review.column.{column}", language) for column in columns]
    for urgency in Urgency:
        rules = [rule for rule in SIGN_RULES if rule.urgency is urgency]
        yield f"## {say(f'review.urgency.{urgency}', language)}"
        yield from ("", say(f"review.urgency-means.{urgency}", language))
        yield from table(head, (_row(rule, known, tests) for rule in rules))


def stopped(sign: Sign, language: str) -> str:
    """What waits until somebody has looked at a sign, and what may go on."""
    if frozenset(sign.stops) >= _ALL:
        told = say("review.stops.everything", language)
    elif sign.stops:
        named = ", ".join(say(f"review.activity.{one}", language) for one in sign.stops)
        told = say("review.stops.some", language, activities=named)
    else:
        told = say("review.stops.nothing", language)
    if sign.keeps:
        kept = ", ".join(say(f"review.activity.{one}", language) for one in sign.keeps)
        told = f"{told} {say('review.stops.keeps', language, activities=kept)}"
    return told


def asked(questions: tuple[str, ...], known: KnowledgeBase) -> str:
    """The texts of questions, under each other."""
    return under_each_other(f"• {plain(known.questions[name].title)}" for name in questions)


def _row(rule: Rule, known: KnowledgeBase, tests: Tested) -> tuple[str, ...]:
    sign, language = known.signs[rule.subject], known.language
    return (
        under_each_other([f"**{rule.id}**", link(sign)]),
        rule.condition,
        asked(rule.asks, known),
        under_each_other([f"“{plain(sign.sections['in-one-sentence'])}”", stopped(sign, language)]),
        cited(sign.sources, known),
        _tests(rule, tests, language),
        state(sign, language),
    )


def _tests(rule: Rule, tests: Tested, language: str) -> str:
    if rule.id not in tests.named:
        return say("review.tests.none", language)
    cases = ", ".join(f"`{rule.id}-{told}`" for told in ("yes", "unknown", "no"))
    people = ", ".join(f"`{person}`" for person in tests.people.get(rule.subject, ()))
    return under_each_other([cases, people] if people else [cases])
