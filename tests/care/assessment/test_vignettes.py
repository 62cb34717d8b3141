"""Thirty people who were written down before the rules were."""

import pytest

from tests.care.assessment.people import KNOWN, PEOPLE, TODAY, answered
from uncramp.care.assessment import Answers, assess, is_answered, next_screen, route
from uncramp.knowledge.content import Stage, Urgency

each = pytest.mark.parametrize("person", PEOPLE, ids=[person["id"] for person in PEOPLE])


def answer_screen_by_screen(person, *, go_on):
    """The answers this person comes to give, until the check-up shows its result."""
    told, given, screens = answered(person).given, Answers(), []
    while screen := next_screen(given, KNOWN, TODAY, go_on=go_on):
        screens.append(screen)
        given = given.with_answers({question: told[question] for question in screen.questions})
    return given, screens


@each
def test_each_person_gets_the_signs_and_the_urgency_that_were_expected(person):
    found = assess(answered(person), KNOWN, None, TODAY)
    assert sorted(hit.subject for hit in found.signs) == sorted(person["signs"])
    assert (found.urgency or "none") == person["urgency"]


@each
@pytest.mark.parametrize("go_on", [False, True], ids=["stops", "goes-on"])
def test_screen_by_screen_each_person_comes_to_the_same_urgency(person, go_on):
    given, screens = answer_screen_by_screen(person, go_on=go_on)
    found = assess(given, KNOWN, None, TODAY)
    assert (found.urgency or "none") == person["urgency"]
    assert len(screens) <= 25


@each
def test_an_emergency_is_shown_on_the_screen_after_it_was_met(person):
    given, screens = answer_screen_by_screen(person, go_on=True)
    if person["urgency"] == Urgency.EMERGENCY:
        assert screens[-1].stage is Stage.EMERGENCY
        before = given.without(screens[-1].questions)
        assert assess(before, KNOWN, None, TODAY).urgency != Urgency.EMERGENCY
        assert assess(given, KNOWN, None, TODAY).signs[0].urgency is Urgency.EMERGENCY


@each
def test_whoever_is_to_be_seen_today_is_told_before_anything_milder_is_asked(person):
    given, screens = answer_screen_by_screen(person, go_on=False)
    met = {hit.urgency for hit in assess(given, KNOWN, None, TODAY).signs}
    if person["urgency"] != Urgency.SAME_DAY or Stage.MORE in {s.stage for s in screens}:
        return
    assert Urgency.SAME_DAY in met
    same_day = [s for s in route(given, KNOWN) if s.stage is Stage.SAME_DAY]
    assert all(is_answered(screen, given) for screen in same_day)
