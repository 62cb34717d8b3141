"""What a plan does not hold, and why."""

from dataclasses import dataclass
from enum import StrEnum

from uncramp.knowledge.content import Kind


class Because(StrEnum):
    """Why something is withheld, the gravest first."""

    SIGN = "sign"
    """An open warning sign puts it on hold."""
    RAISED = "raised"
    """An answer raises a caution that rules it out."""
    ASK_FIRST = "ask-first"
    """Somebody has to be asked first."""
    UNKNOWN = "unknown"
    """A caution that would rule it out is not known to be clear."""
    MADE_WORSE = "made-worse"
    """A trial on oneself showed more cramps with it."""
    UNDER_AGE = "under-age"
    """Under 18 there is information only."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A measure or exercise that is kept back, and why.

    ``cautions`` and ``signs`` are what stands in the way, ``questions`` what to answer so
    that it may open.
    """

    kind: Kind
    subject: str
    because: Because
    cautions: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


class Later(StrEnum):
    """Why a measure that could be in the plan is not in it now."""

    ENOUGH = "enough"
    NO_TIME = "no-time"
    EQUIPMENT = "equipment"
    POSITION = "position"
    OTHER_MUSCLE = "other-muscle"
    UNWANTED = "unwanted"
    NO_USE = "no-use"
    TRIAL_OFF = "trial-off"
    """It is being tried, and this is an evening without it."""
    TRIAL_RUNS = "trial-runs"
    NO_REASON = "no-reason"
    """Nothing speaks for it in this person: a habit that is not theirs, or a doubtful effect."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A measure that is not in the plan now; ``missing`` is what it would need."""

    measure: str
    later: Later
    missing: tuple[str, ...] = ()
