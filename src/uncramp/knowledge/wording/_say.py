"""Say a sentence; explain an error."""

from collections.abc import Mapping
from typing import Final

from uncramp.errors import BadValue, SentenceMissing, UncrampError
from uncramp.knowledge.wording._catalogue import LANGUAGES, Sentence, theme
from uncramp.knowledge.wording._facts import MOST, plural_form, write

# Errors whose sentence holds a second one, chosen by a word in the context: (key, theme).
_INNER: Final[Mapping[str, tuple[str, str]]] = {
    "error.bad-value": ("allowed", "allowed"),
    "error.bad-answer": ("problem", "assess.problem"),
    "error.content": ("problem", "content"),
    "error.protocol": ("problem", "protocol"),
    "error.entry-refused": ("problem", "sync.problem"),
    "error.model": ("problem", "model"),
    "error.file-unreadable": ("problem", "record.unreadable"),
    "error.column-missing": ("hint", "record.column"),
}


def say(sentence: str, language: str, **facts: object) -> str:
    """The sentence with that id, its facts written as the language writes them.

    Raises SentenceMissing when the language does not have it, and BadValue when a fact is
    missing or cannot be written. The plural form is chosen by the fact ``n``.
    """
    return _render(_find(sentence, language), language, facts)


def knows(sentence: str) -> bool:
    """Whether every language has a sentence with that id."""
    return all(sentence in theme(language, _theme_of(sentence)) for language in LANGUAGES)


def explain(error: UncrampError, language: str) -> str:
    """What happened, what it means and what to do, for the person who met the error.

    Never fails: an error that came without its facts gets the general sentence.
    """
    facts: dict[str, object] = {key: _shown(value) for key, value in error.context.items()}
    try:
        if "field" in facts:
            facts["field"] = _field(str(facts["field"]), language)
        facts["suggestion"] = _suggestion(error.context.get("nearest", ""), language)
        if error.id in _INNER:
            key, inner = _INNER[error.id]
            chosen = f"{inner}.{error.context.get(key, 'other')}"
            facts[key] = _render(_find(chosen, language), language, facts)
        return _render(_find(error.id, language), language, facts).strip()
    except UncrampError:
        return say(UncrampError.id, language)


def _find(sentence: str, language: str) -> Sentence:
    found = theme(language, _theme_of(sentence)).get(sentence)
    if found is None:
        raise SentenceMissing(sentence=sentence, language=language)
    return found


def _theme_of(sentence: str) -> str:
    return sentence.partition(".")[0]


def _render(sentence: Sentence, language: str, facts: Mapping[str, object]) -> str:
    form = _form(sentence, language, facts) if sentence.counts else "other"
    return "".join(
        before + ("" if fact is None else _fact(sentence, fact, spec, language, facts))
        for before, fact, spec in sentence.pieces[form]
    )


def _form(sentence: Sentence, language: str, facts: Mapping[str, object]) -> str:
    number = facts.get("n")
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise BadValue(field="n", value=sentence.id, allowed="fact")
    form = plural_form(language)(number)
    return form if form in sentence.forms else "other"


def _fact(
    sentence: Sentence, fact: str, spec: str, language: str, facts: Mapping[str, object]
) -> str:
    if fact not in facts:
        raise BadValue(field=fact, value=sentence.id, allowed="fact")
    return write(facts[fact], spec, name=fact, language=language)


def _shown(value: object) -> object:
    # A person's own value is shown as they wrote it; only true numbers are formatted.
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < MOST:
        return value
    return str(value)[:200]


def _suggestion(nearest: object, language: str) -> str:
    return say("error.did-you-mean", language, nearest=str(nearest)) if nearest else ""


def _field(name: str, language: str) -> str:
    named = f"error.field.{name}"
    return say(named, language) if knows(named) else name
