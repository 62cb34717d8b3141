"""The card that a person fetches for their phone: their own, and nobody else's."""

import pytest

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
CARD = "/settings/phone-app/card"


def test_the_page_about_the_phone_offers_both_files(page):
    text = page("/settings/phone-app")
    assert f'href="{CARD}.html"' in text
    assert f'href="{CARD}.pdf"' in text


@pytest.mark.parametrize(("kind", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-")])
def test_the_owner_takes_a_file_that_nothing_keeps_on_the_way(owner, kind, begins):
    answer = owner.get(f"{CARD}.{kind}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_stranger_without_a_diary_gets_no_card(browser):
    assert browser.get(f"{CARD}.html").status_code != 200


def test_a_visitor_gets_the_card_of_the_sample_and_not_the_owners(owner, visitor):
    theirs = owner.get(f"{CARD}.html").content
    assert b"gentlest" in theirs
    assert visitor.get(f"{CARD}.html").content != theirs


def test_another_kind_is_not_there(owner):
    assert owner.get(f"{CARD}.txt").status_code == 404
