"""What the front matter of each kind may hold."""

from collections.abc import Mapping
from typing import Final

from uncramp.knowledge.content import _values as values
from uncramp.knowledge.content._manoeuvre import IN_A_CRAMP, Offered
from uncramp.knowledge.content._movement import (
    Dose,
    Felt,
    Form,
    Level,
    Progress,
)
from uncramp.knowledge.content._types import (
    Activity,
    Advice,
    AnswerForm,
    Certainty,
    Ingredient,
    Kind,
    Prior,
    Ratio,
    Retraction,
    Review,
    Role,
    Tier,
    Urgency,
    Withdrawn,
)
from uncramp.knowledge.content._values import Key

POSITIONS = ("standing", "seated", "lying")
WHEN = ("before-bed", "in-bed", "any-time", "morning-or-afternoon")
EQUIPMENT = (
    *("wall", "chair", "bed", "towel", "strap", "pillow", "stair", "step"),
    *("roller", "bicycle", "pedals", "device"),
)
FORMS = (
    *("standing", "seated", "lying", "in-bed", "towel", "strap", "floor"),
    *("back", "pillow", "prone", "bump"),
)
SEEN = ("full-text", "abstract", "extract", "copy", "report")
DESIGNS = (
    "randomised-trial",
    "systematic-review",
    "lab-study",
    "survey",
    "cohort",
    "case-control",
    "uncontrolled",
    "case-series",
    "case-report",
    "conference",
    "guidance",
    "review",
    "leaflet",
    "label",
    "news",
)
LICENCES = ("CC-BY-4.0",)

_WITHDRAWN: Final = Key(
    values.table(Withdrawn, {"on": Key(values.day), "because": Key(values.text)}), False
)
_REVIEW: Final = {"by": Key(values.signature), "on": Key(values.day, False), "due": Key(values.day)}
_DOSE: Final = {
    "sets": Key(values.between(1, 20, whole=True)),
    "hold_s": Key(values.between(1, 120, whole=True)),
    "rest_s": Key(values.between(0, 120, whole=True)),
    "sides": Key(values.between(1, 2, whole=True)),
    "per_day": Key(values.between(1, 6, whole=True)),
    "when": Key(values.one_of(WHEN)),
    "reps": Key(values.between(1, 60, whole=True), False),
    "minutes": Key(values.between(0.5, 30), False),
    "every_days": Key(values.between(1, 7, whole=True), False),
    "move_s": Key(values.between(0.1, 20), False),
}
_LEVEL: Final = {
    name: Key(_DOSE[name].read, False) for name in ("sets", "hold_s", "rest_s", "reps", "minutes")
}
_EQUIPMENT: Final = Key(values.some_of(EQUIPMENT), False)
_FORM: Final = {
    "id": Key(values.one_of(FORMS)),
    "drawing": Key(values.text),
    "position": Key(values.one_of(POSITIONS)),
    "equipment": _EQUIPMENT,
    "answers": Key(values.ids, False),
    "not_if": Key(values.ids, False),
    "harder": Key(values.flag, False),
}
_PROGRESS: Final = {
    "sessions": Key(values.between(1, 20, whole=True)),
    "felt": Key(values.enum(Felt)),
    "at_most": Key(values.between(0, 10, whole=True)),
    "clean": Key(values.text, False),
    "sore_at_most": Key(values.between(0, 10, whole=True), False),
}
_RATIO: Final = {name: Key(values.between(0.01, 100)) for name in ("value", "low", "high")}
_INGREDIENT: Final = {
    "name": Key(values.text),
    "es": Key(values.text),
    "atc": Key(values.text, False),
    "brands": Key(values.ids, False),
    "also": Key(values.ids, False),
    "tier": Key(values.enum(Tier), False),
}

_EVERY: Final[Mapping[str, Key]] = {
    "title": Key(values.text),
    "rows": Key(values.ids, False),
    "licence": Key(values.one_of(LICENCES)),
    "evidence_on": Key(values.day),
    "verified": Key(values.flag),
    "to_verify": Key(values.texts, False),
    "despite": Key(values.ids, False),
    "withdrawn": _WITHDRAWN,
    "review": Key(values.table(Review, _REVIEW)),
}

