"""For each rule of a warning sign: answers that bring it, that leave it open, and that do not.

Each entry replaces answers of somebody to whom nothing applies. *No* is that somebody, and
what is listed besides.
"""

ONE_YES = {
    "E1": ["breathless-chest-pain"],
    "E2": ["leg-cold-pale-numb"],
    "E3": ["saddle-numbness", "new-weakness-both-legs"],
    "E4": ["dark-urine-muscle-pain"],
    "E5": ["leg-tight-as-wood"],
    "E6": ["jaw-neck-spasm"],
    "E7": ["tingling-with-noisy-breathing"],
    "E8": ["bleeding-on-quinine"],
    "E9": ["stroke-signs"],
    "E10": ["infection-confused"],
    "E11": ["heat-confused"],
    "E12": ["poison-severe"],
    "E13": ["a-fit"],
    "S1": ["leg-swollen", "leg-warm-discoloured", "leg-sore-between-cramps", "vein-hard-sore"],
    "S2": ["cramp-locked-now"],
    "S2-past": ["cramp-past-ten-minutes"],
    "S3": ["pop-in-calf"],
    "S4": ["swelling-behind-knee"],
    "S5": ["vomiting-heat-weak"],
    "S6": ["poison-or-dirty-wound"],
    "S7": ["tingling-hand-cramps", "tingling-after-neck-surgery-or-bone-medicine"],
    "S8": ["foot-pain-eased-hanging", "foot-sore-cold-dusky"],
    "S9": ["muscle-pain-new-medicine"],
    "S10": ["red-hot-skin-fever"],
    "S11": ["pregnant-headache-swelling"],
    "S12": ["tendon-pain-antibiotic"],
    "D1": ["getting-weaker"],
    "D2": ["numb-tingling-feet"],
    "D3": ["calf-pain-walking"],
    "D4-worse": ["legs-heavy-getting-worse"],
    "D5": ["weight-loss-night-sweats"],
    "D6": ["cramps-elsewhere"],
    "D7": ["limp-and-fever"],
    "D8": ["dialysis", "cirrhosis", "heart-failure", "kidney-disease"],
    "D9": ["foot-turns-and-stays"],
    "D10": ["pain-shoots-down-leg"],
    "D12": ["jerks-in-sleep"],
    "G1": ["broken-sleep-distress"],
    "G2": ["new-medicine-before-cramps"],
    "G4": ["swelling-both-legs-veins"],
    "G5": ["thirst-tired-cold"],
}

RESTLESS = ["urge-to-move", "worse-at-rest", "better-while-moving", "worse-in-evening"]
ALL_FOUR = dict.fromkeys(RESTLESS, "yes")
RISKS = ["clot-before", "clot-past-six-months", "cancer", "surgery-plaster-travel"]
PREGNANT = ["under-20-weeks", "weeks-20-to-27", "weeks-28-or-more", "birth-in-past-6-weeks"]
SWOLLEN = {"leg-swollen": "yes"}
NEW_PAIN = {"new-pain-one-leg": "yes"}
HEAVY = {"legs-heavy-standing": "yes"}

YES = [
    *[("S1p", SWOLLEN | {"pregnancy": told}) for told in PREGNANT],
    *[("S1p", SWOLLEN | {risk: "yes"}) for risk in [*RISKS, "takes-hormones"]],
    ("S1p", SWOLLEN | {"pregnancy": "skipped", "cancer": "yes"}),
    *[("S13", NEW_PAIN | {fact: "unknown"}) for fact in ONE_YES["S1"]],
    *[("S13", NEW_PAIN | {"pregnancy": told}) for told in [*PREGNANT, "skipped"]],
    *[("S13", NEW_PAIN | {risk: "yes"}) for risk in [*RISKS, "takes-hormones"]],
    *[("S13", NEW_PAIN | {risk: "unknown"}) for risk in [*RISKS, "takes-hormones"]],
    ("S13-plain", NEW_PAIN),
    ("S13", NEW_PAIN | dict.fromkeys(ONE_YES["S1"], "skipped")),
    *[("D4-worse", HEAVY | {"legs-heavy-getting-worse": t}) for t in ("yes", "unknown", "skipped")],
    ("D4", HEAVY),
    ("D7", {"limp-and-fever": "yes", "age-years": 16}),
    ("D7", {"limp-and-fever": "yes", "age-years": "unknown"}),
    *[("D11", {"where-cramps": w}) for w in (("thigh-front",), ("thigh-back", "elsewhere"))],
    ("G1", {"how-often": "three-nights-a-week"}),
    ("G1", {"how-often": "three-nights-a-week", "broken-sleep-distress": "skipped"}),
    ("G3", ALL_FOUR),
    ("G6", {"alcohol": "heavy"}),
    ("G6", {"alcohol": "hard-to-stop"}),
]

UNKNOWN = [
    ("S1p", {"leg-swollen": "unknown", "cancer": "yes"}),
    ("S1p", SWOLLEN | {"cancer": "skipped"}),
    ("S1p", SWOLLEN | {"pregnancy": "unknown"}),
    ("S13", {"new-pain-one-leg": "unknown", "leg-swollen": "unknown"}),
    ("S13", {"new-pain-one-leg": "skipped", "cancer": "yes"}),
    ("S13-plain", {"new-pain-one-leg": "unknown"}),
    ("D4", {"legs-heavy-standing": "unknown"}),
    ("D4", HEAVY | {"legs-heavy-getting-worse": "unknown"}),
    ("D4-worse", {"legs-heavy-standing": "unknown", "legs-heavy-getting-worse": "unknown"}),
    ("D7", {"limp-and-fever": "skipped", "age-years": 9}),
    ("D7", {"limp-and-fever": "unknown", "age-years": "skipped"}),
    ("D11", {"where-cramps": "unknown"}),
    ("D11", {"where-cramps": "skipped"}),
    ("G1", {"how-often": "unknown"}),
    *[("G3", ALL_FOUR | {question: "skipped"}) for question in RESTLESS],
    ("G6", {"alcohol": "skipped"}),
]

NO = [
    ("S1p", SWOLLEN),
    ("S1p", {"cancer": "yes", "pregnancy": "weeks-28-or-more"}),
    ("S13", NEW_PAIN),
    ("S13", NEW_PAIN | SWOLLEN),
    ("S13-plain", NEW_PAIN | SWOLLEN),
    ("S13-plain", NEW_PAIN | {"cancer": "yes"}),
    ("D4", HEAVY | {"legs-heavy-getting-worse": "yes"}),
    ("D4-worse", HEAVY),
    ("D7", {"limp-and-fever": "unknown", "age-years": 40}),
    *[("D11", {"where-cramps": ("thigh-front", lower)}) for lower in ("calf", "foot", "shin")],
    ("D11", {"where-cramps": ("elsewhere",)}),
    *[("G1", {"how-often": often}) for often in ("under-monthly", "monthly", "weekly")],
    *[("G3", ALL_FOUR | {question: "no"}) for question in RESTLESS],
    ("G3", {"urge-to-move": "unknown"}),
    *[("G6", {"alcohol": told}) for told in ("none", "some-days", "most-days")],
]
