"""What the checks of urgent signs have looked at, so that a new *yes* to it is seen."""

from collections.abc import Mapping
from typing import Final

CLOT_SIGNS: Final = frozenset(
    {"lung-clot", "possible-leg-clot", "possible-leg-clot-higher-risk"}
    | {"burst-cyst", "new-pain-one-leg"}
)
"""Signs whose check looks for a clot, and may find one."""

ASKED_AFTER: Final = ("clot-past-six-months", "blood-thinner")
"""What a check for a clot may have changed: asked again after it."""

COVERS: Final[Mapping[str, tuple[str, ...]]] = {
    "possible-leg-clot-higher-risk": ("possible-leg-clot", "new-pain-one-leg"),
    "possible-leg-clot": ("new-pain-one-leg",),
}
"""Who looked for a clot with its risks in mind has looked for the clot."""

# The rules read answers, which read this: it stands apart, and a test holds it to the rules.
# A risk makes a sign graver and is none itself, so it is left out.
LOOKED_AT: Final[Mapping[str, tuple[str, ...]]] = {
    "lung-clot": ("breathless-chest-pain",),
    "leg-without-blood": ("leg-cold-pale-numb",),
    "cauda-equina": (
        "saddle-numbness",
        "new-weakness-both-legs",
    ),
    "muscle-breakdown": ("dark-urine-muscle-pain",),
    "compartment-pressure": ("leg-tight-as-wood",),
    "tetanus-like-spasm": ("jaw-neck-spasm",),
    "low-calcium-emergency": ("tingling-with-noisy-breathing",),
    "quinine-reaction": ("bleeding-on-quinine",),
    "stroke": ("stroke-signs",),
    "sepsis": ("infection-confused",),
    "heat-stroke": ("heat-confused",),
    "poisoning": ("poison-severe",),
    "a-fit": ("a-fit",),
    "possible-leg-clot-higher-risk": (
        "leg-swollen",
        "leg-warm-discoloured",
        "leg-sore-between-cramps",
        "vein-hard-sore",
    ),
    "possible-leg-clot": (
        "leg-swollen",
        "leg-warm-discoloured",
        "leg-sore-between-cramps",
        "vein-hard-sore",
    ),
    "new-pain-one-leg": (
        "new-pain-one-leg",
        "leg-swollen",
        "leg-warm-discoloured",
        "leg-sore-between-cramps",
        "vein-hard-sore",
    ),
    "burst-cyst": ("swelling-behind-knee",),
    "cramp-over-ten-minutes": ("cramp-locked-now",),
    "calf-tear-or-tendon": ("pop-in-calf",),
    "fluid-or-salt-loss": ("vomiting-heat-weak",),
    "poison-or-wound": ("poison-or-dirty-wound",),
    "low-calcium-signs": (
        "tingling-hand-cramps",
        "tingling-after-neck-surgery-or-bone-medicine",
    ),
    "starved-foot": (
        "foot-pain-eased-hanging",
        "foot-sore-cold-dusky",
        "foot-sores",
    ),
    "muscle-pain-on-medicine": ("muscle-pain-new-medicine",),
    "skin-infection": ("red-hot-skin-fever",),
    "pre-eclampsia-signs": ("pregnant-headache-swelling",),
    "tendon-pain-fluoroquinolone": ("tendon-pain-antibiotic",),
    "child-limp": ("limp-and-fever",),
    "heavy-legs-upright": (
        "legs-heavy-standing",
        "legs-heavy-getting-worse",
    ),
}
"""The questions of each sign for which help is called now or today."""


def looked_at(sign: str) -> frozenset[str]:
    """The questions behind a sign that its check has settled; empty for a milder sign."""
    covered = (sign, *COVERS.get(sign, ()))
    return frozenset(question for one in covered for question in LOOKED_AT.get(one, ()))
