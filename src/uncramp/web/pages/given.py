"""What somebody answered, in words."""

from collections.abc import Iterable

from uncramp.care.assessment import SKIPPED, UNKNOWN, Given, MedicineNamed
from uncramp.knowledge.content import AnswerForm, KnowledgeBase, Question
from uncramp.knowledge.wording import say
from uncramp.web.pages.places import country_name


def say_given(question: Question, given: Given | None, language: str) -> str:
    """An answer in a few words; None is a question that was not asked yet."""
    if given is None:
        return say("checkup.answers.not-asked", language)
    if isinstance(given, int):
        return str(given)
    if isinstance(given, tuple):
        named = [_one(question, one) for one in given]
        return ", ".join(named) if named else say("assess.given.none", language)
    if given in {UNKNOWN, SKIPPED} or question.answer is AnswerForm.YES_NO:
        return say(f"assess.given.{given}", language)
    if question.answer is AnswerForm.COUNTRY:
        return country_name(given, language)
    return _one(question, given)


def say_behind(
    behind: Iterable[tuple[str, Given]], known: KnowledgeBase, language: str
) -> tuple[str, ...]:
    """Answers as reasons: a statement that was ticked says itself."""
    reasons = []
    for name, given in behind:
        question = known.questions.get(name)
        if question is not None:
            told = say_given(question, given, language)
            ticked = given == "yes" and not question.title.endswith("?")
            asked = question.title.strip("¿?.")
            reasons.append(
                asked
                if ticked
                else say("assess.line.answer", language, question=asked, answer=told)
            )
    return tuple(reasons)


def _one(question: Question, told: str | MedicineNamed) -> str:
    if isinstance(told, MedicineNamed):
        return told.written
    return question.options.get(told, told)
