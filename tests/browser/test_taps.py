"""Half asleep: a quiet night in one tap, a cramp in three, with or without a script."""

import pytest
from playwright.sync_api import expect


class Taps:
    """A finger that counts."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, role, name):
        self.page.get_by_role(role, name=name, exact=True).tap()
        self.count += 1


def headline(page):
    return page.get_by_role("heading", level=1)


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def finger(own, request):
    return Taps(own(has_touch=True, java_script_enabled=request.param))


def test_a_quiet_night_takes_one_tap(finger):
    finger.on("button", "Quiet")
    expect(headline(finger.page)).to_have_text("A quiet night.")
    expect(finger.page.get_by_role("status").get_by_text("Saved.")).to_be_visible()
    assert finger.count == 1


def test_the_way_to_help_is_one_tap_away_and_large(finger):
    button = finger.page.get_by_role("link", name="I have a cramp")
    box = button.bounding_box()
    assert box["height"] >= 72
    # In the lower third of the window, where a thumb lies, and above the navigation.
    assert box["y"] >= 844 * 2 / 3 - 1
    assert box["y"] + box["height"] <= finger.page.locator(".nav").bounding_box()["y"]
    finger.on("link", "I have a cramp")
    finger.page.wait_for_url("**/now")
    assert finger.count == 1


def test_a_cramp_takes_three_taps(finger):
    finger.on("button", "1 cramp")
    finger.page.locator("label", has_text="Calf").tap()
    finger.on("button", "Done")
    expect(headline(finger.page)).to_have_text("It is written down.")
    expect(finger.page.get_by_text("1 cramp", exact=True)).to_be_visible()
    assert finger.count + 1 == 3
    finger.page.goto("/diary/night/2026-11-21")
    expect(finger.page.locator("summary", has_text="Calf")).to_be_visible()


def test_one_more_tap_takes_it_all_back(finger):
    finger.on("button", "2 cramps")
    finger.page.locator("label", has_text="Foot").tap()
    finger.on("button", "Done")
    expect(headline(finger.page)).to_have_text("It is written down.")
    finger.on("button", "Undo")
    expect(headline(finger.page)).to_have_text("How was the night?")


def test_a_quiet_night_needs_no_mouse(own):
    page = own()
    page.goto("/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Quiet":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(headline(page)).to_have_text("A quiet night.")


def test_the_first_key_leads_past_the_navigation(own):
    page = own()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_evening_answers_are_kept_without_a_button(own):
    page = own()
    page.goto("/settings/factors")
    page.get_by_role("button", name="+ evening coffee").click()
    page.goto("/")
    page.locator("summary", has_text="before the night").click()
    page.locator("label", has_text="Yes").click()
    page.get_by_text("Saved", exact=True).wait_for()
    page.goto("/diary/night/2026-11-21")
    expect(page.get_by_role("radio", name="Yes")).to_be_checked()


def test_the_zone_is_guessed_from_the_browser(opened):
    page = opened()
    page.goto("/welcome/start")
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Madrid")
