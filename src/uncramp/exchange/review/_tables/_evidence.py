"""The evidence: every claim with its certainty and sources, and every fact still to be seen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from uncramp.exchange.review._tables._markdown import (
    by_row,
    cited,
    in_order,
    link,
    state,
    table,
)
from uncramp.knowledge.content import (
    Advice,
    Certainty,
    Claim,
    Condition,
    Exercise,
    Item,
    Kind,
    KnowledgeBase,
    Manoeuvre,
    Measure,
    Medication,
    Retraction,
    Source,
    combinations,
)
from uncramp.knowledge.wording import say

Some = TypeVar("Some", bound=Item)


def claim_count(known: KnowledgeBase) -> Iterator[str]:
    """How many claims there are of each verdict and certainty."""
    language = known.language
    counts = Counter((claim.advice, claim.certainty) for claim in known.claims.values())
    head = [say("review.column.verdict", language)]
    head += [say(f"library.certainty.{one}", language) for one in Certainty]
    rows = [
        [say(f"review.verdict.{advice}", language)]
        + [str(counts[advice, one] or "–") for one in Certainty]
        for advice in Advice
    ]
    yield from table(head, rows)


def claim_table(known: KnowledgeBase) -> Iterator[str]:
    """Every claim, in the order of the rows it answers."""
    columns = ("rows", "claim", "certainty", "verdict", "sources", "verified", "review")
    yield from table(_head(columns, known), (_claim(one, known) for one in _sorted(known.claims)))


def condition_table(known: KnowledgeBase) -> Iterator[str]:
    """Every condition, with how sure its link with night cramps is."""
    columns = ("rows", "condition-named", "role", "certainty", "sources", "verified", "review")
    rows = (_condition(one, known) for one in _sorted(known.conditions))
    yield from table(_head(columns, known), rows)


def medicine_names(known: KnowledgeBase) -> Iterator[str]:
    """Every ingredient under every name it is found by."""
    columns = ("ingredient", "group", "tier", "atc", "also", "brands")
    rows = (row for group in _sorted(known.medications) for row in _ingredients(group))
    yield from table(_head(columns, known), rows)


def product_table(known: KnowledgeBase) -> Iterator[str]:
    """The products that hold several medicines, and which of those are known."""
    named = {one.id: one for group in known.medications.values() for one in group.ingredients}
    held: dict[tuple[str, ...], list[str]] = {}
    for product, parts in combinations().items():
        held.setdefault(parts, []).append(product)
    rows = (
        (", ".join(named[part].called(known.language) for part in parts), ", ".join(products))
        for parts, products in sorted(held.items())
    )
    yield from table(_head(("parts", "brands"), known), rows)


def practice_table(known: KnowledgeBase) -> Iterator[str]:
    """Every measure and exercise, and what it rests on."""
    columns = ("rows", "practice", "claims", "sources", "coin", "verified", "review")
    measures = _sorted(known.measures)
    rows = [_practice(one, known, _coin(one.randomisable, known)) for one in measures]
    rows += [_practice(one, known, "–") for one in _sorted(known.exercises)]
    rows += [_practice(one, known, "–") for one in _sorted(known.manoeuvres)]
    yield from table(_head(columns, known), rows)


def source_table(known: KnowledgeBase) -> Iterator[str]:
    """Every source: what it is, how much of it was read, whether it still stands."""
    used = Counter(name for item in known for name in getattr(item, "sources", ()))
    columns = ("source", "publication", "design", "seen", "retraction", "used")
    rows = (_source(one, known, used[one.id]) for one in known.sources.values())
    yield from table(_head(columns, known), rows)


def to_be_seen(known: KnowledgeBase) -> Iterator[str]:
    """Every fact that no source confirmed, by item."""
    for kind in Kind:
        items = [item for item in known if item.kind is kind and item.to_verify]
        if not items:
            continue
        yield from (f"### {say(f'review.kind.{kind}', known.language)}", "")
        for item in sorted(items, key=lambda item: item.id):
            yield f"- {link(item)} (`{item.id}`)"
            for fact in item.to_verify:
                yield f"  - {fact}"
        yield ""


def _head(columns: Iterable[str], known: KnowledgeBase) -> list[str]:
    return [say(f"review.column.{column}", known.language) for column in columns]


def _sorted(shelf: Mapping[str, Some]) -> list[Some]:
    return sorted(shelf.values(), key=by_row)


def _rows(item: Item) -> str:
    return ", ".join(sorted(item.rows, key=in_order)) or "–"


def _verified(item: Item, known: KnowledgeBase) -> str:
    return say(f"assess.given.{'yes' if item.verified else 'no'}", known.language)


def _claim(one: Claim, known: KnowledgeBase) -> tuple[str, ...]:
    return (
        _rows(one),
        link(one),
        say(f"library.certainty.{one.certainty}", known.language),
        say(f"review.verdict.{one.advice}", known.language),
        cited(one.sources, known),
        _verified(one, known),
        state(one, known.language),
    )


def _condition(one: Condition, known: KnowledgeBase) -> tuple[str, ...]:
    language = known.language
    sure = say(f"library.certainty.{one.certainty}", language) if one.certainty else "–"
    return (
        _rows(one),
        link(one),
        ", ".join(say(f"review.role.{role}", language) for role in one.roles),
        sure,
        cited(one.sources, known),
        _verified(one, known),
        state(one, language),
    )


def _ingredients(group: Medication) -> Iterator[tuple[str, ...]]:
    for one in group.ingredients:
        both = one.name if one.name == one.es else f"{one.name} / {one.es}"
        also, brands = ", ".join(one.also) or "–", ", ".join(one.brands) or "–"
        yield both, link(group, group.id), one.tier or group.tier, one.atc or "–", also, brands


def _practice(
    one: Measure | Exercise | Manoeuvre, known: KnowledgeBase, coin: str
) -> tuple[str, ...]:
    claims = (link(known.claims[name], name) for name in one.claims if name in known.claims)
    return (
        _rows(one),
        link(one),
        ", ".join(claims) or "–",
        cited(one.sources, known),
        coin,
        _verified(one, known),
        state(one, known.language),
    )


def _coin(randomisable: bool, known: KnowledgeBase) -> str:
    return say(f"assess.given.{'yes' if randomisable else 'no'}", known.language)


def _source(one: Source, known: KnowledgeBase, used: int) -> tuple[str, ...]:
    language = known.language
    year = str(one.year) if one.year else say("review.undated", language)
    fallen = one.retraction is not Retraction.NONE
    stands = f"library.retraction.{one.retraction}" if fallen else "review.no-notice"
    told = f"**{say(stands, language)}**" if fallen else say(stands, language)
    return (
        cited([one.id], known) if not fallen else f"[{one.id}]({one.url})",
        f"{one.authors}. {one.title}. {one.published_in}. {year}.",
        one.design,
        say(f"review.seen.{one.seen}", language),
        f"{told} ([{say('review.notice', language)}]({one.notice}))" if one.notice else told,
        str(used),
    )
