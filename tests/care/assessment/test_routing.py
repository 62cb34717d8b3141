"""Which screens a person gets."""

import pytest

from tests.care.assessment.people import KNOWN, TODAY, nothing_applies
from uncramp.care.assessment import Answers, is_answered, next_screen, route
from uncramp.knowledge.content import Stage


def ids(given):
    return [screen.id for screen in route(Answers(given), KNOWN)]


def test_an_adult_gets_every_screen_but_the_one_for_the_young_and_at_most_25():
    assert ids({"age-years": 18}) == [s.id for s in KNOWN.screens if s.id != "young"]
    assert len(ids({"age-years": 60})) <= 25


@pytest.mark.parametrize("age", [0, 15, 16, 17])
def test_under_18_there_is_nothing_after_the_danger_signs(age):
    stages = {screen.stage for screen in route(Answers({"age-years": age}), KNOWN)}
    assert stages == {Stage.ABOUT, Stage.EMERGENCY, Stage.SAME_DAY}
    assert "young" in ids({"age-years": age})


@pytest.mark.parametrize("told", [{}, {"age-years": "skipped"}, {"age-years": "unknown"}])
def test_where_the_age_is_not_known_everything_is_asked(told):
    assert ids(told) == [screen.id for screen in KNOWN.screens]


def test_the_questions_begin_with_age_and_country_and_go_from_grave_to_mild():
    assert next_screen(Answers(), KNOWN, TODAY).id == "about"
    stages = [screen.stage for screen in KNOWN.screens]
    assert stages == sorted(stages, key=list(Stage).index)


def test_a_screen_is_answered_when_each_of_its_questions_was_even_if_skipped():
    about = KNOWN.screens[0]
    assert not is_answered(about, Answers({"age-years": 60}))
    assert is_answered(about, Answers({"age-years": 60, "country": "skipped"}))


def test_when_everything_is_answered_there_is_nothing_left_to_ask():
    assert next_screen(nothing_applies(), KNOWN, TODAY) is None


def test_a_question_that_is_asked_again_is_the_next_screen():
    assert (
        next_screen(nothing_applies().without(["dialysis"]), KNOWN, TODAY).id == "conditions-team"
    )


def test_going_on_passes_a_sign_for_today_and_never_an_emergency():
    rest = ["cramps-elsewhere"]
    today = nothing_applies({"leg-swollen": "yes"}).without(rest)
    now = nothing_applies({"stroke-signs": "yes"}).without(rest)
    assert next_screen(today, KNOWN, TODAY) is None
    assert next_screen(today, KNOWN, TODAY, go_on=True).id == "strength"
    assert next_screen(now, KNOWN, TODAY, go_on=True) is None
