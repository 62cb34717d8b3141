"""How far the cramps are like the usual night cramp: the seven traits of Hallegraeff 2017."""

from collections.abc import Mapping
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._logic import Truth, all_of, any_of, but_not
from uncramp.care.assessment._types import Pattern
from uncramp.care.assessment._within_days import THIGH

_LONGER: Final = ("cramp-locked-now", "cramp-past-ten-minutes")


def pattern(answers: Answers) -> Pattern:
    """Which traits agree, which differ and which are not known; a guide, not a test."""
    traits = _traits(answers)
    return Pattern(*(tuple(t for t, truth in traits.items() if truth is v) for v in _IN_ORDER))


_IN_ORDER: Final[tuple[Truth, ...]] = (True, False, None)


def _traits(given: Answers) -> Mapping[str, Truth]:
    longer = any_of(map(given.is_yes, _LONGER))
    return {
        "intense-pain": given.is_yes("very-painful"),
        "ten-minutes-at-most": all_of(
            [given.is_yes("lets-go-within-ten-minutes"), but_not(longer)]
        ),
        "calf-or-foot": given.is_one_of("where-cramps", ("calf", "foot")),
        "seldom-in-the-thigh": but_not(given.is_one_of("where-cramps", THIGH)),
        "sore-afterwards": given.is_yes("sore-afterwards"),
        "breaks-sleep": given.is_yes("wakes-me"),
        "distress": given.is_yes("broken-sleep-distress"),
    }
