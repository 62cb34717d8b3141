"""The result: what cannot wait stands alone; the rest comes with its reasons."""

import pytest

from tests.web.pages.answering import KNOWN, answer_all
from uncramp.knowledge.content import Advice
from uncramp.web.store import load_answers

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
ADULT = {"age-years": "60", "country": "GB"}


@pytest.fixture
def told(owner):
    """The text of the result that some answers come to."""

    def read(**answers):
        named = {name.replace("_", "-"): given for name, given in answers.items()}
        answer_all(owner, ADULT | named)
        return owner.get("/check-up/result").content.decode()

    return read


def test_an_emergency_is_shown_at_once_and_alone(owner, told):
    text = told(breathless_chest_pain="yes", leg_swollen="yes")
    assert "Call 999 now." in text
    assert 'href="tel:999"' in text
    assert KNOWN.signs["lung-clot"].title in text
    for other in ("What may play a part", "<nav", "pharmacist", "Go on", "do not believe"):
        assert other not in text, other
    # Nothing was asked after it.
    assert owner.get("/check-up/strength").headers["Location"] == "/check-up/result"


def test_a_swollen_hot_calf_is_to_be_seen_today_and_sees_nothing_else(told):
    text = told(leg_swollen="yes", leg_warm_discoloured="yes")
    assert "Be seen today." in text
    assert KNOWN.signs["possible-leg-clot"].title in text
    assert "One leg is swollen" in text
    for other in ("<nav", "What may play a part", "pharmacist", "do not believe"):
        assert other not in text, other


def test_who_is_to_be_seen_today_may_go_on_with_the_questions(owner, told):
    text = told(leg_swollen="yes")
    assert 'href="/check-up/strength"' in text
    # The same sign does not stop them again at every screen.
    response = owner.post("/check-up/strength", {"how": "none"})
    assert response.headers["Location"] == "/check-up/walking"


def test_the_ten_minute_sign_keeps_the_gentle_stretch(told):
    assert "A gentle stretch may go on while you get help." in told(cramp_locked_now="yes")


def test_an_emergency_is_not_checked_away_but_answered_again(told):
    text = told(stroke_signs="yes")
    assert 'action="/check-up/checked"' not in text
    assert "answer again" in text


def test_a_sign_that_was_checked_lets_the_questions_go_on(owner, told, ada, page):
    told(leg_swollen="yes")
    facts = {"sign": "possible-leg-clot", "by": "Dr <i>Ruiz</i>", "on": "2026-11-21"}
    assert owner.post("/check-up/checked", facts).status_code == 302
    assert load_answers(ada)["checks"] == [facts]
    text = page("/check-up/result")
    assert "Be seen today." not in text
    assert "was checked on 21 Nov 2026 by Dr &lt;i&gt;Ruiz&lt;/i&gt;" in text
    assert "We ask again after" in text


def test_an_emergency_that_was_checked_stays_and_says_so(owner, told, page):
    told(stroke_signs="yes")
    owner.post("/check-up/checked", {"sign": "stroke", "by": "my doctor", "on": "2026-11-22"})
    text = page("/check-up/result")
    assert "Call 999 now." in text
    assert "It stays on top until you answer the question again." in text
    owner.post("/check-up/sudden", {"how": "none", "then": "answers"})
    assert "Call 999 now." not in page("/check-up/result")


@pytest.mark.parametrize(
    "facts",
    [
        {"by": ""},
        {"on": ""},
        {"on": "2026-11-23"},
        {"on": "2026-09-01"},
        {"sign": "nothing"},
        {"by": "x" * 201},
    ],
    ids=["by nobody", "no day", "tomorrow", "long ago", "no such sign", "a long name"],
)
def test_a_check_that_cannot_hold_is_not_written_down(owner, told, ada, facts):
    told(leg_swollen="yes")
    usual = {"sign": "possible-leg-clot", "by": "my doctor", "on": "2026-11-22"}
    response = owner.post("/check-up/checked", usual | facts)
    assert response.status_code == 422
    assert "Be seen today." in response.content.decode()
    assert load_answers(ada)["checks"] == []


def test_what_may_play_a_part_comes_with_its_reasons_and_certainty(told):
    text = told(sits_long="yes")
    assert KNOWN.claims["long-sitting"].title in text
    assert KNOWN.questions["sits-long"].title in text
    assert "certainty" in text


def test_what_can_look_like_a_cramp_comes_with_what_speaks_for_it(told):
    text = told(calf_pain_walking="yes")
    assert KNOWN.conditions["peripheral-artery-disease"].title in text
    assert "Speaks for it:" in text


def test_what_we_do_not_believe_is_said_with_the_finding(told):
    text = told()
    for claim in KNOWN.claims.values():
        if claim.advice in {Advice.CONTRADICTED, Advice.UNTESTED}:
            assert f"/library/claims/{claim.id}" in text


def test_what_was_not_answered_is_listed_with_the_way_to_it(told):
    text = told(leg_swollen="unknown", smokes="unknown")
    assert "2 questions you left open" in text
    assert "/check-up/clot?then=answers" in text
    assert KNOWN.signs["possible-leg-clot"].title in text


def test_answers_that_hardly_go_together_are_said(told):
    assert "Something to look at again" in told(dialysis="yes", kidney_disease="no")


def test_the_absence_of_signs_is_never_said(told):
    text = told().casefold()
    for never in ("no warning sign", "all clear", "nothing to worry", "you are fine"):
        assert never not in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sign_has_a_page_that_stands_alone_or_not(owner, ada, language):
    # Each sign by itself, in both languages: nothing is missing in what it says.
    owner.post("/settings", {"language": language, "zone": "Europe/Madrid"})
    for sign in KNOWN.signs:
        assert owner.get(f"/library/signs/{sign}").status_code == 200


def test_without_an_answer_there_is_no_result(owner):
    assert owner.get("/check-up/result").headers["Location"] == "/check-up"
