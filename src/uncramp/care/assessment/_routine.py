"""What to bring up at the next visit: rows G1 to G6."""

from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._logic import Truth, all_of, any_of
from uncramp.care.assessment._rule import Rule, rule
from uncramp.knowledge.content import Urgency

ROUTINE_VISIT: Final = Urgency.ROUTINE
RESTLESS: Final = ("urge-to-move", "worse-at-rest", "better-while-moving", "worse-in-evening")


@rule("G1", "broken-nights", ROUTINE_VISIT, "how-often", "broken-sleep-distress")
def broken_nights(given: Answers) -> Truth:
    """Cramps on three or more nights a week, or sleep often disturbed, or distress."""
    often = given.is_one_of("how-often", ["three-nights-a-week"])
    return any_of([often, given.is_yes("broken-sleep-distress")])


@rule("G2", "new-medicine", ROUTINE_VISIT, "new-medicine-before-cramps")
def new_medicine(given: Answers) -> Truth:
    """A new medicine or dose in the months before the cramps."""
    return given.is_yes("new-medicine-before-cramps")


@rule("G3", "restless-legs", ROUTINE_VISIT, *RESTLESS)
def restless_legs(given: Answers) -> Truth:
    """An urge to move the legs that is worse at rest, better while moving and worse in the
    evening: all four.
    """
    return all_of(given.is_yes(question) for question in RESTLESS)


@rule("G4", "both-legs-swollen", ROUTINE_VISIT, "swelling-both-legs-veins")
def both_legs_swollen(given: Answers) -> Truth:
    """Swelling of both legs, or varicose veins that ache."""
    return given.is_yes("swelling-both-legs-veins")


@rule("G5", "thirst-tired-cold", ROUTINE_VISIT, "thirst-tired-cold")
def thirst_tired_cold(given: Answers) -> Truth:
    """Thirst, much urine, change of weight, tiredness, or feeling cold."""
    return given.is_yes("thirst-tired-cold")


@rule("G6", "heavy-drinking", ROUTINE_VISIT, "alcohol")
def heavy_drinking(given: Answers) -> Truth:
    """Heavy drinking, or drinking that is hard to stop."""
    return given.is_one_of("alcohol", ["heavy", "hard-to-stop"])


ROUTINE: Final[tuple[Rule, ...]] = (
    broken_nights,
    new_medicine,
    restless_legs,
    both_legs_swollen,
    thirst_tired_cold,
    heavy_drinking,
)
