"""The check-up: one screen at a time, kept at each, and no way around a warning sign."""

import pytest

from tests.web.pages.answering import KNOWN, answer_all, facts
from uncramp.knowledge.content import Stage
from uncramp.web.store import load_answers, save_answers

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
ADULT = {"age-years": "60", "country": "GB"}


def screens(*stages):
    return [screen for screen in KNOWN.screens if screen.stage in stages]


@pytest.fixture
def begun(owner):
    """The owner's browser, the first screen answered."""
    owner.post("/check-up/about", {**ADULT, "how": "go"})
    return owner


@pytest.fixture
def kept(ada):
    """What is kept of an answer."""
    return lambda question: load_answers(ada).get("answers", {}).get(question)


def test_the_first_page_says_what_it_is_how_long_and_where_to_call(page):
    text = page("/check-up")
    assert f"{len(KNOWN.screens)} short screens" in text
    assert "gives no diagnosis" in text
    assert 'href="tel:112"' in text
    assert "Not yet clinically reviewed." in text


def test_the_number_to_call_goes_by_country_and_not_by_language(begun, page):
    assert 'href="tel:999"' in page("/check-up")
    assert "The emergency number in United Kingdom is 999." in page("/check-up")


def test_each_screen_is_kept_at_once_and_can_be_resumed(begun, kept, page):
    assert (kept("age-years"), kept("country")) == (60, "GB")
    text = page("/check-up")
    assert "1 of 24 screens answered" in text
    assert 'href="/check-up/sudden"' in text


def test_none_of_these_is_no_for_every_line_in_one_tap(begun, kept):
    response = begun.post("/check-up/sudden", {"how": "none"})
    assert response.headers["Location"] == "/check-up/leg-danger"
    assert {kept(name) for name in KNOWN.screens[1].questions} == {"no"}


def test_a_tick_is_yes_not_sure_is_unknown_and_the_rest_is_no(begun, kept):
    begun.post(
        "/check-up/clot", {"leg-swollen": "yes", "vein-hard-sore": "unknown", "how": "ticked"}
    )
    assert kept("leg-swollen") == "yes"
    assert kept("vein-hard-sore") == "unknown"
    assert kept("leg-warm-discoloured") == "no"


@pytest.mark.parametrize(("how", "read"), [("unknown", "unknown"), ("skip", "skipped")])
def test_what_is_left_open_is_never_a_no(begun, kept, how, read):
    begun.post("/check-up/clot", {"leg-swollen": "yes", "how": how})
    assert kept("leg-swollen") == "yes"
    assert kept("leg-warm-discoloured") == read


def test_a_button_that_is_not_ours_leaves_everything_open(begun, kept):
    begun.post("/check-up/clot", {"how": "<script>"})
    assert kept("leg-swollen") == "skipped"


def test_a_line_ticked_and_not_sure_at_once_is_read_as_the_graver(begun, kept):
    begun.post("/check-up/clot", {"leg-swollen": ["unknown", "yes"], "how": "ticked"})
    assert kept("leg-swollen") == "yes"


@pytest.mark.parametrize(
    "told", [{"leg-swollen": "yes", "how": "none"}, {"how": "ticked"}], ids=["none", "ticked"]
)
def test_a_button_that_contradicts_the_ticks_is_asked_about(begun, kept, told):
    response = begun.post("/check-up/clot", told)
    assert response.status_code == 422
    assert kept("leg-swollen") is None
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("age", ["121", "-1", "1.5", "old", "٤", "9" * 400])
def test_a_number_that_does_not_fit_is_asked_for_again(owner, kept, age):
    assert owner.post("/check-up/about", {"age-years": age, "how": "go"}).status_code == 422
    assert kept("age-years") is None


def test_a_country_that_there_is_not_counts_as_passed_over(owner, kept):
    owner.post("/check-up/about", {"age-years": "60", "country": "<b>", "how": "go"})
    assert kept("country") == "skipped"


def test_the_country_of_the_time_zone_is_offered_and_not_taken(owner, page, kept):
    assert '<option value="ES" selected>' in page("/check-up/about")
    assert kept("country") is None


def test_why_we_ask_is_said_for_every_question(owner, page):
    answer_all(owner, ADULT)
    for screen in KNOWN.screens:
        if screen.id != "young":
            assert page(f"/check-up/{screen.id}").count('class="prose muted"') == len(
                screen.questions
            )


def test_no_address_leads_past_a_question_that_comes_first(begun):
    for screen in KNOWN.screens[2:]:
        response = begun.get(f"/check-up/{screen.id}")
        assert response.headers["Location"] == "/check-up/sudden", screen.id
    assert begun.get("/check-up/nowhere").status_code == 404


def test_everybody_is_asked_every_emergency_and_same_day_screen(owner):
    seen = answer_all(owner, ADULT)
    wanted = {screen.id for screen in screens(Stage.EMERGENCY, Stage.SAME_DAY)} - {"young"}
    assert wanted <= set(seen)
    assert len(seen) <= 25
    # Signs before everything but who one is.
    assert set(seen[1 : 1 + len(wanted)]) == wanted


