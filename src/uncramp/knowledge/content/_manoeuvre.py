"""What to do while a muscle is cramped."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from uncramp.knowledge.content._types import Activity, Item, Kind

IN_A_CRAMP = ("lying", "sitting", "standing", "cannot-stand")
"""How a person may be when the cramp has them, named as in the diary."""


class Offered(StrEnum):
    """When a manoeuvre may come up."""

    SAFEST = "safest"
    """It takes one's own strength only, so it needs no answers."""
    USUAL = "usual"
    LATER = "later"
    """It goes along with a stretch, and is never the first."""
    LAST = "last"
    """It ends every sequence and is always open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manoeuvre(Item):
    """One way to let a cramp go: hold, ease off, again, so many ``times``.

    ``not_if``, ``care_if`` and ``ask_first`` as in an exercise. While a caution of
    ``never_first_if`` holds or is not known, another one comes before it; ``not_while``
    names signs that rule it out. ``wrong`` is the drawing of how not to do it.
    """

    kind: ClassVar[Kind] = Kind.MANOEUVRES

    muscles: tuple[str, ...]
    positions: tuple[str, ...]
    hold_s: int
    ease_s: int
    times: int
    activity: Activity
    drawing: str
    offered: Offered
    not_if: tuple[str, ...]
    care_if: tuple[str, ...]
    claims: tuple[str, ...]
    ask_first: tuple[str, ...] = ()
    never_first_if: tuple[str, ...] = ()
    not_while: tuple[str, ...] = ()
    by_partner: bool = False
    wrong: str = ""
    sources: tuple[str, ...] = ()

    @property
    def say(self) -> str:
        """The one short sentence that is said first."""
        return self.sections.get("in-one-sentence", "")

    @property
    def do(self) -> tuple[str, ...]:
        """The lines of what to do, in their order and without their numbers."""
        lines = self.sections.get("how-to-do-it", "").splitlines()
        return tuple(line.split(". ", 1)[1] for line in lines if line[:1].isdigit())
