"""What was answered on one screen of the check-up, read from what its form sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import QueryDict

from uncramp.care.assessment import SKIPPED, UNKNOWN, Given
from uncramp.knowledge.content import AnswerForm, Question
from uncramp.web.pages.places import is_country

YES, NO = "yes", "no"


class How(StrEnum):
    """The button a screen was left by: what it says about lines that nobody touched."""

    NONE = "none"
    TICKED = "ticked"
    UNKNOWN = "unknown"
    SKIP = "skip"
    GO = "go"


# Only the two buttons that say so make a line that nobody touched a no.
_UNTOUCHED: Mapping[How, str] = {
    How.NONE: NO,
    How.TICKED: NO,
    How.UNKNOWN: UNKNOWN,
    How.SKIP: SKIPPED,
    How.GO: SKIPPED,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers of a screen; ``trouble`` is the id of what to say when it holds none."""

    given: Mapping[str, Given]
    trouble: str = ""


def how_left(facts: QueryDict) -> How:
    """The button that was pressed; one that is not ours leaves everything open."""
    told = facts.get("how", "")
    return How(told) if told in set(How) else How.GO


def read_screen(questions: Iterable[Question], facts: QueryDict) -> Reading:
    """The answers to these questions; what is none of ours counts as not touched."""
    asked, how = tuple(questions), how_left(facts)
    ticked = any(facts.getlist(question.id) for question in asked)
    # Neither of two buttons is believed against the ticks above it: it is asked again.
    if how is How.NONE and ticked:
        return Reading({}, "checkup.screen.none-and-ticked")
    if how is How.TICKED and not ticked:
        return Reading({}, "checkup.screen.nothing-ticked")
    given: dict[str, Given] = {}
    for question in asked:
        answer = _read(question, facts.getlist(question.id), _UNTOUCHED[how])
        if answer is None:
            return Reading({}, "page.field.range")
        given[question.id] = answer
    return Reading(given)


def read_beside(
    questions: Iterable[Question], facts: QueryDict, *, is_left: bool
) -> Mapping[str, Given]:
    """The answers to what stands beside a list; what is not touched is passed over.

    While the screen is not left, only what was answered so far.
    """
    given = {q.id: _read(q, facts.getlist(q.id), SKIPPED) for q in questions}
    return {
        name: answer
        for name, answer in given.items()
        if answer is not None and (is_left or facts.getlist(name))
    }


def _read(question: Question, told: list[str], untouched: str) -> Given | None:
    if question.answer is AnswerForm.YES_NO:
        # Whoever ticks a line and is not sure of it has not said no: the graver holds.
        return next((word for word in (YES, UNKNOWN, NO) if word in told), untouched)
    if question.answer is AnswerForm.NUMBER:
        return _number(question, told, untouched)
    if question.answer is AnswerForm.COUNTRY:
        chosen = tuple(code for code in told if is_country(code))
    else:
        chosen = tuple(option for option in question.options if option in told)
    if not chosen:
        return _open(told, untouched)
    return chosen if question.answer is AnswerForm.SOME_OF else chosen[0]


def _open(told: list[str], untouched: str) -> str:
    # A question that was passed over is never a no, whatever the button meant for its lines.
    return UNKNOWN if UNKNOWN in told or untouched == UNKNOWN else SKIPPED


def _number(question: Question, told: list[str], untouched: str) -> Given | None:
    text = "".join(told[:1]).strip()
    if not text:
        return _open([], untouched)
    low, high = question.low or 0, question.high or 0
    fits = text.isascii() and text.isdecimal() and len(text) < 5 and low <= int(text) <= high
    return int(text) if fits else None
