"""The warning signs that hold, gravest first."""

from collections.abc import Iterable
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._emergencies import EMERGENCIES
from uncramp.care.assessment._routine import ROUTINE
from uncramp.care.assessment._rule import Rule
from uncramp.care.assessment._same_day import SAME_DAY
from uncramp.care.assessment._types import GRAVEST_FIRST, Hit
from uncramp.care.assessment._within_days import WITHIN_DAYS

SIGN_RULES: Final[tuple[Rule, ...]] = (*EMERGENCIES, *SAME_DAY, *WITHIN_DAYS, *ROUTINE)


def sign_hits(answers: Answers, from_diary: Iterable[Hit] = ()) -> tuple[Hit, ...]:
    """One hit for each sign that holds, its gravest, in the order of the rules.

    What the diary shows comes in beside the answers and takes nothing away.
    """
    told = (rule.hit(answers) for rule in SIGN_RULES if rule.reads(answers) is True)
    gravest: dict[str, Hit] = {}
    for hit in sorted((*told, *from_diary), key=_gravity):
        gravest.setdefault(hit.subject, hit)
    return tuple(gravest.values())


def unsettled_signs(
    answers: Answers, held: Iterable[Hit], still_open: Iterable[str]
) -> tuple[str, ...]:
    """The signs that the questions ``still_open`` leave open, gravest first."""
    certain, open_ones = {hit.subject for hit in held}, frozenset(still_open)
    left = (
        rule.subject
        for rule in SIGN_RULES
        if rule.reads(answers) is None and open_ones.intersection(rule.asks)
    )
    return tuple(dict.fromkeys(subject for subject in left if subject not in certain))


def _gravity(hit: Hit) -> int:
    return GRAVEST_FIRST.index(hit.urgency) if hit.urgency else len(GRAVEST_FIRST)
