"""What a plan is made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from uncramp.care.assessment import MadeBy
from uncramp.care.plan._left_out import Waiting, Withheld
from uncramp.knowledge.content import Dose


class By(StrEnum):
    """Who changed a plan."""

    PERSON = "person"
    CLINICIAN = "clinician"


class ChangeKind(StrEnum):
    """What was changed: ``value`` of the change says to what."""

    ADD = "add"
    """A measure, wanted in spite of its place in the order."""
    REMOVE = "remove"
    """A measure, or one exercise of the plan."""
    LEVEL = "level"
    """An exercise, to the level ``value``."""
    FORM = "form"
    """An exercise, to the form ``value``."""
    SWAP = "swap"
    """An exercise, for the exercise ``value``."""
    ASKED = "asked"
    """An exercise or measure: somebody was asked about the caution ``value``, who agreed."""
    LOOKED = "looked"
    """An exercise that hurt: the warning signs were asked again and leave it free."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to the proposal, by whom, when and why; the latest of a kind holds."""

    kind: ChangeKind
    subject: str
    by: By
    on: date
    reason: str = ""
    value: str = ""


class Refusal(StrEnum):
    """Why a change could not be followed."""

    WITHHELD = "withheld"
    """What it asks for is kept back; the plan's ``withheld`` says why."""
    TRIAL_RUNS = "trial-runs"
    ENOUGH = "enough"
    NO_TIME = "no-time"
    EQUIPMENT = "equipment"
    POSITION = "position"
    CARE = "care"
    """It leaves a caution unanswered that is answered now; a clinician may ask for it."""
    AFTER = "after"
    """Another exercise comes first."""
    OTHER_MUSCLE = "other-muscle"
    NOT_PLANNED = "not-planned"
    """A measure that no plan ever holds."""
    NOT_IN_PLAN = "not-in-plan"
    """The exercise that it changes is not in the plan."""
    NOT_THERE = "not-there"
    """A measure, exercise, form or level that there is not."""
    NOT_YET = "not-yet"
    """It bears a date that is still to come."""
    TOO_OLD = "too-old"
    """Somebody agreed, and that is too long ago."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that could not be followed, and why."""

    change: Change
    because: Refusal


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something stands where it stands, and what that is about.

    The sentence is ``plan.reason.<id>``, for a step of an exercise ``session.step.<id>``.
    """

    id: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise at one level; ``form`` is empty for the way its page describes first.

    ``cares`` are cautions that ask for care, raised or not known. ``held`` names why it is
    left out of sessions for now, None when it is not: the sentence ``plan.held.<id>``.
    """

    exercise: str
    level: int
    levels: int
    dose: Dose
    form: str = ""
    cares: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    held: Reason | None = None


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One measure of the plan, with its exercises and the reasons for it.

    ``minutes`` a day, ``when`` as in a dose. ``since`` is the day it came into the plan.
    ``routine`` is the id of the routine that its exercises are from, empty for none.
    """

    measure: str
    minutes: float
    when: str
    since: date
    exercises: tuple[PlannedExercise, ...] = ()
    cares: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    routine: str = ""


@dataclass(frozen=True, slots=True)
class CarePlan:
    """A few measures for one person, and everything that was left out with its reason.

    ``beside`` is what goes on in any case, and is all there is where every measure is
    withheld: ids of ``plan.beside.<id>``. ``asks`` are questions of the check-up to answer
    again before what hurt goes on. ``signs`` are the open warning signs, gravest first.
    ``followed`` are the changes that hold in it, ``refused`` those that could not.
    """

    made_on: date
    made_by: MadeBy
    items: tuple[PlanItem, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    beside: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    followed: tuple[Change, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """What to answer so that something withheld may open, each once."""
        asked = (question for one in self.withheld for question in one.questions)
        return tuple(dict.fromkeys(asked))

    @property
    def minutes(self) -> float:
        """What the plan costs a day."""
        return sum(item.minutes for item in self.items)

    def exercise(self, name: str) -> PlannedExercise | None:
        """An exercise of the plan; None when it is not in it."""
        every = (one for item in self.items for one in item.exercises)
        return next((one for one in every if one.exercise == name), None)


class Turn(StrEnum):
    """Which way a level goes."""

    UP = "up"
    STAY = "stay"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Step:
    """Where an exercise goes from here: ``level`` is the one to do next, from 1.

    ``hurt_on`` is the day on which it last hurt and the signs have not been asked since;
    None otherwise.
    """

    exercise: str
    turn: Turn
    level: int
    reasons: tuple[Reason, ...] = ()
    hurt_on: date | None = None


class CueKind(StrEnum):
    """What a moment of a session asks for."""

    READY = "ready"
    HOLD = "hold"
    MOVE = "move"
    REST = "rest"
    SWITCH = "switch"
    END = "end"


@dataclass(frozen=True, slots=True)
class Cue:
    """One stretch of time in a session.

    ``set_`` and ``sets`` count from 1; ``reps`` are the repetitions within a MOVE, each
    ``seconds / reps`` long. ``side`` is left, right or both.
    """

    kind: CueKind
    seconds: float
    exercise: str = ""
    form: str = ""
    side: str = "both"
    set_: int = 1
    sets: int = 1
    reps: int = 1
