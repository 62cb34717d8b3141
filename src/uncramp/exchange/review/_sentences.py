"""Rules for the sentence catalogues: every language says the same things, and nothing forbidden."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib.resources.abc import Traversable

from babel import Locale

from uncramp.errors import ContentError
from uncramp.exchange.review._words import forbidden
from uncramp.knowledge.content import Flaw
from uncramp.knowledge.wording import LANGUAGES, Sentence, sentences


def check_sentences(folder: Traversable | None) -> Iterator[Flaw]:
    """Compare the catalogues of all languages; one that cannot be read is one flaw."""
    try:
        books = {language: sentences(language, folder) for language in LANGUAGES}
        for book in books.values():
            for sentence in book.values():
                _ = sentence.pieces
    except ContentError as error:
        yield Flaw.of(error, "wording/")
        return
    yield from _same_ids(books)
    original = books[LANGUAGES[0]]
    for language, book in books.items():
        for name, sentence in book.items():
            if name in original:
                yield from _same_shape(original[name], sentence, language)
            yield from _said(sentence, language)


def where(sentence: str, language: str) -> str:
    """The file of a sentence, as a reader looks for it."""
    return f"wording/{language}/{sentence.partition('.')[0]}.toml"


def _same_ids(books: Mapping[str, Mapping[str, Sentence]]) -> Iterator[Flaw]:
    every = {name for book in books.values() for name in book}
    for language, book in books.items():
        for name in sorted(every - book.keys()):
            strangers = [other for other in book if any(other not in b for b in books.values())]
            nearest = next(iter(get_close_matches(name, strangers, 1)), "")
            yield Flaw(where(name, language), name, "sentence-missing-here", name, nearest=nearest)


def _same_shape(original: Sentence, sentence: Sentence, language: str) -> Iterator[Flaw]:
    file, odd = where(sentence.id, language), original.placeholders ^ sentence.placeholders
    if odd:
        yield Flaw(file, sentence.id, "placeholders-differ", ", ".join(sorted(odd)))
    if original.counts != sentence.counts:
        yield Flaw(file, sentence.id, "plural-differs")


def _said(sentence: Sentence, language: str) -> Iterator[Flaw]:
    file = where(sentence.id, language)
    known = {*Locale.parse(language).plural_form.tags, "other"}
    needed = {"one", "other"} if sentence.counts else {"other"}
    if not needed <= sentence.forms.keys() <= known:
        allowed = ", ".join(sorted(known))
        yield Flaw(file, sentence.id, "plural-forms", ", ".join(sentence.forms), allowed)
    for form, text in sentence.forms.items():
        key = f"{sentence.id}.{form}" if sentence.counts else sentence.id
        if not text:
            yield Flaw(file, key, "empty-sentence")
        for rule, words in forbidden(text, language):
            yield Flaw(file, key, f"says-{rule}", words)
