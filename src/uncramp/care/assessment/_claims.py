"""What is known behind a warning sign, beside the sources of its own page."""

from collections.abc import Mapping
from typing import Final

from uncramp.knowledge.content import KnowledgeBase

_OTHERWISE: Final = ("unlikely-serious",)
_OF_A_CONDITION: Final = ("cause-mostly-unknown",)
_VESSELS: Final = ("heart-vessels-and-cramps",)
_RESTLESS: Final = ("restless-legs-or-cramps",)
BEHIND_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "both-legs-swollen": ("long-standing",),
    "broken-nights": ("cramps-and-sleep",),
    "cramp-over-ten-minutes": ("lets-go-within-ten-minutes", "ten-minute-rule"),
    "fluid-or-salt-loss": ("fluids-and-cramps", "salts-and-blood-tests"),
    "foot-turns-and-stays": ("parkinson-and-cramps",),
    "getting-weaker": ("motor-neuron-and-cramps",),
    "heavy-drinking": ("alcohol-and-cramps",),
    "heavy-legs-upright": ("spine-narrowing-and-cramps",),
    "jerks-in-sleep": _RESTLESS,
    "leg-without-blood": ("hard-to-move-not-paralysed",),
    "muscle-breakdown": ("statins-and-cramps",),
    "quinine-reaction": ("quinine-dangers",),
    "muscle-pain-on-medicine": ("statins-and-cramps",),
    "new-medicine": (
        *("diuretics-and-cramps", "long-acting-inhalers-and-cramps", "statins-and-cramps"),
    ),
    "numb-feet": ("nerve-damage-and-cramps",),
    "own-team": ("kidney-and-cramps", "liver-and-cramps", *_VESSELS),
    "pain-on-walking": _VESSELS,
    "restless-legs": _RESTLESS,
    "starved-foot": _VESSELS,
    "thigh-only": ("mostly-the-calf", "foot-often-thigh-seldom"),
    "thirst-tired-cold": ("diabetes-and-cramps", "thyroid-and-cramps"),
}


def claims_behind(subject: str, known: KnowledgeBase) -> tuple[str, ...]:
    """The claims that a sign, claim or condition rests on, as far as the library has them."""
    if subject in known.signs:
        named = BEHIND_SIGNS.get(subject, _OTHERWISE)
    elif subject in known.conditions:
        named = known.conditions[subject].claims or _OF_A_CONDITION
    else:
        named = (subject,)
    return tuple(claim for claim in named if claim in known.claims)
