"""The night of a row: ISO dates unless the person says how their file writes them."""

import re
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

from uncramp.errors import BadValue
from uncramp.exchange.record._bad_cell import BadCell
from uncramp.person.nights import Night

_FOREIGN = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/. -]?(\d{1,2})[/. -]?(\d{1,2})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", re.ASCII)
_WITH_TIME = re.compile(r"(.*\d)[T ,]+\d{1,2}[:.]\d{2}.*", re.ASCII | re.DOTALL)


class DateStyle(StrEnum):
    """How a file writes its dates.

    Day first is 22/11/2026 and month first 11/22/2026, with ``/``, ``.`` or ``-`` between;
    both also take ISO dates, which cannot be mistaken.
    """

    ISO = "iso"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


SHAPES: Final = {
    DateStyle.ISO: "YYYY-MM-DD",
    DateStyle.DAY_FIRST: "DD/MM/YYYY",
    DateStyle.MONTH_FIRST: "MM/DD/YYYY",
}


def parse_night(text: str, style: DateStyle) -> Night:
    """The night of a cell; raises BadCell with what would be right."""
    try:
        return Night.parse(text)
    except BadValue:
        pass
    foreign = _FOREIGN.fullmatch(text)
    if foreign is None or style is DateStyle.ISO:
        raise _unreadable(text, SHAPES[style])
    first, second, year = (int(part) for part in foreign.groups())
    day, month = (first, second) if style is DateStyle.DAY_FIRST else (second, first)
    if night := _night(year, month, day):
        return night
    raise BadCell("date-impossible", _other_reading(year, day, month, SHAPES[style]))


def _unreadable(text: str, shape: str) -> BadCell:
    """Why a cell that is no ISO date was not taken, and what it probably means."""
    if text == "":
        return BadCell("date-empty", shape)
    if with_time := _WITH_TIME.fullmatch(text):
        # 03:10 on the 22nd belongs to the night of the 21st: never cut the time off silently.
        return BadCell("date-with-time", with_time[1] if _is_iso(with_time[1]) else shape)
    if foreign := _FOREIGN.fullmatch(text):
        first, second, year = (int(part) for part in foreign.groups())
        readings = {_night(year, second, first), _night(year, first, second)} - {None}
        if not readings:
            return BadCell("date-impossible", shape)
        reason = "date-foreign" if len(readings) == 1 else "date-ambiguous"
        return BadCell(reason, " / ".join(sorted(str(night) for night in readings)))
    if _SHORT_YEAR.fullmatch(text):
        return BadCell("date-short-year", shape)
    if year_first := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in year_first.groups())
        night = _night(year, month, day)
        return BadCell("date-foreign" if night else "date-impossible", str(night or shape))
    return BadCell("date", shape)


def _other_reading(year: int, month: int, day: int, shape: str) -> str:
    night = _night(year, month, day)
    return str(night) if night else shape


def _is_iso(text: str) -> bool:
    try:
        Night.parse(text)
    except BadValue:
        return False
    return True


def _night(year: int, month: int, day: int) -> Night | None:
    try:
        return Night(date(year, month, day))
    except ValueError:
        return None


def guess_style(texts: list[str]) -> tuple[DateStyle, bool]:
    """The style in which most of these dates can be read, and whether it is the only one.

    Where 03/04/2026 could be either, the reading under which the nights follow one another
    is the better guess; it is still a guess, and the second value is False.
    """
    scores = {style: _readable(texts, style) for style in DateStyle}
    most = max(scores.values())
    # ISO comes first: where every date is ISO, all three read them.
    fitting = [style for style in DateStyle if scores[style] == most]
    if len(fitting) == 1 or fitting[0] is DateStyle.ISO:
        return fitting[0], most > 0
    return min(fitting, key=lambda style: _jumps(texts, style)), False


def _readable(texts: list[str], style: DateStyle) -> int:
    return len(_nights(texts, style))


def _jumps(texts: list[str], style: DateStyle) -> int:
    nights = _nights(texts, style)
    return sum(abs(b - a) for a, b in pairwise(nights))


def _nights(texts: list[str], style: DateStyle) -> list[Night]:
    nights = []
    for text in texts:
        try:
            nights.append(parse_night(text, style))
        except BadCell:
            continue
    return nights
