"""Cramps a week along the diary: the estimated pace with its band, and the weeks as dots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._legend import Key, legend
from uncramp.exchange.report.figures._scale import Linear, month_starts, round_ticks
from uncramp.exchange.report.figures._tally import Tally, answers, tallies
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.exchange.report.figures._words import decimal, month
from uncramp.knowledge.wording import say
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

if TYPE_CHECKING:
    # Only the names: the room behind them takes a second to import, and a page has none.
    from uncramp.learn.inference import RatePoint, Trend

MOST_SPANS: Final = 60
"""Dots and points of a drawing; where a path has more, each stands for a longer span."""

_LEFT, _RIGHT, _TOP, _GROUND = 3.0, 312.0, 12.0, 140.0
_HEAD: Final = ("from", "cramps", "nights-known", "pace", "range")


@dataclass(frozen=True, slots=True)
class _Span:
    """Some nights: what was counted in them, and the pace in their middle."""

    counted: Tally
    middle: int
    pace: RatePoint

    @property
    def is_shown(self) -> bool:
        # A pace from one or two nights of seven says more about the gaps than about the cramps.
        return 2 * self.counted.known > self.counted.nights


def weekly_rate(trend: Trend, diary: Diary, language: str) -> Figure:
    """The pace of ``trend.path`` as a line in its 95 % band, and the nights' counts as dots.

    Each point of the path stands in the middle of its nights, a week or more. A dot is what
    was counted in them, scaled to seven nights from those that are known, and drawn only
    where more than half are; it is hollow where some cramps were not counted. The line is
    broken where no night is known.
    """
    spans = _spans(trend.path, diary)
    nights = spans[-1].middle + spans[-1].counted.nights // 2 + 1 if spans else 0
    ticks = round_ticks(_most(spans))
    across = Linear(0, max(nights - 1, 1), _LEFT + 3, _RIGHT - 6)
    up = Linear(0, ticks[-1], _GROUND, _TOP)
    keys, bottom = legend(list(_keys(spans, language)), _GROUND + 24)
    parts = [
        *_levels(ticks, up, language),
        *_months(spans, nights, across, language),
        *_curve(spans, across, up),
        _dots(spans, across, up),
        keys,
    ]
    caption = _caption(trend, language)
    title = say("figure.rate.title", language)
    return Figure(
        svg=_svg.drawing(bottom, parts, title=title, description=caption),
        caption=caption,
        table=_table(spans, language),
    )


def _spans(path: Sequence[RatePoint], diary: Diary) -> list[_Span]:
    """The points to draw, each with its nights; a path of single nights is thinned to weeks."""
    if not path:
        return []
    apart = max((path[1].night - path[0].night).days, 1) if len(path) > 1 else 7
    step = max(math.ceil(7 / apart), math.ceil(len(path) / MOST_SPANS))
    length = apart * step
    # Counted back from the last, which is the one that a person looks for.
    chosen = path[::-1][::step][::-1]
    first = chosen[0].night - timedelta(days=(length - 1) // 2)
    middles = [(point.night - first).days for point in chosen]
    nights = answers(diary, first, middles[-1] + length)
    spans = []
    for point, middle in zip(chosen, middles, strict=True):
        begin = middle - (length - 1) // 2
        (counted,) = tallies(nights, first, (begin, begin + length))
        spans.append(_Span(counted, middle, point))
    return spans


def _most(spans: Sequence[_Span]) -> float:
    """The top of the axis: a band that knows nothing must not flatten what is known."""
    seen = max((span.counted.per_week for span in spans if span.is_shown), default=0.0)
    pace = max((span.pace.mid for span in spans), default=0.0)
    band = max((span.pace.high for span in spans), default=0.0)
    firm = max(seen, 1.2 * pace, 1.0)
    return min(max(firm, band), 2 * firm) if math.isfinite(band) else 2 * firm


def _levels(ticks: Sequence[float], up: Linear, language: str) -> Iterator[str]:
    digits = 0 if ticks[1] >= 1 else 1
    lines = "".join(f"M{_LEFT:g} {_svg.number(up(tick))}H{_RIGHT:g}" for tick in ticks)
    yield _svg.element("path", stroke=_svg.LINE, d=lines)
    for tick in ticks:
        yield _svg.text(_RIGHT + 6, up(tick) + 4.5, decimal(tick, language, digits))


def _months(spans: Sequence[_Span], nights: int, across: Linear, language: str) -> Iterator[str]:
    months = nights / 30.4
    every = next((step for step in (1, 2, 3, 6, 12, 24, 60) if months / step <= 6), 120)
    starts = month_starts(Night(spans[0].counted.first), nights, every=every) if spans else ()
    for offset, day in starts:
        x = across(offset)
        words = str(day.year) if day.month == 1 else month(day, language)
        yield _svg.element("path", stroke=_svg.LINE, d=f"M{_svg.number(x)} {_GROUND:g}v5")
        if x < _RIGHT - 24:
            yield _svg.text(x, _GROUND + 18, words)


def _curve(spans: Sequence[_Span], across: Linear, up: Linear) -> Iterator[str]:
    if len(spans) < 2:
        return
    xs = [_svg.number(across(span.middle)) for span in spans]
    low, mid, high = (
        [
            f"{x} {_svg.number(up(getattr(span.pace, of)))}"
            for x, span in zip(xs, spans, strict=True)
        ]
        for of in ("low", "mid", "high")
    )
    band = "M" + "L".join([*high, *reversed(low)]) + "Z"
    yield _svg.element("path", fill=_svg.ACCENT, opacity=0.18, d=band)
    known = [span.counted.known > 0 for span in spans]
    for is_known, run in groupby(range(len(spans) - 1), key=lambda at: known[at] and known[at + 1]):
        ends = list(run)
        yield _line("M" + "L".join(mid[ends[0] : ends[-1] + 2]), broken=not is_known)


def _line(d: str, *, broken: bool) -> str:
    look: dict[str, _svg.Value] = {"stroke_dasharray": "1 5"} if broken else {}
    return _svg.element(
        "path",
        fill="none",
        stroke=_svg.ACCENT,
        stroke_width=2.4,
        stroke_linecap="round",
        stroke_linejoin="round",
        **look,
        d=d,
    )


def _dots(spans: Sequence[_Span], across: Linear, up: Linear) -> str:
    dots = []
    for span in spans:
        if span.is_shown:
            x, y = across(span.middle), up(span.counted.per_week)
            hollow = {"fill": _svg.SURFACE, "stroke": _svg.INK} if span.counted.uncounted else {}
            dots.append(_svg.element("circle", cx=x, cy=y, r=2.3, **hollow))
    return _svg.group(dots, fill=_svg.INK, opacity=0.62)


def _keys(spans: Sequence[_Span], language: str) -> Iterator[Key]:
    pace = _line("M1.5 -4.5h15", broken=False)
    yield Key(pace, 18.0, say("figure.rate.pace", language))
    band = _svg.element("path", fill=_svg.ACCENT, opacity=0.18, d="M0 -10h16v11h-16z")
    yield Key(band, 16.0, say("figure.rate.band", language))
    shown = [span for span in spans if span.is_shown]
    if shown:
        dot = _svg.element("circle", cx=3, cy=-4.5, r=2.3, fill=_svg.INK, opacity=0.62)
        yield Key(dot, 6.0, _length(shown[0].counted.nights, language))
    if any(span.counted.uncounted for span in shown):
        ring = _svg.element("circle", cx=3, cy=-4.5, r=2.3, fill="none", stroke=_svg.INK)
        yield Key(ring, 6.0, say("figure.rate.at-least", language))


def _length(nights: int, language: str) -> str:
    if nights == 7:
        return say("figure.rate.week", language)
    return say("figure.rate.nights", language, n=nights)


def _caption(trend: Trend, language: str) -> str:
    if not trend.path:
        return say("figure.rate.empty", language)
    first, last = trend.path[0], trend.path[-1]
    return say(
        "figure.rate.caption",
        language,
        first=first.night,
        last=last.night,
        before=first.mid,
        now=last.mid,
        low=last.low,
        high=last.high,
    )


def _table(spans: Sequence[_Span], language: str) -> Table:
    rows = []
    for span in spans:
        counted, pace = span.counted, span.pace
        day = counted.first
        rows.append(
            (
                f"{day.day} {month(day, language)} {day.year}",
                f"{counted.cramps}+" if counted.uncounted else str(counted.cramps),
                f"{counted.known}/{counted.nights}",
                decimal(pace.mid, language),
                f"{decimal(pace.low, language)} – {decimal(pace.high, language)}",
            )
        )
    return Table(tuple(say(f"figure.head.{name}", language) for name in _HEAD), tuple(rows))
