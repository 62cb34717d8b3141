"""Each rule for the sentence catalogues finds what breaks it."""

import shutil
from datetime import date

import pytest

from tests.made_library import PACKAGED
from uncramp.exchange.review import check, describe


@pytest.fixture
def wording(tmp_path):
    def put(english, spanish):
        for language, text in (("en", english), ("es", spanish)):
            (tmp_path / language).mkdir(exist_ok=True)
            (tmp_path / language / "tonight.toml").write_text(text, "utf-8")
        return tmp_path

    return put


def found(folder):
    # A library with nothing in it: the items have rules and tests of their own.
    nothing = folder.parent / f"{folder.name}-library"
    shutil.copytree(PACKAGED, nothing, ignore=shutil.ignore_patterns("*.md", "*.py", "_*", "poses"))
    for name in ("screen", "routine"):
        (nothing / f"{name}s.toml").write_text(f"{name} = []\n", "utf-8")
    flaws = check(date(2026, 11, 22), nothing, folder)
    assert all(describe(flaw, language) for flaw in flaws for language in ("en", "es"))
    return {(flaw.problem, flaw.file, flaw.key, flaw.nearest) for flaw in flaws}


def test_catalogues_that_agree_are_clean(wording):
    english = 'a = "{x} b"\nn = {one = "one", other = "{n}"}\n[t]\nd = "{when:short}"'
    spanish = 'a = "b {x:2}"\nn = {one = "uno", many = "{n}", other = "{n}"}\n[t]\nd = "{when}"'
    assert found(wording(english, spanish)) == set()


@pytest.mark.parametrize(
    ("english", "spanish", "expected"),
    [
        ('title = "A"', "",
         {("sentence-missing-here", "wording/es/tonight.toml", "tonight.title", "")}),
        ('title = "A"', 'tilte = "A"',
         {("sentence-missing-here", "wording/es/tonight.toml", "tonight.title", "tonight.tilte"),
          ("sentence-missing-here", "wording/en/tonight.toml", "tonight.tilte", "tonight.title")}),
        ('a = "{x}"', 'a = "{y}"',
         {("placeholders-differ", "wording/es/tonight.toml", "tonight.a", "")}),
        ('a = {one = "1", other = "{n}"}', 'a = "{n}"',
         {("plural-differs", "wording/es/tonight.toml", "tonight.a", "")}),
        ('a = {many = "1", other = "{n}"}', 'a = {one = "1", other = "{n}"}',
         {("plural-forms", "wording/en/tonight.toml", "tonight.a", "")}),
        ('a = {one = "1", other = "{n}"}', 'a = {one = "1", few = "2", other = "{n}"}',
         {("plural-forms", "wording/es/tonight.toml", "tonight.a", "")}),
        ('a = " "', 'a = "A"',
         {("empty-sentence", "wording/en/tonight.toml", "tonight.a", "")}),
        ('a = "This is proven."', 'a = "Esto ayuda."',
         {("says-proven", "wording/en/tonight.toml", "tonight.a", "")}),
        ('a = {one = "1", other = "You have no warning signs."}',
         'a = {one = "1", other = "Estás sin señales de alarma."}',
         {("says-no-signs", "wording/en/tonight.toml", "tonight.a.other", ""),
          ("says-no-signs", "wording/es/tonight.toml", "tonight.a.other", "")}),
        ('a = "{x"', 'a = "x"', {("braces", "wording/wording", "tonight.a.other", "")}),
        ("a = ", 'a = "x"', {("toml", "wording/tonight.toml", "", "")}),
        ("a = 3", 'a = "x"', {("sentence-form", "wording/tonight.toml", "tonight.a", "")}),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named_with_file_and_sentence(wording, english, spanish, expected):
    assert found(wording(english, spanish)) == expected
