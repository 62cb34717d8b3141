"""A sealed plan is kept as it is, once."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.record.strategies import protocols
from uncramp.errors import BadValue, ProtocolError
from uncramp.web.store import diary_digest, keep_trial, load_record, trials
from uncramp.web.store.models import TrialRow

pytestmark = pytest.mark.django_db


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(protocol=protocols())
def test_a_plan_comes_back_the_same(ada, protocol):
    TrialRow.objects.all().delete()
    keep_trial(ada, protocol)
    assert trials(ada) == load_record(ada).trials == (protocol,)


@settings(max_examples=1, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(protocol=protocols())
def test_the_same_plan_twice_is_one_and_another_of_its_name_is_refused(ada, protocol):
    TrialRow.objects.all().delete()
    before = diary_digest(ada)
    keep_trial(ada, protocol)
    assert diary_digest(ada) != before
    keep_trial(ada, protocol)
    with pytest.raises(ProtocolError) as caught:
        keep_trial(ada, replace(protocol, question=protocol.question + "?"))
    assert caught.value.context["problem"] == "taken"
    assert trials(ada) == (protocol,)


@settings(max_examples=1, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(protocol=protocols())
def test_a_name_that_no_database_can_hold_is_refused(ada, protocol):
    with pytest.raises(BadValue):
        keep_trial(ada, replace(protocol, id="a\0b"))
