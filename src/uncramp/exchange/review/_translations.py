"""Rules for translations: there, of this very text, and with nothing lost on the way."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from uncramp.exchange.review._library import check_words, file_of
from uncramp.knowledge.content import Flaw, Item, Survey, Translation, prose_digest

_LIST: Final = re.compile(r"^\s*(?:[-*]|\d+\.)\s", re.MULTILINE)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


def check_translations(found: Survey) -> Iterator[Flaw]:
    """Missing, orphaned, stale and incomplete translations, and how they are worded."""
    for item in found.items.values():
        for language in found.languages[1:]:
            text = found.translations.get((language, item.kind, item.id))
            if text is None:
                yield Flaw(f"{item.kind}/{item.id}.{language}.md", "", "not-translated")
            else:
                yield from _faithful(item, text)
    for text in found.translations.values():
        file = _file(text)
        if (text.kind, text.id) not in found.items:
            yield Flaw(file, "", "translates-nothing", text.id)
        if text.language not in found.languages:
            yield Flaw(file, "", "unknown-language", text.language, ", ".join(found.languages))
        yield from check_words(file, text.title, text.sections, text.language, kind=text.kind)


def _file(text: Translation) -> str:
    return f"{text.kind}/{text.id}.{text.language}.md"


def _faithful(item: Item, text: Translation) -> Iterator[Flaw]:
    digest = prose_digest(item)
    if text.translates != digest:
        facts = {"original": file_of(item)}
        yield Flaw(_file(text), "translates", "stale", text.translates, digest, facts=facts)
    if item.withdrawn and not text.because:
        yield Flaw(_file(text), "because", "missing-key")
    yield from _complete(item.sections, text)
    labels = getattr(item, "options", {})
    if labels.keys() != text.options.keys():
        odd = ", ".join(sorted(labels.keys() ^ text.options.keys()))
        yield Flaw(_file(text), "options", "options-differ", odd)


def _complete(original: Mapping[str, str], text: Translation) -> Iterator[Flaw]:
    # A lost line of a list may be a lost warning sign, a lost number a wrong dose.
    for key in original.keys() & text.sections.keys():
        here, there = original[key], text.sections[key]
        if len(_LIST.findall(here)) != len(_LIST.findall(there)):
            yield Flaw(_file(text), key, "list-differs")
        numbers, others = _numbers(here), _numbers(there)
        if numbers != others:
            odd = sorted(((numbers - others) + (others - numbers)).elements())
            yield Flaw(_file(text), key, "numbers-differ", ", ".join(odd))


def _numbers(text: str) -> Counter[str]:
    return Counter(number.replace(",", ".") for number in _NUMBER.findall(text))
