"""A first look at a diary file, for the screen on which a person says what is what."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from uncramp.exchange.record._cells import may_be_exposure
from uncramp.exchange.record._columns import COLUMNS, guess, own_name
from uncramp.exchange.record._dates import DateStyle, guess_style
from uncramp.exchange.record._read_diary import head_of, names_of
from uncramp.exchange.record._source import open_lines
from uncramp.exchange.record._table import read_table
from uncramp.exchange.record._told import shown

SHOWN_ROWS = 5
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Headings:
    """What a file's head says and what it probably means; every guess is to be confirmed.

    ``rows`` are the first few, as text, one cell for each name. ``columns`` sends each
    heading to a column of ours, to an exposure, or to "" (left out), as ``read_diary``
    takes it. ``dates_certain`` is False where the dates could be read in two ways.
    """

    delimiter: str
    encoding: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Mapping[str, str]
    dates: DateStyle
    dates_certain: bool


def headings(source: Path | bytes, *, name: str = "") -> Headings:
    """Delimiter, encoding, names, first rows, and what they probably mean.

    Raises what ``read_diary`` raises for the file as a whole, but asks for no column.
    """
    path = name or (str(source) if isinstance(source, Path) else "")
    with open_lines(source, path) as (encoding, lines):
        table = read_table(lines, COLUMNS)
        names = names_of(head_of(table, path))
        rows = [row.cells for row in islice(table.rows, _LOOKED_AT) if not row.is_blank]
    columns = _guessed(names, rows)
    place = next((i for i, heading in enumerate(names) if columns.get(heading) == "night"), None)
    texts = [row[place].strip() for row in rows if place is not None and place < len(row)]
    dates, certain = guess_style([text for text in texts if text])
    return Headings(
        delimiter=table.delimiter,
        encoding=encoding,
        names=names,
        rows=tuple(_as_shown(row, len(names)) for row in rows[:SHOWN_ROWS]),
        columns=columns,
        dates=dates,
        dates_certain=certain,
    )


def _guessed(names: tuple[str, ...], rows: list[tuple[str, ...]]) -> dict[str, str]:
    """A column of ours goes to the heading that names it, else to the first that may mean it."""
    taken = {own for heading in names if (own := own_name(heading))}
    guessed: dict[str, str] = {}
    for index, heading in enumerate(names):
        meant = own_name(heading) or guess(heading)
        if meant in COLUMNS and own_name(heading) is None:
            meant = heading if meant in taken else meant
            taken.add(meant)
        if meant not in COLUMNS and not _holds_any(index, rows):
            meant = ""
        guessed.setdefault(heading, meant)
    return guessed


def _holds_any(index: int, rows: list[tuple[str, ...]]) -> bool:
    """Whether a column holds numbers or yes/no anywhere, or nothing at all so far."""
    texts = [row[index].strip() for row in rows if index < len(row) and row[index].strip()]
    return not texts or any(may_be_exposure(text) for text in texts)


def _as_shown(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    padded = row + ("",) * (width - len(row))
    return tuple(shown(cell) for cell in padded[:width])
