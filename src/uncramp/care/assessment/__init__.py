"""What the answers say: warning signs first, then what may contribute or look alike.

``assess`` comes to the same from a screen, a file and a session. Nothing here knows a
posterior: a warning sign is never argued away by statistics.
"""

from uncramp.care.assessment._answers import SKIPPED, UNKNOWN, Answers, Check, Given, MedicineNamed
from uncramp.care.assessment._assess import assess
from uncramp.care.assessment._contributors import CONTRIBUTORS
from uncramp.care.assessment._explained import CHECK_COVERS, LIMITS, Limits, Raised, raised_by
from uncramp.care.assessment._look_alikes import LOOK_ALIKES, Features
from uncramp.care.assessment._medicines import matches
from uncramp.care.assessment._plain import to_plain
from uncramp.care.assessment._read import read_answers
from uncramp.care.assessment._routing import is_answered, next_screen, route
from uncramp.care.assessment._rule import Rule
from uncramp.care.assessment._signs import SIGN_RULES
from uncramp.care.assessment._types import (
    Assessment,
    Caution,
    Checked,
    Contradiction,
    Hit,
    LookAlike,
    MadeBy,
    MedicineHit,
    Note,
    Pattern,
    Standing,
)

__all__ = [
    "CHECK_COVERS",
    "CONTRIBUTORS",
    "LIMITS",
    "LOOK_ALIKES",
    "SIGN_RULES",
    "SKIPPED",
    "UNKNOWN",
    "Answers",
    "Assessment",
    "Caution",
    "Check",
    "Checked",
    "Contradiction",
    "Features",
    "Given",
    "Hit",
    "Limits",
    "LookAlike",
    "MadeBy",
    "MedicineHit",
    "MedicineNamed",
    "Note",
    "Pattern",
    "Raised",
    "Rule",
    "Standing",
    "assess",
    "is_answered",
    "matches",
    "next_screen",
    "raised_by",
    "read_answers",
    "route",
    "to_plain",
]
