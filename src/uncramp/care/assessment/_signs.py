"""The warning signs that hold, gravest first."""

from collections.abc import Iterable
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._rule import Rule
from uncramp.care.assessment._types import GRAVEST_FIRST, Hit

SIGN_RULES: Final[tuple[Rule, ...]] = ()


def sign_hits(answers: Answers, more: Iterable[Hit] = ()) -> tuple[Hit, ...]:
    """One hit for each sign that holds: the gravest, and with it what ``more`` adds."""
    hits = [rule.hit(answers) for rule in SIGN_RULES if rule.reads(answers) is True]
    said = {rule.instead_of for rule in SIGN_RULES if rule.id in {hit.rule for hit in hits}}
    gravest: dict[str, Hit] = {}
    for hit in sorted((*hits, *more), key=_gravity):
        if hit.rule not in said:
            gravest.setdefault(hit.subject, hit)
    return tuple(gravest.values())


def unsettled_signs(answers: Answers) -> tuple[Rule, ...]:
    """The rules that what is not known leaves open, gravest first."""
    return tuple(rule for rule in SIGN_RULES if rule.reads(answers) is None)


def _gravity(hit: Hit) -> int:
    return GRAVEST_FIRST.index(hit.urgency) if hit.urgency else len(GRAVEST_FIRST)
