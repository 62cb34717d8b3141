"""Many estimates under each other, each with its range, against a line that they should keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._scale import Linear
from uncramp.exchange.report.figures._types import Figure, Table

_LEFT, _RIGHT, _TOP = 8.0, _svg.WIDTH - 8.0, 28.0
_PITCH: Final = 36.0
_NAMED, _DRAWN = 13.0, 25.0


@dataclass(frozen=True, slots=True)
class Whisker:
    """One estimate from ``low`` to ``high`` with its name, and its numbers as ``told``."""

    label: str
    low: float
    mid: float
    high: float
    told: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the numbers lie: its ends, named ``ticks``, and the ``wanted`` range or limit.

    ``wanted`` with two equal ends is a line; a range that begins at ``low`` is a limit.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    wanted: tuple[float, float]


def whiskers(
    rows: Sequence[Whisker], axis: Axis, *, title: str, caption: str, head: tuple[str, str]
) -> Figure:
    """A point and its range for each row over the shaded range that is wanted.

    What lies beyond the axis is drawn as an arrow at its end. ``title`` stands over the
    rows and must be short; ``head`` names the two columns of the table.
    """
    across = Linear(axis.low, axis.high, _LEFT, _RIGHT)
    ground = _TOP + _PITCH * len(rows) + 4
    head_line = _svg.text(_LEFT, 15, title, fill=_svg.INK, font_weight=650)
    parts = [head_line, *_frame(axis, across, ground)]
    for place, row in enumerate(rows):
        parts += _drawn(row, axis, across, _TOP + _PITCH * place)
    return Figure(
        svg=_svg.drawing(ground + 24, parts, title=title, description=caption),
        caption=caption,
        table=Table(head, tuple((row.label, row.told) for row in rows)),
    )


def _frame(axis: Axis, across: Linear, ground: float) -> Iterator[str]:
    start, end = (across(value) for value in axis.wanted)
    d = f"M{_svg.number(start)} {_TOP:g}H{_svg.number(end)}V{_svg.number(ground)}"
    d += f"H{_svg.number(start)}Z"
    yield _svg.element("path", fill=_svg.ACCENT, opacity=0.12, d=d)
    for value in axis.wanted:
        if axis.low < value < axis.high:
            # In pieces beside the whiskers: a line through the names would strike them out.
            tops = range(round(_TOP + _NAMED + 4), round(ground), round(_PITCH))
            d = "".join(f"M{_svg.number(across(value))} {top}v16" for top in tops)
            yield _svg.element("path", stroke=_svg.ACCENT, stroke_dasharray="3 3", d=d)
    line = f"M{_LEFT:g} {_svg.number(ground)}H{_RIGHT:g}"
    yield _svg.element("path", stroke=_svg.LINE, d=line)
    last = len(axis.ticks) - 1
    for place, (value, words) in enumerate(axis.ticks):
        x = across(value)
        yield _svg.element("path", stroke=_svg.LINE, d=f"M{_svg.number(x)} {_svg.number(ground)}v5")
        anchor = {0: "start", last: "end"}.get(place, "middle")
        yield _svg.text(x, ground + 18, words, text_anchor=anchor)


def _drawn(row: Whisker, axis: Axis, across: Linear, top: float) -> Iterator[str]:
    yield _svg.text(_LEFT, top + _NAMED, row.label, fill=_svg.INK)
    yield _svg.text(_RIGHT, top + _NAMED, row.told, text_anchor="end")
    y = top + _DRAWN
    start, end = across(row.low), across(row.high)
    d = f"M{_svg.number(start)} {_svg.number(y)}H{_svg.number(max(end, start + 0.1))}"
    look: dict[str, _svg.Value] = {
        "stroke": _svg.ACCENT,
        "stroke_width": 4,
        "stroke_linecap": "round",
    }
    yield _svg.element("path", opacity=0.5, d=d, **look)
    for value, inward in ((row.low, 5), (row.high, -5)):
        if not axis.low <= value <= axis.high:
            x = across(value)
            d = f"M{_svg.number(x + inward)} {_svg.number(y - 5)}L{_svg.number(x)} {_svg.number(y)}"
            d += f"L{_svg.number(x + inward)} {_svg.number(y + 5)}"
            yield _svg.element("path", fill="none", stroke=_svg.ACCENT, stroke_width=2, d=d)
    point: dict[str, _svg.Value] = {
        "fill": _svg.ACCENT,
        "stroke": _svg.SURFACE,
        "stroke_width": 1.5,
    }
    if axis.low <= row.mid <= axis.high:
        yield _svg.element("circle", cx=across(row.mid), cy=y, r=4.5, **point)
