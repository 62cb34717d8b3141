"""The list of hazards is whole, and the tests it leans on exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "review" / "hazards.md").read_text("utf-8")
PARTS = ("How it could happen.", "What holds it back.", "Tests.", "What is left.")
HAZARDS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", PAGE, re.MULTILINE))
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", PAGE)))


@cache
def functions_of(file):
    path = ROOT / file
    module = ast.parse(path.read_text("utf-8")) if path.is_file() else ast.Module([], [])
    return {node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("named", NAMED)
def test_every_test_that_is_named_exists(named):
    file, _, name = named.partition("::")
    assert name in functions_of(file), (
        f"{named} is named in docs/review/hazards.md and is not there"
    )


def test_whatever_looks_like_a_test_is_named_in_full():
    assert set(re.findall(r"`(tests/[^`]*)`", PAGE)) == set(NAMED)


@pytest.mark.parametrize("hazard", HAZARDS)
def test_each_hazard_says_how_what_holds_it_which_tests_and_what_is_left(hazard):
    marks = re.findall(r"^\*\*(.+?)\*\*", HAZARDS[hazard], re.MULTILINE)
    assert tuple(marks) == PARTS
    tests, _, left = HAZARDS[hazard].partition("**Tests.**")[2].partition("**What is left.**")
    assert "::" in tests
    assert left.strip()


def test_the_table_on_top_names_each_hazard():
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (?:deadly|serious|moderate) \|$", PAGE, re.MULTILINE)
    assert [f"{number}. {title}" for number, title in rows] == list(HAZARDS)


def test_every_page_that_is_linked_is_there():
    for link in re.findall(r"\]\(([\w.-]+\.md)\)", PAGE):
        assert (ROOT / "docs" / "review" / link).is_file()
