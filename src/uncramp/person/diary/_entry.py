"""One night as the person told it."""

import math
from dataclasses import dataclass

from uncramp.errors import BadValue
from uncramp.person.diary._cramps import Cramps
from uncramp.person.diary._episode import Episode
from uncramp.person.nights import Night

MAX_NOTE_BYTES = 1 << 20
MAX_NAME_LENGTH = 64
MAX_MINUTES = 1500.0


@dataclass(frozen=True, slots=True, order=True)
class Exposure:
    """Something that was done, taken or met before this night: a number, or yes/no.

    ``value`` is a bool for yes/no and a finite float otherwise. A night without the
    exposure's entry is unknown, never no.
    """

    name: str
    value: float | bool

    def __post_init__(self) -> None:
        named = self.name == self.name.strip() and 0 < len(self.name) <= MAX_NAME_LENGTH
        if not named or not self.name.isprintable():
            raise BadValue(field="exposure", value=self.name, allowed="name")
        if not math.isfinite(self.value):
            raise BadValue(field=self.name, value=self.value, allowed="number-or-yes-no")


@dataclass(frozen=True, slots=True)
class NightEntry:
    """What is known about one night; what is None was not answered.

    ``minutes`` is how long all cramps of the night lasted together, ``pain`` and
    ``sleep_disturbance`` are 0 to 10. ``arm`` and ``block`` say what a trial had drawn for
    the night. ``excluded`` is a reason declared before the night's arm was shown.
    ``exposures`` are kept sorted by name, each name once.
    """

    night: Night
    cramps: Cramps
    minutes: float | None = None
    pain: int | None = None
    sleep_disturbance: int | None = None
    exposures: tuple[Exposure, ...] = ()
    episodes: tuple[Episode, ...] = ()
    arm: str = ""
    block: str = ""
    excluded: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for field in ("pain", "sleep_disturbance"):
            value = getattr(self, field)
            if value is not None and not 0 <= value <= 10:
                raise BadValue(field=field, value=value, allowed="zero-to-ten")
        if self.minutes is not None and not 0 <= self.minutes <= MAX_MINUTES:
            raise BadValue(field="minutes", value=self.minutes, allowed="minutes")
        if len(self.note.encode(errors="surrogatepass")) > MAX_NOTE_BYTES:
            raise BadValue(field="note", value=self.note[:40], allowed="note-size")
        names = [exposure.name for exposure in self.exposures]
        if len(set(names)) != len(names):
            raise BadValue(field="exposures", value=", ".join(names), allowed="each-name-once")
        object.__setattr__(self, "exposures", tuple(sorted(self.exposures)))

    def exposure(self, name: str) -> float | bool | None:
        """The value of one exposure; None when nothing was said about it."""
        return next((e.value for e in self.exposures if e.name == name), None)
