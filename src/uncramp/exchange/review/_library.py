"""Rules for the items of the library, one function a rule."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from uncramp.exchange.review._reading import reading
from uncramp.exchange.review._words import forbidden
from uncramp.knowledge.content import (
    Claim,
    Condition,
    Exercise,
    Flaw,
    Item,
    Kind,
    Manoeuvre,
    Measure,
    Medication,
    Retraction,
    Sign,
    Source,
    Survey,
    dead_ids,
)
from uncramp.person.diary import Muscle

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")


def check_library(found: Survey, today: date) -> Iterator[Flaw]:
    """Everything that is wrong with the items, beyond what their files say on their own."""
    yield from found.flaws
    for item in found.items.values():
        yield from _name(item)
        yield from _muscles(item)
        yield from _grounds(item, found)
        yield from _review(item, today)
        yield from _publication(item)
        yield from check_words(file_of(item), item.title, item.sections, "en", kind=item.kind)
    yield from _phrases(found)


def file_of(item: Item) -> str:
    """The path of an item's file inside the content folder."""
    return f"{item.kind}/{item.id}.md"


def check_words(
    file: str, title: str, sections: Mapping[str, str], language: str, *, kind: Kind
) -> Iterator[Flaw]:
    """Forbidden wording and reading level of one text. A source's title is a quotation."""
    spoken = sections if kind is Kind.SOURCES else {"title": title, **sections}
    for key, text in spoken.items():
        for rule, words in forbidden(text, language):
            yield Flaw(file, key, f"says-{rule}", words)
    level = reading("\n\n".join(sections.values()), language)
    if level and not level.easy:
        facts = {"score": level.score, "bound": level.bound}
        yield Flaw(file, "", f"hard-to-read-{language}", facts=facts)


def _name(item: Item) -> Iterator[Flaw]:
    if not _ID.fullmatch(item.id):
        yield Flaw(file_of(item), "", "file-name", item.id)


def _muscles(item: Item) -> Iterator[Flaw]:
    names = [muscle.value for muscle in Muscle]
    return dead_ids(file_of(item), "muscles", getattr(item, "muscles", ()), names)


def _grounds(item: Item, found: Survey) -> Iterator[Flaw]:
    match item:
        case Claim() | Condition() | Medication() | Sign():
            grounded = bool(item.sources)
        case Measure() | Exercise() | Manoeuvre():
            grounded = bool(item.sources or item.claims)
        case _:
            grounded = True
    if not grounded:
        yield Flaw(file_of(item), "sources", "no-source")
    if item.verified == bool(item.to_verify):
        yield Flaw(file_of(item), "verified", "verified-contradicts")
    for name in getattr(item, "sources", ()):
        source = found.items.get((Kind.SOURCES, name))
        fallen = isinstance(source, Source) and source.retraction is not Retraction.NONE
        if fallen and not item.withdrawn and name not in item.despite:
            yield Flaw(file_of(item), "sources", "cites-fallen-source", name, warning=True)


def _review(item: Item, today: date) -> Iterator[Flaw]:
    file, review = file_of(item), item.review
    if bool(review.by) != bool(review.on):
        yield Flaw(file, "review", "half-signed")
    if review.on and review.on > today:
        yield Flaw(file, "review.on", "in-the-future", facts={"day": review.on})
    if item.evidence_on > today:
        yield Flaw(file, "evidence_on", "in-the-future", facts={"day": item.evidence_on})
    if review.due < today and not item.withdrawn:
        yield Flaw(file, "review.due", "review-overdue", warning=True, facts={"day": review.due})


def _publication(item: Item) -> Iterator[Flaw]:
    if not isinstance(item, Source):
        return
    if item.doi and not _DOI.fullmatch(item.doi):
        yield Flaw(file_of(item), "doi", "doi-form", item.doi)
    for key, address in (("url", item.url), ("notice", item.notice)):
        if address and not re.fullmatch(r"https?://\S+", address):
            yield Flaw(file_of(item), key, "url-form", address)
    if item.retraction is not Retraction.NONE and not item.notice:
        yield Flaw(file_of(item), "notice", "no-notice")


def _phrases(found: Survey) -> Iterator[Flaw]:
    tables = {"headings.toml": found.headings, "cautions.toml": found.cautions}
    for file, table in tables.items():
        for key, phrase in table.items():
            for language in found.languages:
                if not phrase.get(language, "").strip():
                    yield Flaw(file, key, "phrase-missing", language)
            for language, text in phrase.items():
                for rule, words in forbidden(text, language):
                    yield Flaw(file, f"{key}.{language}", f"says-{rule}", words)
