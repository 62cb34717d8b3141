"""The look by hand and by the clock, in a real Chromium, with and without the server."""

from playwright.sync_api import expect

from tests.browser.until import until

NOON = "2026-11-22T11:00:00Z"
NIGHT = "2026-11-22T22:00:00Z"
PICKED = "uncramp-theme-unsent"


def look(page):
    return page.locator("html").get_attribute("data-theme")


def has_look(page, wanted):
    expect(page.locator("html")).to_have_attribute("data-theme", wanted)


def at(page, moment):
    page.clock.set_fixed_time(moment)
    return page


def tap(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def was_sent(page):
    until(page, f"localStorage.getItem('{PICKED}') === null")


def test_one_tap_changes_the_page_at_once_and_every_page_after_it(own):
    page = at(own(), NOON)
    page.goto("/diary")
    has_look(page, "day")
    tap(page, "Dark look")
    has_look(page, "night")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", "#0c0a08")
    was_sent(page)
    page.goto("/learn")
    has_look(page, "night")
    tap(page, "Light look")
    has_look(page, "day")
    was_sent(page)
    page.goto("/settings")
    expect(page.get_by_label("Look", exact=True)).to_have_value("clock")


def test_the_switch_works_before_a_diary_is_begun(opened):
    page = at(opened(), NOON)
    page.goto("/welcome")
    before = look(page)
    tap(page, "Light look" if before == "night" else "Dark look")
    was_sent(page)
    page.goto("/welcome/start")
    assert look(page) != before


def test_without_a_script_it_takes_the_same_tap(own):
    page = own(java_script_enabled=False)
    page.goto("/diary")
    tap(page, "Dark look")
    has_look(page, "night")
    page.wait_for_url("**/diary")


def test_what_is_chosen_without_a_network_is_kept_and_sent_later(own):
    page = at(own(), NOON)
    page.goto("/diary")
    page.context.set_offline(True)
    tap(page, "Dark look")
    has_look(page, "night")
    assert page.evaluate(f"localStorage.getItem('{PICKED}')") == "night"
    page.context.set_offline(False)
    was_sent(page)
    page.goto("/settings")
    expect(page.get_by_label("Look", exact=True)).to_have_value("night")


def test_a_choice_that_waits_is_sent_by_the_next_page(own):
    page = at(own(), NOON)
    page.goto("/diary")
    page.evaluate(f"localStorage.setItem('{PICKED}', 'night')")
    # The server does not know yet and draws the page by day: what was tapped last is right.
    page.goto("/learn")
    has_look(page, "night")
    was_sent(page)
    page.goto("/settings")
    expect(page.get_by_label("Look", exact=True)).to_have_value("night")


def test_a_kept_page_follows_a_later_choice_and_the_clock(own):
    page = at(own(), NOON)
    kept = page.request.get("/diary").text()
    assert 'data-theme="day"' in kept
    page.route("**/diary", lambda route: route.fulfill(body=kept, content_type="text/html"))
    at(page, NIGHT).goto("/diary")
    has_look(page, "night")
    tap(page, "Light look")
    was_sent(page)
    page.goto("/diary")
    has_look(page, "day")


def test_a_page_left_open_goes_dark_in_the_evening(own):
    page = own()
    page.clock.install(time="2026-11-22T18:58:30Z")
    page.goto("/diary")
    has_look(page, "day")
    page.clock.run_for(120_000)
    has_look(page, "night")


def test_the_player_stays_dark_at_noon_until_somebody_wants_light(sample):
    page = at(sample(), NOON)
    page.goto("/plan/play/bedtime")
    has_look(page, "night")
    tap(page, "Light look")
    has_look(page, "day")
    was_sent(page)
    page.reload()
    has_look(page, "day")
    tap(page, "Dark look")
    was_sent(page)
