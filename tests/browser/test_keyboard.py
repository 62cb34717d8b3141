"""The main jobs with nothing but a keyboard, and on every page a focus that is always seen."""

import pytest
from playwright.sync_api import expect

from tests.browser.every_page import PAGES, look_around
from tests.browser.test_player import bring_answers

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
MOST = 400
# Where the focus is: whether a line is around it, and whether anything lies over it.
FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  // A choice shows its focus on the words beside it.
  const shown = e.matches(".choices input, .tick input, .switch input") ? e.nextElementSibling : e;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const name = e.getAttribute("aria-label") ?? e.textContent.trim().slice(0, 40);
  return {
    name: `${e.tagName} ${e.name ?? ""} ${name}`,
    is_ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    is_free: Boolean(top) && (shown.contains(top) || top.contains(shown) || top === e),
    is_covered: Boolean(top?.closest(".nav")) && !shown.closest(".nav"),
  };
}"""
REACHABLE = """() => {
  const all = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((e) => e.checkVisibility() && !e.disabled && e.type !== "hidden");
  // Of the answers to one question only the chosen one, or the first, is a stop.
  const groups = new Set(all.filter((e) => e.type === "radio").map((e) => e.name));
  return all.filter((e) => e.type !== "radio").length + groups.size;
}"""


@pytest.fixture(scope="module")
def windows(chromium, address):
    made = {}
    for name, size in (("phone", PHONE), ("desk", DESK)):
        context = chromium.new_context(
            viewport=size,
            base_url=address,
            locale="en-GB",
            timezone_id="Europe/Madrid",
            reduced_motion="reduce",
        )
        made[name] = look_around(context)
    yield made
    for page in made.values():
        page.context.close()


def tab_to(page, role, name):
    """Press Tab until that is where the focus is."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if wanted.count() and wanted.first.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"Tab never comes to {role} {name}")


@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("name", PAGES)
def test_the_focus_is_always_seen_and_never_trapped(windows, name, size):
    page = windows[size]
    page.goto(PAGES[name])
    stops, unseen = 0, []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here is None:
            break
        stops += 1
        if not here["is_ringed"] or not here["is_free"] or here["is_covered"]:
            unseen.append(here)
    assert unseen == []
    # Fields of a date or a time have several stops; nothing is left out.
    assert page.evaluate(REACHABLE) <= stops < MOST


def test_the_first_stop_leads_past_the_ways_around(windows):
    page = windows["desk"]
    page.goto("/learn")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_diary_is_begun_and_a_quiet_night_told_without_a_mouse(opened):
    page = opened()
    page.goto("/welcome")
    tab_to(page, "link", "Start my diary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/welcome/start*")
    tab_to(page, "button", "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    tab_to(page, "button", "Quiet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A quiet night.")
    tab_to(page, "button", "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    page.goto("/settings/delete")
    tab_to(page, "textbox", "The word")
    page.keyboard.type("delete")
    page.keyboard.press("Enter")
    page.wait_for_url("**/welcome")


def tab_to_first_tick(page):
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.says input')"):
            return
    raise AssertionError("Tab never comes to a tick")


def test_a_screen_of_the_check_up_is_answered_without_a_mouse(own):
    # Not in the sample: a sign that stays there changes the plan of every other test.
    page = own()
    bring_answers(page)
    page.goto("/check-up/clot?then=answers")
    tab_to_first_tick(page)
    page.keyboard.press("Space")
    tab_to(page, "button", "Only those I ticked")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/clot" not in url)
    page.goto("/check-up/clot?then=answers")
    tab_to_first_tick(page)
    page.keyboard.press("Space")
    tab_to(page, "button", "None of these")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/clot" not in url)


def test_the_table_behind_a_figure_is_opened_without_a_mouse(windows):
    page = windows["phone"]
    page.goto("/learn")
    summary = page.get_by_text("The numbers as a table").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "scroll"


def test_the_player_starts_pauses_and_is_left_without_a_mouse(sample):
    page = sample()
    page.goto("/plan/play/bedtime")
    tab_to(page, "button", "Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("timer")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    tab_to(page, "link", "To your plan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan")
