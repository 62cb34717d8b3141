"""What may have a share in the cramps: habits and conditions that go with them."""

from collections.abc import Mapping
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._logic import Truth, any_of
from uncramp.care.assessment._rule import Rule
from uncramp.care.assessment._same_day import EXPECTING
from uncramp.care.assessment._types import Hit

# Claims first, then conditions; each with the questions of which one yes is enough.
_YES: Final[Mapping[str, tuple[str, ...]]] = {
    "long-sitting": ("sits-long",),
    "long-standing": ("stands-long",),
    "hard-exercise": ("hard-new-exercise",),
    "little-activity": ("little-activity",),
    "toes-pointed-in-bed": ("toes-point-in-bed", "tight-covers"),
    "fluids-and-cramps": ("drinks-little-in-heat",),
    "cold-legs-in-bed": ("cold-feet-in-bed",),
    "caffeine-and-cramps": ("caffeine-late",),
    "smoking-weight-sleep": ("smokes",),
    "salts-and-blood-tests": ("low-sodium", "vomiting-heat-weak"),
    "alcohol-and-cramps": (),
    "arthritis-and-joints": ("arthritis",),
    "lumbar-stenosis": ("spinal-stenosis",),
    "diabetes": ("diabetes",),
    "pregnancy": (),
    "peripheral-neuropathy": ("nerve-damage", "numb-tingling-feet"),
    "parkinson-and-dystonia": ("parkinson",),
    "cirrhosis": ("cirrhosis",),
    "kidney-disease-and-dialysis": ("dialysis", "kidney-disease"),
    "thyroid-disease": ("thyroid-disease",),
    "heart-and-blood-vessels": ("heart-failure", "chest-pain-heart-trouble"),
    "peripheral-artery-disease": ("leg-artery-disease",),
    "chronic-venous-disease": ("varicose-veins", "swelling-both-legs-veins"),
    "fluid-and-salt-shifts": ("vomiting-heat-weak",),
    "cancer-and-chemotherapy": ("cancer",),
}
_OPTIONS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "alcohol-and-cramps": ("alcohol", ("most-days", "heavy", "hard-to-stop")),
    "pregnancy": ("pregnancy", EXPECTING),
}


def _contributor(subject: str) -> Rule:
    questions = _YES[subject]
    question, options = _OPTIONS.get(subject, ("", ()))
    asks = (*questions, question) if question else questions

    def reads(given: Answers) -> Truth:
        chosen = (given.is_one_of(question, options),) if question else ()
        return any_of([*map(given.is_yes, questions), *chosen])

    said = [*questions, *([f"{question} ({', '.join(options)})"] if question else [])]
    reads.__doc__ = f"One of: {'; '.join(said)}."
    return Rule(f"C-{subject}", subject, None, asks, reads)


CONTRIBUTORS: Final[tuple[Rule, ...]] = tuple(map(_contributor, _YES))


def contributor_hits(answers: Answers) -> tuple[Hit, ...]:
    """What was answered with yes and goes with cramps in studies or is often said to."""
    return tuple(rule.hit(answers) for rule in CONTRIBUTORS if rule.reads(answers))
