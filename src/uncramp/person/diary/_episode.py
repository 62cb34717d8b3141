"""One cramp: where, when, how long, and what was done about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from uncramp.errors import BadValue


class Muscle(StrEnum):
    """The muscle that cramped, as a person can name it in the dark."""

    CALF = "calf"
    FOOT = "foot"
    SHIN = "shin"
    THIGH_FRONT = "thigh-front"
    THIGH_BACK = "thigh-back"
    UNSURE = "unsure"


class Side(StrEnum):
    """Which leg."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Episode:
    """One cramp within a night.

    ``started_at`` knows its zone, or is None when nobody looked at the clock.
    ``seconds_to_release`` is None when not timed. ``manoeuvres`` are ids in the order they
    were tried. ``pain`` is 0 to 10.
    """

    id: str
    started_at: datetime | None = None
    muscle: Muscle = Muscle.UNSURE
    side: Side = Side.UNSURE
    seconds_to_release: int | None = None
    manoeuvres: tuple[str, ...] = ()
    pain: int | None = None

    def __post_init__(self) -> None:
        if self.started_at is not None and self.started_at.tzinfo is None:
            raise BadValue(field="started_at", value=str(self.started_at), allowed="with-zone")
        if self.seconds_to_release is not None and not 0 <= self.seconds_to_release <= 86_400:
            raise BadValue(
                field="seconds_to_release", value=self.seconds_to_release, allowed="one-day"
            )
        if self.pain is not None and not 0 <= self.pain <= 10:
            raise BadValue(field="pain", value=self.pain, allowed="zero-to-ten")
