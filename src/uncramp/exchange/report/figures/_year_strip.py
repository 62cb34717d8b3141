"""A year as a strip of nights, wrapped into rows of about three months."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from uncramp.errors import BadValue
from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._legend import Key, legend, width_of
from uncramp.exchange.report.figures._scale import month_starts
from uncramp.exchange.report.figures._strip_marks import PITCH, ROW, Kind, Strip, kind_of
from uncramp.exchange.report.figures._tally import Tally, answers, tallies
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.exchange.report.figures._words import month
from uncramp.knowledge.wording import say
from uncramp.person.diary import Cramps, Diary
from uncramp.person.nights import Night

_KEYS: Final = (Kind.QUIET, Kind.MORE, Kind.SOME, Kind.UNKNOWN, Kind.MISSING)
_HEAD: Final = ("month", "quiet", "with-cramps", "cramps", "unknown", "missing")


def year_strip(diary: Diary, first: Night, last: Night, language: str) -> Figure:
    """The nights from ``first`` to ``last``, one mark each, 92 nights to a row.

    Quiet nights are dots, cramps bars (taller with more), some-not-counted broken bars,
    don't-know rings; a night that was not recorded leaves its place empty over a thin line.
    """
    if last < first:
        raise BadValue(field="night", value=str(last), allowed="after-start")
    nights = answers(diary, first.evening, last - first + 1)
    most = max((cramps.at_least or 0 for cramps in nights.values()), default=0)
    strip = Strip(last - first + 1, max(most, 4))
    present = {kind_of(cramps) for cramps in nights.values()}
    present |= {Kind.MISSING} if len(nights) < strip.nights else set()
    below = (strip.rows - 1) * PITCH + strip.tall + 32
    keys, bottom = legend(_legend(present, language), below)
    (total,) = tallies(nights, first.evening, (0, strip.nights))
    caption = _caption(total, last, language)
    parts = [*_labels(strip, first, language), strip.marks(nights), keys]
    title = say("figure.strip.title", language)
    return Figure(
        svg=_svg.drawing(bottom, parts, title=title, description=caption),
        caption=caption,
        table=_table(nights, first, strip.nights, language),
    )


def _legend(present: set[Kind], language: str) -> Iterator[Key]:
    """Keys for the kinds that are there; a legend of what is not there is noise."""
    # A strip of its own, as low as a line of text and with the pen of a year.
    small = Strip(ROW, 4, tall=13.0)
    widths = {Kind.MISSING: 12.0, Kind.MORE: 3 * small.pen}
    for kind in _KEYS:
        if kind in present or (kind is Kind.MORE and Kind.ONE in present):
            words = say(f"figure.strip.{kind}", language)
            yield Key(small.sample(kind), max(widths.get(kind, small.pen), 3.0), words)


def _labels(strip: Strip, first: Night, language: str) -> Iterator[str]:
    """Each month where it begins, and at the head of each row the month that runs on."""
    starts = {offset for offset, _ in month_starts(first, strip.nights)}
    for row in range(strip.rows):
        begin = row * ROW
        inside = sorted(offset for offset in starts if begin < offset < begin + ROW)
        places = [strip.place(offset)[0] - strip.slot / 2 for offset in (begin, *inside)]
        ground = strip.place(begin)[1]
        for offset, (x, end) in zip(
            (begin, *inside), pairwise([*places, float(_svg.WIDTH)]), strict=True
        ):
            if offset in starts:
                yield _svg.element("path", stroke=_svg.LINE, d=_tick(x, ground))
            day = (first + offset).evening
            words = month(day, language)
            dated = f"{words} {day.year}" if offset == 0 or day.month == 1 else words
            # A name that would run into the next one is said shorter, or not at all.
            fitting = [told for told in (dated, words) if x + width_of(told) + 8 < end]
            if fitting:
                yield _svg.text(x, ground + 16, fitting[0])


def _tick(x: float, ground: float) -> str:
    return f"M{_svg.number(x)} {_svg.number(ground + 1)}v4"


def _caption(total: Tally, last: Night, language: str) -> str:
    if total.missing == total.nights:
        return say("figure.strip.empty", language, first=total.first, last=last)
    counts = {
        "quiet": total.quiet,
        "at-least" if total.uncounted else "counted": total.with_cramps,
        "dont-know": total.unknown,
        "gaps": total.missing,
    }
    parts = ", ".join(
        say(f"figure.strip.nights-{name}", language, n=count, cramps=total.cramps)
        for name, count in counts.items()
        if count
    )
    return say(
        "figure.strip.caption",
        language,
        n=total.nights,
        first=total.first,
        last=last,
        parts=parts,
    )


def _table(nights: dict[int, Cramps], first: Night, length: int, language: str) -> Table:
    """One row a month; a plus behind the cramps says that some were not counted."""
    inner = [offset for offset, _ in month_starts(first, length) if offset]
    rows = (
        (
            f"{month(part.first, language)} {part.first.year}",
            str(part.quiet),
            str(part.with_cramps),
            f"{part.cramps}+" if part.uncounted else str(part.cramps),
            str(part.unknown),
            str(part.missing),
        )
        for part in tallies(nights, first.evening, (0, *inner, length))
    )
    return Table(tuple(say(f"figure.head.{name}", language) for name in _HEAD), tuple(rows))
