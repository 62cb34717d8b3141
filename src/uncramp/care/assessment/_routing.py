"""Which screens a person gets, and where the questions stop."""

from datetime import date
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._gates import part
from uncramp.care.assessment._same_day import ADULT
from uncramp.care.assessment._signs import sign_hits
from uncramp.knowledge.content import KnowledgeBase, Screen, Stage, Urgency

_YOUNG: Final = "young"


def route(answers: Answers, known: KnowledgeBase) -> tuple[Screen, ...]:
    """The screens for this person, in order.

    Every emergency and same-day screen is for everybody; the one for the young is left out
    only where the age is known to be 18 or more. Under 18 nothing follows them.
    """
    return tuple(screen for screen in known.screens if _is_for(screen, answers.age))


def next_screen(
    answers: Answers, known: KnowledgeBase, today: date | None = None, *, go_on: bool = False
) -> Screen | None:
    """The first screen that was not answered; None when it is time for the result.

    An emergency stops the questions where it is met, a sign for today when the same-day
    screens are through; ``go_on`` passes the second stop and never the first. A sign that was
    checked stops nothing, as long as the check holds ``today``.
    """
    asked = next((s for s in route(answers, known) if not is_answered(s, answers)), None)
    if asked is None or asked.stage is Stage.ABOUT:
        return asked
    open_signs, _ = part(sign_hits(answers), answers.checks, today)
    met = {hit.urgency for hit in open_signs}
    if Urgency.EMERGENCY in met:
        return None
    stops = Urgency.SAME_DAY in met and asked.stage is Stage.MORE and not go_on
    return None if stops else asked


def is_answered(screen: Screen, answers: Answers) -> bool:
    """Whether every question of a screen has an answer, a skipped one included."""
    return all(question in answers.given for question in screen.questions)


def _is_for(screen: Screen, age: int | None) -> bool:
    if screen.id == _YOUNG:
        return age is None or age < ADULT
    return screen.stage is not Stage.MORE or age is None or age >= ADULT
