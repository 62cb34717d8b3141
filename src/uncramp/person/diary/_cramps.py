"""How many cramps a night had, told apart in the four ways a person can know it."""

from dataclasses import dataclass
from typing import ClassVar, Self

from uncramp.errors import BadValue


@dataclass(frozen=True, slots=True)
class Cramps:
    """The answer to *how was the night*: quiet, counted, some but not counted, don't know.

    ``at_least`` is the smallest number it can mean, None when the person does not know;
    ``exact`` says whether it is the number itself. A night that was not recorded has no
    entry at all and is none of these.
    """

    at_least: int | None
    exact: bool

    MAX: ClassVar[int] = 200

    def __post_init__(self) -> None:
        lowest = 0 if self.exact else 1
        unknown = self.at_least is None and not self.exact
        if unknown or (self.at_least is not None and lowest <= self.at_least <= self.MAX):
            return
        raise BadValue(field="cramps", value=str(self.at_least), allowed="cramps")

    @classmethod
    def quiet(cls) -> Self:
        """A night without a cramp: an entry, and not a gap."""
        return cls(0, True)

    @classmethod
    def counted(cls, count: int) -> Self:
        """A night with this many cramps, 0 to ``MAX``."""
        return cls(count, True)

    @classmethod
    def some(cls) -> Self:
        """At least one, not counted."""
        return cls(1, False)

    @classmethod
    def no_fewer(cls, count: int) -> Self:
        """At least this many, 1 to ``MAX``; nobody said that it was all."""
        return cls(count, False)

    @classmethod
    def unknown(cls) -> Self:
        """Asked, and the person does not know."""
        return cls(None, False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``0``, ``3``, ``1+``, ``2+`` (at least two) or nothing (don't know)."""
        text = text.strip()
        if text == "":
            return cls.unknown()
        text, more = text.removesuffix("+"), text.endswith("+")
        # isdigit() is true for ² and other scripts; int() refuses the first and takes the second.
        if not (text.isascii() and text.isdigit() and len(text) <= 3):
            raise BadValue(field="cramps", value=text, allowed="cramps")
        return cls(int(text), exact=not more)

    @property
    def is_known(self) -> bool:
        """Whether the night tells the statistics anything."""
        return self.at_least is not None

    @property
    def is_quiet(self) -> bool:
        """Whether the night is known to have had no cramp."""
        return self.at_least == 0

    @property
    def any(self) -> bool | None:
        """Whether there was a cramp; None when not known."""
        return None if self.at_least is None else self.at_least > 0

    def __str__(self) -> str:
        if self.at_least is None:
            return ""
        return str(self.at_least) if self.exact else f"{self.at_least}+"
