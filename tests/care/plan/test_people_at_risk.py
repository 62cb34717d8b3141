"""Whatever they wish for or change, these people get nothing that could harm them."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from tests.care.assessment.people import TODAY, nothing_applies
from tests.care.plan.people import KNOWN, plan_for
from uncramp.care.assessment import Answers
from uncramp.care.plan import By, Change, ChangeKind, Wishes
from uncramp.person.diary import Muscle

PEOPLE = tomllib.loads(Path(__file__).with_name("people_at_risk.toml").read_text("utf-8"))["person"]
EVERYWHERE = frozenset(Muscle) - {Muscle.UNSURE}
AT_HAND = frozenset(
    {name for e in KNOWN.exercises.values() for name in e.equipment}
    | {name for e in KNOWN.exercises.values() for form in e.forms for name in form.equipment}
)

each = pytest.mark.parametrize("person", PEOPLE, ids=[one["id"] for one in PEOPLE])
by_anyone = pytest.mark.parametrize("by", list(By))


def wishes_of(person, wanted=frozenset()):
    able = person.get("can_be")
    return Wishes(
        minutes=240,
        measures=10,
        equipment=frozenset(person.get("has", AT_HAND)),
        positions=frozenset(able) if able else None,
        muscles=EVERYWHERE,
        wanted=wanted,
    )


def plans_of(person, changes=()):
    """One plan for each measure that is asked for, so that none hides behind the others."""
    answers = nothing_applies(person.get("answers", {}))
    for name, measure in KNOWN.measures.items():
        if measure.planned:
            add = Change(ChangeKind.ADD, name, By.PERSON, TODAY)
            yield plan_for(answers, wishes_of(person, frozenset({name})), changes=[*changes, add])


def in_it(plan):
    every = [one for item in plan.items for one in item.exercises]
    yield from (item.measure for item in plan.items)
    for one in every:
        yield from (one.exercise, f"{one.exercise}/{one.form}")


def held_back(person, plan):
    return set(in_it(plan)) & set(person.get("never", ()))


@each
def test_nothing_that_could_harm_is_planned_whatever_is_asked_for(person):
    for plan in plans_of(person):
        assert not held_back(person, plan)
        assert not (person.get("empty") and plan.items)


@each
@by_anyone
def test_no_swap_form_level_or_look_brings_it_in(person, by):
    names = dict.fromkeys(name.partition("/")[0] for name in person.get("never", ()))
    pushed = [name for name in names if name in KNOWN.exercises]
    changes = [Change(ChangeKind.LEVEL, name, by, TODAY, value="2") for name in pushed]
    changes += [Change(ChangeKind.LOOKED, name, by, TODAY) for name in pushed]
    for number, name in enumerate(KNOWN.exercises):
        if name not in pushed and pushed:
            into = pushed[number % len(pushed)]
            changes.append(Change(ChangeKind.SWAP, name, by, TODAY, value=into))
    for plan in plans_of(person, changes):
        assert not held_back(person, plan)


@each
def test_an_agreement_that_is_too_old_or_about_something_else_brings_nothing_in(person):
    old = TODAY - timedelta(days=181)
    named = [name.partition("/")[0] for name in person.get("never", ())]
    named += [name for name in KNOWN.exercises if name not in named]
    items = [(KNOWN.measures | KNOWN.exercises)[name] for name in named]
    stale = [
        Change(ChangeKind.ASKED, item.id, By.CLINICIAN, old, value=caution)
        for item in items
        for caution in item.ask_first
    ]
    beside = [
        Change(ChangeKind.ASKED, item.id, By.CLINICIAN, TODAY, value="reflux") for item in items
    ]
    for plan in plans_of(person, [*stale, *beside]):
        assert not held_back(person, plan)


@each
def test_what_they_can_do_is_still_offered(person):
    seen = {name for plan in plans_of(person) for name in in_it(plan)}
    assert set(person.get("does", ())) <= seen


def test_a_heart_that_is_not_steady_is_no_question_of_asking():
    asked = Change(ChangeKind.ASKED, "movement-break", By.CLINICIAN, TODAY, value="heart-unstable")
    plan = plan_for(nothing_applies({"chest-pain-heart-trouble": "yes"}), changes=[asked])
    assert plan.exercise("movement-break") is None
    assert [one.change for one in plan.refused] == [asked]


@pytest.mark.parametrize("told", ["skipped", "unknown", None])
def test_who_answers_nothing_but_the_age_gets_nothing_that_moves_a_leg(told):
    given = dict.fromkeys(KNOWN.questions, told) if told else {}
    answers = Answers(given | {"age-years": 60})
    everything = frozenset(name for name, one in KNOWN.measures.items() if one.planned)
    plan = plan_for(answers, wishes_of({}, everything))
    assert not any(item.exercises for item in plan.items)
    # What touches nothing may be there: covers, coffee, shoes.
    assert {item.measure for item in plan.items} <= {
        "loose-covers",
        "no-late-caffeine",
        "standing-and-shoes",
    }
    assert "answer-questions" in plan.beside


def test_the_names_in_the_table_are_those_of_the_library():
    for person in PEOPLE:
        for name in (*person.get("never", ()), *person.get("does", ())):
            known = name.partition("/")[0]
            assert known in KNOWN.measures or known in KNOWN.exercises, name
