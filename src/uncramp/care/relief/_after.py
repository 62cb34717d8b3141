"""What may be done once a cramp has let go, and what is asked when it has not."""

from collections.abc import Iterator
from typing import Final

from uncramp.care.assessment import Assessment, Standing
from uncramp.care.relief._gates import is_clear
from uncramp.knowledge.content import Activity

TEN_MINUTES_S: Final = 600
"""From here on the signs are asked, and the gentle stretch stays on the screen."""
ASKED_AT_TEN_MINUTES: Final = (
    "leg-without-blood",
    "compartment-pressure",
    "low-calcium-emergency",
)
"""Signs of the library, the gravest first; one yes is an emergency."""
NOT_LET_GO: Final = "cramp-over-ten-minutes"
"""The sign that holds when none of them is met and the cramp is still there."""

_CLOT: Final = ("possible-leg-clot", "recent-leg-clot", "open-warning-sign")
_HURT: Final = (
    *("fresh-injury", "calf-tear", "achilles-injury", "leg-surgery", "broken-bone"),
    *("open-wound", "skin-infection", "foot-sore", "fragile-skin"),
)
_STILL: Final = ("fresh-injury", "calf-tear", "achilles-injury", "leg-surgery", "broken-bone")
_FEELING: Final = ("foot-numbness", "arterial-disease", "drowsy-at-night")
_STEADY: Final = ("poor-balance", "dizziness", "drowsy-at-night", "foot-drop")
_RUBS: Final = ("blood-thinner", "bleeding-problem", "varicose-veins", "clot-before", "pregnancy")


def aftercare(found: Assessment | None) -> tuple[str, ...]:
    """What to do when it has let go, in order: ids of ``relief.after.<id>``.

    Somebody of whom nothing is known gets what nobody can be hurt by; ``found`` is None for
    them. No medicine is among it.
    """
    return tuple(_after(found))


def _after(found: Assessment | None) -> Iterator[str]:
    if not _is_kept_still(found):
        yield "wiggle"
    steady = is_clear((*_STEADY, *_HURT), found)
    if steady and _may(Activity.EXERCISE, found):
        yield "walk"
    if is_clear(("heart-failure", *_CLOT, "arterial-disease"), found):
        yield "leg-up"
    # Nothing warm without feeling, and neither warm nor cold where the blood runs badly.
    if _may(Activity.HEAT, found) and is_clear((*_CLOT, *_HURT, *_FEELING), found):
        yield "warm"
        yield "cold"
    if _may(Activity.MASSAGE, found) and is_clear((*_CLOT, *_HURT, *_FEELING, *_RUBS), found):
        yield "stroke"
    if is_clear(("fluid-limit",), found):
        yield "sip"
    yield "sore"


def _is_kept_still(found: Assessment | None) -> bool:
    """Whether the leg is known to be hurt or without blood; without answers a foot may move."""
    if found is None:
        return False
    signs = {hit.subject for hit in found.signs}
    raised = (name for name in _STILL if name in found.cautions)
    hurt = any(found.cautions[name].standing is Standing.RAISED for name in raised)
    return hurt or not signs.isdisjoint(ASKED_AT_TEN_MINUTES[:2])


def _may(activity: Activity, found: Assessment | None) -> bool:
    if found is None or found.information_only or not found.age_known:
        return False
    return activity not in found.stops


BACK_TO_SLEEP: Final = ("covers", "side", "head", "breathe", "again")
"""The way back to sleep, in order: ids of ``relief.sleep.<id>``, for everybody."""
