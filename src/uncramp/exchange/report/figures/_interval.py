"""How many times as many cramps: an estimate with its 50 % and 95 % ranges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._scale import Ratio
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.exchange.report.figures._words import ratio
from uncramp.knowledge.wording import say

if TYPE_CHECKING:
    # Only the name: the room behind it takes a second to import, and a page has none.
    from uncramp.learn.inference import Estimate

WIDEST: Final = 24.0
"""The axis ends here and at its inverse; beyond it an arrow says *and further*."""

_LEFT, _RIGHT, _MIDDLE = 8.0, _svg.WIDTH - 8.0, 24.0
_TICKS: Final = {16: "16", 8: "8", 4: "4", 2: "2", 0.5: "½", 0.25: "¼", 0.125: "⅛", 0.0625: "1/16"}


def interval(estimate: Estimate, language: str, *, label: str) -> Figure:
    """A rate ratio on a log axis around *no difference*: 95 % thin, 50 % thick, median a point.

    ``label`` says what is compared and goes into the caption as it is. The axis is as wide
    to the left as to the right, so that which side an estimate is on cannot be misread.
    """
    furthest = max(estimate.q975, 1 / max(estimate.q025, 1e-9))
    axis = Ratio(min(max(furthest * 1.15, 2.6), WIDEST), _LEFT, _RIGHT)
    caption = say(
        "figure.interval.caption",
        language,
        label=label,
        mid=ratio(estimate.q50, language),
        low=ratio(estimate.q025, language),
        high=ratio(estimate.q975, language),
    )
    parts = [*_axis(axis, language), *_ranges(estimate, axis)]
    title = say("figure.interval.title", language, label=label)
    return Figure(
        svg=_svg.drawing(88, parts, title=title, description=caption),
        caption=caption,
        table=_table(estimate, language),
    )


def _axis(axis: Ratio, language: str) -> Iterator[str]:
    one = axis(1)
    ground = _MIDDLE + 22
    yield _svg.element("path", stroke=_svg.LINE, d=f"M{_LEFT:g} {ground:g}H{_RIGHT:g}")
    inside = [tick for tick in _TICKS if axis.holds(tick)]
    # On a wide axis every second tick is enough: a half and a quarter would touch.
    kept = [tick for tick in inside if len(inside) <= 4 or tick in {16, 4, 0.25, 0.0625}]
    for tick in kept:
        x = axis(tick)
        yield _svg.element("path", stroke=_svg.LINE, d=f"M{_svg.number(x)} {ground:g}v5")
        yield _svg.text(x, ground + 17, f"× {_TICKS[tick]}", text_anchor="middle")
    yield _svg.element(
        "path",
        stroke=_svg.MUTED,
        stroke_dasharray="3 3",
        stroke_width=1.2,
        d=f"M{_svg.number(one)} 2V{ground + 5:g}",
    )
    yield _svg.text(one, ground + 17, "× 1", text_anchor="middle")
    foot = ground + 36
    yield _svg.text(_LEFT, foot, "← " + say("figure.interval.fewer", language))
    yield _svg.text(one, foot, say("figure.interval.same", language), text_anchor="middle")
    more = say("figure.interval.more", language) + " →"
    yield _svg.text(_RIGHT, foot, more, text_anchor="end")


def _ranges(estimate: Estimate, axis: Ratio) -> Iterator[str]:
    yield _bar(axis(estimate.q025), axis(estimate.q975), 6, 0.4)
    for end, inward in ((estimate.q025, 6), (estimate.q975, -6)):
        if not axis.holds(end):
            x = axis(end)
            d = f"M{_svg.number(x + inward)} {_MIDDLE - 6:g}L{_svg.number(x)} {_MIDDLE:g}"
            d += f"L{_svg.number(x + inward)} {_MIDDLE + 6:g}"
            yield _svg.element("path", fill="none", stroke=_svg.ACCENT, stroke_width=2, d=d)
    yield _bar(axis(estimate.q25), axis(estimate.q75), 12, 0.72)
    yield _svg.element(
        "circle",
        cx=axis(estimate.q50),
        cy=_MIDDLE,
        r=7,
        fill=_svg.ACCENT,
        stroke=_svg.SURFACE,
        stroke_width=2,
    )


def _bar(start: float, end: float, width: float, opacity: float) -> str:
    d = f"M{_svg.number(start)} {_MIDDLE:g}H{_svg.number(max(end, start + 0.1))}"
    return _svg.element(
        "path",
        stroke=_svg.ACCENT,
        stroke_width=width,
        stroke_linecap="round",
        opacity=opacity,
        d=d,
    )


def _table(estimate: Estimate, language: str) -> Table:
    rows = (
        ("median", (estimate.q50,)),
        ("half", (estimate.q25, estimate.q75)),
        ("most", (estimate.q025, estimate.q975)),
    )
    return Table(
        tuple(say(f"figure.head.{name}", language) for name in ("what", "times")),
        tuple(
            (
                say(f"figure.interval.{name}", language),
                " – ".join(ratio(value, language) for value in values),
            )
            for name, values in rows
        ),
    )
