"""One exercise over its sessions: at which level each was done, and how it went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._legend import Key, legend
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.exchange.report.figures._words import month
from uncramp.knowledge.wording import say

DANGER: Final = "var(--danger, #a8231b)"
MOST: Final = 40
"""Sessions in the drawing, the newest; the table has them all."""

_LEFT: Final = 22.0
_TOP: Final = 10.0
_STEP: Final = 18.0
_R: Final = 3.6


@dataclass(frozen=True, slots=True)
class Practised:
    """One session of an exercise: its day, its level, whether it was whole or hurt."""

    day: date
    level: int
    whole: bool
    hurt: bool = False

    @property
    def kind(self) -> str:
        """How it went, the gravest first."""
        return "hurt" if self.hurt else "whole" if self.whole else "part"


def level_steps(sessions: Sequence[Practised], levels: int, language: str, *, label: str) -> Figure:
    """A dot a session, as high as its level: filled when whole, open in part, crossed if it hurt.

    ``sessions`` are oldest first and at least one; they stand at even distances, because what
    counts is the next session and not how many days lie between.
    """
    shown = sessions[-MOST:]
    top = max(levels, *(one.level for one in shown))
    height = _TOP + (top - 1) * _STEP + 12
    kinds = [kind for kind in ("whole", "part", "hurt") if kind in {one.kind for one in shown}]
    keys, bottom = legend(
        (Key(_mark(kind, 4, -4), 8, say(f"figure.levels.{kind}", language)) for kind in kinds),
        height + 16,
    )
    caption = say(
        "figure.levels.caption",
        language,
        n=len(sessions),
        label=label,
        first=sessions[0].level,
        last=sessions[-1].level,
        levels=top,
    )
    parts = [*_grid(top), *_line(shown, top), *_days(shown, height, language), keys]
    return Figure(
        svg=_svg.drawing(
            bottom,
            parts,
            title=say("figure.levels.title", language, label=label),
            description=caption,
        ),
        caption=caption,
        table=_table(sessions, language),
    )


def _y(level: int, top: int) -> float:
    return _TOP + (top - level) * _STEP


def _x(at: int, n: int) -> float:
    wide = min((_svg.WIDTH - _LEFT - 12) / max(n - 1, 1), 34.0)
    return _LEFT + 8 + at * wide


def _grid(top: int) -> Iterator[str]:
    # With eleven levels a number at each would be a ladder.
    every = 1 if top <= 6 else 2
    for level in range(1, top + 1):
        y = _y(level, top)
        line = f"M{_svg.number(_LEFT)} {_svg.number(y)}H{_svg.WIDTH}"
        yield _svg.element("path", stroke=_svg.LINE, d=line)
        if (level - 1) % every == 0:
            yield _svg.text(2, y + 4.5, str(level))


def _line(shown: Sequence[Practised], top: int) -> Iterator[str]:
    n = len(shown)
    places = [(_x(at, n), _y(one.level, top)) for at, one in enumerate(shown)]
    joined = "L".join(f"{_svg.number(x)} {_svg.number(y)}" for x, y in places)
    if n > 1:
        yield _svg.element(
            "path", fill="none", stroke=_svg.ACCENT, opacity=0.45, stroke_width=1.5, d=f"M{joined}"
        )
    for one, (x, y) in zip(shown, places, strict=True):
        yield _mark(one.kind, x, y)


def _mark(kind: str, x: float, y: float) -> str:
    if kind == "hurt":
        cross = f"M{_svg.number(x - 3)} {_svg.number(y - 3)}l6 6m0 -6l-6 6"
        return _svg.element("path", fill="none", stroke=DANGER, stroke_width=2.4, d=cross)
    fill = _svg.ACCENT if kind == "whole" else _svg.SURFACE
    return _svg.element("circle", cx=x, cy=y, r=_R, fill=fill, stroke=_svg.ACCENT, stroke_width=1.6)


def _days(shown: Sequence[Practised], height: float, language: str) -> Iterator[str]:
    first, last = shown[0].day, shown[-1].day
    yield _svg.text(_LEFT, height + 8, f"{first.day} {month(first, language)}")
    x = _x(len(shown) - 1, len(shown))
    if x > _LEFT + 90:
        yield _svg.text(
            min(x + 8, _svg.WIDTH),
            height + 8,
            f"{last.day} {month(last, language)}",
            text_anchor="end",
        )


def _table(sessions: Sequence[Practised], language: str) -> Table:
    head = tuple(say(f"figure.levels.head-{name}", language) for name in ("day", "level", "how"))
    rows = tuple(
        (
            f"{one.day.day} {month(one.day, language)} {one.day.year}",
            str(one.level),
            say(f"figure.levels.{one.kind}", language),
        )
        for one in reversed(sessions)
    )
    return Table(head, rows)
