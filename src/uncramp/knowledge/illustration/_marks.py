"""The few SVG elements that a drawing is made of; colours are variables of the theme."""

from collections.abc import Iterable
from functools import lru_cache
from math import cos, inf, radians, sin
from typing import Final
from xml.sax.saxutils import escape

from uncramp.knowledge.illustration._pose import Point

INK: Final = "var(--ink,#22261f)"
FAR: Final = "var(--far,#b7b0a1)"
ACCENT: Final = "var(--accent,#a64b12)"
SURFACE: Final = "var(--surface,#fff)"
LINE: Final = "var(--prop,#ddd4c4)"
DANGER: Final = "var(--danger,#a8231b)"
THING: Final = "var(--thing,#8a8577)"

Value = str | int | float


def element(name: str, content: str = "", /, **attributes: Value) -> str:
    """One element; underscores in attribute names are hyphens, ``content`` is markup."""
    told = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def group(parts: Iterable[str], **attributes: Value) -> str:
    """Parts that share attributes."""
    return element("g", "".join(parts), **attributes)


class Sketch:
    """A drawing that grows, and the box of everything that is on it; y points up."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.box = [inf, inf, -inf, -inf]

    @property
    def drawn(self) -> str:
        """Everything on it as one group."""
        if not self.parts:
            return ""
        return group(self.parts, fill="none", stroke_linecap="round", stroke_linejoin="round")

    def reach(self, x: float, y: float, around: float = 0.0) -> None:
        """Something is there, ``around`` to each side."""
        left, low, right, high = self.box
        self.box = [
            min(left, x - around),
            min(low, y - around),
            max(right, x + around),
            max(high, y + around),
        ]

    def line(
        self, ways: Iterable[Point], wide: float, colour: str, *, closed: bool = False
    ) -> None:
        """A thick line with round ends through some points; filled when it is ``closed``."""
        points = tuple(ways)
        for x, y in points:
            self.reach(x, y, wide / 2)
        way = "L".join(f"{number(x)} {number(-y)}" for x, y in points)
        self.path(f"M{way}{'Z' if closed else ''}", wide, colour, fill=colour if closed else "none")

    def path(self, way: str, wide: float, colour: str, fill: str = "none", **more: Value) -> None:
        """A way as SVG writes it; say with ``reach`` how far it goes."""
        more |= {} if fill == "none" else {"fill": fill}
        self.parts.append(element("path", d=way, stroke=colour, stroke_width=wide, **more))

    def box_of(
        self,
        low: Point,
        high: Point,
        radius: float,
        colour: str,
        turn: float = 0,
        **more: Value,
    ) -> None:
        """A rectangle with round corners between two corners, turned about its middle."""
        (x0, y0), (x1, y1) = low, high
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        half = (x1 - x0) / 2, (y1 - y0) / 2
        across = abs(cos(radians(turn))), abs(sin(radians(turn)))
        for way in (-1, 1):
            self.reach(
                middle[0] + way * (half[0] * across[0] + half[1] * across[1]),
                middle[1] + way * (half[1] * across[0] + half[0] * across[1]),
            )
        if turn:
            more["transform"] = f"rotate({number(-turn)} {number(middle[0])} {number(-middle[1])})"
        self.parts.append(
            element(
                "rect", x=x0, y=-y1, width=x1 - x0, height=y1 - y0, rx=radius, fill=colour, **more
            )
        )

    def ring(self, middle: Point, radius: float, colour: str, wide: float = 0.0) -> None:
        """A disc, or a circle drawn ``wide``."""
        self.reach(*middle, radius + wide / 2)
        drawn: dict[str, Value] = {"cx": middle[0], "cy": -middle[1], "r": radius}
        drawn |= {"stroke": colour, "stroke_width": wide} if wide else {"fill": colour}
        self.parts.append(element("circle", **drawn))


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A tenth of a centimetre or degree, in as few letters as can be."""
    written = f"{value:.1f}".removesuffix(".0")
    if written in {"-0", "0"}:
        return "0"
    return written.replace("0.", ".", 1) if written.lstrip("-").startswith("0.") else written


def clean(words: str) -> str:
    """Words as markup, without what XML cannot hold."""
    return escape("".join(c if c.isprintable() else " " for c in words))


@lru_cache(maxsize=64)
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: Value) -> str:
    # Words go through ``clean``; everything else that is written here comes from this room.
    return value if isinstance(value, str) else number(value)
