"""The thirty people use the ids of the library, and expect what the signs themselves say."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from uncramp.knowledge.content import AnswerForm, Kind, Stage, Urgency, survey

PEOPLE = tomllib.loads(Path(__file__).with_name("vignettes.toml").read_text("utf-8"))["person"]
LIBRARY = survey(files("uncramp.knowledge.content"))
STAGE = {question: screen.stage for screen in LIBRARY.screens for question in screen.questions}
GRAVEST_FIRST = list(Urgency)

# Rules decide these two between their sign's two urgencies.
LESS_IF_PAST = {("long-cramp-that-let-go", "cramp-over-ten-minutes"): Urgency.WITHIN_DAYS}

each = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["id"])


def allowed(name):
    question = LIBRARY.items[Kind.QUESTIONS, name]
    if question.answer is AnswerForm.YES_NO:
        return {"yes", "unknown", "skipped"}
    return {*question.options, "unknown", "skipped"}


def test_there_are_thirty_different_people():
    assert len({person["id"] for person in PEOPLE}) == len(PEOPLE) == 30


def test_every_urgency_is_expected_of_somebody():
    assert {person["urgency"] for person in PEOPLE} == {*GRAVEST_FIRST, "none"}


@each
def test_every_answer_is_one_that_the_question_allows(person):
    for name, value in person["answers"].items():
        form = LIBRARY.items[Kind.QUESTIONS, name].answer
        if form is AnswerForm.MEDICINES:
            assert all(value)
        else:
            said = set(value) if form is AnswerForm.SOME_OF else {value}
            assert said <= allowed(name)


@each
def test_every_expected_sign_is_in_the_library(person):
    signs = {name for kind, name in LIBRARY.items if kind is Kind.SIGNS}
    assert set(person["signs"]) <= signs


@each
def test_the_expected_urgency_is_that_of_the_gravest_sign(person):
    urgencies = [
        LESS_IF_PAST.get((person["id"], name), LIBRARY.items[Kind.SIGNS, name].urgency)
        for name in person["signs"]
    ]
    gravest = min(urgencies, key=GRAVEST_FIRST.index, default="none")
    assert person["urgency"] == gravest


@each
def test_who_is_under_18_is_asked_nothing_but_danger(person):
    if person["age"] < 18:
        assert Stage.MORE not in {STAGE[name] for name in person["answers"]}
