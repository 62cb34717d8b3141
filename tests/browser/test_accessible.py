"""Every page, in both themes and both sizes: nothing that axe or a thumb would complain about."""

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve

from tests.browser.every_page import NO_PAGE, PAGES, REACHED, STANDARD, look_around, show
from uncramp.web.project.urls import urlpatterns

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}

# Whatever stands still cannot be scrolled to, so the page's own width is not enough.
CUT = """() => [...document.querySelectorAll("a, button, label, h1, h2, p, svg")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest(".scroll"))
    .map(e => e.textContent.trim())"""
SMALL = """() => [...document.querySelectorAll("a, button, summary, input, select")]
    .filter(e => e.checkVisibility({opacityProperty: true}))
    .filter(e => !e.closest(".prose, p, .entry, .check"))
    .map(e => [e.textContent.trim() || e.name, e.getBoundingClientRect()])
    .filter(([, r]) => r.height > 0 && (r.height < 47.5 || r.width < 40))
    .map(([name, r]) => `${name} ${r.width.toFixed()}x${r.height.toFixed()}`)"""


LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"""
NAMELESS = """() => [...document.querySelectorAll("svg")]
    .filter(e => e.checkVisibility() && !e.closest("[aria-hidden=true], [role=img] *"))
    .filter(e => e.getAttribute("role") !== "img" || !(e.getAttribute("aria-label")
        || e.getAttribute("aria-labelledby") || e.querySelector("title")?.textContent))
    .map(e => e.outerHTML.slice(0, 120))"""
WITHOUT_TABLE = """() => [...document.querySelectorAll("figure.figure")]
    .filter(e => !e.querySelector("figcaption p") || !e.querySelector("table"))
    .map(e => e.outerHTML.slice(0, 120))"""
# What criterion 1.4.12 asks a page to bear.
WIDER = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
# Addresses that lead nowhere; what they show is a page all the same.
UNKNOWN = {PAGES["not there"]}


@pytest.fixture(scope="module")
def windows(chromium, address):
    """One window a size, looking around in the sample diary."""
    made = {}
    for name, size in (("phone", PHONE), ("desk", DESK)):
        context = chromium.new_context(
            viewport=size,
            base_url=address,
            locale="en-GB",
            timezone_id="Europe/Madrid",
            # Colours on their way from day to night are neither.
            reduced_motion="reduce",
        )
        made[name] = look_around(context)
    yield made
    for page in made.values():
        page.context.close()


@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(windows, name, theme, size):
    page = windows[size]
    show(page, PAGES[name], theme)
    options = {"runOnly": {"type": "tag", "values": STANDARD}}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_its_window(windows, name, width):
    page = windows["phone"]
    page.set_viewport_size({"width": width, "height": 844})
    show(page, PAGES[name])
    beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.set_viewport_size(PHONE)
    assert beyond <= 0


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_is_tapped_is_large_enough_for_a_thumb(windows, name):
    page = windows["phone"]
    show(page, PAGES[name])
    assert page.evaluate(SMALL) == []


def test_each_page_has_one_headline_its_language_and_a_title_of_its_own(windows):
    page = windows["desk"]
    for address in PAGES.values():
        show(page, address)
        assert page.get_by_role("heading", level=1).count() == 1, address
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.title().endswith(" · Uncramp")
        assert len(page.title()) > len(" · Uncramp"), address
        assert page.locator("meta[name=description]").count() == 1


def test_no_heading_skips_a_level_and_the_headline_comes_first(windows):
    page = windows["phone"]
    for name, address in PAGES.items():
        show(page, address)
        levels = page.evaluate(LEVELS)
        assert levels[0] == 1, name
        assert all(below - above <= 1 for above, below in pairwise(levels)), (name, levels)


def test_each_figure_has_a_name_and_a_role_or_is_left_out_for_who_listens(windows):
    page = windows["phone"]
    for name, address in PAGES.items():
        show(page, address)
        assert page.evaluate(NAMELESS) == [], name
        assert page.evaluate(WITHOUT_TABLE) == [], name


def test_words_in_another_language_say_so(windows):
    page = windows["phone"]
    page.goto("/welcome")
    assert page.get_by_role("link", name="Español").get_attribute("lang") == "es"


def test_no_page_goes_on_by_itself_or_hinders_zooming(windows):
    page = windows["phone"]
    for name, address in PAGES.items():
        page.goto(address)
        assert page.locator("meta[http-equiv=refresh]").count() == 0, name
        view = page.locator("meta[name=viewport]").get_attribute("content")
        assert "user-scalable" not in view
        assert "maximum-scale" not in view


def test_every_page_there_is_is_looked_at():
    shown = {resolve(urlsplit(address).path).url_name for address in {*PAGES.values()} - UNKNOWN}
    every = {pattern.name for pattern in urlpatterns}
    assert every - shown - NO_PAGE - REACHED.keys() == set()
    assert (NO_PAGE | REACHED.keys()) - every == set()


def test_text_may_be_twice_as_large(windows):
    page = windows["phone"]
    for address in PAGES.values():
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(CUT) == [], address


def test_text_may_be_spaced_wider(windows):
    page = windows["phone"]
    for name, address in PAGES.items():
        show(page, address)
        page.evaluate(WIDER)
        assert page.evaluate(CUT) == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
