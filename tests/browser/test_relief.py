"""A cramp in a real Chromium, from the first instruction to sleep, its minutes run fast."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_player import ABSENT, HEARD, LOCAL, bring_answers
from tests.browser.until import until

NOW = "2026-11-22T02:10:00Z"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST = "Draw your toes up towards your shin."
UNDER_A_MINUTE = re.compile(r"It let go after 0:[345]\d\.")
MUSCLES = ["Calf", "Foot", "Shin", "Front of thigh", "Back of thigh", "Not sure"]
POSITIONS = ["In bed", "Sitting", "Standing", "Cannot stand"]
TEN = 600_000
# What waits to be sent, whatever place of the browser it waits in.
WAITING = """async () => {
  const opened = await new Promise((done) => {
    const asked = indexedDB.open("uncramp", 1);
    asked.onsuccess = () => done(asked.result);
  });
  const all = opened.transaction("outbox").objectStore("outbox").index("number").getAll();
  const rows = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  opened.close();
  return rows.filter((one) => one.kind === "attack").map((one) => one.body);
}"""


class Cramp:
    """A page with a cramp on it, its time in the hands of the test."""

    def __init__(self, page, *scripts):
        self.page = page
        for script in (HEARD, *scripts):
            page.add_init_script(script)
        # What is told stays here, so that it can be looked at.
        page.context.route("**/sync", lambda route: route.fulfill(json={}))
        page.clock.install(time=NOW)
        page.goto("/now", timeout=30_000)
        page.wait_for_selector("[data-number]:not(:empty)")

    def run(self, ms):
        self.page.clock.run_for(ms)

    def tap(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def choose(self, name):
        self.page.locator("label:visible", has_text=name).first.click()

    @property
    def headline(self):
        return self.page.get_by_role("heading", level=1)

    def told(self):
        """The cramp as it would be sent, in its last revision."""
        bodies = self.page.evaluate(WAITING)
        return max(bodies, key=lambda one: one["revision"]) if bodies else None

    def wait_told(self, revision):
        until(
            self.page,
            f"async () => (await ({WAITING})()).some((one) => one.revision >= {revision})",
        )

    def heard(self, what):
        return self.page.evaluate(f"heard.{what}")


@pytest.fixture
def cramp(own):
    """A cramp of somebody who has a diary and plain answers."""

    def begin(*scripts, **wishes):
        page = own(**wishes)
        bring_answers(page)
        return Cramp(page, *scripts)

    return begin


@pytest.fixture
def stranger(opened):
    """A cramp of somebody who has no diary here."""

    def begin(*scripts, **wishes):
        return Cramp(opened(**wishes), *scripts)

    return begin


def test_the_first_instruction_stands_there_without_a_tap_and_time_runs(stranger):
    cramp = stranger()
    expect(cramp.headline).to_have_text(FIRST)
    expect(cramp.page.locator(".slot > .pose:visible svg")).to_have_count(1)
    expect(cramp.page.get_by_role("radio", name="Not sure")).to_be_checked()
    cramp.run(6_000)
    assert cramp.page.locator("[data-elapsed]").inner_text() >= "0:06"
    assert 1 <= int(cramp.page.locator("[data-number]").inner_text()) <= 14
    expect(cramp.page.get_by_text("Hold. Breathe out slowly.").first).to_be_visible()


def test_hold_ease_off_and_again(stranger):
    cramp = stranger()
    cramp.run(20_200)
    expect(cramp.page.get_by_text("Ease off a little.", exact=True)).to_be_visible()
    cramp.run(5_000)
    expect(cramp.page.get_by_text("Hold. Breathe out slowly.").first).to_be_visible()


@pytest.mark.parametrize("muscle", MUSCLES)
@pytest.mark.parametrize("who", ["cramp", "stranger"])
def test_every_muscle_and_position_has_an_instruction_at_once(request, who, muscle):
    cramp = request.getfixturevalue(who)()
    cramp.choose(muscle)
    for position in POSITIONS:
        cramp.choose(position)
        expect(cramp.page.get_by_role("radio", name=muscle)).to_be_checked()
        expect(cramp.page.get_by_role("radio", name=position)).to_be_checked()
        assert cramp.headline.inner_text()
        expect(cramp.page.locator(".slot > .pose:visible svg")).to_have_count(1)
        assert cramp.page.locator("[data-do] li").count() >= 3


def test_still_there_leads_to_another_way_and_round_again(cramp):
    held = cramp()
    held.choose("Calf")
    seen = [held.headline.inner_text()]
    while True:
        held.tap("Still there")
        if held.headline.inner_text() == seen[0]:
            break
        seen.append(held.headline.inner_text())
    assert len(seen) == len(set(seen)) >= 4
    assert seen[-1] == "Let the leg rest, and breathe out slowly."


def test_nobody_without_answers_is_told_to_stand_or_to_knead(stranger):
    cramp = stranger()
    for muscle in MUSCLES:
        cramp.choose(muscle)
        cramp.choose("Standing")
        for _ in range(3):
            assert "Stand up" not in cramp.headline.inner_text()
            assert "Knead" not in cramp.headline.inner_text()
            cramp.tap("Still there")


def test_a_cramp_is_written_down_from_the_tap_to_letting_go(cramp):
    held = cramp()
    held.choose("Calf")
    held.run(20_000)
    held.tap("Still there")
    held.run(10_000)
    held.tap("It let go")
    expect(held.headline).to_have_text(UNDER_A_MINUTE)
    held.choose("Left")
    held.choose("7")
    held.wait_told(5)
    told = held.told()
    assert (told["muscle"], told["side"], told["pain"]) == ("calf", "left", 7)
    assert [one["released"] for one in told["tried"]][-2:] == [False, True]
    assert 29 <= told["seconds_to_release"] < 60
    assert not told["is_open"]
    assert re.fullmatch(r"2026-11-22T03:(09|10):.*\+01:00", told["started_at"])
    held.tap("Done")
    expect(held.page.get_by_text("Loosen the covers over your feet.")).to_be_visible()
    held.tap("Back to sleep")
    expect(held.headline).to_have_text("Sleep well.")


def test_a_cramp_that_nobody_closes_stays_open_and_has_no_length(cramp):
    held = cramp()
    held.run(21_000)
    held.wait_told(1)
    told = held.told()
    assert told["is_open"]
    assert told["seconds_to_release"] is None
    assert told["tried"][0]["released"] is None


def test_a_page_that_was_only_looked_at_is_no_cramp(cramp):
    held = cramp()
    held.run(5_000)
    assert held.told() is None


def test_what_was_no_cramp_is_taken_back(cramp):
    held = cramp()
    held.tap("Still there")
    held.tap("It let go")
    held.tap("There was no cramp")
    expect(held.headline).to_have_text("Taken back.")
    held.wait_told(4)
    assert held.told()["is_mistake"]


def test_without_a_diary_nothing_is_asked_and_nothing_is_kept(stranger):
    cramp = stranger()
    cramp.run(30_000)
    cramp.tap("It let go")
    expect(cramp.page.get_by_text("Loosen the covers over your feet.")).to_be_visible()
    expect(cramp.page.get_by_text("Which leg?")).to_be_hidden()
    assert (
        cramp.page.evaluate("Object.keys(localStorage).filter((k) => k.includes('outbox'))") == []
    )


def test_after_ten_minutes_the_signs_stand_beside_the_gentle_stretch(cramp):
    held = cramp()
    held.choose("Calf")
    held.run(TEN - 20_000)
    expect(held.page.get_by_text("Call 999 now if any of this is true:")).to_be_hidden()
    held.run(21_000)
    expect(held.page.get_by_text("Call 999 now if any of this is true:")).to_be_visible()
    expect(held.headline).to_have_text(FIRST)
    expect(held.page.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    held.tap("Still there")
    expect(held.headline).to_have_text("Let the leg rest, and breathe out slowly.")
    expect(held.page.get_by_text("Call 999 now if any of this is true:")).to_be_visible()


def test_it_speaks_from_the_first_tap_on_and_only_then_vibrates(cramp):
    held = cramp(LOCAL)
    held.headline.click()
    shown = held.headline.inner_text()
    assert any(shown in one for one in held.heard("said"))
    assert [250] in held.heard("felt")
    held.choose("Shin")
    assert held.headline.inner_text() != shown
    assert held.headline.inner_text() in held.heard("said")[-1]
    before = len(held.heard("said"))
    held.choose("Voice")
    held.tap("Still there")
    assert len(held.heard("said")) == before


def test_a_device_without_a_voice_goes_on_in_silence(stranger):
    cramp = stranger(ABSENT)
    cramp.choose("Foot")
    cramp.tap("Still there")
    expect(cramp.headline).to_have_text("Let the leg rest, and breathe out slowly.")


def test_a_second_tab_shows_the_cramp_that_runs_and_says_so(cramp):
    held = cramp()
    held.choose("Shin")
    held.run(30_000)
    other = held.page.context.new_page()
    other.goto("/now", timeout=30_000)
    expect(other.get_by_text("A cramp is already running on this device.")).to_be_visible()
    expect(other.get_by_role("radio", name="Shin")).to_be_checked()
    expect(other.locator("[data-elapsed]")).to_have_text(re.compile(r"0:[345]\d"))
    other.get_by_role("button", name="It let go", exact=True).click()
    expect(held.headline).to_contain_text("It let go after")
    held.wait_told(3)
    bodies = held.page.evaluate(WAITING)
    assert len({one["id"] for one in bodies}) == 1


def test_a_page_that_is_loaded_again_goes_on_with_its_cramp(cramp):
    held = cramp()
    held.choose("Shin")
    held.run(40_000)
    held.page.reload()
    expect(held.page.get_by_role("radio", name="Shin")).to_be_checked()
    expect(held.page.locator("[data-told]")).to_be_empty()
    assert held.page.locator("[data-elapsed]").inner_text() >= "0:40"


def test_a_clock_that_was_set_back_changes_no_length_and_is_said(cramp):
    held = cramp()
    held.choose("Calf")
    held.run(30_000)
    held.page.clock.set_system_time("2026-11-22T01:00:00Z")
    held.run(1_000)
    expect(held.page.get_by_text("The clock of this device was changed.")).to_be_visible()
    held.tap("It let go")
    expect(held.headline).to_have_text(UNDER_A_MINUTE)


def test_a_device_that_slept_for_hours_never_writes_hours_down(cramp):
    held = cramp()
    held.choose("Calf")
    held.run(30_000)
    held.page.clock.set_system_time("2026-11-22T08:00:00Z")
    held.run(1_000)
    expect(held.headline).to_have_text("A cramp was left open here.")
    held.tap("It let go, I do not know when")
    held.wait_told(2)
    told = held.told()
    assert told["seconds_to_release"] is None
    assert not told["is_open"]


def test_a_browser_that_keeps_nothing_says_so_and_goes_on(own):
    page = own()
    page.add_init_script(
        """for (const name of ["indexedDB", "localStorage", "sessionStorage"])
             Object.defineProperty(window, name, {
               get() { throw new DOMException("", "SecurityError"); },
             });"""
    )
    cramp = Cramp(page)
    cramp.choose("Calf")
    expect(page.get_by_text("This browser keeps nothing.")).to_be_visible()
    cramp.tap("It let go")
    expect(cramp.headline).to_contain_text("It let go after")


def test_a_device_that_is_full_says_so_and_goes_on(own):
    page = own()
    page.add_init_script(
        """const full = () => { throw new DOMException("", "QuotaExceededError"); };
           IDBObjectStore.prototype.put = full; Storage.prototype.setItem = full;"""
    )
    cramp = Cramp(page)
    cramp.choose("Calf")
    expect(page.get_by_text("This device is full.")).to_be_visible()
    cramp.tap("Still there")
    assert cramp.headline.inner_text()


def test_answers_that_changed_elsewhere_bring_back_the_safest_way(cramp):
    held = cramp()
    owner = held.page.evaluate("document.documentElement.dataset.owner")
    held.page.evaluate(f"localStorage.setItem('uncramp-made-from {owner}', 'newer')")
    held.choose("Calf")
    held.choose("Sitting")
    expect(held.headline).to_have_text(FIRST)
    held.tap("Still there")
    expect(held.headline).to_have_text("Let the leg rest, and breathe out slowly.")


@pytest.mark.parametrize("answers", ["'newer'", "document.documentElement.dataset.madeFrom"])
def test_a_card_that_is_older_than_the_answers_asks_nobody_to_push(cramp, answers):
    page = cramp().page
    owner = page.evaluate("document.documentElement.dataset.owner")
    page.evaluate(f"localStorage.setItem('uncramp-made-from {owner}', {answers})")
    page.goto("/now/partner")
    page.wait_for_selector("[data-number]:not(:empty)")
    is_old = answers == "'newer'"
    pushed = page.get_by_text("Push the front of the foot slowly")
    expect(pushed).to_be_visible(visible=not is_old)
    expect(page.get_by_text("Do not push, pull or rub the leg.")).to_be_visible(visible=is_old)
    expect(page.locator("figure:visible")).to_have_count(0 if is_old else 2)


def test_a_page_older_than_its_answers_hold_brings_back_the_safest_way(cramp):
    held = cramp()
    held.page.clock.set_system_time("2027-02-01T02:10:00Z")
    held.page.reload()
    held.choose("Calf")
    held.tap("Still there")
    expect(held.headline).to_have_text("Let the leg rest, and breathe out slowly.")


def test_without_scripts_it_is_a_page_to_read(opened):
    page = opened(java_script_enabled=False)
    page.goto("/now")
    expect(page.get_by_role("heading", level=1)).to_have_text(FIRST)
    expect(page.get_by_text("What to do, muscle by muscle")).to_be_visible()
    expect(page.get_by_text("Let your foot sink down and slightly in.")).to_be_visible()
    expect(page.get_by_role("button", name="It let go")).to_be_hidden()
    page.get_by_text("When to get help").click()
    expect(page.get_by_text("Call 112 now if any of this is true:")).to_be_visible()


def test_where_motion_is_unwelcome_the_ring_steps_by_the_second(opened):
    cramp = Cramp(opened(reduced_motion="reduce"))
    seen = set()
    for _ in range(24):
        cramp.run(200)
        seen.add(
            cramp.page.evaluate(
                """() => [document.querySelector("[data-number]").textContent,
                          document.querySelector("[data-arc]").getAttribute("stroke-dashoffset")]
                          .join(" at ")"""
            )
        )
    numbers = {one.partition(" at ")[0] for one in seen}
    assert len(numbers) >= 4
    assert len(seen) == len(numbers)


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (1280, 800)])
@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
def test_nothing_is_cut_off_and_axe_finds_nothing(opened, size, locale):
    width, height = size
    page = opened({"width": width, "height": height}, locale=locale)
    for address in ("/now", "/now/partner"):
        page.goto(address)
        page.wait_for_selector("[data-number]:not(:empty)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page, options={"runOnly": STANDARD})
        assert found.violations_count == 0, found.generate_report()


def test_what_comes_after_passes_axe_as_well(cramp):
    held = cramp()
    held.run(TEN + 1_000)
    for name in ("", "It let go", "Done", "Back to sleep"):
        if name:
            held.tap(name)
        found = Axe().run(held.page, options={"runOnly": STANDARD})
        assert found.violations_count == 0, (name, found.generate_report())


def test_every_target_is_large(stranger):
    page = stranger().page
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, .chip")]
            .filter((e) => e.checkVisibility())
            .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
            .filter(([, r]) => r.height < 47.5 || r.width < 44).map(([name]) => name)"""
    )
    assert small == []


def test_the_card_for_a_partner_counts_on_and_speaks_their_language(cramp):
    held = cramp()
    held.choose("Calf")
    held.run(60_000)
    held.page.get_by_role("link", name="Somebody helps me").click()
    expect(held.headline).to_have_text("You can help")
    expect(held.page.locator("figure:visible")).to_have_count(2)
    expect(held.page.locator("[data-elapsed]")).to_have_text(re.compile(r"1:\d\d"))
    held.choose("Español")
    expect(held.headline).to_have_text("Puedes ayudar")
    held.page.get_by_role("link", name="Back to the cramp").last.click()
    expect(held.page.get_by_role("radio", name="Calf")).to_be_checked()
