"""What is known: claims, conditions, medicines, signs, questions, and the sources behind them."""

from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._kinds import (
    Claim,
    Condition,
    Exercise,
    Measure,
    Medication,
    Question,
    Sign,
    Source,
)
from uncramp.knowledge.content._knowledge import KnowledgeBase, load
from uncramp.knowledge.content._links import dead_ids
from uncramp.knowledge.content._medicines import (
    Likeness,
    Match,
    combinations,
    completions,
    medicines_like,
)
from uncramp.knowledge.content._movement import Dose, Felt, Form, Level, Progress
from uncramp.knowledge.content._never_drawn import medicine_in
from uncramp.knowledge.content._schema import EQUIPMENT, FORMS, POSITIONS
from uncramp.knowledge.content._spelling import stands_alone
from uncramp.knowledge.content._survey import Survey, Translation, prose_digest, survey
from uncramp.knowledge.content._types import (
    Activity,
    Advice,
    AnswerForm,
    Certainty,
    Ingredient,
    Item,
    Kind,
    Prior,
    Ratio,
    Retraction,
    Review,
    Role,
    Screen,
    Stage,
    Tier,
    Urgency,
    Withdrawn,
)

__all__ = [
    "EQUIPMENT",
    "FORMS",
    "POSITIONS",
    "Activity",
    "Advice",
    "AnswerForm",
    "Certainty",
    "Claim",
    "Condition",
    "Dose",
    "Exercise",
    "Felt",
    "Flaw",
    "Form",
    "Ingredient",
    "Item",
    "Kind",
    "KnowledgeBase",
    "Level",
    "Likeness",
    "Match",
    "Measure",
    "Medication",
    "Prior",
    "Progress",
    "Question",
    "Ratio",
    "Retraction",
    "Review",
    "Role",
    "Screen",
    "Sign",
    "Source",
    "Stage",
    "Survey",
    "Tier",
    "Translation",
    "Urgency",
    "Withdrawn",
    "combinations",
    "completions",
    "dead_ids",
    "load",
    "medicine_in",
    "medicines_like",
    "prose_digest",
    "stands_alone",
    "survey",
]
