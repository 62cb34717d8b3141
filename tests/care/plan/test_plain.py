"""Plans, wishes and changes go to JSON and come back the same; what does not fit is named."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.assessment.people import TODAY, anybody, nothing_applies
from tests.care.plan.people import any_change, any_wishes, plan_for, verdicts
from uncramp.care.assessment import MadeBy
from uncramp.care.plan import (
    By,
    CarePlan,
    Change,
    ChangeKind,
    Wishes,
    changes_to_plain,
    read_changes,
    read_plan,
    read_wishes,
    to_plain,
    wishes_to_plain,
)
from uncramp.errors import BadValue
from uncramp.knowledge.wording import LANGUAGES, explain, knows

PLAN = plan_for(nothing_applies())

a_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


def there_and_back(document):
    return json.loads(json.dumps(document))


@settings(max_examples=100, deadline=None)
@given(
    anybody() | st.just(nothing_applies()),
    any_wishes(),
    st.lists(any_change(), max_size=5),
    st.lists(verdicts, max_size=3),
)
def test_a_plan_comes_back_the_same(answers, wishes, changes, found):
    plan = plan_for(answers, wishes, changes=changes, found=found)
    assert read_plan(there_and_back(to_plain(plan))) == plan


@given(any_wishes())
def test_wishes_come_back_the_same(wishes):
    assert read_wishes(there_and_back(wishes_to_plain(wishes))) == wishes


@given(
    st.lists(
        st.builds(
            Change,
            st.sampled_from(ChangeKind),
            a_text,
            st.sampled_from(By),
            st.dates(),
            a_text,
            a_text,
        ),
        max_size=6,
    )
)
def test_changes_come_back_the_same(changes):
    assert read_changes(there_and_back(changes_to_plain(changes))) == tuple(changes)


def test_wishes_that_say_little_are_as_nobody_wished():
    assert read_wishes({"minutes": 5}) == Wishes(minutes=5)


def broken(path, value):
    document = there_and_back(to_plain(PLAN))
    *way, last = path
    inside = document
    for step in way:
        inside = inside[step]
    inside[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "field", "allowed"),
    [
        (("format",), 2, "plan.format", "document-format"),
        (("format",), True, "plan.format", "document-format"),
        (("made_on",), "22.11.2026", "plan.made_on", "document-day"),
        (("made_on",), "20261122", "plan.made_on", "document-day"),
        (("items",), {}, "plan.items", "document-list"),
        (("items", 0), "x", "plan.items[0]", "document-table"),
        (("items", 0, "minutes"), "4", "plan.items[0].minutes", "document-number"),
        (("items", 0, "minutes"), -1, "plan.items[0].minutes", "document-number"),
        (("items", 0, "minutes"), True, "plan.items[0].minutes", "document-number"),
        (("items", 0, "minutes"), float("nan"), "plan.items[0].minutes", "document-number"),
        (("items", 0, "measure"), 5, "plan.items[0].measure", "document-text"),
        (("items", 0, "measure"), "x" * 3000, "plan.items[0].measure", "document-text"),
        (("items", 0, "measure"), "\ud800", "plan.items[0].measure", "document-text"),
        (("items", 0, "colour"), "red", "plan.items[0].colour", "document-key"),
        (
            ("items", 0, "exercises", 0, "level"),
            1.5,
            "plan.items[0].exercises[0].level",
            "document-whole-number",
        ),
        (("withheld",), [{"kind": "measures"}], "plan.withheld[0].subject", "document-missing"),
        (("made_by",), None, "plan.made_by", "document-table"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(path, value, field, allowed):
    with pytest.raises(BadValue) as caught:
        read_plan(broken(path, value))
    assert (caught.value.context["field"], caught.value.context["allowed"]) == (field, allowed)
    assert knows(f"allowed.{allowed}")
    for language in LANGUAGES:
        assert field in explain(caught.value, language)


def test_a_word_that_is_none_of_the_known_is_named():
    with pytest.raises(BadValue, match="document-choice"):
        read_changes([{"kind": "dance", "subject": "x", "by": "person", "on": "2026-11-22"}])


@pytest.mark.parametrize("field", ["minutes", "measures"])
@pytest.mark.parametrize("value", [0, 1000])
def test_wishes_beyond_what_a_day_has_are_refused(field, value):
    with pytest.raises(BadValue) as caught:
        replace(Wishes(), **{field: value})
    assert knows(f"error.field.{caught.value.context['field']}")
    assert knows(f"allowed.{caught.value.context['allowed']}")


@given(documents)
def test_any_other_document_is_refused_by_name_and_never_otherwise(document):
    for read in (read_plan, read_wishes, read_changes):
        # Anything but a BadValue would come out of here.
        with suppress(BadValue):
            read(document)


def test_a_plan_of_nothing_comes_back_too():
    plan = CarePlan(date(2026, 11, 22), MadeBy("", "", ""))
    assert read_plan(to_plain(plan)) == plan
    assert plan.made_on == TODAY
