"""Screens, questions and names of medicines: each rule finds what breaks it, and nothing else."""

from datetime import date

import pytest

from uncramp.exchange.review import check, describe
from uncramp.knowledge.wording import LANGUAGES

TODAY = date(2026, 11, 22)
HEAD = """verified = true
licence = "CC-BY-4.0"
evidence_on = 2026-11-22
review = { by = "", due = 2027-11-22 }
"""
SCREENS = """
[[screen]]
id = "shoes"
stage = "more"
questions = ["new-shoes", "shoe-size"]
title = { en = "Your shoes", es = "Tus zapatos" }

[[screen]]
id = "colours"
stage = "more"
questions = ["colour"]
title = { en = "Your colour", es = "Tu color" }
"""
FACTS = {
    "new-shoes": 'answer = "yes-no"',
    "shoe-size": 'answer = "number"\nlow = 30\nhigh = 50',
    "colour": 'answer = "one-of"\noptions = { red = "Red", blue = "Blue" }',
}
GROUP = """+++
title = "{title}"
tier = "C"
sources = ["mayo-night-leg-cramps"]
{head}
[[ingredients]]
name = "{name}"
es = "{es}"
brands = {brands}
+++

## In one sentence

A.

## What is known

B.

## What to ask

C.

## Take care

D.
"""


@pytest.fixture
def asked(library):
    """The library with three questions of our own, on two screens."""
    for shelf in ("questions", "medications"):
        (library / shelf).mkdir(exist_ok=True)
        for path in (library / shelf).glob("*.md"):
            path.unlink()
    for name, facts in FACTS.items():
        write_question(library, name, facts)
    (library / "screens.toml").write_text(SCREENS, "utf-8")
    return library


def write_question(library, name, facts):
    text = f'+++\ntitle = "A title"\n{facts}\n{HEAD}+++\n\n## Why we ask\n\nTo know.\n'
    (library / "questions" / f"{name}.md").write_text(text, "utf-8")


def write_group(library, title, name, es, brands):
    text = GROUP.format(title=title, head=HEAD, name=name, es=es, brands=brands)
    (library / "medications" / f"{title.lower()}.md").write_text(text, "utf-8")


def found(library):
    # What other items say of these questions is not asked here, nor their translations.
    folders = ("screens.toml", "questions/", "medications/")
    flaws = [f for f in check(TODAY, library, library.parent / "no-sentences")
             if f.file.startswith(folders) and f.problem != "not-translated"]  # fmt: skip
    for flaw in flaws:
        for language in LANGUAGES:
            assert describe(flaw, language).startswith(flaw.file)
    return {(flaw.problem, flaw.file, flaw.key) for flaw in flaws}


def test_questions_that_stand_on_one_screen_each_are_well(asked):
    assert found(asked) == set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"new-shoes"', '"new-shoos"',
         {("dead-id", "screens.toml", "shoes[0]"), ("never-asked", "questions/new-shoes.md", "")}),
        ('["colour"]', '["colour", "new-shoes"]', {("asked-twice", "screens.toml", "new-shoes")}),
        ('["colour"]', "[]", {("never-asked", "questions/colour.md", "")}),
        ('stage = "more"\nquestions = ["colour"]', 'stage = "mor"\nquestions = ["colour"]',
         {("not-allowed", "screens.toml", "colours.stage"),
          ("never-asked", "questions/colour.md", "")}),
        ('es = "Tu color"', 'es = ""', {("not-text", "screens.toml", "colours.title"),
                                        ("never-asked", "questions/colour.md", "")}),
        ('en = "Your colour"', 'en = "No warning signs"',
         {("says-no-signs", "screens.toml", "colours.title.en")}),
    ],
)  # fmt: skip
def test_a_broken_screen_is_named(asked, old, new, expected):
    text = (asked / "screens.toml").read_text("utf-8")
    assert old in text
    (asked / "screens.toml").write_text(text.replace(old, new, 1), "utf-8")
    assert found(asked) == expected


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("colour", 'answer = "one-of"', ("options-of-form", "options")),
        ("colour", 'answer = "yes-no"\noptions = { a = "A", b = "B" }',
         ("options-of-form", "options")),
        ("colour", 'answer = "one-of"\noptions = { a = "A" }', ("not-a-table", "options")),
        ("colour", 'answer = "one-of"\noptions = { a = "Proven", b = "B" }',
         ("says-proven", "options.a")),
        ("shoe-size", 'answer = "number"\nlow = 30', ("bounds-of-form", "low")),
        ("shoe-size", 'answer = "number"\nlow = 50\nhigh = 30', ("bounds-of-form", "low")),
        ("new-shoes", 'answer = "yes-no"\nlow = 1\nhigh = 2', ("bounds-of-form", "low")),
        ("new-shoes", 'answer = "yes"', ("not-allowed", "answer")),
    ],
)  # fmt: skip
def test_a_question_that_does_not_fit_its_form_is_named(asked, name, facts, expected):
    write_question(asked, name, facts)
    problem, key = expected
    assert (problem, f"questions/{name}.md", key) in found(asked)


def test_a_name_that_stands_for_two_medicines_is_named(asked):
    write_group(asked, "One", "alphamide", "alfamida", '["Rapidon"]')
    write_group(asked, "Two", "betamide", "betamida", '["rapidon"]')
    assert found(asked) == {("name-twice", "medications/two.md", "ingredients")}


def test_one_medicine_may_have_the_same_name_in_both_languages(asked):
    write_group(asked, "One", "sertal", "sertal", "[]")
    assert found(asked) == set()
