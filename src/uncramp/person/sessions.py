"""What was really done of the exercises: one session, and what each movement in it came to."""

import re
from dataclasses import dataclass
from datetime import datetime

from uncramp.errors import BadValue
from uncramp.person.diary import Side
from uncramp.person.nights import Night

MAX_MOVEMENTS = 60
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")


@dataclass(frozen=True, slots=True)
class Done:
    """One exercise on one side.

    ``side`` is left, right or both. ``planned`` and ``done`` count sets; ``active_s`` are the
    seconds held or moved. ``felt`` is 0 to 10 as the exercise asks (pull or effort), ``clean``
    its own question, ``sore`` the soreness of the day after, 0 to 10; None was not answered.
    """

    exercise: str
    level: int = 1
    form: str = ""
    side: Side = Side.BOTH
    planned: int = 1
    done: int = 0
    active_s: float = 0.0
    skipped: bool = False
    hurt: bool = False
    felt: int | None = None
    clean: bool | None = None
    sore: int | None = None

    def __post_init__(self) -> None:
        whole = {"level": (1, 20), "planned": (1, 100), "done": (0, 100)}
        for field, (low, high) in whole.items():
            if not low <= getattr(self, field) <= high:
                raise BadValue(field=field, value=getattr(self, field), allowed="session-count")
        if not 0 <= self.active_s <= 86_400:
            raise BadValue(field="active_s", value=self.active_s, allowed="one-day")
        for field in ("felt", "sore"):
            value = getattr(self, field)
            if value is not None and not 0 <= value <= 10:
                raise BadValue(field=field, value=value, allowed="zero-to-ten")

    @property
    def is_whole(self) -> bool:
        """Whether every set was done and nothing hurt."""
        return self.done >= self.planned and not self.skipped and not self.hurt


@dataclass(frozen=True, slots=True)
class Session:
    """One run through a routine, as it really went.

    ``id`` is given by whoever recorded it, so that a session sent twice is stored once.
    ``started_at`` knows its zone; ``night`` is the night it belongs to. ``seconds`` is the
    time from start to end, pauses included. ``routine`` is the id of a routine or exercise.
    """

    id: str
    night: Night
    started_at: datetime
    seconds: float
    routine: str
    movements: tuple[Done, ...] = ()

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise BadValue(field="session", value=self.id[:40], allowed="session-id")
        if self.started_at.tzinfo is None:
            raise BadValue(field="started_at", value=str(self.started_at), allowed="with-zone")
        if not 0 <= self.seconds <= 86_400:
            raise BadValue(field="seconds", value=self.seconds, allowed="one-day")
        if len(self.movements) > MAX_MOVEMENTS:
            raise BadValue(
                field="movements", value=len(self.movements), allowed="session-movements"
            )

    def of(self, exercise: str) -> tuple[Done, ...]:
        """What was done of one exercise, side by side."""
        return tuple(one for one in self.movements if one.exercise == exercise)
