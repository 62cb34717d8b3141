"""What makes a virtual person: how the cramps run, what is done, noted and left out."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from math import inf, isnan
from typing import Any

from uncramp.errors import BadValue
from uncramp.person.diary import Cramps, Muscle


def _check(value: Any, *, shares: tuple[str, ...] = (), spans: tuple[str, ...] = ()) -> None:
    """Refuse what no person can have: NaN, shares outside 0 to 1, negative spans.

    Endless are only times and the size; the last makes counts Poisson.
    """
    for name in value.__slots__:
        found = getattr(value, name)
        for number in found if isinstance(found, tuple) else (found,):
            # Most numbers lie here, where nothing forbids them: drawing people is a hot path.
            if not isinstance(number, int | float) or 0 <= number <= 1:
                continue
            endless = name == "size" or name.endswith("nights")
            bad = isnan(number) or (abs(number) == inf and not endless)
            if bad or name in shares or (name in spans and number < 0):
                raise BadValue(field=name, value=number, allowed="virtual")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a person's cramps run from night to night, before any measure.

    ``log_rate`` is the log of the mean number of cramps on the first night, season and
    waxing aside. The log rate waxes and wanes as an AR(1) of ``waxing_sd`` with memory
    ``waxing_nights`` round a mean of exactly one; ``waxing_now`` is where it stood on the
    night before the first, in sd. It moves by ``settling`` in all, with time constant
    ``settling_nights``, by ``drift`` a year, and by a season of 1 +- ``season_amplitude``
    with its top on day ``season_peak`` of the year. ``size`` is the negative binomial's
    (inf for Poisson); ``extra_mean`` is how many more cramps a night with one brings.
    """

    log_rate: float
    waxing_sd: float = 0.0
    waxing_nights: float = 14.0
    waxing_now: float | None = None
    settling: float = 0.0
    settling_nights: float = 7.0
    drift: float = 0.0
    season_amplitude: float = 0.0
    season_peak: float = 201.0
    size: float = inf
    extra_mean: float = 0.0

    def __post_init__(self) -> None:
        spans = ("waxing_sd", "waxing_nights", "settling_nights", "size", "extra_mean")
        _check(self, spans=spans)
        # What divides must not be nothing; the rest would draw counts no integer holds.
        for field, fits in (
            ("size", self.size >= 0.001),
            ("settling_nights", self.settling_nights > 0),
            ("season_amplitude", 0 <= self.season_amplitude < 1),
            ("extra_mean", self.extra_mean <= Cramps.MAX),
        ):
            if not fits:
                raise BadValue(field=field, value=getattr(self, field), allowed="virtual")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What the trial's measure does to the person, and how faithfully it is done.

    ``log_rate_ratio`` is the effect of a full dose at work. ``half_life_nights`` is the
    true one; None takes what the protocol sealed. A drawn night is done with probability
    ``adherence``, which loses a share ``fades_by`` of itself each night once
    ``fades_after_nights`` of the trial have passed.
    """

    log_rate_ratio: float = 0.0
    half_life_nights: float | None = None
    adherence: float = 1.0
    fades_after_nights: int = 21
    fades_by: float = 0.0

    def __post_init__(self) -> None:
        spans = ("half_life_nights", "fades_after_nights")
        _check(self, shares=("adherence", "fades_by"), spans=spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Shares of nights that are not recorded.

    ``at_random`` holds for every night; ``quiet`` and ``cramp`` for the nights of their
    kind that are left, as a pair: without the measure, and when it was drawn.
    """

    at_random: float = 0.0
    quiet: tuple[float, float] = (0.0, 0.0)
    cramp: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        _check(self, shares=("at_random", "quiet", "cramp"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Something noted each evening that comes and goes in runs, whether it matters or not.

    ``share`` is how often a yes/no habit is met; None makes it a number of mean 0 and sd 1.
    ``log_rate_ratio`` is a planted effect (yes against no, or one sd), 0 for none.
    ``memory_nights`` is its autocorrelation time.
    """

    name: str
    log_rate_ratio: float = 0.0
    share: float | None = 0.3
    memory_nights: float = 5.0

    def __post_init__(self) -> None:
        _check(self, spans=("memory_nights",))
        if self.share is not None and not 0 < self.share < 1:
            raise BadValue(field="share", value=self.share, allowed="virtual")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacks:
    """What a person's cramps are like, for lives whose cramps are told one by one.

    ``muscle`` is where most of them sit. ``minutes`` is the median duration and ``log_sd``
    its whole spread; ``minutes_person`` and ``pain_person`` are this person's own shifts in
    sd. ``pain_mean`` is 0 to 1. ``zone`` is where the clock hangs.
    """

    minutes: float
    log_sd: float
    pain_mean: float
    muscle: Muscle = Muscle.CALF
    minutes_person: float = 0.0
    pain_person: float = 0.0
    zone: tzinfo = UTC

    def __post_init__(self) -> None:
        _check(self, shares=("pain_mean",), spans=("minutes", "log_sd"))
