"""Answers that hardly go together: both are kept and said, and the graver reading holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._rule import behind
from uncramp.care.assessment._same_day import PREGNANT_OR_BIRTH
from uncramp.care.assessment._types import Behind, Contradiction
from uncramp.care.assessment._within_days import thigh_only
from uncramp.person.nights import Night

YOUNGEST_MOTHER: Final = 10
OLDEST_MOTHER: Final = 60


@dataclass(frozen=True, slots=True)
class _Pair:
    id: str
    questions: tuple[str, ...]
    holds: Callable[[Answers], bool]


def contradictions(
    answers: Answers, below_the_knee: tuple[Night, ...] = (), raised_by: tuple[str, ...] = ()
) -> tuple[Contradiction, ...]:
    """What hardly goes together.

    ``below_the_knee`` are nights whose diary places a cramp there; ``raised_by`` are
    medicines on the list that thin the blood.
    """
    found = [
        Contradiction(pair.id, _both(answers, pair.questions))
        for pair in _PAIRS
        if pair.holds(answers)
    ]
    if below_the_knee and thigh_only.reads(answers):
        asked = behind(answers, thigh_only.asks)
        found.append(Contradiction("thigh-only-but-diary-lower", asked, below_the_knee))
    if raised_by and answers.is_yes("blood-thinner") is False:
        asked = _both(answers, ("blood-thinner", "medicines"))
        found.append(Contradiction("blood-thinner-on-the-list", asked))
    return tuple(found)


def _both(answers: Answers, questions: tuple[str, ...]) -> Behind:
    return tuple((q, answers.given[q]) for q in questions if q in answers.given)


def _expects(given: Answers) -> bool:
    return given.is_one_of("pregnancy", PREGNANT_OR_BIRTH) is True


def _old_or_young_mother(given: Answers) -> bool:
    age = given.age
    return _expects(given) and age is not None and not YOUNGEST_MOTHER <= age < OLDEST_MOTHER


def _denied(yes: str, no: str) -> _Pair:
    """Yes to the one and no to the other, which the first would bring with it."""
    return _Pair(
        f"{yes}-not-{no}",
        (yes, no),
        lambda given: given.is_yes(yes) is True and given.is_yes(no) is False,
    )


_PAIRS: Final = (
    _Pair("pregnant-at-that-age", ("age-years", "pregnancy"), _old_or_young_mother),
    _Pair(
        "signs-of-pregnancy-but-not-pregnant",
        ("pregnant-headache-swelling", "pregnancy"),
        lambda given: (
            given.is_yes("pregnant-headache-swelling") is True
            and given.is_one_of("pregnancy", PREGNANT_OR_BIRTH) is False
        ),
    ),
    _Pair(
        "a-medicine-but-an-empty-list",
        ("blood-thinner", "takes-hormones", "medicines"),
        lambda given: (
            given.any_yes("blood-thinner", "takes-hormones") is True and given.medicines == ()
        ),
    ),
    _denied("clot-past-six-months", "clot-before"),
    _denied("legs-heavy-getting-worse", "legs-heavy-standing"),
    _denied("dialysis", "kidney-disease"),
)
