"""The first visit: two ways in, and languages before anybody has chosen one."""

import pytest

from uncramp.web.store import Shelf, person_on

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

START = {
    "language": "es",
    "zone": "America/Lima",
    "night_starts_at": "12:00",
    "theme": "clock",
}


@pytest.mark.parametrize("address", ["/", "/diary", "/learn", "/library", "/settings"])
def test_whoever_has_no_diary_yet_is_welcomed_first(browser, address):
    assert browser.get(address).headers["Location"] == "/welcome"


def test_starting_ones_own_diary_keeps_what_was_chosen(browser):
    response = browser.post("/welcome/start", START)
    settings = person_on(Shelf.MINE).settings
    assert (settings.language, settings.zone) == ("es", "America/Lima")
    assert "¿Qué tal la noche" in browser.get(response.headers["Location"]).content.decode()


def test_looking_around_starts_no_diary_of_ones_own(browser):
    browser.post("/welcome/look-around", {"zone": "Europe/Madrid"})
    assert person_on(Shelf.MINE) is None
    assert person_on(Shelf.SAMPLE).settings.zone == "Europe/Madrid"


def test_a_zone_that_nobody_knows_does_not_stop_a_visitor(browser):
    browser.post("/welcome/look-around", {"zone": "Mars/Olympus"})
    assert person_on(Shelf.SAMPLE).settings.zone == "UTC"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("es-PE,es;q=0.9", "Empezar mi diario"),
        ("de,es;q=0.5", "Empezar mi diario"),
        ("fr", "Start my diary"),
        ("", "Start my diary"),
        (";;;,,", "Start my diary"),
    ],
)
def test_the_language_is_guessed_from_the_browser(browser, header, words):
    text = browser.get("/welcome", headers={"accept-language": header}).content.decode()
    assert words in text


def test_a_language_chosen_by_hand_wins_over_the_browsers(browser):
    text = browser.get("/welcome?language=es", headers={"accept-language": "en"}).content.decode()
    assert "Empezar mi diario" in text


@pytest.mark.parametrize(
    ("field", "value"),
    [("zone", "Mars/Olympus"), ("language", "tlh"), ("night_starts_at", "noon"), ("theme", "")],
)
def test_a_choice_that_does_not_exist_comes_back_with_a_sentence(browser, field, value):
    response = browser.post("/welcome/start", START | {field: value})
    assert response.status_code == 422
    assert person_on(Shelf.MINE) is None
