"""Every page, in both themes and both sizes: nothing that axe or a thumb would complain about."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}

PAGES = {
    "tonight": "/",
    "where": "/night/2026-11-15/where",
    "diary": "/diary",
    "month": "/diary/2026-03",
    "night": "/diary/night/2026-11-20",
    "gap": "/diary/night/2026-11-09",
    "learn": "/learn",
    "library": "/library",
    "drawings": "/library/drawings",
    "quiz": "/library/drawings?quiz=1",
    "exercise": "/library/exercises/wall-calf-stretch",
    "plan": "/plan",
    "wishes": "/plan/wishes",
    "how it went": "/plan/history",
    "sheet": "/plan/sheet",
    "take out": "/plan/change/remove/bedtime-stretches",
    "level": "/plan/change/level/wall-calf-stretch",
    "swap": "/plan/change/swap/wall-calf-stretch",
    "check-up": "/check-up",
    "numbers and places": "/check-up/about",
    "a list of ticks": "/check-up/clot",
    "one tap": "/check-up/pregnancy",
    "several questions": "/check-up/where",
    "taken medicines": "/check-up/medicines",
    "answers": "/check-up/answers",
    "result": "/check-up/result",
    "for the pharmacist": "/check-up/pharmacist",
    "nothing found": "/library?q=zebra",
    "claim": "/library/claims/magnesium-in-older-adults",
    "condition": "/library/conditions/restless-legs",
    "medicine": "/library/medications/thiazide-diuretics",
    "source": "/library/sources/nhs-dvt",
    "brand found": "/library?q=natri",
    "sign": "/library/signs/possible-leg-clot",
    "reminders": "/plan/reminders",
    "more": "/more",
    "settings": "/settings",
    "factors": "/settings/factors",
    "medicines": "/settings/medicines",
    "import": "/settings/import",
    "export": "/settings/export",
    "delete": "/settings/delete",
    "saved": "/?saved=1",
    "welcome": "/welcome",
    "start": "/welcome/start",
}
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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
        page = made[name] = context.new_page()
        page.goto("/welcome")
        page.get_by_role("button", name="Look around").click()
        page.wait_for_url("**/")
    yield made
    for page in made.values():
        page.context.close()


def show(page, address, theme="day"):
    page.goto(address)
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


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


def test_each_page_has_one_headline_and_its_language(windows):
    page = windows["desk"]
    for address in PAGES.values():
        show(page, address)
        assert page.get_by_role("heading", level=1).count() == 1, address
        assert page.locator("html").get_attribute("lang") == "en"


def test_text_may_be_twice_as_large(windows):
    page = windows["phone"]
    for address in PAGES.values():
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(CUT) == [], address
