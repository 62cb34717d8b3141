"""What is known: claims, exercises, measures, warning signs, and the sources behind them."""

from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._knowledge import KnowledgeBase, load
from uncramp.knowledge.content._never_drawn import medicine_in
from uncramp.knowledge.content._survey import Survey, Translation, prose_digest, survey
from uncramp.knowledge.content._types import (
    Activity,
    Certainty,
    Claim,
    Dose,
    Exercise,
    Item,
    Kind,
    Measure,
    Prior,
    Retraction,
    Review,
    Sign,
    Source,
    Urgency,
    Withdrawn,
)

__all__ = [
    "Activity",
    "Certainty",
    "Claim",
    "Dose",
    "Exercise",
    "Flaw",
    "Item",
    "Kind",
    "KnowledgeBase",
    "Measure",
    "Prior",
    "Retraction",
    "Review",
    "Sign",
    "Source",
    "Survey",
    "Translation",
    "Urgency",
    "Withdrawn",
    "load",
    "medicine_in",
    "prose_digest",
    "survey",
]
