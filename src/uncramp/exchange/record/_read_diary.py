"""A diary CSV in: the good nights, and what was wrong with the others."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from uncramp.errors import FileEmpty, FileUnreadable, TooManyRows
from uncramp.exchange.record._columns import COLUMNS, resolve
from uncramp.exchange.record._dates import DateStyle
from uncramp.exchange.record._source import open_lines
from uncramp.exchange.record._table import Row, Table, read_table
from uncramp.exchange.record._told import RowReader, Told
from uncramp.exchange.record._types import Problem, Read
from uncramp.person.diary import MAX_NIGHTS, Diary
from uncramp.person.nights import Night

MOST_PROBLEMS: Final = 100_000
"""A file with more than this many unreadable cells is no diary; listing them helps nobody."""


def read_diary(
    source: Path | bytes,
    *,
    columns: Mapping[str, str] | None = None,
    dates: DateStyle = DateStyle.ISO,
    name: str = "",
) -> Read:
    """The diary in a CSV file, one row a night, and a Problem for whatever was not taken.

    ``columns`` sends the file's headings to ours, to exposures, or to "" (left out);
    ``name`` stands for the file where the source is bytes. Delimiter and encoding are found
    from the file. Raises FileMissing, FileEmpty, FileUnreadable, FileTooLarge (64 MiB),
    TooManyRows (fifty years of nights) and ColumnMissing; then nothing was taken.
    """
    path = name or (str(source) if isinstance(source, Path) else "")
    known = {*COLUMNS, *(heading.casefold() for heading in columns or ())}
    with open_lines(source, path) as (_, lines):
        table = read_table(lines, known)
        head = head_of(table, path)
        headings = names_of(head)
        chosen, problems = resolve(headings, columns, line=head.line, path=path)
        # A comma between cells cannot be a decimal sign as well.
        reader = RowReader(headings, chosen, dates, comma=table.delimiter != ",")
        told = list(_told(reader, _limited(table.rows, path), path))
    if not told:
        problems.append(Problem(head.line, "night", "", "no-rows"))
    told, doubted = _without_text_columns(told, head, headings)
    problems += [problem for row in told for problem in row.problems]
    told, clashes = _each_night_once(told)
    diary, far = _within_fifty_years(told)
    problems += [*doubted, *clashes, *far]
    return Read(diary, tuple(sorted(problems, key=lambda problem: problem.line)))


def head_of(table: Table, path: str) -> Row:
    """The head of a table; raises FileEmpty or FileUnreadable where there is none."""
    if table.head is None:
        raise FileEmpty(path=path)
    if table.head.fault:
        raise FileUnreadable(path=path, problem="head")
    return table.head


def names_of(head: Row) -> tuple[str, ...]:
    """The headings without spaces around them and without empty ones at the end."""
    names = [cell.replace("\0", "").strip() for cell in head.cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _limited(rows: Iterator[Row], path: str) -> Iterator[Row]:
    count = 0
    for row in rows:
        if row.is_blank:
            continue
        count += 1
        if count > MAX_NIGHTS:
            raise TooManyRows(path=path, limit=MAX_NIGHTS)
        yield row


def _told(reader: RowReader, rows: Iterator[Row], path: str) -> Iterator[Told]:
    wrong = 0
    for row in rows:
        told = reader.told(row)
        wrong += len(told.problems) + len(told.doubts)
        if wrong > MOST_PROBLEMS:
            raise FileUnreadable(path=path, problem="hopeless")
        yield told


def _without_text_columns(
    told: list[Told], head: Row, headings: tuple[str, ...]
) -> tuple[list[Told], list[Problem]]:
    """Leave out a further column in which nothing could be read, and keep its nights.

    A column of remarks would otherwise cost every night. Where only some cells cannot be
    read, each of them costs its row.
    """
    noted = {index for row in told for index in row.noted}
    tried = {index: doubt for row in reversed(told) for index, doubt in row.doubts}
    dropped = {index: doubt for index, doubt in tried.items() if index not in noted}
    problems = [
        Problem(head.line, headings[index], doubt.value, "column-text", doubt.expected)
        for index, doubt in dropped.items()
    ]
    kept = []
    for row in told:
        doubts = tuple(doubt for index, doubt in row.doubts if index not in dropped)
        spoilt = row.problems + doubts
        entry = None if spoilt else row.entry
        kept.append(Told(row.line, row.night, entry, spoilt))
    return kept, problems


def _each_night_once(told: Iterable[Told]) -> tuple[list[Told], list[Problem]]:
    """Rows for one night: the same is kept once, different ones not at all; all are named."""
    by_night: dict[Night, list[Told]] = {}
    for row in told:
        if row.night is not None:
            by_night.setdefault(row.night, []).append(row)
    kept, problems = [], []
    for night, rows in by_night.items():
        first = rows[0]
        same = all(row.entry == first.entry for row in rows)
        if first.entry is not None and same:
            kept.append(first)
        # Rows that could not be read at all have been named already.
        if len(rows) > 1 and any(row.entry is not None for row in rows):
            *others, last = (row.line for row in rows)
            reason = "night-twice-same" if same else "night-twice-different"
            where = ", ".join(str(line) for line in others)
            problems.append(Problem(last, "night", str(night), reason, where))
    return kept, problems


def _within_fifty_years(told: list[Told]) -> tuple[Diary, list[Problem]]:
    """The fifty years that hold the most nights; a slip in a year must not spoil the rest."""
    ordered = sorted(
        ((row.entry, row.line) for row in told if row.entry is not None),
        key=lambda pair: pair[0].night,
    )
    best, start = (0, 0), 0
    for end, (entry, _) in enumerate(ordered, start=1):
        while entry.night - ordered[start][0].night >= MAX_NIGHTS:
            start += 1
        if end - start >= best[1] - best[0]:
            best = (start, end)
    kept = [entry for entry, _ in ordered[slice(*best)]]
    span = f"{kept[0].night} – {kept[-1].night}" if kept else ""
    problems = [
        Problem(line, "night", str(entry.night), "night-far", span)
        for entry, line in ordered[: best[0]] + ordered[best[1] :]
    ]
    return Diary(tuple(kept)), problems
