"""Wishes and changes are one document; plans are kept one after the other."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.record.strategies import json_values, texts
from uncramp.exchange.record import Record
from uncramp.web.store import (
    latest_plan,
    load_care,
    load_record,
    plans,
    replace_record,
    save_care,
    save_plan,
)
from uncramp.web.store.models import CareRow

pytestmark = pytest.mark.django_db
PLAN = {"made_by": {"program": "1"}, "items": [1.5, None]}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=st.dictionaries(texts, json_values, max_size=4))
def test_what_was_wished_comes_back_the_same(ada, now, document):
    save_care(ada, document, at=now)
    assert load_care(ada) == document


def test_saving_again_leaves_one_document_and_an_empty_one_none(ada, now):
    for minutes in (5, 10):
        save_care(ada, {"wishes": {"minutes": minutes}}, at=now)
    assert load_care(ada) == {"wishes": {"minutes": 10}}
    save_care(ada, {}, at=now)
    assert load_care(ada) == {}
    assert not CareRow.objects.using(ada.shelf).exists()


def test_plans_are_kept_with_their_moment_and_the_last_one_holds(ada, now):
    assert latest_plan(ada) is None
    later = now + timedelta(days=7)
    save_plan(ada, PLAN, at=now, made_from="a")
    save_plan(ada, PLAN | {"items": []}, at=later, made_from="b")
    found = plans(ada)
    assert [(one.document, one.made_from, one.made_at) for one in found] == [
        (PLAN, "a", now),
        (PLAN | {"items": []}, "b", later),
    ]
    assert latest_plan(ada) == found[-1]


def test_the_same_plan_again_is_not_another_one(ada, now):
    save_plan(ada, PLAN, at=now, made_from="a")
    save_plan(ada, PLAN, at=now + timedelta(hours=1), made_from="b")
    (kept,) = plans(ada)
    assert (kept.made_from, kept.made_at) == ("b", now)


def test_the_record_holds_wishes_and_plans_and_a_restored_one_is_made_from_nothing(ada, now):
    care = {"format": 1, "wishes": {"minutes": 5}, "changes": [], "reminders": [], "pauses": []}
    save_care(ada, care, at=now)
    save_plan(ada, PLAN, at=now, made_from="a")
    record = load_record(ada)
    assert record.plan == care | {"plans": [{"made_at": now.isoformat(), "plan": PLAN}]}
    replace_record(ada, Record(), at=now)
    assert (load_care(ada), plans(ada)) == ({}, ())
    replace_record(ada, record, at=now)
    assert load_record(ada) == record
    assert latest_plan(ada).made_from == ""
