"""Every page says whose it is, in a way that says nothing else."""

import re

import pytest
from django.test import Client

from uncramp.web.pages.owner import FORGET_COOKIE, OWNER_HEADER, owner_of
from uncramp.web.store import Shelf, delete_everything, person_on

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
START = {
    "language": "es",
    "zone": "America/Lima",
    "night_starts_at": "12:00",
    "theme": "night",
}


def of(response):
    (said,) = re.findall(r'data-owner="([^"]*)"', response.content.decode())
    assert response.headers[OWNER_HEADER] == said
    return said


def test_a_page_and_its_header_name_the_same_owner(owner, ada):
    for address in ("/", "/diary", "/plan", "/learn", "/more", "/settings"):
        assert of(owner.get(address)) == owner_of(ada)


def test_nobody_has_an_empty_name(browser, db):
    assert of(browser.get("/welcome")) == ""


def test_the_name_is_not_the_number_of_a_row(ada):
    assert re.fullmatch(r"[0-9a-f]{20}", owner_of(ada))


def test_two_people_and_two_shelves_have_different_names(ada, ben, visitor):
    sample = of(visitor.get("/"))
    assert len({owner_of(ada), owner_of(ben), sample, ""}) == 4


def test_another_computer_gives_another_name(ada, settings):
    before = owner_of(ada)
    settings.SECRET_KEY = "another computer"
    assert owner_of(ada) != before


def test_a_diary_begun_after_everything_was_deleted_has_a_new_name(owner, ada):
    before = owner_of(ada)
    owner.post("/settings/delete", {"word": "delete"})
    owner.post("/welcome/start", START)
    begun = person_on(Shelf.MINE)
    assert begun is not None
    assert owner_of(begun) != before


def test_deleting_everything_asks_the_browser_to_forget_it_too(owner, ada):
    response = owner.post("/settings/delete", {"word": "delete"})
    assert response.cookies[FORGET_COOKIE].value == f"{owner_of(ada)}.all"


def test_a_word_that_is_wrong_forgets_nothing(owner, ada):
    response = owner.post("/settings/delete", {"word": "no"})
    assert FORGET_COOKIE not in response.cookies


def test_leaving_the_sample_forgets_the_sample_and_nothing_of_ones_own(visitor):
    sample = of(visitor.get("/"))
    response = visitor.post("/welcome/start")
    assert response.cookies[FORGET_COOKIE].value == f"{sample}.all"


def test_looking_around_forgets_nothing_of_ones_own(owner):
    response = owner.post("/welcome/look-around", {"zone": "UTC"})
    assert FORGET_COOKIE not in response.cookies


def test_other_settings_drop_the_pages_and_keep_what_waits(owner, ada):
    response = owner.post("/settings", START)
    assert response.status_code == 302
    assert response.cookies[FORGET_COOKIE].value == f"{owner_of(ada)}.pages"


def test_a_person_who_is_gone_is_nobody(ada, browser):
    delete_everything(ada)
    assert of(Client(SERVER_NAME="localhost").get("/welcome")) == ""
