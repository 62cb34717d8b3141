"""Owner, visitor, stranger: whose nights are seen by whom."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.test import Client

from uncramp.person.diary import Cramps, NightEntry
from uncramp.web.store import (
    Shelf,
    diary_digest,
    load_diary,
    load_night,
    person_on,
    save_night,
)

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

LONG_AGO = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
PAGES = ["/", "/diary", "/diary/night/2026-11-21", "/learn", "/settings/factors"]
PAGES += ["/check-up", "/check-up/answers", "/check-up/about"]
PAGES += ["/plan", "/plan/wishes", "/plan/history", "/plan/sheet", "/library/drawings"]
PAGES += ["/plan/change/remove/bedtime-stretches", "/library/exercises/wall-calf-stretch"]


def test_the_visitor_sees_the_sample_and_nothing_of_the_owner(visitor, write):
    write("7", exposures=())
    text = visitor.get("/diary").content.decode()
    assert "This is a sample diary." in text
    assert "7 cramps" not in text


def test_what_the_visitor_writes_stays_in_the_sample(visitor, ada, last_night):
    before = diary_digest(ada)
    visitor.post(f"/night/{last_night}", {"cramps": "4"})
    assert diary_digest(ada) == before
    assert load_night(ada, last_night) is None
    assert load_night(person_on(Shelf.SAMPLE), last_night).cramps == Cramps.counted(4)


def test_the_visitor_goes_back_to_the_owners_diary_by_one_tap(visitor):
    assert visitor.get("/welcome/start").headers["Location"] == "/"
    assert "This is a sample diary." not in visitor.get("/").content.decode()


def test_deleting_everything_in_the_sample_leaves_the_owners_nights(visitor, ada, write):
    write("1", "0")
    visitor.post("/settings/delete", {"word": "delete"})
    assert len(load_diary(ada)) == 2


@pytest.mark.parametrize("address", PAGES)
def test_nobody_sees_the_rows_of_a_second_person(owner, ben, address):
    text = owner.get(address).content.decode()
    assert "secret" not in text
    assert "7 cramps" not in text


def test_nobody_changes_the_rows_of_a_second_person(owner, ben, last_night):
    theirs = save_night(ben, NightEntry(last_night + -1, Cramps.some()), at=LONG_AGO)
    before = load_diary(ben)
    owner.post(f"/night/{last_night}", {"cramps": "0"})
    owner.post("/undo", {"saved": str(theirs), "back": "/"})
    owner.post(f"/diary/night/{last_night}/clear")
    assert load_diary(ben) == before


def test_nobody_exports_the_rows_of_a_second_person(owner, ben):
    assert b"secret" not in owner.get("/settings/export/diary.csv").content
    assert b"secret" not in owner.get("/settings/export/archive").content


def test_a_cookie_that_somebody_else_wrote_counts_as_none(owner, visitor):
    forged = Client(SERVER_NAME="localhost")
    forged.cookies["uncramp-shelf"] = "sample"
    assert "This is a sample diary." not in forged.get("/").content.decode()


def test_a_form_from_another_site_is_refused_kindly(owner, ada, last_night):
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    response = strict.post(f"/night/{last_night}", {"cramps": "0"})
    assert response.status_code == 403
    assert "open for a long time" in response.content.decode()
    assert load_night(ada, last_night) is None


def test_no_page_of_a_diary_is_kept_by_the_browser(owner):
    for address in PAGES:
        assert owner.get(address).headers["Cache-Control"] == "no-store"


def test_text_in_an_address_is_never_shown_as_markup(owner):
    query = urlencode({"q": "<script>alert(1)</script>", "done": "<b>", "saved": "x"})
    for address in ("/", "/library"):
        assert "<script>alert" not in owner.get(f"{address}?{query}").content.decode()
