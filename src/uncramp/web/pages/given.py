"""What somebody answered, in words."""

from collections.abc import Iterable

from uncramp.care.assessment import Given, MedicineNamed
from uncramp.knowledge.content import AnswerForm, KnowledgeBase, Question
from uncramp.knowledge.wording import say
from uncramp.web.pages.places import country_name

NOT_ASKED = "not-asked"
# Answers that stand for any form of question.
OPEN = frozenset({"unknown", "skipped", NOT_ASKED})


def say_given(question: Question, given: Given | None, language: str) -> str:
    """An answer in a few words; None is a question that was not asked yet."""
    told = NOT_ASKED if given is None else given
    if isinstance(told, int):
        return str(told)
    if isinstance(told, tuple):
        named = [_one(question, one) for one in told]
        return ", ".join(named) if named else say("checkup.given.nothing", language)
    if told in OPEN or question.answer is AnswerForm.YES_NO:
        return say(f"checkup.given.{told}", language)
    if question.answer is AnswerForm.COUNTRY:
        return country_name(told, language)
    return _one(question, told)


def say_behind(
    behind: Iterable[tuple[str, Given]], known: KnowledgeBase, language: str
) -> tuple[str, ...]:
    """Answers as reasons: a statement that was ticked says itself."""
    reasons = []
    for name, given in behind:
        question = known.questions.get(name)
        if question is not None:
            told = say_given(question, given, language)
            ticked = question.answer is AnswerForm.YES_NO and given == "yes"
            asked = question.title.rstrip(".")
            reasons.append(
                asked
                if ticked
                else say("checkup.given.reason", language, question=asked, answer=told)
            )
    return tuple(reasons)


def _one(question: Question, told: str | MedicineNamed) -> str:
    if isinstance(told, MedicineNamed):
        return told.written
    return question.options.get(told, told)
