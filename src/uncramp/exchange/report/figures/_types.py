"""A drawing with the words and the table that say the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a figure as a table: heads, and rows of text in the reader's language."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """An SVG drawing, one sentence that says what it shows, and its table.

    ``svg`` carries ``<title>`` and ``<desc>`` and takes its colours from CSS variables, with
    fallbacks, so one drawing serves page, dark mode, print and notebook.
    """

    svg: str
    caption: str
    table: Table
