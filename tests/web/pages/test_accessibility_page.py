"""The checklist of WCAG: each criterion is there, and each test that is named exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "review" / "accessibility.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", PAGE)))
ROWS = re.findall(r"^\| (\d\.\d\.\d+) \| (A{1,2}) \| (.+?) \| (.+) \|$", PAGE, re.MULTILINE)
# How many criteria of levels A and AA WCAG 2.2 has, without 4.1.1, which it took away.
CRITERIA = 55


@pytest.mark.parametrize("named", NAMED)
def test_every_test_that_is_named_exists(named):
    file, _, name = named.partition("::")
    module = ast.parse((ROOT / file).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}


def test_each_criterion_has_a_row_of_its_own_and_says_what_holds_it():
    assert len({number for number, *_ in ROWS}) == len(ROWS) == CRITERIA
    assert all(held.strip() for *_, held in ROWS)
