"""*I was checked*: how long it holds."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from uncramp.care.assessment._answers import Check
from uncramp.care.assessment._types import Checked, Hit
from uncramp.knowledge.content import Urgency

# Chosen here and on the careful side: no source says how long a check of a leg holds.
SOON_DAYS: Final = 14
LATER_DAYS: Final = 30
_SOON: Final = frozenset({Urgency.EMERGENCY, Urgency.SAME_DAY})


def part(
    hits: Iterable[Hit], checks: Iterable[Check], today: date | None
) -> tuple[tuple[Hit, ...], tuple[Checked, ...]]:
    """The signs that are still open, and those that were checked and need not be asked again.

    Without a date no check holds, nor does one from the future.
    """
    latest = {held.sign: held for held in sorted(checks, key=lambda held: held.on)}
    open_signs, checked = [], []
    for hit in hits:
        held = latest.get(hit.subject)
        until = held.on + timedelta(days=_days(hit.urgency)) if held else None
        if held and until and today and held.on <= today <= until:
            checked.append(Checked(hit, held, until))
        else:
            open_signs.append(hit)
    return tuple(open_signs), tuple(checked)


def _days(urgency: Urgency | None) -> int:
    return SOON_DAYS if urgency in _SOON else LATER_DAYS
