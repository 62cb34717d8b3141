"""The questions of a screen as its form shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from uncramp.care.assessment import Given
from uncramp.knowledge.content import AnswerForm, Question
from uncramp.knowledge.wording import say
from uncramp.web.pages.check_up import CheckUp
from uncramp.web.pages.places import countries

WHY = "why-we-ask"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its ``value``, its ``label``, and whether it is what was chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A question: its ``form``, what was ``told`` so far as text, and its options.

    ``low`` and ``high`` bound a number.
    """

    id: str
    title: str
    form: str
    told: str
    options: tuple[Option, ...]
    low: int | None
    high: int | None


def to_lines(
    held: CheckUp, questions: Iterable[Question], language: str, *, country: str = ""
) -> tuple[Line, ...]:
    """The questions with what was answered; ``country`` is offered where none is known yet."""
    given = held.answers.given
    return tuple(
        _line(question, given.get(question.id), country, language) for question in questions
    )


def why_of(questions: Iterable[Question]) -> tuple[tuple[str, str], ...]:
    """Pairs of a question and why it is asked, in Markdown."""
    return tuple((question.title, question.sections.get(WHY, "")) for question in questions)


def _line(question: Question, given: Given | None, country: str, language: str) -> Line:
    if given is None and question.answer is AnswerForm.COUNTRY:
        given = country
    told = str(given) if isinstance(given, str | int) else ""
    chosen = given if isinstance(given, tuple) else (told,)
    return Line(
        id=question.id,
        title=question.title,
        form=question.answer.value,
        told=told,
        options=tuple(
            Option(value, label, value in chosen) for value, label in _offered(question, language)
        ),
        low=question.low,
        high=question.high,
    )


def _offered(question: Question, language: str) -> Iterable[tuple[str, str]]:
    if question.answer is AnswerForm.YES_NO:
        return [(word, say(f"page.{word}", language)) for word in ("yes", "no")]
    if question.answer is AnswerForm.COUNTRY:
        return countries(language)
    return question.options.items()
