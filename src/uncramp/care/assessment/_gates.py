"""*I was checked*: how long it holds."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from uncramp.care.assessment._answers import Check
from uncramp.care.assessment._looked_at import COVERS
from uncramp.care.assessment._types import Checked, Hit
from uncramp.knowledge.content import Urgency

# Chosen here and on the careful side: no source says how long a check of a leg holds.
SOON_DAYS: Final = 14
LATER_DAYS: Final = 30


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


def _days(urgency: Urgency | None) -> int:
    return SOON_DAYS if urgency and urgency.cannot_wait else LATER_DAYS
