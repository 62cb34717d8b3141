"""One row of a diary file: the entry it tells, or why it cannot be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from uncramp.exchange.record import _cells
from uncramp.exchange.record._bad_cell import BadCell
from uncramp.exchange.record._columns import NEEDED, Column
from uncramp.exchange.record._dates import DateStyle, parse_night
from uncramp.exchange.record._table import Row
from uncramp.exchange.record._types import Problem
from uncramp.person.diary import Exposure, NightEntry
from uncramp.person.nights import Night

MOST_A_ROW: Final = 5
"""Problems that one row reports; a row that has more is of another file."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row tells: ``entry`` is None when one of our own columns could not be read.

    ``doubts`` are exposure cells that could not be read, with the index of their column:
    whether they spoil the row is known at the end, when the whole column has been seen.
    ``noted`` are the indices of exposure columns that held something readable.
    """

    line: int
    night: Night | None
    entry: NightEntry | None
    problems: tuple[Problem, ...] = ()
    doubts: tuple[tuple[int, Problem], ...] = ()
    noted: tuple[int, ...] = ()


class RowReader:
    """Reads rows under one head, one date style and one decimal sign."""

    def __init__(
        self, headings: Sequence[str], columns: Sequence[Column], dates: DateStyle, *, comma: bool
    ) -> None:
        self._width = len(headings)
        self._own = [column for column in columns if not column.is_exposure]
        self._exposures = [column for column in columns if column.is_exposure]
        self._night = next(column for column in self._own if column.name == "night")
        self._own.remove(self._night)
        self._dates = dates
        self._comma = comma

    def told(self, row: Row) -> Told:
        """What the row tells."""
        problems = self._shape(row)
        if problems:
            return Told(row.line, None, None, tuple(problems))
        facts: dict[str, Any] = {}
        night = None
        try:
            night = parse_night(row.cells[self._night.index].strip(), self._dates)
        except BadCell as bad:
            problems.append(_problem(row, self._night, bad))
        for column in self._own:
            try:
                facts[column.name] = self._own_cell(column, row)
            except BadCell as bad:
                problems.append(_problem(row, column, bad))
        exposures, doubts, noted = self._noted(row)
        entry = None
        if night is not None and not problems:
            entry = NightEntry(night=night, exposures=tuple(exposures), **facts)
        kept = tuple(problems[:MOST_A_ROW])
        return Told(row.line, night, entry, kept, tuple(doubts), tuple(noted))

    def _own_cell(self, column: Column, row: Row) -> object:
        text = row.cells[column.index] if column.index < len(row.cells) else ""
        if column.name == "minutes":
            return _cells.minutes(text.strip(), comma=self._comma)
        # What a person wrote in quotes keeps its spaces; a number in quotes is a number.
        is_words = _cells.OWN[column.name] is _cells.words
        return _cells.OWN[column.name](text if is_words else text.strip())

    def _noted(self, row: Row) -> tuple[list[Exposure], list[tuple[int, Problem]], list[int]]:
        exposures, doubts, noted = [], [], []
        for column in self._exposures[: len(row.cells)]:
            if column.index >= len(row.cells) or not row.cells[column.index]:
                continue
            try:
                value = _cells.exposure(row.cells[column.index].strip(), comma=self._comma)
            except BadCell as bad:
                doubts.append((column.index, _problem(row, column, bad)))
                continue
            if value is not None:
                exposures.append(Exposure(column.name, value))
                noted.append(column.index)
        return exposures, doubts, noted

    def _shape(self, row: Row) -> list[Problem]:
        """What is wrong with the row before any of its cells is read."""
        first = shown(row.cells[0]) if row.cells else ""
        if row.fault:
            return [Problem(row.line, "", first, row.fault)]
        for cell in row.cells:
            if not cell.isascii() and any("\udc80" <= c <= "\udcff" for c in cell):
                return [Problem(row.line, "", shown(cell), "garbled")]
            if "\0" in cell:
                return [Problem(row.line, "", shown(cell), "nul")]
        extra = [cell for cell in row.cells[self._width :] if cell]
        if extra:
            return [Problem(row.line, "", shown(extra[0]), "row-long", str(self._width))]
        # Spreadsheets drop empty cells at the end of a row, so only these two must be there.
        needed = [c for c in (self._night, *self._own) if c.name in NEEDED]
        if any(column.index >= len(row.cells) for column in needed):
            return [Problem(row.line, "", first, "row-short", str(len(row.cells)))]
        return []


def shown(text: str) -> str:
    """A value as it may be shown: short, and nothing in it that moves a cursor."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text[:60])


def _problem(row: Row, column: Column, bad: BadCell) -> Problem:
    value = row.cells[column.index] if column.index < len(row.cells) else ""
    return Problem(row.line, column.heading, shown(value), bad.reason, bad.expected)
