"""One cramp as it was met with the guide: what was tried, for how long, what came of it."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from uncramp.errors import BadValue
from uncramp.person.diary import Episode, Muscle, Side
from uncramp.person.nights import Night

MAX_TRIED = 60
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")


class Position(StrEnum):
    """How a person is when the cramp has them."""

    LYING = "lying"
    SITTING = "sitting"
    STANDING = "standing"
    CANNOT_STAND = "cannot-stand"


@dataclass(frozen=True, slots=True)
class Tried:
    """One manoeuvre that was on the screen for ``seconds``; ``released`` None was not told."""

    manoeuvre: str
    seconds: float
    released: bool | None = None

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.manoeuvre):
            raise BadValue(field="manoeuvre", value=self.manoeuvre[:40], allowed="attack-id")
        if not 0 <= self.seconds <= 86_400:
            raise BadValue(field="seconds", value=self.seconds, allowed="one-day")


@dataclass(frozen=True, slots=True)
class Attack:
    """One cramp from the tap to *let go*.

    ``id`` is given by the device that recorded it; ``revision`` grows as more becomes known,
    and a lower one never replaces a higher. ``started_at`` knows its zone. ``tried`` stands in
    the order of the screen. ``seconds_to_release`` is None while ``is_open`` (nobody said that
    it let go) and when the person does not know. ``pain`` is 0 to 10. ``is_mistake``: taken
    back, there was no cramp.
    """

    id: str
    night: Night
    started_at: datetime
    muscle: Muscle = Muscle.UNSURE
    side: Side = Side.UNSURE
    position: Position = Position.LYING
    tried: tuple[Tried, ...] = ()
    seconds_to_release: int | None = None
    is_open: bool = True
    pain: int | None = None
    revision: int = 1
    is_mistake: bool = False

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise BadValue(field="attack", value=self.id[:40], allowed="attack-id")
        if len(self.tried) > MAX_TRIED:
            raise BadValue(field="tried", value=len(self.tried), allowed="attack-tried")
        if not 1 <= self.revision <= 1_000_000:
            raise BadValue(field="revision", value=self.revision, allowed="attack-revision")
        if self.is_open and self.seconds_to_release is not None:
            raise BadValue(
                field="seconds_to_release", value=self.seconds_to_release, allowed="attack-release"
            )
        self.as_episode()

    def as_episode(self) -> Episode:
        """The cramp as its night's page shows it."""
        return Episode(
            id=self.id,
            started_at=self.started_at,
            muscle=self.muscle,
            side=self.side,
            seconds_to_release=self.seconds_to_release,
            manoeuvres=tuple(dict.fromkeys(one.manoeuvre for one in self.tried)),
            pain=self.pain,
        )
