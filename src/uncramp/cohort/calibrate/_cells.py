"""What a cell of the grid simulates, and how many times: plain values that can be pickled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from uncramp.learn.trials import Outcome

Counts = Mapping[str, tuple[int, ...]]
"""What came out, as whole numbers only: sums of them do not depend on any order."""


def added(rows: Iterable[Counts]) -> Counts:
    """Counts of several shards or cells together, number by number."""
    total: dict[str, tuple[int, ...]] = {}
    for row in rows:
        for name, counts in row.items():
            before = total.get(name, (0,) * len(counts))
            total[name] = tuple(a + b for a, b in zip(before, counts, strict=True))
    return total


class Kind(StrEnum):
    """What is measured."""

    OWN_PRIOR = "own-prior"
    OTHER_PEOPLE = "other-people"
    NULL_TRIALS = "null-trials"
    REAL_EFFECTS = "real-effects"
    NULL_EXPOSURES = "null-exposures"


@dataclass(frozen=True, slots=True)
class OwnPrior:
    """Diaries that the model itself draws from its priors."""

    outcome: Outcome
    nights: int


@dataclass(frozen=True, slots=True)
class OtherPeople:
    """Trials of virtual people whom the model does not match: a world of ``learn.simulate``.

    Each person has one of the ``rates`` (cramps a night) and an effect drawn from the
    prior; ``unit`` nights share a coin, ``half_life`` is what the protocol seals.
    """

    world: str
    rates: tuple[float, ...]
    nights: int
    unit: int = 1
    half_life: float = 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """One kind of trial. ``unit`` is 1 (night), a block's nights, or both halves of a pair.

    ``gaps`` are the chances that a night goes missing without and with the measure; with
    ``bad_gaps`` only nights with a cramp do. ``ratio`` is the true rate ratio.
    """

    world: str
    rate: float
    unit: int
    ratio: float = 1.0
    adaptive: bool = False
    propensity: float = 0.5
    gaps: tuple[float, float] = (0.0, 0.0)
    bad_gaps: bool = False
    pair: bool = False


@dataclass(frozen=True, slots=True)
class NullExposures:
    """Diaries with things noted each evening that come and go in runs and do nothing."""

    world: str
    rate: float
    nights: int
    exposures: int = 10


Setting = OwnPrior | OtherPeople | Trial | NullExposures


@dataclass(frozen=True, slots=True)
class Cell:
    """One setting, how many draws, people or trials of it, and how many of them in a shard."""

    id: str
    kind: Kind
    setting: Setting
    size: int
    shard: int

    @property
    def shards(self) -> int:
        """How many shards it is cut into; the last may be smaller."""
        return -(-self.size // self.shard)

    def in_shard(self, number: int) -> int:
        """How many draws, people or trials the shard with this number has."""
        return min(self.shard, self.size - number * self.shard)
