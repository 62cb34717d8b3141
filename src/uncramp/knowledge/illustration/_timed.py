"""Groups that turn, slide and stretch with a movement, written as SMIL."""

from collections.abc import Iterable, Sequence
from typing import Final

from uncramp.knowledge.illustration._marks import Value, element, group, number
from uncramp.knowledge.illustration._motion import Motion
from uncramp.knowledge.illustration._pose import Point

_STILL: Final = 0.05


class Timed:
    """Writes groups at the shown moment, with what moves them away from it.

    Each animation is added to the place that stands in the attribute, so that a drawing whose
    animations never begin shows the pose that is held.
    """

    def __init__(self, motion: Motion, *, begin: str, still: bool) -> None:
        self.motion = motion
        self._still = still or len(motion.moments) < 2
        cycle_s = motion.times_s[-1]
        self._timing = f'begin="{begin}" dur="{cycle_s:g}s" repeatCount="indefinite"'
        times = [f"{time / cycle_s:.2f}" for time in motion.times_s] if cycle_s else []
        even = [f"{n / (len(times) - 1):.2f}" for n in range(len(times))] if times else []
        # Without times the values are evenly spaced, which a pedal's turn is anyway.
        if times != even:
            told = ";".join(time.strip("0").rstrip(".") or "0" for time in times[:-1])
            self._timing += f' keyTimes="{told};1"'

    def rests(self, joint: str) -> bool:
        """Whether that channel is 0 in every moment."""
        field = joint.replace("-", "_")
        return not any(getattr(now, field) for now in (self.motion.shown, *self.motion.moments))

    def turned(
        self, joint: str, parts: Iterable[str], *, at: Point = (0.0, 0.0), sign: int = 1
    ) -> str:
        """A group that turns about ``at`` by the channel of a moment with that name."""
        field = joint.replace("-", "_")
        shown = round(sign * getattr(self.motion.shown, field), 1)
        angles = [round(sign * getattr(now, field), 1) - shown for now in self.motion.moments]
        place = f"translate({number(at[0])} {number(at[1])})" if any(at) else ""
        turn = f"rotate({number(shown)})" if number(shown) != "0" else ""
        moves = self._transform("rotate", [(angle,) for angle in angles])
        if not (place or turn or moves):
            return "".join(parts)
        where: dict[str, Value] = {"transform": place + turn} if place or turn else {}
        return group((moves, *parts), **where)

    def slid(self, parts: Iterable[str]) -> str:
        """A group that goes where the hip joint goes."""
        x, y = round(self.motion.shown.x, 1), round(-self.motion.shown.y, 1)
        ways = [(round(now.x, 1) - x, round(-now.y, 1) - y) for now in self.motion.moments]
        moves = self._transform("translate", ways)
        return group((moves, *parts), transform=f"translate({number(x)} {number(y)})")

    def stretched(self, ways: Sequence[Sequence[Point]], shown: Sequence[Point]) -> str:
        """A line whose points are elsewhere at each moment, as a polyline without colour."""
        held = _points(shown)
        values = [_points(way) for way in ways]
        if self._still or all(value == held for value in values):
            return element("polyline", points=held)
        moves = f'<animate attributeName="points" values="{";".join(values)}" {self._timing}/>'
        return element("polyline", moves, points=held)

    def redrawn(self, ways: Sequence[str], shown: str) -> str:
        """A path that goes another way at each moment, each written with the same commands."""
        if self._still or all(way == shown for way in ways):
            return element("path", d=shown)
        moves = f'<animate attributeName="d" values="{";".join(ways)}" {self._timing}/>'
        return element("path", moves, d=shown)

    def _transform(self, kind: str, values: Sequence[tuple[float, ...]]) -> str:
        if self._still or all(abs(part) < _STILL for value in values for part in value):
            return ""
        written = ";".join(" ".join(map(number, value)) for value in values)
        # Written at once: there are a dozen of them in a drawing.
        return (
            f'<animateTransform attributeName="transform" type="{kind}" additive="sum" '
            f'values="{written}" {self._timing}/>'
        )


def _points(way: Sequence[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in way)
