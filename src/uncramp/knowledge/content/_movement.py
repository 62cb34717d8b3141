"""How much of a movement, in which form, and when it is time for more."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise: ``sets`` holds of ``hold_s`` seconds with ``rest_s`` between.

    ``sides`` is 2 when each leg has its turn and 1 when both move together. ``when`` is one
    of before-bed, in-bed, any-time, morning-or-afternoon. A set has ``reps`` repetitions; a
    movement without holds goes on for ``minutes`` instead. ``every_days`` is 2 for every
    other day. ``move_s`` are the seconds up and down of one repetition, its stay left out.
    """

    sets: int
    hold_s: int
    rest_s: int
    sides: int
    per_day: int
    when: str
    reps: int = 1
    minutes: float | None = None
    every_days: int = 1
    move_s: float = 4.0

    @property
    def work_s(self) -> float:
        """The seconds of work in one go, pauses left out."""
        each_s = self.reps * self.hold_s if self.minutes is None else self.minutes * 60
        return self.sets * each_s * self.sides


@dataclass(frozen=True, slots=True)
class Level:
    """What a harder level has otherwise than the first; None where it is the same."""

    sets: int | None = None
    hold_s: int | None = None
    rest_s: int | None = None
    reps: int | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Another way to do an exercise; ``id`` is one of ``FORMS``, ``drawing`` that of a pose.

    ``answers`` are the cautions of ``care_if`` that this form is made for, ``not_if`` those
    that rule this form out, though not the exercise. A ``harder`` form waits until the
    criterion is met at the last level. ``equipment`` is what has to be at hand.
    """

    id: str
    drawing: str
    position: str
    equipment: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    not_if: tuple[str, ...] = ()
    harder: bool = False


class Felt(StrEnum):
    """What a person says of an exercise from 0 to 10 when it is done."""

    PULL = "pull"
    EFFORT = "effort"
    PRESSURE = "pressure"


@dataclass(frozen=True, slots=True)
class Progress:
    """When to go one level up: so many ``sessions`` in a row, each on a day of its own.

    Each of them was done whole, felt like ``at_most`` out of 10, was done cleanly (the
    question ``movement.clean.<clean>``, empty for none) and left no soreness above
    ``sore_at_most`` the day after (None: not asked). Not answered is not met.
    """

    sessions: int
    felt: Felt
    at_most: int
    clean: str = ""
    sore_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class RoutineExercise:
    """One exercise of a routine; ``form`` is empty for the way its page describes first."""

    exercise: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Routine:
    """Exercises that are done one after the other; ``title`` by language, ``when`` as in a dose.

    It is a way to do the ``measures``, about ``minutes`` long. Of the routines of a measure,
    the first that is for a person is theirs: one of ``for_cautions`` is raised, or every
    position that the person can take is among ``positions``. One with neither is for all.
    """

    id: str
    title: Mapping[str, str]
    when: str
    minutes: float
    exercises: tuple[RoutineExercise, ...]
    measures: tuple[str, ...] = ()
    for_cautions: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
