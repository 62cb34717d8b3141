"""What an exercise takes of a day."""

from typing import Final

from uncramp.knowledge.content import Dose

# Into the position and out of it, on each side; and what a repetition takes beside its hold.
SETTLE_S: Final = 5
MOVE_S: Final = 3


def minutes_a_day(dose: Dose) -> float:
    """The minutes of a day's doses together, pauses included, to the half minute above."""
    work_s = dose.minutes * 60 if dose.minutes else _holds_s(dose)
    side_s = SETTLE_S + dose.sets * work_s + (dose.sets - 1) * dose.rest_s
    halves = -(-side_s * dose.sides * dose.per_day // 30)
    return halves / 2


def _holds_s(dose: Dose) -> float:
    return dose.reps * (dose.hold_s + MOVE_S) if dose.reps > 1 else dose.hold_s
