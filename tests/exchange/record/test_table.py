import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.exchange.record._table import split_rows

cells = st.text(st.sampled_from(list('ab ,;"\n\r\t')), max_size=6)


def rows(text: str, delimiter: str = ",") -> list[tuple[str, ...]]:
    lines = io.StringIO(text, newline="")
    return [row.cells for row in split_rows(enumerate(lines, 1), delimiter)]


@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=4), st.sampled_from(",;\t"))
def test_what_the_standard_writer_quotes_is_read_cell_by_cell(table, delimiter):
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    assert rows(held.getvalue(), delimiter) == [tuple(row) for row in table]


@given(st.text(st.sampled_from(list('ab,"\n\r')), max_size=40))
def test_no_text_breaks_the_table_and_every_line_is_in_at_most_one_row(text):
    lines = io.StringIO(text, newline="")
    begun = [row.line for row in split_rows(enumerate(lines, 1), ",")]
    assert begun == sorted(set(begun))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a, b ,c", [("a", "b", "c")]),
        ('a, " b ",c', [("a", " b ", "c")]),
        ('5" heel,b', [('5" heel', "b")]),
        ('"a"x,b', [("ax", "b")]),
        ('"a""b",""', [('a"b', "")]),
        ("a,b\r\nc,d", [("a", "b"), ("c", "d")]),
        ('"a\r\nb",c\n', [("a\r\nb", "c")]),
        ("a,\n", [("a", "")]),
    ],
)
def test_cells_are_cut_where_a_person_would_cut_them(text, expected):
    assert rows(text) == expected


def test_what_an_open_quote_swallowed_is_read_again():
    text = 'a,"b\nc,d\ne,"f\n'
    lines = io.StringIO(text, newline="")
    read = list(split_rows(enumerate(lines, 1), ","))
    # The second quote closes the first; nothing is lost without a fault or a strange cell.
    assert [(row.line, row.fault) for row in read] == [(1, "")]
    lines = io.StringIO('a,"b\nc,d\ne,f\n', newline="")
    read = list(split_rows(enumerate(lines, 1), ","))
    assert [(row.line, row.fault) for row in read] == [(1, "quote-open"), (2, ""), (3, "")]


def test_a_line_of_a_million_cells_is_not_cut_into_a_million():
    assert len(rows("," * 1_000_000)[0]) == 1001
    assert len(rows('"",' * 100_000)[0]) <= 1002
