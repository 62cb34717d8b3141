"""What hangs on the plan: how it went, the sheet, the drawings, an exercise's page, Tonight."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.web.pages.planning import EVENING, answer, do
from uncramp.care.plan import By, Change, ChangeKind
from uncramp.exchange.report.drawn import drawn
from uncramp.knowledge.content import load
from uncramp.knowledge.illustration import poses
from uncramp.person.diary import Side
from uncramp.web.pages.care import keep_changes
from uncramp.web.pages.views.plan_sheet import MOST
from uncramp.web.store import save_session

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

STRETCH = "wall-calf-stretch"


@pytest.fixture
def planned(ada, evening):
    answer(ada)
    return ada


def test_before_the_first_session_history_says_where_they_come_from(planned, page):
    assert "The player writes each one down by itself." in page("/plan/history")


def test_history_tells_the_level_and_what_is_missing_for_the_next(planned, owner):
    for ago in (3, 2, 1):
        do(planned, ago=ago, felt=4)
    told = owner.get("/plan/history").context["exercises"]
    stretch = next(one for one in told if one.title == "Calf stretch at the wall")
    assert stretch.now == "Now at level 1 of 3."
    assert stretch.reasons
    assert "3 sessions" in stretch.levels.caption


def test_history_lists_what_was_really_done(planned, page):
    do(planned, ago=1, done=2, felt=3)
    do(planned, ago=2, hurt=True)
    do(planned, ago=3, done=0, skipped=True)
    text = page("/plan/history")
    assert "Calf stretch at the wall: 2 of 3 done, felt like 3 of 10" in text
    assert "Calf stretch at the wall: it hurt" in text
    assert "Calf stretch at the wall: skipped" in text


def test_two_sides_that_went_differently_have_a_line_each(planned, page):
    left = do(planned, ago=1)
    right = replace(left.movements[0], side=Side.RIGHT, done=1)
    save_session(planned, replace(left, id="both-legs", movements=(left.movements[0], right)))
    text = page("/plan/history")
    assert "Calf stretch at the wall, left: all 3 done" in text
    assert "Calf stretch at the wall, right: 1 of 3 done" in text


def test_a_movement_of_one_set_is_not_said_as_many(planned, page):
    once = do(planned, ago=1)
    save_session(
        planned,
        replace(once, id="once", movements=(replace(once.movements[0], planned=1, done=1),)),
    )
    assert "Calf stretch at the wall: done" in page("/plan/history")


def test_a_session_of_the_library_is_called_by_its_title(planned, page):
    do(planned, routine="bedtime-3")
    assert "Calves and thighs before bed" in page("/plan/history")
    assert "Before bed: done tonight." in page("/")


def test_an_exercise_that_left_the_library_does_not_break_history(planned, page):
    do(planned, "an-older-exercise", ago=1)
    assert "an-older-exercise" in page("/plan/history")


def test_the_sheet_has_the_exercises_with_three_lines_each(planned, owner):
    printed = owner.get("/plan/sheet").context["exercises"]
    assert 1 <= len(printed) <= MOST
    for one in printed:
        assert one.dose
        assert len(one.lines) == 3
        assert all(one.lines)
        assert not any(re.search(r"[*_`#]", line) for line in one.lines)


def test_what_hurts_is_not_printed(planned, owner):
    owner.get("/plan")
    do(planned, hurt=True)
    printed = owner.get("/plan/sheet").context["exercises"]
    assert "Calf stretch at the wall" not in {one.title for one in printed}


def test_an_empty_plan_prints_no_empty_sheet(ada, page, evening):
    assert "There is no exercise in your plan" in page("/plan/sheet")


def test_every_pose_stands_on_the_contact_sheet_with_its_name(owner, ada):
    drawings = owner.get("/library/drawings").context["drawings"]
    assert len(drawings) == len(poses())
    assert all(one.drawing.startswith("<svg") and one.title for one in drawings)


def test_the_quiz_hides_every_name(owner, ada):
    text = owner.get("/library/drawings?quiz=1").content.decode()
    assert "<figcaption" not in text
    assert not any(e.title in text for e in load("en").exercises.values())


@pytest.mark.parametrize("name", sorted(poses()))
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_pose_is_said_in_words(name, language):
    found = drawn(name, language, described=True)
    assert found.words.endswith(".")
    assert f"<title>{found.words.split('. ')[0]}" in found.svg


def test_a_pose_that_there_is_not_is_none():
    assert drawn("a-handstand", "en") is None


def test_an_exercise_of_the_plan_may_be_tried(planned, owner, page):
    movement = owner.get(f"/library/exercises/{STRETCH}").context["movement"]
    assert movement.play == f"/plan/play/{STRETCH}"
    assert len(movement.levels) == 3
    assert movement.criterion
    assert "Try it" in page(f"/library/exercises/{STRETCH}")


@pytest.mark.parametrize("name", ["calf-rolling", "calf-percussion"])
def test_an_exercise_that_is_withheld_may_not_and_says_why(planned, owner, name):
    movement = owner.get(f"/library/exercises/{name}").context["movement"]
    assert movement.play == ""
    assert movement.why_not


def test_before_the_check_up_no_exercise_may_be_tried(ada, owner, evening):
    movement = owner.get(f"/library/exercises/{STRETCH}").context["movement"]
    assert (movement.play, movement.answer) == ("", "/check-up")


def test_what_hurt_may_not_be_tried(planned, owner):
    owner.get("/plan")
    do(planned, hurt=True)
    movement = owner.get(f"/library/exercises/{STRETCH}").context["movement"]
    assert movement.play == ""
    assert "hurt" in movement.why_not


@pytest.mark.parametrize("name", sorted(load("en").exercises))
def test_every_exercise_has_a_page(planned, page, name):
    assert load("en").exercises[name].title.replace("'", "&#x27;") in page(
        f"/library/exercises/{name}"
    )


def test_tonight_offers_the_session_before_bed(planned, owner, page):
    start = owner.get("/").context["plan"].start
    assert start.title == "Before bed"
    assert re.search(r"Calf stretch at the wall · .* · level 1", start.what)
    assert start.address == "/plan/play/bedtime"
    assert start.address in page("/")


def test_when_it_is_done_a_quiet_line_is_left(planned, page):
    do(planned)
    assert "Before bed: done tonight." in page("/")
    assert "/plan/play/bedtime" not in page("/")


def test_by_morning_nobody_is_sent_to_bed(planned, owner, clock):
    clock(EVENING.replace(hour=6))
    assert owner.get("/").context["plan"] is None


def test_without_a_check_up_tonight_shows_the_way_to_it(ada, page, evening):
    assert 'href="/check-up"' in page("/")


def test_a_plan_without_a_session_before_bed_leaves_tonight_alone(planned, owner, page):
    request = owner.get("/plan").wsgi_request
    for name in ("bedtime-stretches", "targeted-stretches", "self-massage", "evening-cycle"):
        change = Change(ChangeKind.REMOVE, name, By.PERSON, date(2026, 11, 22))
        keep_changes(request, planned, [change])
    page("/")


def test_the_bar_leads_to_the_plan_and_more_to_the_check_up(ada, page):
    bar = page("/more")
    assert re.findall(r'<li(?: class="for-phone")?><a href="([^"]+)"', bar)[:4] == [
        "/",
        "/diary",
        "/plan",
        "/learn",
    ]
    assert bar.count('href="/check-up"') == 2
    assert 'href="/check-up"' in page("/")
    assert 'href="/check-up"' in page("/plan")
