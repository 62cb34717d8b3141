"""Somebody's own colours, calm, paper, and the other direction of writing: nothing is lost."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.every_page import PAGES, STANDARD, look_around, show
from tests.browser.until import until
from tools.check_start import started

PHONE = {"width": 390, "height": 844}
# Colours as numbers, whatever way they were written; and how far they stand apart.
APART = """
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const rgb = (colour) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const light = (colour) => {
  const [r, g, b] = rgb(colour).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const apart = (a, b) => {
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
"""
# What can be tapped has a line around it that is seen, or words that are a link.
UNSEEN = (
    "() => {"
    + APART
    + """
  const page = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll(
    ".button, .card, .choices span, .field input, .field select")]
    .filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((e) => !e.matches("[type=file], [type=hidden]"))
    .map((e) => [e, getComputedStyle(e)])
    .filter(([, s]) => s.borderTopStyle === "none" || apart(s.borderTopColor, page) < 3)
    .map(([e]) => `${e.className} ${e.textContent.trim().slice(0, 30)}`);
}"""
)
# The largest part of each drawing, figure and ring stands out from what is behind it.
PALE = (
    "() => {"
    + APART
    + """
  const page = getComputedStyle(document.body).backgroundColor;
  const best = (svg) => Math.max(...[...svg.querySelectorAll("path, circle, rect, line, text, use")]
    .flatMap((part) => [getComputedStyle(part).stroke, getComputedStyle(part).fill])
    .filter((colour) => colour !== "none" && rgb(colour)[3] > 100)
    .map((colour) => apart(colour, page)));
  return [...document.querySelectorAll("main svg")]
    .filter((svg) => svg.checkVisibility() && svg.getBoundingClientRect().width > 0)
    .filter((svg) => best(svg) < 4.5).map((svg) => svg.outerHTML.slice(0, 120));
}"""
)
# Left open is no answer, and looks like none.
CHOSEN = """() => [...document.querySelectorAll(".choices input:not([value='']):checked + span")]
    .filter(e => e.checkVisibility())
    .filter(e => parseFloat(getComputedStyle(e).borderTopWidth) < 3).length"""
# A drawing that has not begun has no time at which it did.
MOVES = """() => {
    const begun = (part) => { try { return part.getStartTime() >= 0; } catch { return false; } };
    return document.getAnimations().filter(a => a.playState === "running").length
        + [...document.querySelectorAll("animate, animateTransform")]
            .filter(part => begun(part) && !part.ownerSVGElement.animationsPaused()).length;
}"""
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll("a, button, label, h1, h2, p, svg, summary")]
    .filter(e => e.checkVisibility() && !e.closest(".scroll, .visually-hidden"))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, r]) => r.width > 1 && (r.right > innerWidth + 0.5 || r.left < -0.5))
    .filter(([e]) => !e.matches(".skip"))
    .map(([e]) => e.textContent.trim().slice(0, 40))"""


@pytest.fixture
def window(chromium, address):
    """A window in the sample diary with these wishes."""
    contexts = []

    def made(**wishes):
        context = chromium.new_context(
            viewport=PHONE, base_url=address, locale="en-GB", timezone_id="Europe/Madrid", **wishes
        )
        contexts.append(context)
        return look_around(context)

    yield made
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["day", "night"])
def test_with_colours_of_ones_own_every_button_card_and_figure_is_seen(window, scheme, theme):
    page = window(forced_colors="active", color_scheme=scheme)
    for name, address in PAGES.items():
        show(page, address, theme)
        assert page.evaluate(UNSEEN) == [], name
        assert page.evaluate(PALE) == [], name
        assert page.evaluate(CHOSEN) == 0, name


def test_the_ring_of_the_player_is_seen_with_colours_of_ones_own(window):
    page = window(forced_colors="active", color_scheme="dark")
    show(page, PAGES["player"], "night")
    page.evaluate("document.querySelector('[data-panel=play]').hidden = false")
    assert page.locator(".ring").is_visible()
    assert page.evaluate(PALE) == []


def test_nothing_moves_for_who_asked_for_calm(window):
    page = window(reduced_motion="reduce")
    for name, address in PAGES.items():
        show(page, address)
        assert page.evaluate(MOVES) == 0, name
    moving = window()
    moving.goto(PAGES["drawings"])
    until(moving, f"({MOVES})() > 0")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_page_may_be_read_from_right_to_left(window, width):
    page = window()
    page.set_viewport_size({"width": width, "height": 844})
    for name, address in PAGES.items():
        show(page, address)
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate(BEYOND) <= 0, name
        assert page.evaluate(CUT) == [], name
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).textAlign") == "start"


def test_on_the_desk_the_ways_around_stand_where_reading_begins(window):
    page = window()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    assert page.locator(".nav").bounding_box()["x"] == 0
    page.evaluate("document.documentElement.dir = 'rtl'")
    box = page.locator(".nav").bounding_box()
    assert box["x"] + box["width"] == 1280


def test_paper_is_white_at_night_and_has_no_buttons_to_press(window):
    page = window()
    page.emulate_media(media="print")
    for address in (PAGES["sheet"], PAGES["for the pharmacist"], PAGES["learn"]):
        show(page, address, "night")
        surface = page.evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--bg')"
        )
        assert surface == "#fff"
        assert not page.locator(".nav").is_visible()
        assert not page.locator(".bar").is_visible()


@pytest.mark.parametrize("theme", ["day", "night"])
def test_the_page_of_the_design_has_nothing_that_axe_complains_about(chromium, tmp_path, theme):
    with started({"UNCRAMP_DATA": str(tmp_path), "UNCRAMP_DEBUG": "1"}) as app:
        context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")
        page = context.new_page()
        show(page, f"{app.address.rstrip('/')}/style", theme)
        options = {"runOnly": {"type": "tag", "values": STANDARD}}
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate(BEYOND) <= 0
        page.get_by_role("button", name="Open a dialog").press("Enter")
        assert page.get_by_role("dialog", name="A question that needs an answer first").is_visible()
        assert Axe().run(page, options=options).violations_count == 0
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == "Open a dialog"
        context.close()
