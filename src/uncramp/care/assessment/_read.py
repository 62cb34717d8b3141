"""Answers from a file, each held against its question."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, Final, TypeGuard

from uncramp.care.assessment._answers import (
    FORMAT,
    NO,
    SKIPPED,
    UNKNOWN,
    YES,
    Answers,
    Check,
    Given,
    MedicineNamed,
)
from uncramp.care.assessment._looked_at import ASKED_AFTER
from uncramp.care.assessment._medicines import ingredient_ids, named
from uncramp.errors import BadAnswer, UnknownId
from uncramp.knowledge.content import AnswerForm, KnowledgeBase, Question

MOST_MEDICINES: Final = 1000
MOST_LETTERS: Final = 200
# To look for slips of the pen takes long; nobody takes more, and what is left is not known.
SPELLED_OUT: Final = 60
_OPEN: Final = (UNKNOWN, SKIPPED)


def read_answers(plain: Any, known: KnowledgeBase) -> Answers:
    """The answers that ``to_plain`` gave, or that a person wrote into ANSWERS.json.

    Raises UnknownId for a question, sign or ingredient that there is not, with the nearest,
    and BadAnswer for what its question cannot take.
    """
    if not isinstance(plain, Mapping) or not isinstance(plain.get("answers"), Mapping):
        raise BadAnswer(question="answers", value=_short(plain), problem="not-answers")
    if plain.get("format", FORMAT) != FORMAT:
        raise BadAnswer(question="format", value=_short(plain["format"]), problem="newer")
    _no_strangers(plain, ("format", "answers", "checks"), "key")
    given = {question: _given(question, raw, known) for question, raw in plain["answers"].items()}
    checks = plain.get("checks", [])
    if not isinstance(checks, list):
        raise BadAnswer(question="checks", value=_short(checks), problem="not-a-list")
    return Answers(given, tuple(_check(raw, known) for raw in checks))


def _given(name: str, raw: Any, known: KnowledgeBase) -> Given:
    question = known.questions.get(str(name))
    if question is None:
        raise _unknown("question", name, known.questions)
    if isinstance(raw, str) and raw in _OPEN:
        return raw
    if question.answer is AnswerForm.MEDICINES:
        return _medicines(question, raw, known)
    return _READERS[question.answer](question, raw)


def _yes_no(question: Question, raw: Any) -> Given:
    return _one(question, raw, (YES, NO))


def _one_of(question: Question, raw: Any) -> Given:
    return _one(question, raw, tuple(question.options))


def _one(question: Question, raw: Any, allowed: tuple[str, ...]) -> str:
    if isinstance(raw, str) and raw in allowed:
        return raw
    shown = ", ".join((*allowed, *_OPEN))
    raise BadAnswer(question=question.id, value=_short(raw), problem="one-of", allowed=shown)


def _some_of(question: Question, raw: Any) -> Given:
    if not isinstance(raw, list | tuple) or not raw:
        shown = ", ".join(question.options)
        raise BadAnswer(question=question.id, value=_short(raw), problem="some-of", allowed=shown)
    chosen = [_one(question, entry, tuple(question.options)) for entry in raw]
    return tuple(dict.fromkeys(chosen))


def _number(question: Question, raw: Any) -> Given:
    low, high = question.low or 0, question.high if question.high is not None else 10**6
    # True is an int in Python, and nobody is True years old.
    if isinstance(raw, int) and not isinstance(raw, bool) and low <= raw <= high:
        return raw
    raise BadAnswer(
        question=question.id, value=_short(raw), problem="number", allowed=f"{low}–{high}"
    )


def _country(question: Question, raw: Any) -> Given:
    if isinstance(raw, str) and len(raw) == 2 and raw.isascii() and raw.isalpha():
        return raw.upper()
    raise BadAnswer(question=question.id, value=_short(raw), problem="country")


def _medicines(question: Question, raw: Any, known: KnowledgeBase) -> Given:
    if not isinstance(raw, list | tuple):
        raise BadAnswer(question=question.id, value=_short(raw), problem="not-a-list")
    if len(raw) > MOST_MEDICINES:
        raise BadAnswer(question=question.id, value=str(len(raw)), problem="too-many")
    # Gathered once: a list may be long, and the ids of the library are made on asking.
    ids = ingredient_ids(known)
    return tuple(
        _medicine(question, entry, known, ids, forgiving=place < SPELLED_OUT)
        for place, entry in enumerate(raw)
    )


def _written(question: Question, raw: str) -> str:
    if not _is_text(raw.strip()):
        raise BadAnswer(question=question.id, value=_short(raw), problem="medicine-name")
    return raw.strip()


def _medicine(
    question: Question,
    entry: Any,
    known: KnowledgeBase,
    ids: frozenset[str],
    *,
    forgiving: bool,
) -> MedicineNamed:
    if isinstance(entry, str):
        return named(_written(question, entry), known, forgiving=forgiving)
    if not isinstance(entry, Mapping) or not isinstance(entry.get("written"), str):
        raise BadAnswer(question=question.id, value=_short(entry), problem="medicine")
    _no_strangers(entry, ("written", "ingredient", "confirmed"), "key")
    ingredient, confirmed = entry.get("ingredient", ""), entry.get("confirmed", False)
    if not isinstance(ingredient, str) or not isinstance(confirmed, bool):
        raise BadAnswer(question=question.id, value=_short(entry), problem="medicine")
    if ingredient and ingredient not in ids:
        raise _unknown("ingredient", ingredient, ids)
    return MedicineNamed(_written(question, entry["written"]), ingredient, confirmed)


def _check(raw: Any, known: KnowledgeBase) -> Check:
    if not isinstance(raw, Mapping):
        raise BadAnswer(question="checks", value=_short(raw), problem="check")
    _no_strangers(raw, ("sign", "by", "on", "since"), "key")
    sign, by, on = (raw.get(key) for key in ("sign", "by", "on"))
    since = raw.get("since", [])
    if not isinstance(since, list):
        raise BadAnswer(question="checks", value=_short(since), problem="not-a-list")
    _no_strangers(since, ASKED_AFTER, "question")
    if not isinstance(sign, str) or sign not in known.signs:
        raise _unknown("sign", sign, known.signs)
    if not _is_text(by):
        raise BadAnswer(question="checks", value=_short(by), problem="check-by")
    try:
        return Check(sign, by.strip(), date.fromisoformat(str(on)), tuple(since))
    except ValueError as error:
        raise BadAnswer(question="checks", value=_short(on), problem="check-on") from error


def _is_text(raw: Any) -> TypeGuard[str]:
    """Whether these are some letters, and such as can be written down again."""
    if not isinstance(raw, str) or not raw.strip() or len(raw) > MOST_LETTERS:
        return False
    # Half of a surrogate pair comes in through JSON, and no file or page takes it.
    return not any("\ud800" <= letter <= "\udfff" for letter in raw)


def _no_strangers(raw: Iterable[Any], keys: tuple[str, ...], kind: str) -> None:
    for key in raw:
        if key not in keys:
            raise _unknown(kind, key, keys)


def _unknown(kind: str, wanted: Any, names: Any) -> UnknownId:
    nearest = next(iter(get_close_matches(str(wanted), list(names), 1)), "")
    return UnknownId(kind=kind, wanted=_short(wanted), nearest=nearest)


def _short(value: Any) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in str(value)[:60])


_READERS: Final[Mapping[AnswerForm, Callable[[Question, Any], Given]]] = {
    AnswerForm.YES_NO: _yes_no,
    AnswerForm.ONE_OF: _one_of,
    AnswerForm.SOME_OF: _some_of,
    AnswerForm.NUMBER: _number,
    AnswerForm.COUNTRY: _country,
}
