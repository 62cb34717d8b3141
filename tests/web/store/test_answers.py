"""The check-up is kept as it is answered, and replaced as a whole."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.record.strategies import json_values, texts
from uncramp.exchange.record import Record
from uncramp.web.store import load_answers, load_record, replace_record, save_answers
from uncramp.web.store.models import AnswersRow

pytestmark = pytest.mark.django_db


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=st.dictionaries(texts, json_values, max_size=4))
def test_answers_come_back_the_same(ada, now, document):
    save_answers(ada, document, at=now)
    assert load_answers(ada) == load_record(ada).answers == document


def test_saving_again_leaves_one_check_up(ada, now):
    for answer in ("no", "yes"):
        save_answers(ada, {"answers": {"leg-swollen": answer}}, at=now)
    assert load_answers(ada) == {"answers": {"leg-swollen": "yes"}}
    assert AnswersRow.objects.using(ada.shelf).count() == 1


def test_a_restored_record_without_a_check_up_leaves_none(ada, now):
    save_answers(ada, {"answers": {"leg-swollen": "yes"}}, at=now)
    replace_record(ada, Record(), at=now)
    assert load_answers(ada) == {}
