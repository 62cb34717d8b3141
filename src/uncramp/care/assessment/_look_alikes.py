"""Conditions that can look like night cramps, with the answers on both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from uncramp.care.assessment._answers import NO, YES, Answers, Given
from uncramp.care.assessment._rule import behind
from uncramp.care.assessment._same_day import CLOT, CLOT_RISK, LOW_CALCIUM
from uncramp.care.assessment._types import Behind, LookAlike

Told = tuple[str, str]
KNOT: Final[Told] = ("sudden-hard-knot", YES)
STRETCH: Final[Told] = ("eased-by-stretch", YES)
SHORT: Final[Told] = ("lets-go-within-ten-minutes", YES)
PAINFUL: Final[Told] = ("very-painful", YES)


@dataclass(frozen=True, slots=True)
class Features:
    """A condition comes up when one of ``key`` is yes; ``also`` speaks for it besides.

    ``against`` are answers that fit a night cramp better. Where waiting would be dangerous
    nothing is held against it: no answer may talk an emergency away.
    """

    condition: str
    key: tuple[str, ...]
    also: tuple[str, ...] = ()
    against: tuple[Told, ...] = ()


LOOK_ALIKES: Final[tuple[Features, ...]] = (
    Features("acute-limb-ischaemia", ("leg-cold-pale-numb",), ("leg-artery-disease",)),
    Features(
        "cauda-equina-syndrome",
        ("saddle-numbness", "new-weakness-both-legs"),
        ("pain-shoots-down-leg", "spinal-stenosis"),
    ),
    Features("compartment-syndrome", ("leg-tight-as-wood",), ("fresh-injury", "hard-new-exercise")),
    Features(
        "rhabdomyolysis",
        ("dark-urine-muscle-pain", "muscle-pain-new-medicine"),
        ("hard-new-exercise", "new-medicine-before-cramps"),
    ),
    Features(
        "infection-and-tetanus",
        ("infection-confused", "jaw-neck-spasm", "red-hot-skin-fever", "poison-or-dirty-wound"),
    ),
    Features(
        "deep-vein-thrombosis",
        (*CLOT, "new-pain-one-leg", "swelling-behind-knee"),
        (*CLOT_RISK, "breathless-chest-pain"),
    ),
    Features("bakers-cyst", ("swelling-behind-knee",), ("leg-swollen",)),
    Features(
        "limb-threatening-ischaemia",
        ("foot-pain-eased-hanging", "foot-sore-cold-dusky"),
        ("leg-artery-disease", "calf-pain-walking", "diabetes", "smokes"),
    ),
    Features("calf-muscle-tear", ("pop-in-calf",), ("fresh-injury",)),
    Features("achilles-rupture", ("pop-in-calf",), ("tendon-pain-antibiotic", "fresh-injury")),
    Features("low-calcium", (*LOW_CALCIUM, "tingling-with-noisy-breathing"), ("cramps-elsewhere",)),
    Features(
        "fluid-and-salt-shifts",
        ("vomiting-heat-weak", "heat-confused"),
        ("drinks-little-in-heat", "low-sodium"),
    ),
    Features(
        "motor-neuron-disease",
        ("getting-weaker",),
        ("foot-drop", "cramps-elsewhere"),
        (("numb-tingling-feet", YES),),
    ),
    Features(
        "lumbar-stenosis",
        ("legs-heavy-standing", "legs-heavy-getting-worse"),
        ("spinal-stenosis",),
        (KNOT, STRETCH, ("legs-heavy-standing", NO)),
    ),
    Features("sciatica", ("pain-shoots-down-leg",), ("numb-tingling-feet",), (KNOT, STRETCH)),
    Features(
        "peripheral-artery-disease",
        ("calf-pain-walking",),
        ("leg-artery-disease", "smokes"),
        (KNOT, STRETCH),
    ),
    Features(
        "peripheral-neuropathy",
        ("numb-tingling-feet", "feet-without-feeling"),
        ("nerve-damage", "diabetes"),
        (KNOT, STRETCH),
    ),
    Features(
        "parkinson-and-dystonia", ("foot-turns-and-stays",), ("parkinson",), (KNOT, SHORT, STRETCH)
    ),
    Features(
        "restless-legs",
        ("urge-to-move",),
        ("worse-at-rest", "better-while-moving", "worse-in-evening"),
        (
            *(("worse-at-rest", NO), ("better-while-moving", NO), ("worse-in-evening", NO)),
            *(KNOT, STRETCH),
        ),
    ),
    Features("periodic-limb-movements", ("jerks-in-sleep",), ("urge-to-move",), (KNOT, PAINFUL)),
    Features("sleep-starts", ("jerks-in-sleep",), (), (KNOT, PAINFUL)),
    Features(
        "other-leg-pains",
        ("vein-hard-sore", "weight-loss-night-sweats", "limp-and-fever"),
        ("cancer", "hard-new-exercise"),
    ),
)


def look_alikes(answers: Answers) -> tuple[LookAlike, ...]:
    """What comes up, the ones that would be graver first."""
    return tuple(_weighed(answers, one) for one in LOOK_ALIKES if answers.any_yes(*one.key))


def _weighed(answers: Answers, one: Features) -> LookAlike:
    speaks_for = _only(YES, behind(answers, (*one.key, *one.also)))
    against: Iterable[tuple[str, Given]] = (
        told for told in one.against if answers.given.get(told[0]) == told[1]
    )
    return LookAlike(one.condition, speaks_for, tuple(against))


def _only(wanted: str, told: Behind) -> Behind:
    return tuple((question, given) for question, given in told if given == wanted)
