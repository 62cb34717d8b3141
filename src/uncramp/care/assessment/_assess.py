"""From answers to what they come to."""

from collections.abc import Iterable
from datetime import date

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._gates import part
from uncramp.care.assessment._medicines import medicine_hits
from uncramp.care.assessment._routing import ADULT, route
from uncramp.care.assessment._signs import sign_hits, unsettled_signs
from uncramp.care.assessment._types import Assessment, Hit, MadeBy
from uncramp.knowledge.content import Activity, KnowledgeBase
from uncramp.person.diary import Diary


def assess(
    answers: Answers,
    known: KnowledgeBase,
    diary: Diary | None,  # noqa: ARG001 - the nights come in next
    today: date,
    *,
    program: str = "",
) -> Assessment:
    """What the answers and the nights come to on the day ``today``.

    The diary only adds: nothing in it takes away what was answered. ``program`` is the
    version to name in what was made.
    """
    signs, checked = part(sign_hits(answers), answers.checks, today)
    medicines, strangers = medicine_hits(answers, known)
    age = answers.age
    return Assessment(
        made_by=MadeBy(program, known.version, ""),
        urgency=signs[0].urgency if signs else None,
        signs=signs,
        checked=checked,
        unsettled=unsettled_signs(answers, signs),
        not_answered=_not_answered(answers, known),
        medicines=medicines,
        unknown_medicines=strangers,
        stops=_stops(signs, known),
        information_only=age is not None and age < ADULT,
        age_known=age is not None,
    )


def _not_answered(answers: Answers, known: KnowledgeBase) -> tuple[str, ...]:
    asked = (question for screen in route(answers, known) for question in screen.questions)
    return tuple(question for question in asked if answers.is_open(question))


def _stops(signs: Iterable[Hit], known: KnowledgeBase) -> frozenset[Activity]:
    named = (known.signs.get(hit.subject) for hit in signs)
    return frozenset(activity for sign in named if sign for activity in sign.stops)
