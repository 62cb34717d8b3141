"""The card holds what the guide allows, stands alone, and says when to call."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.care.relief.conftest import somebody
from tests.care.relief.people import guide_for
from uncramp.exchange.report.relief_card import relief_card
from uncramp.exchange.report.relief_card_html import to_html
from uncramp.exchange.report.relief_card_pdf import source, to_pdf
from uncramp.knowledge.content import load
from uncramp.person.diary import Muscle

DAY = date(2026, 11, 22)


def card(found=None, language="en", number="112"):
    return relief_card(guide_for(found), load(language), found, number=number, day=DAY)


def titles(told):
    parts = (*told.muscles, told.helped) if told.helped else told.muscles
    return {one.title for part in parts for one in part.steps}


def test_the_card_of_nobody_in_particular_has_the_safest_ways_alone():
    known = load("en").manoeuvres
    offered = {one.title: one.offered for one in known.values()}
    assert {offered[title] for title in titles(card())} == {"safest", "last"}
    assert len(card().muscles) == len(Muscle)
    assert "gentlest" in card().foot


def test_whoever_answered_gets_their_own_with_the_helper():
    told = card(somebody())
    assert titles(told) == {one.title for one in load("en").manoeuvres.values()}
    assert told.helped.title == "If somebody helps you"
    assert len(told.helped.steps) == 2
    assert card().helped is None
    assert "Stand with your weight on it" not in titles(card(somebody(poor_balance="yes")))


def test_an_open_sign_stands_before_everything():
    told = card(somebody(leg_swollen="yes"))
    assert told.signs
    assert "swollen" in told.signs.lines[0]
    page = to_html(told)
    assert page.index("swollen") < page.index("<nav")
    assert card().signs is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_file_needs_nothing_else_and_names_the_number(language):
    page = to_html(card(language=language, number="999"))
    assert "999" in page
    assert not re.search(r"<link|src=|url\(|https?://|Storage|indexedDB|fetch", page)
    assert f'lang="{language}"' in page
    HTMLParser().feed(page)


def test_whoever_is_not_sure_stands_first_and_each_drawing_is_written_once():
    page = to_html(card(somebody()))
    assert page.index("Not sure</h2>") < page.index("Calf</h2>")
    drawings = {one.drawing for one in load("en").manoeuvres.values()} | {"wrong-way-pointed"}
    assert page.count('<g id="p-') == len(drawings)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_file_is_light_even_where_everything_is_open(language):
    page = to_html(card(somebody(leg_swollen="no"), language))
    assert len(page.encode()) <= 120 * 1024


def test_the_card_says_how_old_it_is_and_when_the_number_is_a_guess():
    assert "as old as its answers" in card(somebody()).foot
    assert "as old as its answers" not in card().foot
    assert "22 Nov 2026" in card().foot
    known = load("en")
    told = relief_card(guide_for(None), known, None, number="112", day=DAY, guessed=True)
    assert "does not know the number" in to_html(told)
    assert not card().call_note


def test_words_are_never_markup():
    told = card()
    odd = type(told)(**{name: getattr(told, name) for name in told.__slots__} | {"title": "<b>"})
    assert "<h1>&lt;b&gt;</h1>" in to_html(odd)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("found", [None, somebody(), somebody(leg_swollen="yes")])
def test_the_paper_is_one_tagged_pdf_of_at_most_two_pages(language, found):
    told = card(found, language)
    made = to_pdf(told)
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", made)) <= 2
    assert made == to_pdf(told)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_paper_says_each_first_step_the_helpers_part_and_the_number(language):
    told = card(somebody(), language)
    text = source(told)
    steps = [*(part.steps[0] for part in told.muscles), *told.helped.steps]
    said = [line for one in steps for line in (one.says, *one.lines, one.time)]
    for words in (*said, told.wrong, told.call, told.foot, *told.ten.lines):
        assert words in text
