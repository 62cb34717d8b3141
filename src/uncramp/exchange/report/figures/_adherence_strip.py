"""The nights of a plan as a strip: on which of them a session was recorded."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby
from typing import Final

from uncramp.care.plan import Kept
from uncramp.errors import BadValue
from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._legend import Key, legend
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.exchange.report.figures._words import month
from uncramp.knowledge.wording import say
from uncramp.person.nights import Night

OK: Final = "var(--ok, #2d6a47)"
DANGER: Final = "var(--danger, #a8231b)"
ROW: Final = 42
"""Nights in a row: six weeks, and a night is wide enough to be told from the next."""

FEWEST: Final = 14
"""Places in the shortest strip, so that a first night is not drawn as a pillar."""

_TALL: Final = 26.0
_PITCH: Final = 54.0
_MARGIN: Final = 3.0
_WEEK: Final = 7


class Mark(StrEnum):
    """What is drawn for a night; a night without a session has none."""

    WHOLE = "whole"
    PART = "part"
    HURT = "hurt"
    PAUSED = "paused"


_OF: Final = {Kept.WHOLE: Mark.WHOLE, Kept.PART: Mark.PART, Kept.HURT: Mark.HURT}


def adherence_strip(
    nights: Mapping[Night, Kept],
    first: Night,
    last: Night,
    language: str,
    *,
    paused: Collection[Night] = (),
) -> Figure:
    """The nights from ``first`` to ``last``, one mark each, six weeks to a row.

    A whole session is a tall bar, a part of one a low bar, one that hurt a cross, a pause a
    ring. A night without a session leaves its place empty over a thin line: it is not known
    to be missed. What was done in a pause counts.
    """
    if last < first:
        raise BadValue(field="night", value=str(last), allowed="after-start")
    length = last - first + 1
    marks = _marks(nights, paused, first, last)
    rows = -(-length // ROW)
    shown = [mark for mark in Mark if mark in marks.values()]
    keys, bottom = legend(
        _keys(shown, language, gaps=len(marks) < length), (rows - 1) * _PITCH + _TALL + 32
    )
    caption = _caption(marks, first, last, language)
    parts = [*_weeks(first, length, language), *_drawn(marks, length), keys]
    title = say("figure.adherence.title", language)
    return Figure(
        svg=_svg.drawing(bottom, parts, title=title, description=caption),
        caption=caption,
        table=_table(marks, first, length, language),
    )


def _marks(
    nights: Mapping[Night, Kept], paused: Collection[Night], first: Night, last: Night
) -> dict[int, Mark]:
    """What is drawn at each place, counted from ``first``; a place that is not there is empty."""
    within = (night - first for night in paused if first <= night <= last)
    # Second, and so on top: what was done in a pause counts.
    return dict.fromkeys(within, Mark.PAUSED) | {
        night - first: _OF[kept]
        for night, kept in nights.items()
        if first <= night <= last and kept in _OF
    }


def _slot(length: int) -> float:
    return (_svg.WIDTH - 2 * _MARGIN) / max(min(length, ROW), FEWEST)


def _place(offset: int, length: int) -> tuple[float, float]:
    row, column = divmod(offset, ROW)
    return _MARGIN + (column + 0.5) * _slot(length), row * _PITCH + _TALL + 4


def _drawn(marks: Mapping[int, Mark], length: int) -> Iterator[str]:
    pen = min(_slot(length) * 0.62, 8.0)
    for kind in Mark:
        strokes = (
            _mark(*_place(at, length), kind, pen) for at in sorted(marks) if marks[at] is kind
        )
        if path := "".join(strokes):
            yield _path(kind, path, pen)
    if gaps := "".join(_gaps(marks, length)):
        yield _svg.element("path", fill="none", stroke=_svg.MUTED, stroke_width=0.8, d=gaps)


def _mark(x: float, y: float, kind: Mark, pen: float) -> str:
    if kind is Mark.HURT:
        far, start = _svg.number(pen), f"M{_svg.number(x - pen / 2)} {_svg.number(y - pen)}"
        return f"{start}l{far} {far}m0 -{far}l-{far} {far}"
    if kind is Mark.PAUSED:
        r = _svg.number(pen / 2 - 0.5)
        around, across = f"a{r} {r} 0 1 0 ", _svg.number(pen - 1)
        start = f"M{_svg.number(x - pen / 2 + 0.5)} {_svg.number(y - pen / 2)}"
        return f"{start}{around}{across} 0{around}-{across} 0"
    tall = _TALL if kind is Mark.WHOLE else _TALL * 0.45
    # Round caps add half a pen at either end.
    rise = _svg.number(max(tall - pen, 0.1))
    return f"M{_svg.number(x)} {_svg.number(y - pen / 2)}v-{rise}"


def _path(kind: Mark, d: str, pen: float) -> str:
    if kind is Mark.HURT:
        return _svg.element("path", fill="none", stroke=DANGER, stroke_width=2.2, d=d)
    if kind is Mark.PAUSED:
        return _svg.element("path", fill="none", stroke=_svg.MUTED, stroke_width=1, d=d)
    return _svg.element(
        "path", fill="none", stroke=OK, stroke_width=pen, stroke_linecap="round", d=d
    )


def _gaps(marks: Mapping[int, Mark], length: int) -> Iterator[str]:
    slot = _slot(length)
    missing = enumerate(at for at in range(length) if at not in marks)
    for _, run in groupby(missing, key=lambda pair: (pair[1] - pair[0], pair[1] // ROW)):
        offsets = [at for _, at in run]
        x, y = _place(offsets[0], length)
        start, wide = x - slot * 0.36, (len(offsets) - 0.28) * slot
        yield f"M{_svg.number(start)} {_svg.number(y - 0.5)}h{_svg.number(wide)}"


def _weeks(first: Night, length: int, language: str) -> Iterator[str]:
    """A tick where each week begins, with its day where there is room for it."""
    slot = _slot(length)
    for at in range(0, length, _WEEK):
        x, y = _place(at, length)
        left = x - slot / 2
        tick = f"M{_svg.number(left)} {_svg.number(y + 1)}v4"
        yield _svg.element("path", stroke=_svg.LINE, d=tick)
        day = (first + at).evening
        if at % (2 * _WEEK) == 0:
            yield _svg.text(max(left, 0), y + 16, f"{day.day} {month(day, language)}")


def _keys(shown: Iterable[Mark], language: str, *, gaps: bool) -> Iterator[Key]:
    for kind in shown:
        words = say(f"figure.adherence.{kind}", language)
        # As low as a line of text: a tall bar is told from a low one by its height.
        drawn = {
            Mark.WHOLE: _svg.element(
                "path", stroke=OK, stroke_width=5, stroke_linecap="round", d="M2.5 -1v-9"
            ),
            Mark.PART: _svg.element(
                "path", stroke=OK, stroke_width=5, stroke_linecap="round", d="M2.5 -1v-2"
            ),
            Mark.HURT: _path(kind, _mark(3, 0, kind, 6), 6),
            Mark.PAUSED: _path(kind, _mark(3, 0, kind, 6), 6),
        }
        yield Key(drawn[kind], 6, words)
    if gaps:
        line = _svg.element("path", fill="none", stroke=_svg.MUTED, stroke_width=0.8, d="M0 -4h12")
        yield Key(line, 12, say("figure.adherence.absent", language))


def _count(marks: Mapping[int, Mark], begin: int, end: int) -> dict[str, int]:
    inside = [mark for at, mark in marks.items() if begin <= at < end]
    counts = {kind.value: inside.count(kind) for kind in Mark}
    return {**counts, "absent": end - begin - len(inside)}


def _caption(marks: Mapping[int, Mark], first: Night, last: Night, language: str) -> str:
    length = last - first + 1
    counts = _count(marks, 0, length)
    parts = ", ".join(
        say(f"figure.adherence.nights-{name}", language, n=n) for name, n in counts.items() if n
    )
    return say("figure.adherence.caption", language, n=length, first=first, last=last, parts=parts)


def _table(marks: Mapping[int, Mark], first: Night, length: int, language: str) -> Table:
    """One row a week."""
    head = ("week", *Mark, "absent")
    rows = []
    for begin in range(0, length, _WEEK):
        counts = _count(marks, begin, min(begin + _WEEK, length))
        day = (first + begin).evening
        rows.append(
            (
                f"{day.day} {month(day, language)} {day.year}",
                *(str(counts[name]) for name in head[1:]),
            )
        )
    return Table(
        tuple(say(f"figure.adherence.head-{name}", language) for name in head), tuple(rows)
    )
