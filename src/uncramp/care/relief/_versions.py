"""What a guide was made from, as twelve hex digits."""

import hashlib
import json
from functools import lru_cache
from importlib.resources import files

from uncramp.care.assessment import Assessment
from uncramp.care.relief._gates import urgent
from uncramp.knowledge.content import KnowledgeBase


def made_from(assessment: Assessment | None, known: KnowledgeBase) -> str:
    """Twelve hex digits over all that a gate looks at: answers, content and rules.

    What the diary adds to an assessment and no gate looks at leaves them as they are.
    """
    told: list[object] = [known.version, _rules()]
    if assessment is not None:
        told += [
            {name: held.standing for name, held in sorted(assessment.cautions.items())},
            sorted(assessment.stops),
            [hit.subject for hit in assessment.signs],
            urgent(assessment),
            [assessment.information_only, assessment.age_known, assessment.made_by.rules],
        ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _rules() -> str:
    digest = hashlib.sha256()
    modules = (entry for entry in files(__package__).iterdir() if entry.name.endswith(".py"))
    for module in sorted(modules, key=lambda entry: entry.name):
        digest.update(module.name.encode() + b"\0" + module.read_bytes())
    return digest.hexdigest()
