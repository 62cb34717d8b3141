"""Every row of the evidence tables is answered, and by the kind of item that should."""

from collections import defaultdict

import pytest

from uncramp.knowledge.content import Kind, load

KNOWN = load("en")
# The table, how many rows it has, and what answers them: the article's own points (12),
# contributors (2), conditions (3) and look-alikes (5.1), medicines (4.2), things to try (10).
TABLES = [
    *[(f"12.{n}", rows, {Kind.CLAIMS}) for n, rows in enumerate((13, 9, 15, 7, 13, 13, 8), 1)],
    ("2", 15, {Kind.CLAIMS}),
    ("3", 22, {Kind.CONDITIONS, Kind.CLAIMS}),
    ("5.1", 22, {Kind.CONDITIONS}),
    ("4.2", 80, {Kind.MEDICATIONS}),
    ("10", 23, {Kind.MEASURES}),
]
SIGNS = [
    *[f"E{n}" for n in range(1, 14)],
    *[f"S{n}" for n in range(1, 14)],
    "S1p",
    *[f"D{n}" for n in range(1, 13)],
    *[f"G{n}" for n in range(1, 7)],
]
EXERCISES = [f"X{n}" for n in range(1, 22)]


def answered_by():
    found = defaultdict(set)
    for item in KNOWN:
        for row in item.rows:
            found[row].add(item.kind)
    return found


ANSWERED = answered_by()


@pytest.mark.parametrize(
    ("row", "kinds"),
    [(f"{table}.{n}", kinds) for table, rows, kinds in TABLES for n in range(1, rows + 1)],
)
def test_the_row_is_answered(row, kinds):
    assert ANSWERED[row] & kinds


@pytest.mark.parametrize("row", SIGNS)
def test_the_sign_is_there_once_and_the_check_up_asks_for_it(row):
    assert [item.id for item in KNOWN.signs.values() if row in item.rows] != []
    assert len([item.id for item in KNOWN.signs.values() if row in item.rows]) == 1
    if row != "S1p":
        assert Kind.QUESTIONS in ANSWERED[row]


@pytest.mark.parametrize("row", EXERCISES)
def test_the_exercise_is_there_once(row):
    assert len([item.id for item in KNOWN.exercises.values() if row in item.rows]) == 1


def test_no_row_is_answered_that_no_table_has():
    every = {f"{table}.{n}" for table, rows, _ in TABLES for n in range(1, rows + 1)}
    numbered = {row for row in ANSWERED if row[0].isdigit() and row.rsplit(".", 1)[0] in
                {table for table, _, _ in TABLES}}  # fmt: skip
    assert numbered <= every
    assert {row for row in ANSWERED if row[0] in "ESDG"} <= set(SIGNS)
