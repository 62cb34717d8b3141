"""No file, however strange, ends in anything but a named error or a diary with problems."""

import contextlib
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from uncramp.errors import FileError
from uncramp.exchange.record import (
    DateStyle,
    Record,
    archive_bytes,
    diary_csv,
    headings,
    read_bytes,
    read_diary,
)
from uncramp.knowledge.wording import LANGUAGES

ARCHIVE = archive_bytes(Record(), made_at=datetime(2026, 1, 1, tzinfo=UTC))

cells = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["2026-01-01", "2026-01-02", "1/2/2026", "0", "1+", "yes", "1,5", '"', "\0"]),
    st.sampled_from(["night", "cramps", "pain", "minutes", "note", "exposure:", "'=", "sep=;"]),
)
tables = st.builds(
    lambda rows, delimiter, end: end.join(delimiter.join(row) for row in rows),
    st.lists(st.lists(cells, max_size=5), max_size=6),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
headed = st.builds(lambda rest: "night,cramps,x,note\n" + rest, tables)


@given(st.one_of(st.binary(max_size=200), tables.map(lambda text: text.encode(errors="replace"))))
def test_any_bytes_are_a_diary_or_a_named_error(raw):
    with contextlib.suppress(FileError):
        read_diary(raw, name="x")
    with contextlib.suppress(FileError):
        headings(raw, name="x")


@given(headed, st.sampled_from(DateStyle))
def test_every_problem_of_any_table_can_be_said(text, dates):
    read = read_diary(text.encode(errors="replace"), dates=dates)
    for problem in read.problems:
        for language in LANGUAGES:
            assert problem.said(language)
        assert problem.line >= 1


@given(headed)
def test_what_was_read_can_be_written_and_read_again(text):
    diary = read_diary(text.encode(errors="replace")).diary
    assert read_diary(diary_csv(diary).encode()).diary == diary


@given(tables)
def test_what_the_first_look_guesses_the_reader_takes(text):
    raw = text.encode(errors="replace")
    with contextlib.suppress(FileError):
        seen = headings(raw)
        read_diary(raw, columns=seen.columns, dates=seen.dates)


@given(st.binary(max_size=64), st.integers(0, len(ARCHIVE)), st.integers(0, 64))
def test_an_archive_with_any_bytes_in_it_is_whole_or_a_named_error(piece, at, cut):
    with contextlib.suppress(FileError):
        assert read_bytes(ARCHIVE[:at] + piece + ARCHIVE[at + cut :], "x") == Record()
