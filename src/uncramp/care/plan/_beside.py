"""What goes on beside the measures, and is all there is where none is left."""

from collections.abc import Collection, Iterator
from typing import Final

from uncramp.care.assessment import Assessment
from uncramp.care.plan._left_out import Because, Withheld
from uncramp.care.plan._progress import which_signs
from uncramp.care.plan._types import PlanItem

WATCH: Final = "watch"
LEARN: Final = "learn"
SEE_SOMEONE: Final = "see-someone"
ANSWER: Final = "answer-questions"


def beside(
    assessment: Assessment, items: tuple[PlanItem, ...], withheld: tuple[Withheld, ...]
) -> Iterator[str]:
    """Watching and learning always; seeing someone and answering where there is reason.

    Someone is to be seen where a sign is open, below 18, or where nothing is left but what
    is withheld.
    """
    if assessment.signs or assessment.information_only or (withheld and not items):
        yield SEE_SOMEONE
    if any(shut.because is Because.UNKNOWN for shut in withheld):
        yield ANSWER
    yield WATCH
    yield LEARN


def asked_again(hurting: Collection[str]) -> tuple[str, ...]:
    """What to ask before anything that hurt goes on; nothing when nothing hurt."""
    return which_signs() if hurting else ()
