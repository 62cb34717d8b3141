"""What a plan does with too little, with too much, and with sessions that are none."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_player import bring_answers, plain_answers
from uncramp.knowledge.content import AnswerForm, load

QUESTIONS = load("en").questions.values()
ALL_TRUE = {one.id: "yes" for one in QUESTIONS if one.answer is AnswerForm.YES_NO}
NOTHING_KNOWN = {one.id: "unknown" for one in QUESTIONS if one.answer is AnswerForm.YES_NO}
DONE = {
    "exercise": "wall-calf-stretch",
    "form": "",
    "level": 1,
    "side": "left",
    "planned": 3,
    "done": 3,
    "active_s": 30,
    "skipped": False,
    "hurt": False,
}
SESSION = {
    "id": "0123456789abcdef0123456789abcdef",
    "routine": "bedtime",
    "started_at": "2026-11-21T20:41:00.000Z",
    "seconds": 232,
    "movements": [DONE],
}
NONSENSE = {
    "no JSON": "{",
    "a list": "[]",
    "braces without an end": "[" * 60_000,
    "no number": json.dumps(SESSION | {"seconds": float("nan")}),
    "less than nothing": json.dumps(SESSION | {"movements": [DONE | {"done": -1}]}),
    "an exercise that is none": json.dumps(SESSION | {"movements": [DONE | {"exercise": "x"}]}),
    "years ago": json.dumps(SESSION | {"started_at": "1999-01-01T00:00:00Z"}),
    "too big": json.dumps(SESSION | {"routine": "b" * 70_000}),
    "a thousand movements": json.dumps(SESSION | {"movements": [DONE] * 1_000}),
}


def send(page, body, token=None):
    """Post a session as the player does, with the token of the page that is open."""
    held = page.locator('[name="csrfmiddlewaretoken"]').first
    headers = {
        "X-CSRFToken": held.get_attribute("value") if token is None else token,
        "Content-Type": "application/json",
    }
    return page.request.post("/plan/session", data=body.encode(), headers=headers)


def sessions_of(page):
    page.goto("/plan/history")
    return page.get_by_role("heading", level=1).inner_text()


@pytest.fixture
def player(own):
    """A window of somebody with a check-up, on the page of the player."""
    page = own()
    bring_answers(page)
    page.goto("/plan/play/bedtime")
    return page


def test_answers_that_forbid_everything_leave_watching_learning_and_seeing_somebody(own):
    page = own()
    bring_answers(page, answers=plain_answers(**ALL_TRUE))
    page.goto("/plan")
    expect(page.get_by_role("heading", level=1)).to_have_text("No exercises for now.")
    for sentence in ("See someone first.", "Watch: note your nights", "Learn: read what is known"):
        expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.get_by_role("heading", name="First of all")).to_be_visible()
    assert page.locator(".movement, .starts").count() == 0
    page.goto("/plan/play/bedtime")
    expect(page.get_by_text("There is nothing to do here today.")).to_be_visible()
    expect(page.get_by_role("button", name="Start")).to_have_count(0)


def test_who_knows_no_answer_is_given_no_exercise_and_the_way_to_the_questions(own):
    page = own()
    bring_answers(page, answers=plain_answers(**NOTHING_KNOWN))
    page.goto("/plan")
    expect(page.get_by_text("Watch: note your nights")).to_be_visible()
    expect(page.get_by_text("Learn: read what is known")).to_be_visible()
    assert page.locator(".movement, .starts").count() == 0
    assert page.locator(".left-out").count() > 0


def test_without_a_check_up_every_page_of_the_plan_says_what_is_missing_and_offers_nothing(own):
    page = own()
    for address in ("/plan", "/plan/play/bedtime", "/plan/history", "/plan/sheet", "/plan/look"):
        page.goto(address)
        assert page.locator(".movement, .starts, #cues").count() == 0, address
        assert len(page.get_by_role("heading", level=1).inner_text()) > 5, address
    page.goto("/plan")
    page.get_by_role("link", name="To the Check-up").click()
    page.wait_for_url("**/check-up**")


@pytest.mark.parametrize("body", NONSENSE.values(), ids=NONSENSE)
def test_a_session_that_is_none_is_refused_with_a_sentence_and_not_kept(player, body):
    answer = send(player, body)
    assert answer.status == 422
    assert len(answer.json()["problem"]) > 20
    assert sessions_of(player) == "How it went"


def test_sent_twice_it_is_kept_once_and_as_it_was_but_what_hurt_is_never_lost(player):
    less, hurt = (SESSION | {"movements": [DONE | it]} for it in ({"done": 0}, {"hurt": True}))
    for body in (SESSION, SESSION, less):
        assert send(player, json.dumps(body)).json() == {"kept": SESSION["id"]}
    assert sessions_of(player) == "1 session so far."
    expect(player.get_by_text("Calf stretch at the wall: all 3 done")).to_have_count(1)
    player.goto("/plan/play/bedtime")
    assert send(player, json.dumps(hurt)).ok
    assert sessions_of(player) == "1 session so far."
    expect(player.get_by_text("Calf stretch at the wall: it hurt")).to_have_count(1)


def test_a_stranger_writes_nothing_and_sees_nothing(player, opened, sample):
    assert send(player, json.dumps(SESSION), token="").status == 403
    assert send(player, json.dumps(SESSION), token="x" * 64).status == 403
    elsewhere = opened()
    elsewhere.goto("/plan")
    answer = elsewhere.request.post("/plan/session", data=json.dumps(SESSION))
    assert answer.status == 403
    assert sessions_of(player) == "How it went"
    player.goto("/plan/play/bedtime")
    assert send(player, json.dumps(SESSION)).ok
    visitor = sample()
    assert visitor.request.get(f"/plan/done/{SESSION['id']}").status == 404
