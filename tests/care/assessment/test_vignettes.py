"""Thirty people who were written down before the rules were."""

from datetime import date

import pytest

from tests.care.assessment.people import PEOPLE, answered
from uncramp.care.assessment import assess
from uncramp.knowledge.content import load

TODAY = date(2026, 11, 22)
KNOWN = load("en")


@pytest.mark.parametrize("person", PEOPLE, ids=[person["id"] for person in PEOPLE])
def test_each_person_gets_the_signs_and_the_urgency_that_were_expected(person):
    found = assess(answered(person), KNOWN, None, TODAY)
    assert sorted(hit.subject for hit in found.signs) == sorted(person["signs"])
    assert (found.urgency or "none") == person["urgency"]
