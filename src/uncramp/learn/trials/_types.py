"""A protocol as a value: arms, the blocks that were drawn, and what was fixed beforehand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from uncramp.errors import ProtocolError
from uncramp.person.nights import Night

MAX_BLOCKS = 4_000
MAX_ARMS = 8
MAX_SPAN = 18_263
"""Nights from the first to the last: fifty years, as long as a diary may be."""
LARGEST = 2**63
"""What a whole number of TOML can hold; also what a coin is hashed from."""


class Outcome(StrEnum):
    """What a night's answer counts: cramps, or only whether there was one.

    Declared by the person or the protocol, never guessed from the data.
    """

    COUNTS = "counts"
    YES_NO = "yes-no"


class Unit(StrEnum):
    """What one coin decides: a night, the order within a pair of nights, a block of nights."""

    NIGHT = "night"
    PAIR = "pair"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Arm:
    """One thing to do on a night; ``dose`` is 0 without the measure and 1 with all of it."""

    id: str
    label: str
    dose: float

    def __post_init__(self) -> None:
        if not self.id or not 0 <= self.dose <= 1:
            raise ProtocolError(field="arms", value=f"{self.id} {self.dose}", problem="dose")


@dataclass(frozen=True, slots=True)
class Block:
    """Nights in a row that share an arm.

    ``coin`` numbers the toss that decided it: both blocks of a pair carry the same.
    ``propensity`` is the probability with which this arm was drawn, above 0 and below 1.
    """

    first: Night
    nights: int
    arm: str
    coin: int
    propensity: float = 0.5

    def __post_init__(self) -> None:
        if not 1 <= self.nights <= 366:
            raise ProtocolError(field="nights", value=self.nights, problem="block-length")
        if not 0 < self.propensity < 1:
            raise ProtocolError(field="propensity", value=self.propensity, problem="propensity")
        if not 0 <= self.coin < LARGEST:
            raise ProtocolError(field="coin", value=f"{self.coin:#x}"[:40], problem="whole-number")
        # The year 9999 is the last that a date can name.
        if self.first.evening > date.max - timedelta(days=self.nights):
            raise ProtocolError(field="night", value=str(self.first), problem="span")

    @property
    def last(self) -> Night:
        """The block's last night."""
        return self.first + (self.nights - 1)


@dataclass(frozen=True, slots=True)
class Allocation:
    """The order as it was drawn, once, with the seed it came from and the moment."""

    unit: Unit
    seed: int
    drawn_at: datetime
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.blocks) <= MAX_BLOCKS:
            raise ProtocolError(field="blocks", value=len(self.blocks), problem="block-count")
        if self.drawn_at.tzinfo is None:
            raise ProtocolError(field="drawn_at", value=str(self.drawn_at), problem="zone")
        if not 0 <= self.seed < LARGEST:
            raise ProtocolError(field="seed", value=f"{self.seed:#x}"[:40], problem="whole-number")
        for before, after in pairwise(self.blocks):
            if after.first <= before.last:
                raise ProtocolError(field="blocks", value=str(after.first), problem="overlap")
        if self.blocks[-1].last - self.blocks[0].first >= MAX_SPAN:
            raise ProtocolError(field="blocks", value=str(self.blocks[-1].last), problem="span")


@dataclass(frozen=True, slots=True)
class Protocol:
    """Everything fixed before the first night of a trial.

    ``half_life_nights`` is how long the measure takes to work in and to wear off (0 for at
    once). ``meaningful_rate_ratio`` is the ratio below which a difference is worth having.
    """

    id: str
    question: str
    measure: str
    arms: tuple[Arm, ...]
    allocation: Allocation
    outcome: Outcome = Outcome.COUNTS
    half_life_nights: float = 2.0
    meaningful_rate_ratio: float = 0.8

    def __post_init__(self) -> None:
        ids = [arm.id for arm in self.arms]
        if not self.id.strip():
            raise ProtocolError(field="id", value=self.id, problem="missing")
        if not 2 <= len(ids) <= MAX_ARMS or len(set(ids)) != len(ids):
            raise ProtocolError(field="arms", value=", ".join(ids), problem="arm-ids")
        if len({arm.dose for arm in self.arms}) < 2:
            raise ProtocolError(field="arms", value=", ".join(ids), problem="same-dose")
        strangers = {block.arm for block in self.allocation.blocks} - set(ids)
        if strangers:
            raise ProtocolError(field="blocks", value=min(strangers), problem="unknown-arm")
        if not 0 <= self.half_life_nights <= 60:
            raise ProtocolError(
                field="half_life_nights", value=self.half_life_nights, problem="half-life"
            )
        if not 0 < self.meaningful_rate_ratio < 1:
            raise ProtocolError(
                field="meaningful_rate_ratio", value=self.meaningful_rate_ratio, problem="ratio"
            )

    @property
    def first(self) -> Night:
        """The first night of the trial."""
        return self.allocation.blocks[0].first

    @property
    def last(self) -> Night:
        """The last planned night."""
        return self.allocation.blocks[-1].last

    @property
    def coins(self) -> int:
        """How many tosses the allocation rests on."""
        return len({block.coin for block in self.allocation.blocks})

    def arm_on(self, night: Night) -> Arm | None:
        """The arm drawn for a night; None outside the trial."""
        for block in self.allocation.blocks:
            if block.first <= night <= block.last:
                return next(arm for arm in self.arms if arm.id == block.arm)
        return None

    def doses(self) -> dict[Night, float]:
        """The dose that was drawn for each night of the trial."""
        dose = {arm.id: arm.dose for arm in self.arms}
        return {
            block.first + i: dose[block.arm]
            for block in self.allocation.blocks
            for i in range(block.nights)
        }
