"""What the guide through a cramp is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from uncramp.person.attacks import Position
from uncramp.person.diary import Muscle


@dataclass(frozen=True, slots=True)
class ReliefStep:
    """One manoeuvre as this person may do it: hold, ease off, again, so many ``times``.

    ``positions`` are those it can be done in; ``cares`` are the cautions to say with it.
    ``by_partner``: somebody else does it, so no sequence of one's own holds it. ``wrong`` is
    the drawing of how not to do it, empty where there is none.
    """

    manoeuvre: str
    drawing: str
    hold_s: int
    ease_s: int
    times: int
    positions: tuple[Position, ...]
    cares: tuple[str, ...] = ()
    muscles: tuple[Muscle, ...] = ()
    by_partner: bool = False
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A manoeuvre that is not offered to this person, and why.

    ``cautions`` hold or ask for somebody to be asked first, ``signs`` are open and stop it,
    ``unknown`` are cautions that nobody has answered.
    """

    manoeuvre: str
    cautions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Orders:
    """The next attacks of one muscle: which manoeuvre comes first, drawn once with its seed."""

    muscle: Muscle
    seed: int
    orders: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Tries:
    """How often a manoeuvre was the first of an attack, and how often the cramp let go in it."""

    tried: int = 0
    let_go: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the relief page of one person may say.

    ``steps`` are what may be offered, by id. ``orders`` are the drawn sequences for each
    muscle, ``safest`` the one that holds without any answer. ``signs`` are the open warning
    signs that cannot wait, gravest first. ``made_from`` names the answers, the content and the
    rules; after ``good_until`` the guide falls back to ``safest``.
    """

    steps: Mapping[str, ReliefStep]
    orders: Mapping[Muscle, Orders]
    safest: Mapping[Muscle, tuple[str, ...]]
    held: tuple[HeldBack, ...]
    made_from: str
    drawn_at: datetime
    good_until: datetime
    signs: tuple[str, ...] = ()
