"""The people of vignettes.toml, and somebody to whom nothing applies."""

import tomllib
from pathlib import Path

from uncramp.care.assessment import Answers, MedicineNamed
from uncramp.care.assessment._signs import SIGN_RULES

PEOPLE = tomllib.loads(Path(__file__).with_name("vignettes.toml").read_text("utf-8"))["person"]
ASKED = tuple(dict.fromkeys(question for rule in SIGN_RULES for question in rule.asks))
CHOICES = {
    "pregnancy": "no",
    "where-cramps": ("calf",),
    "which-side": "changes",
    "how-often": "monthly",
    "alcohol": "none",
    "medicines": (),
}


def nothing_applies(**other):
    """Somebody who answered every question of the signs with no; ``other`` replaces some."""
    plain = dict.fromkeys(ASKED, "no") | CHOICES | {"age-years": 60, "country": "GB"}
    return Answers(plain | {name.replace("_", "-"): given for name, given in other.items()})


def answered(person):
    """What a person of the vignettes answered, as if every question had been asked."""
    given = {
        question: tuple(told) if isinstance(told, list) else told
        for question, told in person["answers"].items()
    }
    if "medicines" in given:
        given["medicines"] = tuple(MedicineNamed(name) for name in given["medicines"])
    given |= {"age-years": person["age"], "country": person["country"]}
    return Answers(nothing_applies().given | given)
