"""When a plan is kept, and when it is made anew."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from django.test import RequestFactory

import uncramp.web.store
from uncramp.care.plan import By, Change, ChangeKind, Wishes
from uncramp.exchange.record import Settings
from uncramp.learn.trials import Arm, Question, Unit, design
from uncramp.person.diary import Cramps, Episode, Muscle, NightEntry, Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session
from uncramp.web.pages.care import change_id, keep_changes, keep_wishes, open_care
from uncramp.web.pages.clock import read_clock
from uncramp.web.pages.planned import open_plan, plan_of
from uncramp.web.store import (
    keep_trial,
    load_care,
    plans,
    save_answers,
    save_care,
    save_night,
    save_session,
)

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
SAMPLE = Path(uncramp.web.store.__file__).parent / "sample"
EVENING = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
REMOVED = Change(ChangeKind.REMOVE, "bedtime-stretches", By.PERSON, date(2026, 11, 22), "no time")


@pytest.fixture
def asked(ada):
    """A request of Ada's at a moment, her check-up answered."""
    answered = json.loads((SAMPLE / "answers.json").read_text("utf-8"))
    save_answers(ada, answered, at=EVENING)

    def at(moment=EVENING):
        request = RequestFactory().get("/plan")
        request.now, request.language = moment, "en"
        request.clock = read_clock(moment, ada.settings)
        return request

    return at


def session(exercise, *, hurt=False, at=EVENING):
    done = Done(exercise, planned=3, done=3, active_s=30, hurt=hurt, side=Side.LEFT)
    clock = read_clock(at, Settings(zone="Europe/Madrid"))
    return Session(f"s{at:%d%H}", clock.tonight, at, 200, "bedtime", (done,))


def test_a_plan_is_made_once_and_kept(asked, ada):
    first = plan_of(asked(), ada)
    assert first.items
    assert plan_of(asked(), ada) == first
    assert len(plans(ada)) == 1


def test_it_is_made_anew_after_seven_days_and_not_before(asked, ada):
    made = plan_of(asked(), ada).made_on
    assert plan_of(asked(EVENING + timedelta(days=6)), ada).made_on == made
    week = plan_of(asked(EVENING + timedelta(days=7)), ada)
    assert week.made_on == made + timedelta(days=7)
    assert [item.since for item in week.items] == [made] * len(week.items)


def test_wishes_make_it_anew_at_once(asked, ada):
    plan_of(asked(), ada)
    keep_wishes(asked(), ada, Wishes(measures=1))
    assert len(plan_of(asked(), ada).items) == 1


def test_a_change_makes_it_anew_at_once_and_taking_it_back_does_too(asked, ada):
    assert any(i.measure == REMOVED.subject for i in plan_of(asked(), ada).items)
    keep_changes(asked(), ada, [REMOVED])
    assert all(i.measure != REMOVED.subject for i in plan_of(asked(), ada).items)
    keep_changes(asked(), ada, [])
    assert any(i.measure == REMOVED.subject for i in plan_of(asked(), ada).items)


def test_an_answer_makes_it_anew_at_once(asked, ada):
    assert plan_of(asked(), ada).items
    save_answers(ada, {"format": 1, "answers": {"age-years": 15}}, at=EVENING)
    assert not plan_of(asked(), ada).items


def test_a_session_that_hurt_makes_it_anew_at_once(asked, ada):
    plan_of(asked(), ada)
    save_session(ada, session("wall-calf-stretch"))
    plan_of(asked(), ada)
    assert len(plans(ada)) == 1
    save_session(ada, session("wall-calf-stretch", hurt=True, at=EVENING + timedelta(hours=1)))
    made_from = plans(ada)[-1].made_from
    open_plan(asked(), ada)
    assert plans(ada)[-1].made_from != made_from


def test_where_it_cramps_comes_from_the_diary_until_it_is_told(asked, ada, last_night):
    foot = Episode("e1", muscle=Muscle.FOOT, side=Side.LEFT)
    save_night(ada, NightEntry(last_night, Cramps.counted(1), episodes=(foot,)), at=EVENING)
    assert open_plan(asked(), ada)[0].wishes.muscles == {Muscle.FOOT}
    keep_wishes(asked(), ada, Wishes(muscles=frozenset({Muscle.SHIN})))
    assert open_plan(asked(), ada)[0].wishes.muscles == {Muscle.SHIN}


def test_wishes_and_changes_leave_the_rest_of_the_document_alone(asked, ada):
    save_care(ada, {"format": 1, "reminders": [], "other": 1}, at=EVENING)
    keep_wishes(asked(), ada, Wishes(minutes=5))
    keep_changes(asked(), ada, [REMOVED])
    assert load_care(ada).keys() == {"format", "reminders", "other", "wishes", "changes"}
    care = open_care(ada)
    assert (care.wishes.minutes, care.changes) == (5, (REMOVED,))


def test_what_cannot_be_read_any_more_counts_as_not_told(ada):
    save_care(ada, {"format": 1, "wishes": {"minutes": "many"}, "changes": 7}, at=EVENING)
    care = open_care(ada)
    assert (care.wishes, care.changes) == (Wishes(), ())


def test_two_changes_have_two_names():
    assert change_id(REMOVED) != change_id(replace(REMOVED, reason=""))


def test_while_a_trial_runs_the_plan_follows_its_coin_from_day_to_day(asked, ada):
    arms = (Arm("without", "As usual", 0.0), Arm("with", "With it", 1.0))
    first = Night(EVENING.date())
    question = Question("t", "?", "loose-covers", arms, first, Unit.NIGHT, nights=1, units=20)
    trial = design(question, Random(1), drawn_at=EVENING, seed=5)
    keep_trial(ada, trial)
    for days in range(6):
        plan = plan_of(asked(EVENING + timedelta(days=days)), ada)
        planned = "loose-covers" in {item.measure for item in plan.items}
        assert planned == (trial.arm_on(first + days).dose > 0)
