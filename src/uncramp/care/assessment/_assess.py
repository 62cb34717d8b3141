"""From answers to what they come to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._cautions import Facts, cautions
from uncramp.care.assessment._claims import claims_behind
from uncramp.care.assessment._contradictions import contradictions
from uncramp.care.assessment._contributors import contributor_hits
from uncramp.care.assessment._gates import part
from uncramp.care.assessment._look_alikes import look_alikes
from uncramp.care.assessment._medicines import medicine_hits
from uncramp.care.assessment._nights import hits_from, nights_below_the_knee, notes_from
from uncramp.care.assessment._pattern import pattern
from uncramp.care.assessment._routing import route
from uncramp.care.assessment._same_day import ADULT
from uncramp.care.assessment._signs import sign_hits, unsettled_signs
from uncramp.care.assessment._types import Assessment, Hit, MadeBy, MedicineHit
from uncramp.care.assessment._versions import rules_version
from uncramp.knowledge.content import Activity, KnowledgeBase
from uncramp.person.diary import Diary

_NO_NIGHTS: Final = Diary()


def assess(
    answers: Answers,
    known: KnowledgeBase,
    diary: Diary | None,
    today: date,
    *,
    program: str = "",
) -> Assessment:
    """What the answers and the nights come to on the day ``today``.

    The diary only adds: nothing in it takes away what was answered. ``program`` is the
    version to name in what was made. Under 18 there are signs and cautions only.
    """
    made_by = MadeBy(program, known.version, rules_version())
    medicines, strangers = taken = medicine_hits(answers, known)
    found = _signs_and_cautions(answers, known, diary or _NO_NIGHTS, today, taken, made_by)
    if found.information_only:
        return found
    return replace(
        found,
        look_alikes=look_alikes(answers),
        contributors=_with_claims(contributor_hits(answers), known),
        medicines=medicines,
        unknown_medicines=strangers,
        pattern=pattern(answers),
    )


def _signs_and_cautions(
    answers: Answers,
    known: KnowledgeBase,
    nights: Diary,
    today: date,
    taken: tuple[tuple[MedicineHit, ...], tuple[str, ...]],
    made_by: MadeBy,
) -> Assessment:
    held = _with_claims(sign_hits(answers, hits_from(nights, today)), known)
    signs, checked = part(held, answers.checks, today)
    seen = {one.hit.subject for one in checked} - {hit.subject for hit in signs}
    still_open = _not_answered(answers, known)
    stands = cautions(Facts(answers, *taken, frozenset(seen)), known)
    thinned, below = stands["blood-thinner"].medicines, nights_below_the_knee(nights, today)
    return Assessment(
        made_by=made_by,
        urgency=signs[0].urgency if signs else None,
        signs=signs,
        checked=checked,
        unsettled=unsettled_signs(answers, held, still_open),
        not_answered=still_open,
        contradictions=contradictions(answers, below, thinned),
        notes=notes_from(nights, today),
        cautions=stands,
        stops=_stops(signs, known),
        information_only=answers.age is not None and answers.age < ADULT,
        age_known=answers.age is not None,
    )


def _with_claims(hits: Iterable[Hit], known: KnowledgeBase) -> tuple[Hit, ...]:
    return tuple(replace(hit, claims=claims_behind(hit.subject, known)) for hit in hits)


def _not_answered(answers: Answers, known: KnowledgeBase) -> tuple[str, ...]:
    asked = (question for screen in route(answers, known) for question in screen.questions)
    return tuple(question for question in asked if answers.is_open(question))


def _stops(signs: Iterable[Hit], known: KnowledgeBase) -> frozenset[Activity]:
    named = (known.signs.get(hit.subject) for hit in signs)
    return frozenset(activity for sign in named if sign for activity in sign.stops)
