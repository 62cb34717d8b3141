"""The documents for clinicians, made from the rules and the library as they stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from uncramp.care.assessment import CONTRIBUTORS, LOOK_ALIKES, SIGN_RULES
from uncramp.exchange.review._tables import (
    _cautions,
    _course,
    _evidence,
    _manoeuvres,
    _movements,
    _signs,
    _weighed,
)
from uncramp.exchange.review._tables._markdown import link_within
from uncramp.exchange.review._tables._tested import Tested, tested
from uncramp.knowledge.content import KnowledgeBase, Retraction
from uncramp.knowledge.wording import say

Part = Callable[[KnowledgeBase], Iterable[str]]


def tables(known: KnowledgeBase, tests: Path) -> Mapping[str, str]:
    """The documents by file name, as Markdown in the language of ``known``.

    ``tests`` is the folder of tests in which each rule is looked for. The same rules, library
    and tests give the same documents.
    """
    return {
        "rules.md": _document(_rules(known, tested(tests)), known),
        "evidence.md": _document(_grounds(known), known),
        "exercises.md": _document(_doses(known), known),
    }


def _document(lines: Iterable[str], known: KnowledgeBase) -> str:
    title, *body = lines
    links = ", ".join(link_within(line[3:]) for line in body if line.startswith("## "))
    contents = say("review.on-this-page", known.language, links=links)
    made = [say("review.made", known.language), "", title, "", contents, *body]
    kept: list[str] = []
    for line in made:
        # Never two empty lines in a row, whichever part they come from.
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def _rules(known: KnowledgeBase, tests: Tested) -> Iterator[str]:
    language = known.language
    yield from (f"# {say('review.rules.title', language)}", "")
    yield from (say("review.rules.intro", language), "", _rule_state(known), "")
    counts = {
        "look_alikes": len(LOOK_ALIKES),
        "contributors": len(CONTRIBUTORS),
        "groups": len(known.medications),
        "cautions": len(known.cautions),
    }
    yield from _signs.glance(known)
    yield from (say("review.rules.besides", language, **counts), "")
    yield from _list(("read", "words", "tests", "grade"), "review.how", language)
    yield from _part("course", _course.screen_table, known)
    yield from _signs.sign_tables(known, tests)
    parts: tuple[tuple[str, Part], ...] = (
        ("look-alikes", _weighed.look_alike_table),
        ("contributors", _weighed.contributor_table),
        ("medicines", _weighed.medicine_table),
        ("cautions", _cautions.caution_table),
        ("gates", _course.gates),
        ("diary", _course.from_the_diary),
        ("contradictions", _course.doubts),
        ("pattern", _course.traits),
    )
    for name, part in parts:
        yield from _part(name, part, known)
    yield from _part("tests", lambda _: _named(tests), known)


def _grounds(known: KnowledgeBase) -> Iterator[str]:
    language = known.language
    items = tuple(known)
    fallen = sum(one.retraction is not Retraction.NONE for one in known.sources.values())
    counts = {
        "claims": len(known.claims),
        "sources": len(known.sources),
        "fallen": fallen,
        "open": sum(bool(item.to_verify) for item in items),
        "facts": sum(len(item.to_verify) for item in items),
        "reviewed": sum(bool(item.review.by) for item in items),
        "items": len(items),
    }
    yield from (f"# {say('review.evidence.title', language)}", "")
    yield from (say("review.evidence.intro", language), "")
    yield from (say("review.evidence.counts", language, **counts), "")
    yield from _evidence.claim_count(known)
    parts: tuple[tuple[str, Part], ...] = (
        ("claims", _evidence.claim_table),
        ("conditions", _evidence.condition_table),
        ("practice", _evidence.practice_table),
        ("names", _evidence.medicine_names),
        ("products", _evidence.product_table),
        ("sources", _evidence.source_table),
        ("to-verify", _evidence.to_be_seen),
    )
    for name, part in parts:
        yield from _part(name, part, known)


def _doses(known: KnowledgeBase) -> Iterator[str]:
    language = known.language
    yield from (f"# {say('review.exercises.title', language)}", "")
    yield from (say("review.exercises.intro", language), "")
    parts: tuple[tuple[str, Part], ...] = (
        ("levels", _movements.level_table),
        ("forms", _movements.form_table),
        ("sessions", _movements.session_table),
        ("offered", _movements.offer_table),
        ("during", _manoeuvres.manoeuvre_table),
    )
    for name, part in parts:
        yield from _part(name, part, known)


def _part(name: str, part: Part, known: KnowledgeBase) -> Iterator[str]:
    language = known.language
    yield from ("", f"## {say(f'review.title.{name}', language)}", "")
    # The young have one screen more and get no other of that stage.
    yield from (say(f"review.lead.{name}", language, screens=len(known.screens) - 1), "")
    yield from part(known)
    yield ""


def _list(keys: Iterable[str], theme: str, language: str) -> Iterator[str]:
    yield from (f"- {say(f'{theme}.{key}', language)}" for key in keys)
    yield ""


def _rule_state(known: KnowledgeBase) -> str:
    n = sum(bool(known.signs[rule.subject].review.by) for rule in SIGN_RULES)
    key = "some-reviewed" if n else "none-reviewed"
    return f"**{say(f'review.rules.{key}', known.language, n=n, rules=len(SIGN_RULES))}**"


def _named(tests: Tested) -> Iterator[str]:
    for rule in SIGN_RULES:
        places = [f"`{place}`" for place in tests.named.get(rule.id, ()) if "::" in place]
        if places:
            yield f"- **{rule.id}**: {', '.join(places)}"
