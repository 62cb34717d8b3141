"""What the marks of a figure mean: a line or two below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from uncramp.exchange.report.figures import _svg

_LINE = 20.0
# Wider than most letters are: words that touch the next mark are worse than air.
_LETTER: Final = _svg.TEXT_SIZE * 0.57
_AIR = 16.0


@dataclass(frozen=True, slots=True)
class Key:
    """One mark, drawn to the right of and above its origin, and what it means."""

    mark: str
    mark_width: float
    words: str

    @property
    def width(self) -> float:
        """About how much room it takes."""
        return self.mark_width + 6 + width_of(self.words)


def width_of(words: str) -> float:
    """About how wide words are in a drawing."""
    return len(words) * _LETTER


def legend(keys: Iterable[Key], top: float) -> tuple[str, float]:
    """The keys in as many lines as they need, and where the next thing may begin."""
    parts, x, y = [], 2.0, top + 12
    for key in keys:
        if x > 2 and x + key.width > _svg.WIDTH:
            x, y = 2.0, y + _LINE
        place = f"translate({_svg.number(x)} {_svg.number(y)})"
        words = _svg.text(key.mark_width + 6, 0, key.words)
        parts.append(_svg.group([key.mark, words], transform=place))
        x += key.width + _AIR
    return "".join(parts), (y + 6 if parts else top)
