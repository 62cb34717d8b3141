"""The kinds of things the library holds, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """The folders of the library."""

    CLAIMS = "claims"
    EXERCISES = "exercises"
    MEASURES = "measures"
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


class Urgency(StrEnum):
    """How soon somebody with a warning sign needs to be seen."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    WITHIN_DAYS = "within-days"
    ROUTINE = "routine"


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
    there are none. ``evidence_on`` is the day the evidence was last looked through.
    ``stale`` means that the original has changed since this text was translated. ``code``
    is the item's row in the evidence tables.
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
    withdrawn: Withdrawn | None = None
    stale: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Item):
    """One statement, how sure it is, and what it rests on."""

    kind: ClassVar[Kind] = Kind.CLAIMS

    certainty: Certainty
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise: ``sets`` holds of ``hold_s`` seconds with ``rest_s`` between.

    ``sides`` is 2 when each leg has its turn and 1 when both move together. ``when`` is one
    of before-bed, in-bed, any-time.
    """

    sets: int
    hold_s: int
    rest_s: int
    sides: int
    per_day: int
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Item):
    """A movement with its dose; ``muscles`` are named as in the diary, ``anatomy`` in Latin.

    ``not_if`` rules the exercise out, ``care_if`` asks for one of the ``easier`` ones or for
    the care its text describes; both name cautions. ``claims`` are what speaks for it.
    """

    kind: ClassVar[Kind] = Kind.EXERCISES

    muscles: tuple[str, ...]
    anatomy: tuple[str, ...]
    position: str
    dose: Dose
    not_if: tuple[str, ...]
    care_if: tuple[str, ...]
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prior:
    """What was believed before one's own nights: log rate ratio ~ Normal(``mu``, ``sd``)."""

    mu: float
    sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Item):
    """Something a person can do of an evening, and what is needed to learn if it helps.

    ``onset_lag_nights`` pass before it can work, ``carry_over_nights`` until it has worn
    off; ``burden_minutes`` is what an evening costs. Only a ``randomisable`` measure may be
    drawn by lot.
    """

    kind: ClassVar[Kind] = Kind.MEASURES

    claims: tuple[str, ...]
    onset_lag_nights: int
    carry_over_nights: int
    half_life_nights: float
    burden_minutes: float
    randomisable: bool
    prior: Prior
    not_if: tuple[str, ...]
    care_if: tuple[str, ...]
    exercises: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Item):
    """A warning sign: how soon to be seen, what waits until then and what may go on.

    ``urgency_if_past`` holds for someone in whom the sign has passed by itself.
    """

    kind: ClassVar[Kind] = Kind.SIGNS

    urgency: Urgency
    stops: tuple[Activity, ...]
    sources: tuple[str, ...]
    urgency_if_past: Urgency | None = None
    keeps: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Item):
    """A publication, how much of it was read, and whether it still stands.

    ``seen`` is one of full-text, abstract, extract, copy, report: what the writer of the
    item had before them. ``year`` is None for pages that do not say when they were written;
    ``notice`` is the address of a correction or retraction.
    """

    kind: ClassVar[Kind] = Kind.SOURCES

    design: str
    authors: str
    published_in: str
    url: str
    seen: str
    retraction: Retraction
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    notice: str = ""
