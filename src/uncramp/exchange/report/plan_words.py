"""A plan in the words of one language: plain strings beside the ids they are about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Something by its id, in words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """One exercise of a measure.

    ``form`` and ``level`` are empty where there is only one, ``held`` where it goes on;
    ``dose`` is without the level, ``line`` with it. ``drawing`` is the id of a pose.
    """

    id: str
    title: str
    form: str
    dose: str
    level: str
    line: str
    drawing: str
    reasons: tuple[str, ...]
    care: str
    held: str


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One measure of the plan; ``drawing`` is the id of a pose, empty for none."""

    id: str
    title: str
    sentence: str
    minutes: str
    when: str
    since: str
    drawing: str
    reasons: tuple[str, ...]
    care: str
    exercises: tuple[ExerciseWords, ...]


@dataclass(frozen=True, slots=True)
class WithheldWords:
    """What is left out for one and the same reason: its names, and why.

    ``kinds`` are those of ``subjects``, in their order. ``questions`` may open it.
    """

    subjects: tuple[Named, ...]
    kinds: tuple[str, ...]
    because: str
    why: str
    signs: tuple[Named, ...]
    questions: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """A measure that is not in the plan now, and why."""

    id: str
    title: str
    later: str
    why: str


@dataclass(frozen=True, slots=True)
class PlannedWords:
    """Everything a plan says.

    ``lead`` is a sentence below the headline, empty for none. ``signs`` are the open ones
    with how soon to be seen. ``asks`` are questions to answer again before what hurt goes on,
    ``questions`` those that keep something shut.
    """

    headline: str
    lead: str
    signs: tuple[Named, ...]
    items: tuple[ItemWords, ...]
    withheld: tuple[WithheldWords, ...]
    waiting: tuple[WaitingWords, ...]
    beside: tuple[Named, ...]
    asks: tuple[Named, ...]
    questions: tuple[Named, ...]
    followed: tuple[str, ...]
    refused: tuple[str, ...]
    made: str
