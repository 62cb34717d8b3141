"""The look by the clock or by hand, kept for the person and first of all in the browser."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from uncramp.exchange.record import Theme
from uncramp.web.pages.theme import THEME_COOKIE
from uncramp.web.store import Shelf, person_on

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


@pytest.fixture
def noon(clock):
    """By day also where nobody has said their zone yet."""
    clock(datetime(2026, 11, 22, 12, tzinfo=UTC))


def look(text):
    return re.search(r'data-theme="(\w+)"', text)[1]


def offered(text):
    return re.search(r'name="theme" value="(\w+)"', text)[1]


def read(browser, address):
    return browser.get(address).content.decode()


def tap(browser, address):
    """The switch of that page, as a browser without scripts sends it."""
    facts = {"theme": offered(read(browser, address)), "back": address}
    return browser.post("/theme", facts, follow=True).content.decode()


def test_one_tap_makes_the_day_dark_and_the_next_follows_the_clock_again(owner):
    assert look(read(owner, "/diary")) == "day"
    assert look(tap(owner, "/diary")) == "night"
    assert person_on(Shelf.MINE).settings.theme is Theme.NIGHT
    assert look(tap(owner, "/diary")) == "day"
    assert person_on(Shelf.MINE).settings.theme is Theme.CLOCK


def test_in_the_evening_the_switch_leads_to_the_light(owner, evening):
    assert look(tap(owner, "/learn")) == "day"
    assert person_on(Shelf.MINE).settings.theme is Theme.DAY


def test_before_there_is_a_person_the_browser_keeps_the_look_and_the_diary_begins_with_it(
    browser, noon, db
):
    assert look(tap(browser, "/welcome")) == "night"
    assert look(read(browser, "/welcome/start")) == "night"
    browser.post(
        "/welcome/start",
        {"language": "en", "zone": "Europe/Madrid", "night_starts_at": "12:00", "theme": "night"},
    )
    assert person_on(Shelf.MINE).settings.theme is Theme.NIGHT
    assert '<option value="night" selected>' in read(browser, "/settings")


def test_the_browser_is_told_what_was_chosen_elsewhere(owner):
    other = Client(SERVER_NAME="localhost")
    assert look(tap(other, "/")) == "night"
    assert owner.get("/").cookies[THEME_COOKIE].value == "night"
    assert THEME_COOKIE not in owner.get("/").cookies


def test_what_a_script_told_the_browser_first_is_not_taken_back(owner):
    owner.cookies[THEME_COOKIE] = "night"
    response = owner.post("/theme", {"theme": "night", "back": "/"})
    assert response.cookies[THEME_COOKIE].value == "night"


@pytest.mark.parametrize("told", ["", "purple", "night; x", "clock"])
def test_a_cookie_that_we_did_not_write_counts_as_none(browser, noon, db, told):
    browser.cookies[THEME_COOKIE] = told
    assert look(read(browser, "/welcome")) == "day"


def test_what_is_no_look_is_by_the_clock(owner):
    owner.post("/theme", {"theme": "purple", "back": "/"})
    assert person_on(Shelf.MINE).settings.theme is Theme.CLOCK


@pytest.mark.parametrize("back", ["", "//elsewhere.example", "https://elsewhere.example/", "/no"])
def test_the_switch_leads_to_no_page_but_ours(owner, back):
    response = owner.post("/theme", {"theme": "night", "back": back})
    assert (response.status_code, response.url) == (302, "/")


def test_the_look_of_one_diary_leaves_the_other_as_it_is(visitor):
    assert look(tap(visitor, "/diary")) == "night"
    assert person_on(Shelf.MINE).settings.theme is Theme.CLOCK


def test_the_player_is_dark_by_the_clock_and_light_only_for_who_chose_it(visitor):
    address = "/plan/play/bedtime"
    assert look(read(visitor, address)) == "night"
    assert offered(read(visitor, address)) == "day"
    visitor.post("/theme", {"theme": "day", "back": address})
    assert look(read(visitor, address)) == "day"


@pytest.mark.parametrize("address", ["/", "/welcome", "/nowhere", "/plan/play/bedtime", "/more"])
def test_every_page_has_the_switch(visitor, address):
    assert read(visitor, address).count("data-look") == 1


def test_relief_is_black_at_any_hour_and_has_nothing_to_switch(visitor):
    visitor.post("/theme", {"theme": "day", "back": "/"})
    text = read(visitor, "/now")
    assert look(text) == "night"
    assert "data-look" not in text
