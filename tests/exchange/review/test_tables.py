"""The documents for clinicians are what the code makes now, and leave nothing out."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from uncramp.care.assessment import CONTRIBUTORS, LIMITS, LOOK_ALIKES, SIGN_RULES
from uncramp.exchange.review import tables
from uncramp.knowledge.content import Retraction, Review, combinations, load

ROOT = Path(__file__).parents[3]
DOCUMENTS = ROOT / "docs" / "review"
RULE_TESTS = ROOT / "tests" / "care" / "assessment"
COMMAND = ".venv/bin/uncramp content tables --out docs/review"
KNOWN = load("en")
MADE = tables(KNOWN, RULE_TESTS)
languages = pytest.mark.parametrize("language", ["en", "es"])


def rows(text):
    return [line for line in text.splitlines() if line.startswith("| ")]


def changed(shelf, name, **facts):
    """The library with one item changed."""
    items = getattr(KNOWN, shelf)
    return replace(KNOWN, **{shelf: {**items, name: replace(items[name], **facts)}})


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_committed_document_is_what_the_code_makes_now(name):
    committed = (DOCUMENTS / name).read_text("utf-8")
    # One sentence in place of a difference of a hundred thousand letters.
    if committed != MADE[name]:
        pytest.fail(f"docs/review/{name} is stale. Run: {COMMAND}")


def test_every_rule_stands_in_the_table_with_its_condition_and_its_questions():
    for rule in SIGN_RULES:
        row = next(
            line for line in rows(MADE["rules.md"]) if line.startswith(f"| **{rule.id}**<br>")
        )
        assert rule.condition in row
        assert all(KNOWN.questions[name].title in row for name in rule.asks)
        assert KNOWN.signs[rule.subject].title in row


def test_every_rule_is_named_by_a_test():
    assert "**none**" not in MADE["rules.md"]


def test_a_rule_that_no_test_names_is_seen_at_once(tmp_path):
    assert tables(KNOWN, tmp_path)["rules.md"].count("**none**") == len(SIGN_RULES)


def test_what_is_weighed_besides_is_there_too():
    subjects = {one.condition for one in LOOK_ALIKES} | {rule.subject for rule in CONTRIBUTORS}
    named = {*KNOWN.conditions, *KNOWN.claims} & subjects
    assert {name for name in named if f"/{name}.md)" not in MADE["rules.md"]} == set()
    assert {name for name in KNOWN.cautions if f"| **{name}**<br>" not in MADE["rules.md"]} == set()
    groups = {
        name for name in KNOWN.medications if f"medications/{name}.md)" not in MADE["rules.md"]
    }
    assert groups == set()


def test_every_exercise_and_measure_stands_by_the_cautions_that_close_it():
    table = {row.split("**")[1]: row.split(" | ") for row in rows(MADE["rules.md"]) if "**" in row}
    for item in (*KNOWN.exercises.values(), *KNOWN.measures.values()):
        assert all(f"`{item.id}`" in table[caution][-2] for caution in item.not_if)
        assert all(f"`{item.id}`" in table[caution][-1] for caution in item.care_if)


def test_every_number_of_the_rules_is_told():
    told = MADE["rules.md"]
    assert f"holds {LIMITS.check_days_soon} days" in told
    assert f"holds {LIMITS.check_days_later} days" in told
    assert f"past {LIMITS.lately_nights} nights as in the {LIMITS.before_nights} before" in told


@pytest.mark.parametrize("shelf", ["claims", "conditions", "measures", "exercises"])
def test_every_item_has_its_row_in_the_evidence(shelf):
    told = "\n".join(rows(MADE["evidence.md"]))
    assert {name for name in getattr(KNOWN, shelf) if f"{shelf}/{name}.md)" not in told} == set()


def test_every_exercise_stands_by_its_levels_and_by_whom_to_ask():
    told = rows(MADE["exercises.md"])
    for one in KNOWN.exercises.values():
        row = next(line for line in told if line.startswith(f"| {one.rows[0]} |"))
        assert f"exercises/{one.id}.md)" in row
        assert row.split(" | ")[2].count("<br>") == len(one.levels)
        assert all(f"`{name}`" in row.split(" | ")[-2] for name in one.ask_first)
        assert all(f"`{name}`" in row.split(" | ")[-3] for name in one.not_if)


def test_every_other_way_every_session_and_every_measure_is_told():
    told = MADE["exercises.md"]
    forms = [form for one in KNOWN.exercises.values() for form in one.forms]
    columns = len(rows(told))
    heads = 5
    items = (KNOWN.exercises, forms, KNOWN.routines, KNOWN.measures, KNOWN.manoeuvres)
    expected = sum(len(shelf) for shelf in items)
    assert columns == expected + 2 * heads
    assert {name for name in KNOWN.measures if f"measures/{name}.md)" not in told} == set()


def test_every_source_and_every_fact_still_to_be_seen_is_told():
    told = MADE["evidence.md"]
    assert {name for name in KNOWN.sources if f"[{name}](" not in told} == set()
    facts = {fact for item in KNOWN for fact in item.to_verify}
    assert {fact for fact in facts if f"\n  - {fact}\n" not in told} == set()


def test_every_medicine_is_told_under_every_name():
    told = MADE["evidence.md"]
    for group in KNOWN.medications.values():
        for one in group.ingredients:
            assert all(name in told for name in (one.name, one.es, *one.also, *one.brands))
    assert all(product in told for product in combinations())


def test_nothing_is_called_reviewed_until_somebody_signed_it():
    assert "None of the" in MADE["rules.md"]
    signed = Review(due=date(2028, 1, 1), by="A. Clinician", on=date(2027, 1, 2))
    told = tables(changed("signs", "lung-clot", review=signed), RULE_TESTS)["rules.md"]
    assert "None of the" not in told
    assert "| A. Clinician, 2 Jan 2027" in told.replace("January", "Jan")


def test_a_source_that_has_fallen_is_marked_wherever_it_is_cited():
    known = changed(
        "sources", "nhs-dvt", retraction=Retraction.RETRACTED, notice="https://x.example"
    )
    made = tables(known, RULE_TESTS)
    citing = sum("nhs-dvt" in one.sources for one in known.signs.values())
    assert made["rules.md"].count("(**retracted**)") >= citing > 0
    assert "**retracted** ([notice](https://x.example))" in made["evidence.md"]


@languages
def test_the_documents_are_whole_in_every_language(language):
    for name, text in tables(load(language), RULE_TESTS).items():
        assert [len(re.findall(r"^## ", MADE[name], re.MULTILINE))] == [
            len(re.findall(r"^## ", text, re.MULTILINE))
        ]
        assert len(rows(text)) == len(rows(MADE[name]))


@pytest.mark.parametrize("name", sorted(MADE))
def test_every_row_has_as_many_cells_as_its_table_has_columns(name):
    columns = 0
    for line in MADE[name].splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) - 1
        if not line.startswith("|"):
            columns = 0
        elif not columns:
            columns = cells
        assert not line.startswith("|") or cells == columns


@pytest.mark.parametrize("name", sorted(MADE))
def test_every_link_to_the_library_leads_to_a_file(name):
    links = set(re.findall(r"\]\((\.\./[^)]+)\)", MADE[name]))
    assert {link for link in links if not (DOCUMENTS / link).is_file()} == set()


def test_the_same_rules_and_library_make_the_same_documents():
    assert tables(KNOWN, RULE_TESTS) == MADE


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_contents_on_top_lead_to_every_heading(name):
    titles = re.findall(r"^## (.+)$", MADE[name], re.MULTILINE)
    linked = re.findall(r"\[([^]]+)\]\(#[\w-]+\)", MADE[name].splitlines()[4])
    assert linked == titles