def test_under_eighteen_signs_are_asked_and_nothing_else(owner):
    seen = answer_all(owner, {**ADULT, "age-years": "15"})
    assert seen == [screen.id for screen in KNOWN.screens if screen.stage is not Stage.MORE]
    text = owner.get("/check-up/result").content.decode()
    assert "Under 18: information only." in text
    assert "What we do not believe" not in text


def test_most_screens_take_one_tap(owner):
    seen = answer_all(owner, ADULT)
    one_tap = 0
    for name in seen:
        text = owner.get(f"/check-up/{name}?then=answers").content.decode()
        one_tap += 'name="how" value="none"' in text or 'class="button option' in text
    assert one_tap >= len(seen) - 4


def test_going_back_shows_what_was_answered(begun, page):
    begun.post("/check-up/sudden", {"stroke-signs": "unknown", "how": "ticked"})
    text = page("/check-up/sudden")
    assert 'name="stroke-signs" value="unknown" checked' in text
    assert 'name="stroke-signs" value="yes">' in text
    assert 'href="/check-up/about"' in text


def test_every_answer_is_listed_and_can_be_changed(owner, kept, page):
    answer_all(owner, ADULT)
    assert "/check-up/daily?then=answers" in page("/check-up/answers")
    told = {"smokes": "yes", "how": "ticked", "then": "answers"}
    response = owner.post("/check-up/daily", told)
    assert response.headers["Location"] == "/check-up/answers"
    assert kept("smokes") == "yes"


def test_a_change_that_brings_an_emergency_shows_it(owner):
    answer_all(owner, ADULT)
    told = {"stroke-signs": "yes", "how": "ticked", "then": "answers"}
    response = owner.post("/check-up/sudden", told)
    assert response.headers["Location"] == "/check-up/result"


def test_a_change_of_age_opens_no_way_past_what_was_not_asked(owner):
    answer_all(owner, {**ADULT, "age-years": "15"})
    response = owner.post("/check-up/about", {**ADULT, "how": "go"})
    assert response.headers["Location"] == "/check-up/strength"


def test_the_answers_are_forgotten_when_asked(owner, ada):
    answer_all(owner, ADULT)
    owner.post("/check-up/forget")
    assert load_answers(ada) == {}
    assert owner.get("/check-up/result").headers["Location"] == "/check-up"


def test_answers_of_an_older_library_are_asked_again_and_the_others_stay(owner, ada, page, now):
    document = {
        "format": 1,
        "answers": {"age-years": 60, "gone": "yes", "leg-swollen": "perhaps", "country": "GB"},
        "checks": [{"sign": "gone", "by": "x", "on": "2026-11-20"}, "?"],
    }
    save_answers(ada, document, at=now)
    assert 'href="tel:999"' in page("/check-up")
    assert 'href="/check-up/sudden"' in page("/check-up")


@pytest.mark.parametrize("document", [{"answers": 3}, {"checks": {}}, {"format": 9}])
def test_answers_that_cannot_be_read_at_all_begin_anew(owner, ada, page, now, document):
    save_answers(ada, document, at=now)
    assert 'href="/check-up/about"' in page("/check-up")


def test_nothing_of_a_second_person_is_seen_or_changed(owner, ben, now, page):
    save_answers(ben, {"format": 1, "answers": {"country": "NZ"}, "checks": []}, at=now)
    assert "tel:111" not in page("/check-up")
    answer_all(owner, ADULT)
    owner.post("/check-up/forget")
    assert load_answers(ben)["answers"] == {"country": "NZ"}


def test_the_visitor_answers_in_the_sample_only(visitor, ada):
    visitor.post("/check-up/forget")
    visitor.post("/check-up/about", {**ADULT, "how": "go"})
    assert load_answers(ada) == {}


def test_who_has_not_begun_a_diary_is_sent_to_the_welcome_page(browser, db):
    for address in ("/check-up", "/check-up/about", "/check-up/result", "/check-up/pharmacist"):
        assert browser.get(address).headers["Location"] == "/welcome"


def answer_again(browser, answers):
    """Answer every screen once more, from the first; the screens that came."""
    address, seen = "/check-up/about?then=again", []
    while "/result" not in address:
        name = address.partition("?")[0].rpartition("/")[2]
        seen.append(name)
        screen = next(screen for screen in KNOWN.screens if screen.id == name)
        post = {**facts(screen, answers), "then": "again"}
        address = browser.post(address, post).headers["Location"]
    return seen


def test_all_screens_are_answered_again_when_asked(owner, kept):
    first = answer_all(owner, ADULT)
    assert "/check-up/about?then=again" in owner.get("/check-up").content.decode()
    assert answer_again(owner, {**ADULT, "smokes": "yes"}) == first
    assert kept("smokes") == "yes"


@pytest.mark.parametrize(
    ("sign", "last"), [("stroke-signs", "sudden"), ("leg-swollen", "feet-and-hands")]
)
def test_answering_again_stops_where_everybody_is_stopped(owner, sign, last):
    answer_all(owner, ADULT)
    assert answer_again(owner, {**ADULT, sign: "yes"})[-1] == last
    # And so it does where the sign is not new.
    if last != "sudden":
        assert answer_again(owner, {**ADULT, sign: "yes"})[-1] == last
