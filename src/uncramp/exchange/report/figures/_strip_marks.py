"""The marks of a strip of nights: where each stands, how tall, and how a kind looks."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final

from uncramp.exchange.report.figures import _svg
from uncramp.person.diary import Cramps

ROW: Final = 92
"""Nights in a row: a year is four rows, and a night is more than 3 px wide on a phone."""

FEWEST: Final = 31
"""Places in the shortest strip, so that a first week is not drawn as pillars."""

PITCH: Final = 54.0
MARGIN: Final = 3.0


class Kind(StrEnum):
    """The five things a night can be; counted cramps come in two tones."""

    QUIET = "quiet"
    ONE = "one"
    MORE = "more"
    SOME = "some"
    UNKNOWN = "unknown"
    MISSING = "missing"


_LOOKS: Final[Mapping[Kind, Mapping[str, _svg.Value]]] = {
    Kind.QUIET: {"stroke": _svg.MUTED, "stroke_linecap": "round"},
    Kind.ONE: {"stroke": _svg.ACCENT, "stroke_linecap": "round", "opacity": 0.72},
    Kind.MORE: {"stroke": _svg.ACCENT, "stroke_linecap": "round"},
    Kind.SOME: {"stroke": _svg.ACCENT, "stroke_dasharray": "2.6 1.6"},
    Kind.UNKNOWN: {"stroke": _svg.MUTED},
    Kind.MISSING: {"stroke": _svg.MUTED, "opacity": 0.5},
}


def kind_of(cramps: Cramps | None) -> Kind:
    """What a night is; None is a night without an entry."""
    if cramps is None:
        return Kind.MISSING
    if cramps.at_least is None:
        return Kind.UNKNOWN
    if not cramps.exact:
        return Kind.SOME
    if cramps.at_least == 0:
        return Kind.QUIET
    return Kind.ONE if cramps.at_least == 1 else Kind.MORE


@dataclass(frozen=True)
class Strip:
    """The measures of a strip: ``most`` cramps in a night are as tall as ``tall``."""

    nights: int
    most: int
    tall: float = 30.0

    @cached_property
    def slot(self) -> float:
        """The width of a night's place."""
        return (_svg.WIDTH - 2 * MARGIN) / max(min(self.nights, ROW), FEWEST)

    @property
    def rows(self) -> int:
        """How many rows the nights take."""
        return -(-self.nights // ROW)

    @cached_property
    def pen(self) -> float:
        """The width of a bar."""
        return min(self.slot * 0.64, 6.0)

    def place(self, offset: int) -> tuple[float, float]:
        """The foot of a night's mark: the middle of its place, on the ground of its row."""
        row, column = divmod(offset, ROW)
        return MARGIN + (column + 0.5) * self.slot, row * PITCH + self.tall + 4

    def marks(self, nights: Mapping[int, Cramps]) -> str:
        """Every night, one path for each kind: a move and a stroke keep a year small."""
        strokes: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        for offset in range(self.nights):
            cramps = nights.get(offset)
            if cramps is not None:
                kind, count = kind_of(cramps), cramps.at_least or 0
                strokes[kind].append(self._stroke(*self.place(offset), kind, count))
        strokes[Kind.MISSING] = list(self._gaps(nights))
        return "".join(self._path(kind, "".join(d)) for kind, d in strokes.items() if d)

    def sample(self, kind: Kind) -> str:
        """One mark of a kind at the origin; two bars for counted cramps."""
        half = max(self.pen / 2, 1.5)
        if kind is Kind.MISSING:
            return self._path(kind, "M0 -4h12")
        if kind is not Kind.MORE:
            lifted = -3.0 if kind is Kind.QUIET else 0.0
            return self._path(kind, self._stroke(half, lifted, kind, 1))
        low = self._path(Kind.ONE, self._stroke(half, 0, Kind.ONE, 1))
        tall = self._stroke(half + self.pen * 1.6, 0, kind, self.most)
        return low + self._path(kind, tall)

    def _height(self, count: int) -> float:
        # Square root: with twelve in one night, one must still stand well above a dot.
        return max(self.pen * 2, self.tall * math.sqrt(count / self.most))

    def _stroke(self, x: float, y: float, kind: Kind, count: int) -> str:
        half = self.pen / 2
        if kind is Kind.UNKNOWN:
            r = min(max(self.slot * 0.42, 1.5), 3.2)
            ring = f"a{_svg.number(r)} {_svg.number(r)} 0 1 0 "
            across = _svg.number(2 * r)
            start = f"M{_svg.number(x - r)} {_svg.number(y - r - 3.5)}"
            return f"{start}{ring}{across} 0{ring}-{across} 0"
        if kind is Kind.SOME:
            return f"M{_svg.number(x)} {_svg.number(y)}v-{_svg.number(self._height(2))}"
        foot = f"M{_svg.number(x)} {_svg.number(y - half)}"
        # Round caps add half a pen at either end.
        rise = self._height(count) - self.pen
        return foot + ("h0" if kind is Kind.QUIET else f"v-{_svg.number(rise)}")

    def _gaps(self, nights: Mapping[int, Cramps]) -> Iterator[str]:
        """A thin line on the ground under each run of nights that were not recorded."""
        missing = enumerate(i for i in range(self.nights) if i not in nights)
        for _, run in groupby(missing, key=lambda pair: (pair[1] - pair[0], pair[1] // ROW)):
            offsets = [offset for _, offset in run]
            x, y = self.place(offsets[0])
            start, length = x - self.slot * 0.36, (len(offsets) - 0.28) * self.slot
            yield f"M{_svg.number(start)} {_svg.number(y - 0.5)}h{_svg.number(length)}"

    def _path(self, kind: Kind, d: str) -> str:
        thin = {Kind.UNKNOWN: 0.9, Kind.MISSING: 0.8, Kind.QUIET: self.pen * 0.85}
        width = thin.get(kind, self.pen)
        return _svg.element("path", fill="none", stroke_width=width, **_LOOKS[kind], d=d)
