"""Twelve more people, for what the thirty of vignettes.toml do not meet."""

import tomllib
from pathlib import Path

import pytest

from tests.care.assessment.people import KNOWN, PEOPLE, TODAY, answered
from uncramp.care.assessment import Answers, assess, next_screen

MORE = tomllib.loads(Path(__file__).with_name("more_people.toml").read_text("utf-8"))["person"]

each = pytest.mark.parametrize("person", MORE, ids=[person["id"] for person in MORE])


def test_they_are_other_people_than_the_thirty():
    ids = [person["id"] for person in (*MORE, *PEOPLE)]
    assert len(MORE) == 12
    assert len(set(ids)) == len(ids)


@each
def test_each_gets_the_signs_and_the_urgency_that_were_expected(person):
    found = assess(answered(person), KNOWN, None, TODAY)
    assert sorted(hit.subject for hit in found.signs) == sorted(person["signs"])
    assert found.urgency == person["urgency"]


@each
def test_screen_by_screen_each_comes_to_the_same_urgency(person):
    told, given = answered(person).given, Answers()
    while screen := next_screen(given, KNOWN, TODAY):
        given = given.with_answers({question: told[question] for question in screen.questions})
    assert assess(given, KNOWN, None, TODAY).urgency == person["urgency"]
