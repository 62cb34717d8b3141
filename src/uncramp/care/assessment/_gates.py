"""*I was checked*: how long it holds."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from uncramp.care.assessment._answers import YES, Check, Given
from uncramp.care.assessment._same_day import CLOT_RISK, SORE_RISK
from uncramp.care.assessment._signs import SIGN_RULES
from uncramp.care.assessment._types import Checked, Hit
from uncramp.knowledge.content import Urgency

# Chosen here and on the careful side: no source says how long a check of a leg holds.
SOON_DAYS: Final = 14
LATER_DAYS: Final = 30
COVERS: Final[Mapping[str, tuple[str, ...]]] = {
    "possible-leg-clot-higher-risk": ("possible-leg-clot", "new-pain-one-leg"),
    "possible-leg-clot": ("new-pain-one-leg",),
}
"""Who looked for a clot with its risks in mind has looked for the clot."""
_SOON: Final = frozenset({Urgency.EMERGENCY, Urgency.SAME_DAY})
# They make a sign graver and are none themselves.
_BACKGROUND: Final = frozenset({*CLOT_RISK, *SORE_RISK})


def part(
    hits: Iterable[Hit], checks: Iterable[Check], today: date | None
) -> tuple[tuple[Hit, ...], tuple[Checked, ...]]:
    """The signs that are still open, and those that were checked.

    Without a date no check holds, nor does one from the future. An emergency stays open
    whoever has checked it, until its question is answered anew: it is in both.
    """
    latest: dict[str, Check] = {}
    for held in sorted(checks, key=lambda held: held.on):
        for sign in (held.sign, *COVERS.get(held.sign, ())):
            latest[sign] = held
    open_signs, checked = [], []
    for hit in hits:
        seen = latest.get(hit.subject)
        until = seen.on + timedelta(days=_days(hit.urgency)) if seen else None
        if seen and until and today and seen.on <= today <= until:
            stays = hit.urgency is Urgency.EMERGENCY
            checked.append(Checked(hit, seen, None if stays else until))
            if not stays:
                continue
        open_signs.append(hit)
    return tuple(open_signs), tuple(checked)


def asks_again(sign: str, given: Mapping[str, Given]) -> bool:
    """Whether one of these answers is a *yes* that a check of ``sign`` has not looked at."""
    covered = {sign, *COVERS.get(sign, ())}
    return any(
        given.get(question) == YES
        for rule in SIGN_RULES
        if rule.subject in covered and rule.urgency in _SOON
        for question in rule.asks
        if question not in _BACKGROUND
    )


def _days(urgency: Urgency | None) -> int:
    return SOON_DAYS if urgency in _SOON else LATER_DAYS
