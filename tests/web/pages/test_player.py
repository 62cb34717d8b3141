"""The player's page, what it sends back, and the page after it: owner, stranger, bad input."""

import json
import re

import pytest
from django.test import Client

from tests.web.pages.answering import KNOWN, answer_all, facts
from uncramp.web.store import Shelf, person_on, save_session, sessions

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

ID = "0123456789abcdef0123456789abcdef"


def done(exercise="wall-calf-stretch", side="left", **other):
    return {
        "exercise": exercise,
        "form": "",
        "level": 1,
        "side": side,
        "planned": 3,
        "done": 3,
        "active_s": 30,
        "skipped": False,
        "hurt": False,
    } | other


SESSION = {
    "id": ID,
    "routine": "bedtime",
    "started_at": "2026-11-21T21:41:00.000Z",
    "seconds": 232,
    "movements": [done(), done(side="right")],
}


def send(client, document=SESSION):
    body = document if isinstance(document, str | bytes) else json.dumps(document)
    return client.post("/plan/session", body, content_type="application/json")


@pytest.fixture
def planned(owner):
    """Ada's browser after she has answered the check-up: she has a plan."""
    answer_all(owner, {"age-years": 63, "country": "GB"})
    return owner


def script_of(client, routine):
    """The facts that the page hands to its script."""
    text = client.get(f"/plan/play/{routine}").content.decode()
    return json.loads(re.search(r'<script id="cues"[^>]*>(.*?)</script>', text, re.DOTALL)[1])


def test_the_bedtime_routine_is_what_the_plan_holds(planned):
    script = script_of(planned, "bedtime")
    assert {cue["exercise"] for cue in script["cues"]} == {
        "wall-calf-stretch",
        "hamstring-stretch",
        "",
    }
    assert script["cues"][0]["kind"] == "ready"
    assert script["cues"][-1]["kind"] == "end"
    assert 180 <= sum(cue["seconds"] for cue in script["cues"]) <= 300


def test_every_cue_has_its_words_and_its_drawing_on_the_page(planned):
    script = script_of(planned, "bedtime")
    text = planned.get("/plan/play/bedtime").content.decode()
    for cue in script["cues"][:-1]:
        assert cue["headline"]
        assert cue["live"]
        assert cue["say"]
        assert cue["where"]
        assert f'data-pose="{cue["drawing"]}"' in text
    assert '<svg class="drawing"' in text


def test_a_single_exercise_of_the_plan_can_be_played(planned):
    script = script_of(planned, "wall-calf-stretch")
    assert {cue["exercise"] for cue in script["cues"]} == {"wall-calf-stretch", ""}
    assert script["routine"] == "wall-calf-stretch"


@pytest.mark.parametrize("routine", ["calf-percussion", "nothing", "sleep-positions-x"])
def test_what_is_not_in_the_plan_is_not_played(planned, routine):
    assert planned.get(f"/plan/play/{routine}").status_code == 404


def test_without_answers_nothing_is_played_and_the_page_says_so(page):
    text = page("/plan/play/bedtime")
    assert "There is nothing to do here today." in text
    assert "cues" not in text
    assert "main.js" not in text


def test_the_page_is_dark_whatever_the_hour_and_stays_so(planned):
    text = planned.get("/plan/play/bedtime").content.decode()
    assert 'data-theme="night"' in text
    assert 'data-by-clock="night"' in text


def test_what_was_done_is_kept_in_the_night_it_belongs_to(owner, ada):
    answer = send(owner)
    assert (answer.status_code, answer.json()) == (200, {"kept": ID})
    (session,) = sessions(ada)
    assert session.id == ID
    assert str(session.night) == "2026-11-21"
    assert [one.is_whole for one in session.movements] == [True, True]


def test_sent_twice_it_is_kept_once(owner, ada):
    assert send(owner).status_code == 200
    assert send(owner).status_code == 200
    assert len(sessions(ada)) == 1


def test_what_was_answered_stays_when_the_session_is_sent_once_more(owner, ada):
    send(owner)
    owner.post(f"/plan/done/{ID}", {"felt-wall-calf-stretch": "2"})
    send(owner)
    assert [one.felt for one in sessions(ada)[0].movements] == [2, 2]


BAD = ["", "nonsense", "{", "[]", "null", "1e999", '{"id": 1}', b"\xff\xfe", "[" * 20_000]
BAD += [json.dumps(SESSION | {"movements": [done(), done(exercise="handstand")]})]
BAD += [json.dumps(SESSION | {"id": "x" * n}) for n in (70_000, 3_000_000)]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
def test_what_cannot_be_read_is_refused_with_a_sentence_and_nothing_is_kept(owner, ada, body):
    answer = send(owner, body)
    assert answer.status_code == 422
    assert answer.json()["problem"].endswith(".")
    assert sessions(ada) == ()


def test_only_a_post_is_a_session(owner):
    assert owner.get("/plan/session").status_code == 405


def test_before_anybody_has_begun_nothing_is_taken(db, browser):
    assert send(browser).status_code == 403


