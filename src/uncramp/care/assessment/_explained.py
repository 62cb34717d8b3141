"""What the rules are made of, for the people who review them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from uncramp.care.assessment import _gates, _nights
from uncramp.care.assessment._caution_table import (
    AGES,
    FROM_MEDICINES_ALONE,
    OLDEST,
    TABLE,
    Grounds,
)
from uncramp.care.assessment._cautions import FROM_RULES
from uncramp.care.assessment._looked_at import COVERS
from uncramp.care.assessment._same_day import ADULT


@dataclass(frozen=True, slots=True)
class Raised:
    """What raises a caution, beside the medicines that name it.

    ``yes`` are questions of which one yes is enough, ``options`` choices that do as well,
    ``doubts`` questions whose yes keeps it from being clear, ``rules`` the ids of signs that
    hold and were not checked. ``from_age`` and ``below_age`` are in years, None for no bound.
    """

    yes: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    doubts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    from_age: int | None = None
    below_age: int | None = None
    asks_the_list: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number that the rules use."""

    adult_years: int = ADULT
    check_days_soon: int = _gates.SOON_DAYS
    check_days_later: int = _gates.LATER_DAYS
    lately_nights: int = _nights.LATELY
    before_nights: int = _nights.BEFORE
    looked_back_nights: int = _nights.LOOKED_BACK
    long_minutes: int = _nights.TEN_MINUTES_S // 60
    fewest_in_thigh: int = _nights.FEWEST_IN_THIGH
    fewest_one_sided: int = _nights.FEWEST_ONE_SIDED
    fewest_cramps: int = _nights.FEWEST_CRAMPS


LIMITS: Final = Limits()
CHECK_COVERS: Final[Mapping[str, tuple[str, ...]]] = COVERS
"""Signs that a check of another sign has looked at too."""


def raised_by(caution: str) -> Raised:
    """What raises ``caution``; nothing for one that only medicines raise."""
    grounds = TABLE.get(caution, Grounds())
    low, high = AGES.get(caution, (0, OLDEST))
    return Raised(
        grounds.yes,
        grounds.options,
        grounds.doubts,
        tuple(rule.id for rule in FROM_RULES.get(caution, ())),
        low or None,
        high if high < OLDEST else None,
        caution in FROM_MEDICINES_ALONE,
    )
