"""Which answers raise a caution."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

OLDEST: Final = 1000


@dataclass(frozen=True, slots=True)
class Grounds:
    """What raises a caution: a *yes*, or one of these options.

    A *yes* among ``doubts`` does not raise it, but no *no* can make it clear then.
    """

    yes: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    doubts: tuple[str, ...] = ()


def _pregnant(*options: str) -> Grounds:
    # Somebody who answers a question for the pregnant may be, whatever was said before.
    return Grounds(options=(("pregnancy", options),), doubts=("pregnant-headache-swelling",))


TABLE: Final[Mapping[str, Grounds]] = {
    "achilles-injury": Grounds(("pop-in-calf", "tendon-pain-antibiotic")),
    # Clots are likelier in these weeks than in the pregnancy itself.
    "after-birth": Grounds(options=(("pregnancy", ("birth-in-past-6-weeks",)),)),
    "alcohol-dependence": Grounds(options=(("alcohol", ("hard-to-stop", "heavy")),)),
    "arterial-disease": Grounds(
        (
            *("leg-artery-disease", "calf-pain-walking", "leg-cold-pale-numb"),
            *("foot-pain-eased-hanging", "foot-sore-cold-dusky"),
        )
    ),
    "back-pain-down-the-leg": Grounds(("pain-shoots-down-leg",), doubts=("spinal-stenosis",)),
    "bleeding-problem": Grounds(("bleeding-problem", "bleeding-on-quinine")),
    "blood-thinner": Grounds(("blood-thinner",)),
    "bone-thinning": Grounds(("bone-thinning",)),
    "broken-bone": Grounds(("broken-bone",)),
    "calf-tear": Grounds(("pop-in-calf",)),
    "clot-before": Grounds(("clot-before", "clot-past-six-months")),
    "dialysis": Grounds(("dialysis",)),
    "dizziness": Grounds(("dizzy-standing",)),
    "drowsy-at-night": Grounds(
        ("drowsy-at-night",), options=(("alcohol", ("hard-to-stop", "heavy")),)
    ),
    "fluid-limit": Grounds(("told-to-limit-fluids", "dialysis")),
    "foot-drop": Grounds(("foot-drop",), doubts=("getting-weaker",)),
    # Feeling that goes slowly is not always noticed; diabetes is where it goes most often.
    "foot-numbness": Grounds(
        ("feet-without-feeling", "numb-tingling-feet", "nerve-damage"), doubts=("diabetes",)
    ),
    "foot-sore": Grounds(("foot-sores", "foot-sore-cold-dusky")),
    "fragile-skin": Grounds(("skin-fragile",)),
    "fresh-injury": Grounds(("fresh-injury", "pop-in-calf", "leg-tight-as-wood")),
    "heart-failure": Grounds(("heart-failure",)),
    "heart-unstable": Grounds(("chest-pain-heart-trouble", "breathless-chest-pain")),
    "implant": Grounds(("implant",)),
    "joint-replacement": Grounds(("joint-replacement",)),
    "kidney-disease": Grounds(("kidney-disease", "dialysis")),
    "knee-trouble": Grounds(("knee-trouble",), doubts=("arthritis",)),
    "late-pregnancy": _pregnant("weeks-20-to-27", "weeks-28-or-more"),
    "leg-surgery": Grounds(("recent-leg-surgery",)),
    "liver-disease": Grounds(("cirrhosis",)),
    "loose-joints": Grounds(("loose-joints",)),
    "low-sodium": Grounds(("low-sodium",)),
    "night-toilet": Grounds(("up-at-night",)),
    "open-wound": Grounds(("poison-or-dirty-wound", "foot-sores", "foot-sore-cold-dusky")),
    "poor-balance": Grounds(
        ("poor-balance", "new-weakness-both-legs"), doubts=("getting-weaker", "parkinson")
    ),
    "pregnancy": _pregnant("under-20-weeks", "weeks-20-to-27", "weeks-28-or-more"),
    "recent-leg-clot": Grounds(("clot-past-six-months",)),
    "reflux": Grounds(("reflux",)),
    "skin-infection": Grounds(
        ("red-hot-skin-fever", "infection-confused"), doubts=("leg-warm-discoloured",)
    ),
    "sleep-apnoea": Grounds(("sleep-apnoea",)),
    "stiff-ankle": Grounds(("fused-ankle",)),
    "tendon-risk-antibiotic": Grounds(("tendon-pain-antibiotic",)),
    "third-trimester": _pregnant("weeks-28-or-more"),
    "tight-muscles": Grounds(("stiff-muscles",)),
    "varicose-veins": Grounds(("varicose-veins", "swelling-both-legs-veins", "vein-hard-sore")),
}

AGES: Final[Mapping[str, tuple[int, int]]] = {"age-over-75": (75, OLDEST), "under-18": (0, 18)}
"""From the first age on, and below the second."""

FROM_MEDICINES_ALONE: Final = frozenset({"diuretic"})
"""No question asks for these: a list that is not known, or a name we do not know, shuts them."""
