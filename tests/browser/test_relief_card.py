"""The relief card opened from a phone's files, with no server and no network."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE
from tests.browser.every_page import STANDARD
from tests.care.relief.conftest import somebody
from tests.care.relief.people import guide_for
from uncramp.exchange.report.relief_card import relief_card
from uncramp.exchange.report.relief_card_html import to_html
from uncramp.knowledge.content import load
from uncramp.person.diary import Muscle


@pytest.fixture
def card_file(tmp_path):
    def write(found=None, language="en"):
        known = load(language)
        told = relief_card(guide_for(found), known, found, number="112", day=date(2026, 11, 22))
        path = tmp_path / "card.html"
        path.write_text(to_html(told), "utf-8")
        return path.as_uri()

    return write


@pytest.fixture
def phone(chromium):
    """A phone that has no network, and what it asked for."""
    contexts, asked, complaints = [], [], []

    def hold(**wishes):
        context = chromium.new_context(viewport=PHONE, offline=True, **wishes)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        return page

    yield hold, asked
    for context in contexts:
        context.close()
    assert not complaints


def is_on_screen(place):
    box = place.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_first_instruction_its_drawing_and_the_start_are_there_without_a_tap(
    card_file, phone, language
):
    hold, asked = phone
    page, address = hold(), card_file(language=language)
    page.goto(address)
    for what in ("h3", "article svg", ".start"):
        assert is_on_screen(page.locator(f".muscle:visible {what}").first), what
    assert asked == [address]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing(card_file, phone, language, theme):
    hold, _ = phone
    page = hold(color_scheme=theme)
    page.goto(card_file(somebody(), language))
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}})
    assert found.violations_count == 0, found.generate_report()


def test_each_drawing_is_painted_within_its_frame(card_file, phone):
    hold, _ = phone
    page = hold(java_script_enabled=False)
    page.goto(card_file(somebody()))
    uses = page.locator("svg[role=img] > use")
    for at in range(uses.count()):
        frame, ink = uses.nth(at).locator("..").bounding_box(), uses.nth(at).bounding_box()
        assert ink["height"] > 60
        # The box of what is turned is wider than its ink: the middles meet all the same.
        for side, size in (("x", "width"), ("y", "height")):
            off = ink[side] + ink[size] / 2 - frame[side] - frame[size] / 2
            assert abs(off) < frame[size] / 6


def test_each_muscle_is_one_tap_away(card_file, phone):
    hold, asked = phone
    page = hold()
    page.goto(card_file(somebody()))
    links = page.locator("nav a")
    assert links.count() == len(Muscle)
    for at in range(links.count()):
        links.nth(at).click()
        assert page.locator(".muscle:visible").count() == 1
        assert page.locator(".muscle:visible h2").inner_text() == links.nth(at).inner_text()
    assert len(asked) == 1


def test_the_timer_holds_eases_off_and_ends(card_file, phone):
    hold, _ = phone
    page = hold()
    page.clock.install()
    page.goto(card_file())
    page.locator(".start:visible").first.click()
    told = page.locator(".muscle:visible .told").first
    assert told.inner_text() == "Hold. Breathe out slowly."
    page.clock.run_for(21_000)
    assert told.inner_text() == "Ease off a little."
    page.clock.run_for(5_000)
    assert told.inner_text() == "Again. Hold."
    page.clock.run_for(100_000)
    assert told.inner_text() == "Still there? Go on with what comes next."
    assert page.locator(".ring:visible").count() == 0


def test_without_scripts_all_of_it_is_a_list(card_file, phone):
    hold, _ = phone
    page = hold(java_script_enabled=False)
    page.goto(card_file())
    assert page.locator(".muscle:visible").count() == len(Muscle)
    assert page.locator(".start:visible, #look:visible").count() == 0
    assert is_on_screen(page.locator("h3").first)


@pytest.mark.parametrize(("hour", "look"), [("03:10", "night"), ("12:00", "day")])
def test_the_look_goes_by_the_clock_and_by_hand(card_file, phone, hour, look):
    hold, _ = phone
    page = hold(timezone_id="UTC")
    page.clock.set_fixed_time(f"2026-11-22T{hour}:00Z")
    page.goto(card_file())
    assert page.locator("html").get_attribute("data-theme") == look
    page.locator("#look").click()
    assert page.locator("html").get_attribute("data-theme") != look
