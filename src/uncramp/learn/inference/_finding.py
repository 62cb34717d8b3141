"""What an analysis answers, as a value that can be stored and read back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from uncramp.learn.inference._answers import Direction, Link, Reason, Verdict
from uncramp.learn.inference._stored import from_plain, to_plain
from uncramp.learn.trials import Outcome

MODEL = "CRAMP-1.2"
"""The version of the model; a stored answer of another one is worked out anew."""
LEAST_NOTED = 14
"""An exposure is looked at from so many known nights on, and at most so many exposures are."""
MAX_EXPOSURES = 40


@dataclass(frozen=True, slots=True)
class Estimate:
    """A quantity and how sure it is: mean and five quantiles."""

    mean: float
    q025: float
    q25: float
    q50: float
    q75: float
    q975: float


@dataclass(frozen=True, slots=True)
class Nights:
    """The nights an answer rests on.

    ``span`` counts from the first to the last, ``recorded`` those with an entry, ``known``
    those that were analysed, ``excluded`` those left out by a reason declared beforehand.
    """

    first: date | None
    last: date | None
    span: int
    recorded: int
    known: int
    excluded: int
    cramps: int


@dataclass(frozen=True, slots=True)
class RatePoint:
    """Cramps a week at the pace of one night: median and 95 % band."""

    night: date
    low: float
    mid: float
    high: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The first and the last weeks side by side, and the path between them.

    ``before`` and ``now`` are cramps a week, averaged over ``window`` nights each; in a
    yes/no diary they, and the path, are nights with a cramp a week.
    """

    direction: Direction
    window: int
    before: Estimate
    now: Estimate
    ratio: Estimate
    p_fewer: float
    path: tuple[RatePoint, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What nights with the measure have, against nights without.

    ``p_meaningfully_fewer`` is of a ratio below the one that the plan calls worth having,
    ``p_equivalent`` of a ratio from 0.8 to 1.25, too near 1 to matter. ``avoided_a_month``
    counts the cramps that 30 nights at the person's recent rate would have less of, below 0
    where they would have more; in a yes/no diary, the nights with a cramp.
    """

    measure: str
    rate_ratio: Estimate
    p_fewer: float
    p_meaningfully_fewer: float
    p_equivalent: float
    avoided_a_month: Estimate


@dataclass(frozen=True, slots=True)
class Evidence:
    """The betting evidence of a randomised trial; only it confirms.

    ``e_value`` speaks for help and confirms from 1 / ``alpha``; ``harm_e_value`` is a process
    of its own. Each is as of the last finished unit, while ``decided_on`` is the night on
    which it was first high enough, and stays. ``worst_e_value`` is what would be left if each
    of the ``missing`` nights, excluded by nobody beforehand, had spoken against it with up to
    ``most_missing`` cramps; it is all that counts where ``gaps_go_with_arm``. ``coins`` counts
    the finished units, ``coins_left`` those of the plan that are still to come.
    """

    e_value: float
    alpha: float
    decided_on: date | None
    harm_e_value: float
    harm_alpha: float
    harm_decided_on: date | None
    worst_e_value: float
    worst_harm_e_value: float
    coins: int
    coins_left: int
    missing: int
    most_missing: int
    gaps_go_with_arm: bool


@dataclass(frozen=True, slots=True)
class Association:
    """One exposure, or several that cannot be told apart, and the cramps.

    ``lag`` is how many nights lie between the evening on which it was noted and the cramps
    (0: that same night); of the lags looked at it is the strongest, and its are the numbers.
    A link of no association holds at every lag. ``rate_ratio`` compares yes with no (``per``
    is 1) or values that are ``per`` apart. It, ``p_more`` and ``lag`` are None where the
    exposure could not be looked at; ``reason`` says why. ``known`` counts the analysed nights
    with a note of the same evening. ``together_with`` names the exposures for which this one
    speaks as well; those that are less where it is more are in ``opposite`` too.
    """

    exposure: str
    link: Link
    reason: Reason
    lag: int | None
    together_with: tuple[str, ...]
    opposite: tuple[str, ...]
    yes_no: bool
    per: float
    rate_ratio: Estimate | None
    p_more: float | None
    known: int


@dataclass(frozen=True, slots=True)
class Caveat:
    """A warning that teaches: an id for its sentence, and what that sentence needs."""

    id: str
    facts: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """How the numbers came about: whether every step converged, and what the model learned.

    ``approximate`` is "" or what still moves the numbers: ``search``, ``rule`` (of quadrature)
    or ``order`` (of the expansion around the mode).
    ``night_to_night_sd``, ``memory_nights`` and ``overdispersion`` are posterior means of the
    waxing and waning; None where the model has no such part.
    """

    converged: bool
    nodes: int
    passes: int
    approximate: str = ""
    night_to_night_sd: float | None = None
    memory_nights: float | None = None
    overdispersion: float | None = None


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which versions made an answer; the content's is empty where none was used."""

    program: str
    model: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer over one diary, with or without a trial.

    ``trend`` and ``effect`` are None where they cannot be said; ``verdict`` is None without
    a trial, and while one still runs unless the evidence has decided.
    """

    outcome: Outcome
    nights: Nights
    trend: Trend | None
    effect: Effect | None
    evidence: Evidence | None
    associations: tuple[Association, ...]
    verdict: Verdict | None
    diagnostics: Diagnostics | None
    warnings: tuple[Caveat, ...]
    made_by: MadeBy
    schema: int = 1

    def to_dict(self) -> dict[str, Any]:
        """The analysis JSON: plain types, dates as ISO text."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> "Finding":
        """The finding that ``to_dict`` wrote."""
        found: Finding = from_plain(cls, document)
        return found
