"""How far the coins of a trial have come: from *makes it worse* over nothing to *helps*."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.exchange.report.figures._words import evidence_amount
from uncramp.knowledge.wording import say

if TYPE_CHECKING:
    # Only the name: the room behind it takes a second to import, and a page has none.
    from uncramp.learn.inference import Evidence

_LEFT, _RIGHT, _MIDDLE, _THICK = 8.0, _svg.WIDTH - 8.0, 24.0, 14.0
_BEYOND: Final = 1.6
"""How many times further than what it takes the axis goes on, so that reaching it shows."""
_OK, _DANGER = "var(--ok, #2d6a47)", "var(--danger, #a8231b)"


def evidence_meter(evidence: Evidence, language: str, *, label: str) -> Figure:
    """Evidence on a log axis: to the right that it helps, to the left that it makes worse.

    Each side has its own bets and its own mark to reach. A ring shows what is left when every
    missing night counts against it. ``label`` names the trial and is used as it is.
    """
    enough, harm_enough = 1 / evidence.alpha, 1 / evidence.harm_alpha
    axis = _Axis(harm_enough * _BEYOND, enough * _BEYOND)
    caption = " ".join(_told(evidence, language))
    parts = [*_ground(axis, enough, harm_enough), *_bars(evidence, axis)]
    parts += _scale(axis, enough, harm_enough, language)
    title = say("figure.evidence.title", language, label=label)
    return Figure(
        svg=_svg.drawing(90, parts, title=title, description=caption),
        caption=caption,
        table=_table(evidence, language),
    )


class _Axis:
    """Places for evidence: 1 and less in the middle, more to its own side."""

    def __init__(self, left: float, right: float) -> None:
        self.left, self.right = math.log(left), math.log(right)

    def __call__(self, evidence: float, way: int = 1) -> float:
        reach = self.right if way > 0 else self.left
        log = min(max(math.log(max(evidence, 1.0)), 0.0), reach)
        share = (self.left + way * log) / (self.left + self.right)
        return _LEFT + share * (_RIGHT - _LEFT)


def _ground(axis: _Axis, enough: float, harm_enough: float) -> Iterator[str]:
    yield _bar(_LEFT, _RIGHT, _svg.LINE, 1)
    yield _bar(_LEFT, axis(harm_enough, -1), _DANGER, 0.35)
    yield _bar(axis(enough), _RIGHT, _OK, 0.35)


def _bars(evidence: Evidence, axis: _Axis) -> Iterator[str]:
    for value, worst, way in (
        (evidence.e_value, evidence.worst_e_value, 1),
        (evidence.harm_e_value, evidence.worst_harm_e_value, -1),
    ):
        if value > 1:
            yield _bar(axis(1), axis(value, way), _svg.ACCENT, 1, thick=_THICK - 6)
        # Below 1 nothing is left to show, and two rings in the middle would say so twice.
        if evidence.missing and worst > 1:
            yield _svg.element(
                "circle",
                cx=axis(worst, way),
                cy=_MIDDLE,
                r=6,
                fill=_svg.SURFACE,
                stroke=_svg.ACCENT,
                stroke_width=2,
            )
    middle = _svg.number(axis(1))
    yield _svg.element("path", stroke=_svg.INK, stroke_width=2, d=f"M{middle} {_MIDDLE - 12:g}v24")


def _bar(start: float, end: float, colour: str, opacity: float, *, thick: float = _THICK) -> str:
    start, end = min(start, end), max(start, end)
    d = f"M{_svg.number(start)} {_MIDDLE:g}H{_svg.number(max(end, start + 0.1))}"
    return _svg.element("path", stroke=colour, stroke_width=thick, opacity=opacity, d=d)


def _scale(axis: _Axis, enough: float, harm_enough: float, language: str) -> Iterator[str]:
    foot = _MIDDLE + 34
    marks = ((harm_enough, -1), (10.0, -1), (1.0, 1), (5.0, 1), (enough, 1))
    for value, way in marks:
        x = axis(value, way)
        yield _svg.element("path", stroke=_svg.MUTED, d=f"M{_svg.number(x)} {_MIDDLE + 12:g}v5")
        yield _svg.text(x, foot, f"{value:g}", text_anchor="middle")
    yield _svg.text(_LEFT, foot + 24, "← " + say("figure.evidence.worse", language))
    helps = say("figure.evidence.helps", language) + " →"
    yield _svg.text(_RIGHT, foot + 24, helps, text_anchor="end")


def _told(evidence: Evidence, language: str) -> Iterator[str]:
    """The side that is ahead; what is left of it at worst where a ring shows it; the coins."""
    # Below 1 there is none for harm, and to speak of some would only frighten.
    ahead = evidence.e_value >= evidence.harm_e_value or evidence.harm_e_value <= 1
    value = evidence.e_value if ahead else evidence.harm_e_value
    worst = evidence.worst_e_value if ahead else evidence.worst_harm_e_value
    alpha = evidence.alpha if ahead else evidence.harm_alpha
    side = "for-help" if ahead else "for-harm"
    so_far, enough = evidence_amount(value, language), round(1 / alpha)
    yield say(f"figure.evidence.{side}", language, so_far=so_far, enough=enough)
    if evidence.missing and worst > 1:
        yield say("figure.evidence.worst", language, left=evidence_amount(worst, language))
    left = "coins" if evidence.coins_left else "coins-all"
    n = evidence.coins
    yield say(f"figure.evidence.{left}", language, n=n, left=evidence.coins_left)


def _table(evidence: Evidence, language: str) -> Table:
    enough, harm_enough = f"{round(1 / evidence.alpha)}", f"{round(1 / evidence.harm_alpha)}"
    rows = [
        ("helps-row", evidence_amount(evidence.e_value, language), enough),
        ("worse-row", evidence_amount(evidence.harm_e_value, language), harm_enough),
    ]
    if evidence.missing:
        rows += [
            ("helps-worst", evidence_amount(evidence.worst_e_value, language), enough),
            ("worse-worst", evidence_amount(evidence.worst_harm_e_value, language), harm_enough),
        ]
    planned = evidence.coins + evidence.coins_left
    rows.append(("coins-row", f"{evidence.coins}", f"{planned}"))
    return Table(
        tuple(say(f"figure.head.{name}", language) for name in ("what", "so-far", "of")),
        tuple((say(f"figure.evidence.{row}", language), *cells) for row, *cells in rows),
    )