def test_a_page_from_elsewhere_cannot_write_a_session(owner, ada):
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    assert send(strict).status_code == 403
    assert sessions(ada) == ()


def test_nobody_sees_or_answers_the_session_of_another(owner, visitor, ada):
    send(owner)
    assert visitor.get(f"/plan/done/{ID}").status_code == 404
    told = visitor.post(f"/plan/done/{ID}", {"felt-wall-calf-stretch": "9"})
    assert told.status_code == 404
    assert sessions(ada)[0].movements[0].felt is None


def test_the_id_of_another_persons_session_writes_ones_own(owner, ben, ada):
    send(owner)
    (mine,) = sessions(ada)
    save_session(ben, mine)
    owner.post(f"/plan/done/{ID}", {"felt-wall-calf-stretch": "7"})
    (theirs,) = sessions(ben)
    assert theirs.movements[0].felt is None


def test_what_a_visitor_does_is_kept_in_the_sample(visitor, ada):
    before = len(sessions(person_on(Shelf.SAMPLE)))
    assert send(visitor).status_code == 200
    assert len(sessions(person_on(Shelf.SAMPLE))) == before + 1
    assert sessions(ada) == ()


def test_sessions_that_have_waited_since_before_the_outbox_are_found(planned, ada):
    assert script_of(planned, "bedtime")["formerly"] == f"default-{ada.id}"


def test_the_page_after_it_says_what_was_done(owner, page):
    send(owner, SESSION | {"movements": [done(), done(side="right", done=1, skipped=True)]})
    text = page(f"/plan/done/{ID}")
    assert "You did a part of it." in text
    assert "left: 3 of 3 sets" in text
    assert "right: 1 of 3 sets, skipped" in text
    assert "how strong was the pull?" in text
    assert "Did the heel stay on the floor?" in text


def test_a_whole_session_is_told_in_minutes(owner, page):
    send(owner)
    assert "You did it. 4 minutes." in page(f"/plan/done/{ID}")


def test_what_hurt_leads_to_the_warning_signs(owner, page):
    send(owner, SESSION | {"movements": [done(done=1, hurt=True), done(side="right", done=0)]})
    text = page(f"/plan/done/{ID}")
    assert "You stopped. That is all right." in text
    assert "please look for warning signs" in text
    assert 'href="/plan/look"' in text


def test_nobody_is_asked_about_what_was_not_begun(owner, page):
    movements = [done(active_s=0, done=0, skipped=True), done("heel-raise", "both", planned=1)]
    send(owner, SESSION | {"movements": movements})
    text = page(f"/plan/done/{ID}")
    assert 'name="felt-heel-raise"' in text
    assert 'name="felt-wall-calf-stretch"' not in text


def test_one_tap_each_is_kept_for_both_sides_and_may_be_taken_back(owner, ada):
    send(owner)
    told = {"felt-wall-calf-stretch": "10", "clean-wall-calf-stretch": "no"}
    assert owner.post(f"/plan/done/{ID}", told).status_code == 302
    assert {(one.felt, one.clean) for one in sessions(ada)[0].movements} == {(10, False)}
    owner.post(f"/plan/done/{ID}", {"clean-wall-calf-stretch": "yes"})
    assert {(one.felt, one.clean) for one in sessions(ada)[0].movements} == {(10, True)}
    owner.post(f"/plan/done/{ID}", {"felt-wall-calf-stretch": ""})
    assert {(one.felt, one.clean) for one in sessions(ada)[0].movements} == {(None, True)}


@pytest.mark.parametrize("told", ["11", "-1", "much", "1.5", "٣x"])
def test_an_answer_beside_the_scale_changes_nothing(owner, ada, told):
    send(owner)
    answer = owner.post(f"/plan/done/{ID}", {"felt-wall-calf-stretch": told})
    assert answer.status_code == 400
    assert owner.post(f"/plan/done/{ID}", {"clean-wall-calf-stretch": "x"}).status_code == 400
    assert {(one.felt, one.clean) for one in sessions(ada)[0].movements} == {(None, None)}


def test_a_session_that_is_not_there_has_no_page(owner):
    assert owner.get("/plan/done/nothing-here").status_code == 404


@pytest.mark.parametrize("sign", ["leg-swollen", "pop-in-calf", "breathless-chest-pain"])
def test_a_plan_of_before_a_warning_sign_is_not_played_after_it(planned, sign):
    assert len(script_of(planned, "bedtime")["cues"]) > 1
    screen = next(one for one in KNOWN.screens if sign in one.questions)
    answered = planned.post(f"/check-up/{screen.id}", facts(screen, {sign: "yes"}))
    assert answered.status_code == 302
    response = planned.get("/plan/play/bedtime")
    assert response.status_code == 200
    assert 'id="cues"' not in response.content.decode()
    assert planned.get("/plan/play/wall-calf-stretch").status_code == 404


def test_the_player_is_never_kept_by_the_browser_for_later(planned):
    assert "no-store" in planned.get("/plan/play/bedtime")["Cache-Control"]
