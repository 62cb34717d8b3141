"""The plan's page: what to do, what to start now, what was left out, and what comes first."""

import re
from dataclasses import replace

import pytest

from tests.web.pages.planning import EVENING, answer, do
from uncramp.person.diary import Side
from uncramp.web.pages.views.plan_starts import BEDTIME, DAY
from uncramp.web.store import save_settings, sessions

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


@pytest.fixture
def planned(ada, evening):
    answer(ada)
    return ada


def shown(owner, address="/plan"):
    return owner.get(address).context


def test_before_the_check_up_it_says_what_a_plan_needs(page):
    text = page("/plan")
    assert "A plan begins with a few answers." in text
    assert 'href="/check-up"' in text


def test_it_says_how_much_there_is_and_which_week_it_is(planned, page):
    text = page("/plan")
    assert re.search(r"<h1>Three things, \w+ minutes a day\.</h1>", text)
    assert "Your plan · week 1" in text


def test_every_exercise_has_its_drawing_its_dose_and_its_level(planned, owner):
    for item in shown(owner)["items"]:
        for one in item.exercises:
            assert one.words.dose
            assert one.words.level.startswith("level 1 of ") or not one.words.level


def test_in_the_evening_the_session_before_bed_comes_first(planned, owner):
    assert [start.routine for start in shown(owner)["starts"]] == [BEDTIME, DAY]


def test_by_day_the_session_of_the_day_comes_first(planned, owner, clock):
    clock(EVENING.replace(hour=10))
    assert [start.routine for start in shown(owner)["starts"]] == [DAY, BEDTIME]


def test_what_was_done_tonight_is_said_and_may_be_done_again(planned, owner, page):
    do(planned)
    first = shown(owner)["starts"][0]
    assert first.done == "done tonight"
    assert "Do it again" in page("/plan")


def test_a_session_in_which_nothing_was_done_does_not_count(planned, owner):
    do(planned, done=0, skipped=True)
    assert not shown(owner)["starts"][0].done


def test_the_strip_appears_with_the_first_session(planned, owner):
    assert shown(owner)["kept"] is None
    do(planned, ago=3)
    assert "a whole session on 1" in shown(owner)["kept"].caption


def test_a_night_before_the_plan_is_not_drawn_as_a_gap(planned, owner):
    do(planned, ago=3)
    assert shown(owner)["kept"].caption.startswith("3 nights")


def test_what_is_left_out_says_why_and_stands_at_the_end(planned, page):
    text = page("/plan")
    assert "Use a massage gun on the calves" in text
    assert "varicose veins" in text
    assert text.index("Left out") > text.index("Start")


def test_what_is_not_known_links_to_its_question(planned, ada, owner):
    answer(ada, poor_balance="unknown", vein_hard_sore="unknown")
    groups = {group.title: group for group in shown(owner)["left_out"]}
    unknown = groups.get("Not known yet")
    if unknown:
        ways = [way for line in unknown.lines + unknown.folded for way in line.ways]
        assert ways
        assert all(address.startswith("/check-up/") for _, address in ways)


def test_an_answer_that_was_missing_leads_back_to_the_plan(planned, owner):
    page = owner.get("/check-up/pregnancy?then=plan").context["way"]
    assert page.back == "/plan"
    response = owner.post("/check-up/pregnancy", {"then": "plan", "pregnancy": "no"})
    assert response.headers["Location"] == "/plan"


def test_an_open_sign_that_cannot_wait_comes_first(planned, ada, page):
    answer(ada, leg_swollen="yes", leg_warm_discoloured="yes")
    text = page("/plan")
    assert text.index("First of all") < text.index("In any case")
    assert 'href="/check-up/result"' in text


def test_a_sign_for_the_next_visit_does_not_alarm(planned, page):
    assert "First of all" not in page("/plan")
    assert "For your next visit" in page("/plan")


def test_under_eighteen_there_is_no_exercise(planned, ada, owner):
    answer(ada, age_years=16)
    assert not shown(owner)["items"]
    assert not shown(owner)["starts"]


def test_spanish_says_it_in_spanish(planned, owner):
    save_settings(planned, replace(planned.settings, language="es"))
    text = owner.get("/plan").content.decode()
    assert "Tu plan · semana 1" in text
    assert "Why" not in text


def test_soreness_is_asked_on_the_day_after_strengthening(planned, owner, page):
    do(planned, "heel-raise", ago=1, routine="day", side=Side.BOTH)
    assert [one.exercise for one in shown(owner)["sore"]] == ["heel-raise"]
    assert "how sore" in page("/plan")


def test_soreness_is_kept_in_one_tap_and_not_asked_again(planned, owner):
    done = do(planned, "heel-raise", ago=1, routine="day", side=Side.BOTH)
    facts = {"session": done.id, "exercise": "heel-raise", "sore": "2"}
    assert owner.post("/plan/sore", facts).status_code == 302
    assert [one.sore for s in sessions(planned) for one in s.movements] == [2]
    assert not shown(owner)["sore"]


@pytest.mark.parametrize("ago", [0, 5])
def test_soreness_is_not_asked_on_the_same_day_nor_when_nobody_remembers(planned, owner, ago):
    do(planned, "heel-raise", ago=ago, routine="day", side=Side.BOTH)
    assert not shown(owner)["sore"]


def test_soreness_is_not_asked_after_a_stretch(planned, owner):
    do(planned, ago=1)
    assert not shown(owner)["sore"]


@pytest.mark.parametrize("sore", ["11", "-1", "", "x"])
def test_a_soreness_that_is_none_is_refused(planned, owner, sore):
    done = do(planned, "heel-raise", ago=1, routine="day", side=Side.BOTH)
    facts = {"session": done.id, "exercise": "heel-raise", "sore": sore}
    assert owner.post("/plan/sore", facts).status_code == 400


def test_nothing_is_kept_for_a_session_of_somebody_else(planned, owner, ben):
    theirs = do(ben, "heel-raise", ago=1, routine="day", side=Side.BOTH)
    facts = {"session": theirs.id, "exercise": "heel-raise", "sore": "9"}
    assert owner.post("/plan/sore", facts).status_code in {400, 404, 422}
    assert [one.sore for s in sessions(ben) for one in s.movements] == [None]
