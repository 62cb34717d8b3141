"""Rows out of lines: delimiter, quotes, and what to do when a quote is never closed.

Own, because the standard reader holds its field limit in a global, and because a quote that is
never closed must cost one row and not the rest of the diary.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, TextIO

from uncramp.person.diary import MAX_NOTE_BYTES

DELIMITERS: Final = (",", ";", "\t", "|")
MAX_CELLS: Final = 1000
"""Cells of a row that are told apart; no diary follows that many things."""

_OPENING = re.compile(r'[ ]*"')
_SEP_LINE = re.compile(r"""\s*"?sep=(?P<delimiter>[,;\t|])"?\s*$""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in ``line`` (1 is the first of the file).

    Cells without quotes have no spaces around them; quoted cells are exactly what stood
    between the quotes. ``fault`` is empty, ``quote-open`` or ``cell-too-long``.
    """

    line: int
    cells: tuple[str, ...]
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row: the tail of many a spreadsheet."""
        return not self.fault and not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A head and the rows below it; ``head`` is None where nothing stands at all."""

    delimiter: str
    head: Row | None
    rows: Iterator[Row]


def read_table(lines: TextIO, known: Collection[str]) -> Table:
    """The table that the lines hold; ``known`` are headings, in small letters, to look for."""
    numbered = enumerate(lines, start=1)
    for line, text in numbered:
        if chosen := _SEP_LINE.match(text):
            # Spreadsheets write "sep=;" above the head to tell one another.
            return _below(numbered, chosen["delimiter"])
        if text.strip(",;|\t \r\n"):
            delimiter = _delimiter(text, known)
            return _below(chain([(line, text)], numbered), delimiter)
    return Table(",", None, iter(()))


def _below(numbered: Iterator[tuple[int, str]], delimiter: str) -> Table:
    rows = split_rows(numbered, delimiter)
    head = next((row for row in rows if not row.is_blank), None)
    return Table(delimiter, head, rows)


def _delimiter(head: str, known: Collection[str]) -> str:
    def fits(delimiter: str) -> tuple[int, int]:
        row = next(split_rows(iter([(1, head)]), delimiter))
        hits = sum(cell.strip().casefold() in known for cell in row.cells)
        return hits, len(row.cells)

    return max(DELIMITERS, key=fits)


def split_rows(numbered: Iterator[tuple[int, str]], delimiter: str) -> Iterator[Row]:
    """Every row, blank ones included, of numbered lines that keep their line ends."""
    again: deque[tuple[int, str]] = deque()
    while (taken := again.popleft() if again else next(numbered, None)) is not None:
        line, text = taken
        if '"' not in text:
            yield Row(line, tuple([cell.strip() for cell in text.split(delimiter, MAX_CELLS)]))
            continue
        cells, held = _Cells(delimiter), []
        done = cells.take(text)
        while not done:
            following = again.popleft() if again else next(numbered, None)
            if following is None:
                break
            if not cells.is_too_long:
                held.append(following)
            done = cells.take(following[1])
        if not done and not cells.is_too_long:
            # The quote was a slip: the lines that it swallowed are rows after all.
            again.extend(held)
        yield Row(line, tuple(cells.done), cells.fault(done=done))


class _Cells:
    """The cells of one row, taken line by line until no quote is open."""

    def __init__(self, delimiter: str) -> None:
        self.done: list[str] = []
        self.is_too_long = False
        self._delimiter = delimiter
        self._parts: list[str] = []
        self._length = 0
        self._is_open = False

    def take(self, text: str) -> bool:
        """Take one line, with its end; True when the row is complete."""
        at = 0
        while True:
            if not self._is_open:
                quote = _OPENING.match(text, at)
                if quote is None:
                    at = self._until_delimiter(text, at, "")
                    if at == 0:
                        return True
                    continue
                self._is_open, at = True, quote.end()
            closed_at = self._until_quote(text, at)
            if closed_at is None:
                return False
            cell = "".join(self._parts)
            self._is_open, self._parts, self._length = False, [], 0
            at = self._until_delimiter(text, closed_at, cell)
            if at == 0:
                return True

    def fault(self, *, done: bool) -> str:
        """What is wrong with the row as a whole."""
        if self.is_too_long:
            return "cell-too-long"
        return "" if done else "quote-open"

    def _until_delimiter(self, text: str, at: int, quoted: str) -> int:
        """Close the cell that ends at the next delimiter; 0 when the line ends before."""
        end = text.find(self._delimiter, at)
        if len(self.done) == MAX_CELLS:
            end = -1
        self.done.append(quoted + (text[at:] if end < 0 else text[at:end]).strip())
        return end + 1

    def _until_quote(self, text: str, at: int) -> int | None:
        """Take what is quoted; where the quote closes, or None when it stays open."""
        while True:
            quote = text.find('"', at)
            doubled = quote >= 0 and text.startswith('""', quote)
            self._hold(text[at:] if quote < 0 else text[at : quote + doubled])
            if quote < 0:
                return None
            if not doubled:
                return quote + 1
            at = quote + 2

    def _hold(self, part: str) -> None:
        self._length += len(part)
        # One more than a note may have: a cell may begin with the mark against formulas.
        if self._length > MAX_NOTE_BYTES + 1:
            self.is_too_long = True
            self._parts = []
        else:
            self._parts.append(part)
