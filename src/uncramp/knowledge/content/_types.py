"""What the items of the library are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """The folders of the library."""

    CLAIMS = "claims"
    CONDITIONS = "conditions"
    EXERCISES = "exercises"
    MANOEUVRES = "manoeuvres"
    MEASURES = "measures"
    MEDICATIONS = "medications"
    QUESTIONS = "questions"
    SIGNS = "signs"
    SOURCES = "sources"


class Certainty(StrEnum):
    """How sure the evidence makes us of a claim as its title words it.

    ``none`` means that nobody has tested it.
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NONE = "none"


class Advice(StrEnum):
    """How a common piece of advice stands up to what was found.

    ``untested`` means that no evidence was found either way, ``caution`` that it may be
    true but could hurt somebody as it is usually said.
    """

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONFLICTING = "conflicting"
    WEAK = "weak"
    UNTESTED = "untested"
    CONTRADICTED = "contradicted"
    CAUTION = "caution"
    NOT_APPLICABLE = "not-applicable"


class Role(StrEnum):
    """What a condition has to do with night cramps: it goes with them, or looks like them."""

    ASSOCIATED = "associated"
    LOOK_ALIKE = "look-alike"


class Tier(StrEnum):
    """What ties a medicine to cramps.

    A: a study of people who began to be treated for cramps. B: reviews or labels that name
    leg cramps. C: lists, labels that name muscle cramps, or a mechanism. X: no tie; it is
    known because it makes something else unsafe.
    """

    A = "A"
    B = "B"
    C = "C"
    X = "X"


class AnswerForm(StrEnum):
    """How a question is answered."""

    YES_NO = "yes-no"
    ONE_OF = "one-of"
    SOME_OF = "some-of"
    NUMBER = "number"
    COUNTRY = "country"
    MEDICINES = "medicines"


class Stage(StrEnum):
    """Where in the check-up a screen stands; the graver ones come first."""

    ABOUT = "about"
    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    MORE = "more"


class Urgency(StrEnum):
    """How soon somebody with a warning sign needs to be seen."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    WITHIN_DAYS = "within-days"
    ROUTINE = "routine"

    @property
    def cannot_wait(self) -> bool:
        """Whether somebody has to be seen today at the latest."""
        return self in {Urgency.EMERGENCY, Urgency.SAME_DAY}


class Retraction(StrEnum):
    """What became of a publication after it came out."""

    NONE = "none"
    CORRECTED = "corrected"
    CONCERN = "expression_of_concern"
    RETRACTED = "retracted"
    RETRACTED_AND_REPLACED = "retracted_and_replaced"


class Activity(StrEnum):
    """What a warning sign puts on hold, or lets go on."""

    EXERCISE = "exercise"
    GENTLE_STRETCH = "gentle-stretch"
    MASSAGE = "massage"
    ROLLING = "rolling"
    PERCUSSION = "percussion"
    HEAT = "heat"
    COMPRESSION = "compression"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Review:
    """Which clinician read an item, when, and when the next look is due.

    ``by`` is empty and ``on`` is None until a clinician has reviewed the item.
    """

    due: date
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Since when an item no longer holds, and why; it stays readable under its id."""

    on: date
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every item has. ``sections`` maps heading ids to Markdown, in reading order.

    ``to_verify`` names the facts that were not seen in a source; ``verified`` says that
    there are none. ``despite`` names the sources that were corrected or withdrawn and of
    which the text says so. ``evidence_on`` is the day the evidence was last looked through.
    ``stale`` means that the original has changed since this text was translated. ``rows``
    are the rows of the evidence tables that the item answers.
    """

    kind: ClassVar[Kind]

    id: str
    title: str
    sections: Mapping[str, str]
    licence: str
    evidence_on: date
    review: Review
    verified: bool
    to_verify: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    withdrawn: Withdrawn | None = None
    stale: bool = False
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prior:
    """What was believed before one's own nights: log rate ratio ~ Normal(``mu``, ``sd``)."""

    mu: float
    sd: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One medicine inside a group, under every name it is known by.

    ``name`` is the international one in English and ``es`` the Spanish one; ``also`` are
    other official names, ``brands`` names of products that hold it alone. ``tier`` is None
    where it is that of the group; ``atc`` is empty where there is no code.
    """

    name: str
    es: str
    atc: str = ""
    brands: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    tier: Tier | None = None

    @property
    def id(self) -> str:
        """The English name in small letters and hyphens."""
        return "-".join(self.name.casefold().split())

    def called(self, language: str) -> str:
        """Its name in ``language``."""
        return self.es if language == "es" else self.name


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions that are asked together; ``title`` and ``lead`` by language."""

    id: str
    stage: Stage
    questions: tuple[str, ...]
    title: Mapping[str, str]
    lead: Mapping[str, str] = field(default_factory=dict)