KEYS: Final[Mapping[Kind, Mapping[str, Key]]] = {
    Kind.CLAIMS: {
        **_EVERY,
        "certainty": Key(values.enum(Certainty)),
        "advice": Key(values.enum(Advice)),
        "sources": Key(values.ids),
    },
    Kind.CONDITIONS: {
        **_EVERY,
        "roles": Key(values.enums(Role)),
        "certainty": Key(values.enum(Certainty), False),
        "claims": Key(values.ids, False),
        "sources": Key(values.ids),
    },
    Kind.EXERCISES: {
        **_EVERY,
        "muscles": Key(values.ids),
        "anatomy": Key(values.ids),
        "position": Key(values.one_of(POSITIONS)),
        "dose": Key(values.table(Dose, _DOSE)),
        "not_if": Key(values.ids),
        "care_if": Key(values.ids),
        "claims": Key(values.ids, False),
        "sources": Key(values.ids, False),
        "easier": Key(values.ids, False),
        "harder": Key(values.ids, False),
        "ask_first": Key(values.ids, False),
        "drawing": Key(values.text, False),
        "equipment": _EQUIPMENT,
        "forms": Key(values.tables(Form, _FORM), False),
        "levels": Key(values.tables(Level, _LEVEL), False),
        "progress": Key(values.table(Progress, _PROGRESS), False),
        "after": Key(values.ids, False),
        "activity": Key(values.enum(Activity), False),
    },
    Kind.MANOEUVRES: {
        **_EVERY,
        "muscles": Key(values.ids),
        "positions": Key(values.some_of(IN_A_CRAMP)),
        "hold_s": Key(values.between(5, 60, whole=True)),
        "ease_s": Key(values.between(0, 30, whole=True)),
        "times": Key(values.between(1, 20, whole=True)),
        "activity": Key(values.enum(Activity)),
        "drawing": Key(values.text),
        "wrong": Key(values.text, False),
        "offered": Key(values.enum(Offered)),
        "not_if": Key(values.ids),
        "care_if": Key(values.ids),
        "ask_first": Key(values.ids, False),
        "never_first_if": Key(values.ids, False),
        "not_while": Key(values.ids, False),
        "by_partner": Key(values.flag, False),
        "claims": Key(values.ids),
        "sources": Key(values.ids, False),
    },
    Kind.MEASURES: {
        **_EVERY,
        "claims": Key(values.ids),
        "exercises": Key(values.ids, False),
        "sources": Key(values.ids, False),
        "onset_lag_nights": Key(values.between(0, 60, whole=True)),
        "carry_over_nights": Key(values.between(0, 60, whole=True)),
        "half_life_nights": Key(values.between(0, 60)),
        "burden_minutes": Key(values.between(0, 120)),
        "randomisable": Key(values.flag),
        "prior": Key(
            values.table(
                Prior, {"mu": Key(values.between(-2, 2)), "sd": Key(values.between(0.01, 2))}
            ),
        ),
        "not_if": Key(values.ids),
        "care_if": Key(values.ids),
        "planned": Key(values.flag, False),
        "when": Key(values.one_of(WHEN), False),
        "activity": Key(values.enum(Activity), False),
        "fits": Key(values.ids, False),
        "ask_first": Key(values.ids, False),
        "equipment": _EQUIPMENT,
        "drawing": Key(values.text, False),
        "form": Key(values.one_of(FORMS), False),
    },
    Kind.MEDICATIONS: {
        **_EVERY,
        "tier": Key(values.enum(Tier)),
        "atc": Key(values.text, False),
        "ratio": Key(values.table(Ratio, _RATIO), False),
        "cautions": Key(values.ids, False),
        "claims": Key(values.ids, False),
        "sources": Key(values.ids),
        "ingredients": Key(values.tables(Ingredient, _INGREDIENT)),
    },
    Kind.QUESTIONS: {
        **_EVERY,
        "answer": Key(values.enum(AnswerForm)),
        "options": Key(values.labels, False),
        "low": Key(values.between(0, 1000, whole=True), False),
        "high": Key(values.between(0, 1000, whole=True), False),
        "sources": Key(values.ids, False),
    },
    Kind.SIGNS: {
        **_EVERY,
        "urgency": Key(values.enum(Urgency)),
        "urgency_if_past": Key(values.enum(Urgency), False),
        "stops": Key(values.enums(Activity)),
        "keeps": Key(values.enums(Activity), False),
        "claims": Key(values.ids, False),
        "sources": Key(values.ids),
    },
    Kind.SOURCES: {
        **_EVERY,
        "design": Key(values.one_of(DESIGNS)),
        "authors": Key(values.text),
        "published_in": Key(values.text),
        "year": Key(values.between(1900, 2100, whole=True), False),
        "doi": Key(values.text, False),
        "pmid": Key(values.text, False),
        "url": Key(values.text),
        "seen": Key(values.one_of(SEEN)),
        "retraction": Key(values.enum(Retraction)),
        "notice": Key(values.text, False),
    },
}

TRANSLATION: Final[Mapping[str, Key]] = {
    "title": Key(values.text),
    "translates": Key(values.text),
    "because": Key(values.text, False),
    "options": Key(values.labels, False),
}
