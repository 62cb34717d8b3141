"""What is known, how sure it is, what it rests on."""

from html import unescape

import pytest

from uncramp.knowledge.content import Kind, load
from uncramp.knowledge.wording import say

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


def test_every_item_has_a_page_that_opens(owner):
    known = load("en")
    for item in known:
        response = owner.get(f"/library/{item.kind}/{item.id}")
        assert response.status_code == 200, item.id
        assert "ot yet clinically reviewed" in response.content.decode() or item.review.by


def test_every_claim_says_how_sure_it_is(page):
    for claim in load("en").claims.values():
        assert "certainty" in page(f"/library/claims/{claim.id}")


def test_every_claim_says_what_people_say_and_how_that_stands(page):
    for claim in load("en").claims.values():
        text = unescape(page(f"/library/claims/{claim.id}"))
        assert claim.title in text, claim.id
        assert "What people say" in text, claim.id
        assert say(f"library.advice.{claim.advice}", "en") in text, claim.id


def test_every_sign_says_what_to_do_and_how_soon(page):
    for sign in load("en").signs.values():
        text = unescape(page(f"/library/signs/{sign.id}"))
        assert sign.title in text, sign.id
        assert "What to do" in text, sign.id
        assert say(f"library.urgency.{sign.urgency}", "en") in text, sign.id


def test_the_list_leads_to_every_item_that_has_a_page_of_its_own(page):
    text = page("/library")
    for item in load("en"):
        if item.kind is not Kind.QUESTIONS:
            assert f'href="/library/{item.kind}/{item.id}"' in text, item.id


def test_the_list_finds_what_is_searched_for(page):
    text = page("/library?q=magnes")
    assert "magnesium" in text
    assert "Calf stretch" not in text


def test_a_search_without_a_hit_says_what_to_try(page):
    assert "Nothing here speaks of “zebra”." in page("/library?q=zebra")


@pytest.mark.parametrize("query", ["%00", "x" * 5000, "%F0%9F%90%8E", "a%0Ab"])
def test_any_search_text_is_taken(page, query):
    page(f"/library?q={query}")


def test_sources_are_reached_from_what_rests_on_them(page):
    claim = next(iter(load("en").claims.values()))
    assert f"/library/sources/{claim.sources[0]}" in page(f"/library/claims/{claim.id}")


def test_a_shelf_says_how_much_it_holds(page):
    known = load("en")
    text = page("/library")
    for shelf in (known.signs, known.claims, known.sources):
        assert f'<span class="muted">{len(shelf)}</span>' in text


def test_every_item_but_the_questions_is_on_a_shelf(page):
    text = page("/library")
    for item in load("en"):
        assert (f'href="/library/{item.kind}/{item.id}"' in text) == (item.kind != "questions")


def test_a_claim_says_how_what_people_say_stands_up(page):
    for claim in load("en").claims.values():
        said = say(f"library.advice.{claim.advice}", "en")
        assert said in page(f"/library/claims/{claim.id}")


def test_a_source_names_what_rests_on_it(page):
    claim = next(iter(load("en").claims.values()))
    assert f"/library/claims/{claim.id}" in page(f"/library/sources/{claim.sources[0]}")


def test_a_source_without_a_year_says_none(page):
    source = next(s for s in load("en").sources.values() if s.year is None)
    assert "None" not in page(f"/library/sources/{source.id}")
