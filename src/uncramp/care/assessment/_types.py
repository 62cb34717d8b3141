"""What an assessment is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from uncramp.care.assessment._answers import Check, Given
from uncramp.knowledge.content import Activity, Tier, Urgency
from uncramp.person.nights import Night

Behind = tuple[tuple[str, Given], ...]
"""The answers that something rests on: (question id, what was given)."""

GRAVEST_FIRST: Final = tuple(Urgency)
"""The order of the signs: emergency, same day, within days, routine."""


class Standing(StrEnum):
    """Whether a caution holds; what is not known keeps its gate shut like what holds."""

    RAISED = "raised"
    UNKNOWN = "unknown"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that holds: which one, for what, how soon, and why.

    ``subject`` is the id of a sign, claim or condition. ``urgency`` is None for what is no
    warning sign. ``answers`` and ``nights`` are what it rests on, ``claims`` what is known.
    """

    rule: str
    subject: str
    urgency: Urgency | None = None
    answers: Behind = ()
    claims: tuple[str, ...] = ()
    nights: tuple[Night, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A sign that holds and that somebody has looked at; it is asked again after ``until``.

    None for an emergency, which no check takes away: it stands among the open signs, too.
    """

    hit: Hit
    check: Check
    until: date | None


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A condition that can look like night cramps, and the answers on both sides."""

    condition: str
    speaks_for: Behind
    speaks_against: Behind = ()


@dataclass(frozen=True, slots=True)
class MedicineHit:
    """A medicine we know: as written, its group, its ingredient, and what ties it to cramps."""

    written: str
    group: str
    ingredient: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class Caution:
    """Where a caution stands, and the answers, medicines and rules behind it."""

    standing: Standing
    answers: Behind = ()
    medicines: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """How far the cramps are like the usual night cramp: seven traits, a guide and no score.

    Each trait stands in one of the three: it agrees, it differs, or it is not known.
    """

    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something the diary shows that is worth saying: the id of its sentence, the nights."""

    id: str
    nights: tuple[Night, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that hardly go together; both are kept, and the graver reading holds."""

    id: str
    answers: Behind
    nights: tuple[Night, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The versions that made an assessment: program, content, rules."""

    program: str
    content: str
    rules: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers come to. Only the open ``signs`` have a say in ``urgency``.

    ``signs`` are gravest first. ``unsettled`` are signs that what is not known leaves open,
    ``not_answered`` the questions behind it, in the order they are asked. ``stops`` is what
    waits until the open signs were looked at. Under 18 it is ``information_only``: signs,
    and nothing else; ``age_known`` says whether that was known at all.
    """

    made_by: MadeBy
    urgency: Urgency | None = None
    signs: tuple[Hit, ...] = ()
    checked: tuple[Checked, ...] = ()
    unsettled: tuple[str, ...] = ()
    not_answered: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    notes: tuple[Note, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    contributors: tuple[Hit, ...] = ()
    medicines: tuple[MedicineHit, ...] = ()
    unknown_medicines: tuple[str, ...] = ()
    cautions: Mapping[str, Caution] = field(default_factory=dict)
    stops: frozenset[Activity] = frozenset()
    pattern: Pattern = Pattern()
    information_only: bool = False
    age_known: bool = False
