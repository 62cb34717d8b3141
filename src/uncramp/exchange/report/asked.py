"""The questions of the check-up as a list, for those who answer them without the screens."""

from collections.abc import Iterator
from typing import Any, Final

from uncramp.care.assessment import SKIPPED, UNKNOWN
from uncramp.knowledge.content import AnswerForm, KnowledgeBase, Question
from uncramp.knowledge.wording import say

FORMAT: Final = 1
OPEN: Final = (UNKNOWN, SKIPPED)


def asked(known: KnowledgeBase) -> dict[str, Any]:
    """Every question in the order of the screens, with what it takes for an answer.

    ``asked_under`` is the heading it stands below, which says of what time it is meant.

    Besides ``allowed`` each takes ``unknown`` and ``skipped``, which are listed with it where
    there is a list.
    """
    return {
        "format": FORMAT,
        "questions": [
            {
                "id": question.id,
                "title": question.title,
                "answer": question.answer.value,
                "allowed": _allowed(question),
                "options": dict(question.options),
                "screen": screen.id,
                "asked_under": screen.title[known.language],
                "stage": screen.stage.value,
                "why": question.sections["why-we-ask"],
            }
            for screen in known.screens
            for question in (known.questions[name] for name in screen.questions)
        ],
    }


def asked_lines(known: KnowledgeBase) -> Iterator[str]:
    """The same as text: the screens, and below each its questions."""
    language = known.language
    for screen in known.screens:
        stage = say(f"assess.stage.{screen.stage}", language)
        yield say("assess.questions.screen", language, title=screen.title[language], stage=stage)
        for name in screen.questions:
            question = known.questions[name]
            facts = {"id": name, "title": question.title, "allowed": _said(question, language)}
            yield "  " + say("assess.questions.line", language, **facts)


def _allowed(question: Question) -> Any:
    if question.answer is AnswerForm.YES_NO:
        return ["yes", "no", *OPEN]
    if question.answer in {AnswerForm.ONE_OF, AnswerForm.SOME_OF}:
        return [*question.options, *OPEN]
    if question.answer is AnswerForm.NUMBER:
        return {"low": question.low, "high": question.high}
    return None


def _said(question: Question, language: str) -> str:
    options = ", ".join(question.options)
    match question.answer:
        case AnswerForm.YES_NO:
            plain = "yes, no"
        case AnswerForm.ONE_OF:
            plain = options
        case AnswerForm.SOME_OF:
            plain = say("assess.questions.several", language, options=options)
        case AnswerForm.NUMBER:
            facts = {"low": question.low or 0, "high": question.high or 0}
            plain = say("assess.questions.number", language, **facts)
        case other:
            plain = say(f"assess.questions.{other}", language)
    return ", ".join((plain, *OPEN))
