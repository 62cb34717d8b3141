"""What a physiotherapist would say, person by person, was written down first."""

import tomllib
from pathlib import Path

import pytest

from tests.care.assessment.people import PEOPLE, answered, nothing_applies
from tests.care.plan.people import KNOWN, plan_for
from uncramp.care.plan import Wishes, cramping

EXPECTED = tomllib.loads(Path(__file__).with_name("expected.toml").read_text("utf-8"))["person"]
BY_ID = {person["id"]: person for person in PEOPLE}

each = pytest.mark.parametrize("person", EXPECTED, ids=[one["id"] for one in EXPECTED])


def the_plan(person):
    told = person.get("answers")
    answers = nothing_applies(told) if told else answered(BY_ID[person["id"]])
    wished = dict(person.get("wishes", {}))
    if "equipment" in wished:
        wished["equipment"] = frozenset(wished["equipment"])
    return plan_for(answers, Wishes(muscles=cramping(answers), **wished))


def in_it(plan):
    exercises = [one for item in plan.items for one in item.exercises]
    names = {item.measure for item in plan.items} | {one.exercise for one in exercises}
    return names, {f"{one.exercise}/{one.form}" for one in exercises}


@each
def test_what_a_physiotherapist_would_never_say_is_not_in_the_plan(person):
    names, _ = in_it(the_plan(person))
    assert not names & set(person.get("never", ()))
    if person.get("empty"):
        assert names == set()


@each
def test_what_a_physiotherapist_would_offer_is_in_the_plan(person):
    plan = the_plan(person)
    names, forms = in_it(plan)
    assert set(person.get("offered", ())) <= names
    for wanted in person.get("does", ()):
        assert wanted in names | forms
    assert set(person.get("beside", ())) <= set(plan.beside)
    assert {"watch", "learn"} <= set(plan.beside)


def test_the_names_in_the_table_are_those_of_the_library():
    for person in EXPECTED:
        for name in (*person.get("never", ()), *person.get("offered", ())):
            assert name in KNOWN.measures or name in KNOWN.exercises
        assert person.get("answers") or person["id"] in BY_ID
