"""What an exercise takes, in a session and of a day."""

from math import ceil
from typing import Final

from uncramp.knowledge.content import Dose

READY_S: Final = 8.0
SWITCH_S: Final = 8.0
"""Long enough to step round at a wall, or to change the towel to the other foot."""
LEAST_REST_S: Final = 3.0
"""Also where a dose names no rest: a hold that begins without warning is no hold."""


def set_s(dose: Dose) -> float:
    """The seconds of one set, from its beginning to its end."""
    if dose.minutes is not None:
        return dose.minutes * 60
    return dose.reps * (dose.hold_s + dose.move_s) if dose.reps > 1 else float(dose.hold_s)


def rest_s(dose: Dose) -> float:
    """The seconds between two sets."""
    return max(float(dose.rest_s), LEAST_REST_S)


def minutes_a_day(dose: Dose) -> float:
    """The minutes of a day's sessions together, pauses included, to the half minute above."""
    side_s = dose.sets * set_s(dose) + (dose.sets - 1) * rest_s(dose)
    once_s = READY_S + dose.sides * side_s + (dose.sides - 1) * SWITCH_S
    return ceil(once_s * dose.per_day / 30) / 2
