"""What a person can and wants to do, and what their own trials showed."""

from dataclasses import dataclass

from uncramp.care.assessment import Answers
from uncramp.errors import BadValue
from uncramp.learn.inference import Verdict
from uncramp.person.diary import Muscle

AT_HOME = frozenset({"wall", "chair", "bed", "towel"})
"""What nearly everybody has; anything else is asked for."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person can and wants to do.

    ``minutes`` a day for everything together. ``equipment`` is what is at hand,
    ``positions`` the ones that are possible (None: any). ``muscles`` is where it cramps,
    empty when not known: the calf then. ``wanted`` and ``unwanted`` are ids of measures.
    ``measures`` is how many to have at a time. Raises BadValue for less than one minute or
    more than four hours, and for less than one measure or more than ten.
    """

    minutes: float = 10
    equipment: frozenset[str] = AT_HOME
    positions: frozenset[str] | None = None
    muscles: frozenset[Muscle] = frozenset()
    wanted: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    measures: int = 3

    def can_be(self, position: str) -> bool:
        """Whether this position is possible."""
        return self.positions is None or position in self.positions

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= 240:
            raise BadValue(field="wished_minutes", value=self.minutes, allowed="wished-minutes")
        if not 1 <= self.measures <= 10:
            raise BadValue(field="wished_measures", value=self.measures, allowed="wished-measures")


@dataclass(frozen=True, slots=True)
class Found:
    """What a trial on oneself said about a measure."""

    measure: str
    verdict: Verdict


def cramping(answers: Answers) -> frozenset[Muscle]:
    """The muscles that somebody named in the check-up; empty when that is not known."""
    named = answers.given.get("where-cramps")
    chosen = named if isinstance(named, tuple) else ()
    return frozenset(muscle for muscle in Muscle if muscle.value in chosen)
