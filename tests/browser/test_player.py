"""The player in a real Chromium, its minutes run fast: what is shown, heard and written down."""

import json
from contextlib import suppress
from datetime import datetime
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect

from tests.browser.until import until
from tests.web.pages.answering import KNOWN, USUAL
from uncramp.care.assessment import read_answers
from uncramp.exchange.record import Record, Settings, archive_bytes

NOW = "2026-11-22T06:40:00Z"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
READY, HOLD, REST, SWITCH = 8_500, 10_000, 10_000, 8_000
SIDE = 3 * HOLD + 2 * REST
WHOLE = 2 * (READY + 2 * SIDE + SWITCH) + 10_000

# What the browser would have done, written down.
HEARD = """
window.heard = { notes: [], said: [], felt: [], cancelled: 0, awake: 0, asleep: 0 };
const start = AudioScheduledSourceNode.prototype.start;
AudioScheduledSourceNode.prototype.start = function (when) {
  heard.notes.push({ when, hertz: this.frequency.value });
  return start.call(this, when);
};
Navigator.prototype.vibrate = (pattern) => { if (pattern) heard.felt.push(pattern); return true; };
Object.defineProperty(Navigator.prototype, "wakeLock", { value: { request: async () => {
  heard.awake += 1;
  const lock = new EventTarget();
  lock.release = async () => { heard.asleep += 1; lock.dispatchEvent(new Event("release")); };
  return lock;
} } });
"""
VOICES = """
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const engine = {
  getVoices: () => %s,
  speak: (spoken) => heard.said.push(spoken.text),
  cancel: () => { heard.cancelled += 1; },
};
Object.defineProperty(window, "speechSynthesis", { value: engine });
"""
LOCAL = VOICES % '[{ localService: true, lang: "en-GB" }]'
REMOTE = VOICES % '[{ localService: false, lang: "en-GB" }]'
ABSENT = 'Object.defineProperty(window, "speechSynthesis", { value: undefined });'
BROKEN = """
const fail = () => { throw new Error("no engine"); };
Object.defineProperty(window, "speechSynthesis", { value: { getVoices: fail, cancel: fail } });
"""


KEPT = """async () => {
  const drafts = Object.entries(localStorage)
    .filter(([key]) => key.startsWith("uncramp-session"))
    .map(([, kept]) => JSON.parse(kept).session);
  const opened = indexedDB.open("uncramp");
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  const base = await done(opened);
  const isThere = base.objectStoreNames.contains("outbox");
  const all = isThere ? await done(base.transaction("outbox").objectStore("outbox").getAll()) : [];
  base.close();
  return [...drafts, ...all.map((one) => one.body)];
}"""
SENT = f"async () => !(await ({KEPT})()).length"


class Played:
    """A page with the bedtime routine, and what it has sent.

    Its time runs faster than the browser's database: what the page could not look up in time it
    sends again, under the same name.
    """

    def __init__(self, page, scripts=(), now=NOW):
        self.page, self._sent = page, {}
        for script in (HEARD, *scripts):
            page.add_init_script(script)
        page.on("request", self._look)
        page.clock.install(time=now)
        self.open()

    def _look(self, request):
        if request.url.endswith("/sync") and request.method == "POST":
            entries = json.loads(request.post_data)["entries"]
            self._sent |= {one["id"]: one["body"] for one in entries}

    @property
    def sent(self):
        """Each session or answer that was sent, once."""
        return list(self._sent.values())

    def open(self):
        self.page.goto("/plan/play/bedtime")

    def tap(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def run(self, *stretches):
        """Let the time of these stretches pass, in milliseconds."""
        self.page.clock.run_for(sum(stretches))

    def start(self):
        self.tap("Start")

    def headline(self):
        return self.page.get_by_role("heading", level=1)

    def heard(self, what):
        return self.page.evaluate(f"heard.{what}")

    def kept(self):
        """The sessions that wait in the browser: as they run, and in the outbox."""
        return self.page.evaluate(KEPT)

    def finish(self):
        """Go on to the page after the session; what it says was done, line by line."""
        # The answer of the server takes real time, and what waits for it the page's own.
        with (
            self.page.expect_navigation(url="**/plan/done/*", timeout=20_000) as there,
            suppress(Error),
        ):
            while not there.is_done():
                self.run(500)
        return self.page.locator(".asked-of ul").all_inner_texts()


def plain_answers(**changed):
    """Somebody of 63 with plain cramps in the calf, who has nothing else but what is changed."""
    asked = [name for one in KNOWN.screens if one.id != "young" for name in one.questions]
    given = {name: USUAL.get(name, "no") for name in asked}
    told = given | {"age-years": 63, "country": "GB"} | changed
    return read_answers({"answers": told}, KNOWN).to_plain()


def bring_answers(page, language="en", **more):
    """Take the answers over from an archive: a hundred taps less than answering."""
    settings = Settings(zone="Europe/Madrid", language=language)
    record = Record(**{"answers": plain_answers(), "settings": settings} | more)
    packed = archive_bytes(record, made_at=datetime.fromisoformat(NOW))
    file = {"name": "mine.uncramp", "mimeType": "application/zip", "buffer": packed}
    page.goto("/settings/export")
    page.get_by_label("File").set_input_files(files=[file])
    page.get_by_role("button", name="Look into it").click()
    page.get_by_role("button", name="Replace what is here").click()
    page.wait_for_url("**/*done=restored*")


@pytest.fixture
def player(own):
    """A window with a diary and a check-up of its own, before the bedtime routine."""

    def open_it(*scripts, **wishes):
        page = own(**wishes)
        bring_answers(page)
        return Played(page, scripts)

    return open_it


ALL_DONE = ["left: 3 of 3 sets\nright: 3 of 3 sets"] * 2


def test_the_whole_bedtime_routine_runs_by_itself_with_sound(player):
    played = player(LOCAL)
    played.start()
    played.run(WHOLE)
    assert played.finish() == ALL_DONE
    expect(played.headline()).to_have_text("You did it. 4 minutes.")
    (session,) = played.sent
    assert session["routine"] == "bedtime"
    assert [one["active_s"] for one in session["movements"]] == pytest.approx([30] * 4, abs=0.2)
    assert not any(one["skipped"] or one["hurt"] for one in session["movements"])
    assert played.kept() == []


def test_it_runs_just_the_same_in_silence(player):
    played = player(LOCAL)
    played.page.locator("summary", has_text="Sound and more").click()
    for name in ("Tones", "Voice", "Vibration", "Soft light"):
        played.page.locator("label", has_text=name).click()
    played.start()
    played.run(READY, HOLD)
    assert [played.heard(what) for what in ("notes", "said", "felt")] == [[], [], []]
    expect(played.page.locator("[data-light]")).to_be_hidden()
    played.run(WHOLE - READY - HOLD)
    assert played.finish() == ALL_DONE
    played.open()
    played.page.locator("summary", has_text="Sound and more").click()
    expect(played.page.get_by_role("checkbox", name="Tones")).not_to_be_checked()


def test_each_moment_has_a_sound_of_its_own_and_a_word(player):
    played = player(LOCAL)
    played.start()
    played.run(READY, HOLD, REST)
    hertz = [round(note["hertz"]) for note in played.heard("notes")]
    # Ready, three ticks, begin, the two notes of the end, three ticks, begin.
    assert hertz[:11] == [523, 523, 523, 523, 784, 587, 440, 523, 523, 523, 784]
    said = played.heard("said")
    assert said[0].startswith("Get ready. Calf stretch at the wall. The left leg first.")
    assert said[1:3] == ["Hold.", "Rest."]
    assert played.heard("felt")[:2] == [[250], [90, 90, 90]]


def test_the_next_movement_is_named_and_drawn_before_it_begins(player):
    played = player()
    played.start()
    played.run(READY, SIDE, SWITCH, SIDE, 1_000)
    expect(played.headline()).to_have_text("Next. Stretch for the back of the thigh.")
    drawn = played.page.locator(".pose:visible").get_attribute("data-pose")
    assert drawn.startswith("hamstring-stretch")


def test_a_pause_stops_the_time_and_the_sound(player):
    played = player(LOCAL)
    played.start()
    played.run(READY, 4_000)
    played.tap("Pause")
    left = played.page.locator("[data-whole]").inner_text()
    before = len(played.heard("notes"))
    played.run(600_000)
    assert played.page.locator("[data-whole]").inner_text() == left
    assert len(played.heard("notes")) == before
    expect(played.page.get_by_text("Paused. Take your time.").first).to_be_visible()
    played.tap("Go on")
    played.run(6_100)
    expect(played.headline()).to_have_text("Let go and rest.")
    done = played.kept()[0]["movements"][0]
    assert (done["done"], done["active_s"]) == (1, pytest.approx(10, abs=0.2))


def test_skipping_leaves_out_the_rest_of_a_movement_and_says_so(player):
    played = player()
    played.start()
    played.run(READY, HOLD, 2_000)
    played.tap("Skip")
    expect(played.headline()).to_have_text("Next. Stretch for the back of the thigh.")
    played.run(WHOLE)
    assert played.finish() == [
        "left: 1 of 3 sets, skipped\nright: 0 of 3 sets, skipped",
        ALL_DONE[0],
    ]
    expect(played.headline()).to_have_text("You did a part of it.")


def test_what_hurts_stops_at_once_on_both_sides_and_waits_for_the_person(player):
    played = player(LOCAL)
    played.start()
    played.run(READY, HOLD, REST, 3_000)
    played.tap("It hurts")
    expect(played.headline()).to_have_text("It is good that you stopped.")
    expect(played.page.get_by_text("When to get help")).to_be_visible()
    expect(played.page.get_by_role("link", name="Call 999")).to_be_visible()
    notes = len(played.heard("notes"))
    played.run(600_000)
    expect(played.headline()).to_have_text("It is good that you stopped.")
    assert len(played.heard("notes")) == notes
    played.tap("Go on with the next")
    expect(played.headline()).to_have_text("Next. Stretch for the back of the thigh.")
    played.run(WHOLE)
    lines = played.finish()
    assert lines[0] == "left: 1 of 3 sets, skipped\nright: 0 of 3 sets, skipped\nIt hurt"
    assert lines[1] == ALL_DONE[0]
    hurt = [one["hurt"] for one in played.sent[-1]["movements"]]
    assert hurt == [True, False, False, False]
    expect(played.headline()).to_have_text("You stopped. That is all right.")


def test_what_hurts_while_getting_ready_is_the_movement_before(player):
    played = player()
    played.start()
    played.run(READY, SIDE, 2_000)
    played.tap("It hurts")
    left, right = (one["hurt"] for one in played.kept()[0]["movements"][:2])
    assert (left, right) == (True, False)


def test_a_page_that_was_closed_has_said_what_was_done_once(player):
    played = player()
    played.start()
    played.run(READY, HOLD, REST, 4_000)
    played.page.goto("/")
    played.open()
    until(played.page, SENT)
    assert {one["id"] for one in played.sent} == {played.sent[0]["id"]}
    played.page.goto(f"/plan/done/{played.sent[0]['id']}")
    first = played.page.locator(".asked-of ul").first
    assert first.inner_text() == "left: 1 of 3 sets\nright: 0 of 3 sets"


def test_a_server_that_is_away_gets_the_session_later(player):
    played = player()
    # The network of a hotel answers with a page of its own.
    played.page.route("**/sync", lambda route: route.fulfill(body="<h1>Log in</h1>"))
    played.start()
    played.run(READY, HOLD)
    played.tap("It hurts")
    played.tap("That is enough for today")
    expect(played.headline()).to_have_text("Done. It waits on this device.")
    assert len(played.kept()) == 1
    played.page.unroute("**/sync")
    played.run(20_000)
    assert len(played.finish()) == 2
    assert played.kept() == []


@pytest.mark.parametrize("script", [LOCAL, REMOTE, ABSENT, BROKEN])
def test_no_voice_holds_anything_up(player, script):
    played = player(script)
    played.start()
    played.run(READY, SIDE, SWITCH, SIDE, 500)
    expect(played.headline()).to_have_text("Next. Stretch for the back of the thigh.")
    assert len(played.heard("notes")) > 20
    if script == REMOTE:
        assert played.heard("said") == []
    if script == LOCAL:
        # The stub never calls back: each new sentence, or the watch, has emptied the engine.
        assert played.heard("cancelled") >= len(played.heard("said"))


def test_a_tab_that_was_slow_catches_up_and_one_that_slept_waits(player):
    played = player()
    played.start()
    played.run(READY, 1_000)
    played.page.clock.fast_forward(21_000)
    expect(played.page.locator("[data-where]")).to_have_text("Calf · left leg · 2 of 3")
    expect(played.page.locator("[data-kind]")).to_have_attribute("data-kind", "hold")
    left = played.page.locator("[data-whole]").inner_text()
    played.page.clock.fast_forward(600_000)
    expect(played.page.get_by_text("because the device was asleep").first).to_be_visible()
    assert played.page.locator("[data-whole]").inner_text() == left
    assert played.kept()[0]["movements"][0]["done"] == 1


def test_everything_works_by_keyboard(player):
    played = player()
    press = played.page.keyboard.press
    played.page.get_by_role("button", name="Start").focus()
    press("Enter")
    played.run(READY, 1_000)
    press(" ")
    expect(played.page.get_by_role("button", name="Go on")).to_be_focused()
    press(" ")
    press("ArrowRight")
    expect(played.headline()).to_have_text("Next. Stretch for the back of the thigh.")
    press("ArrowLeft")
    expect(played.headline()).to_have_text("Change: now the right leg.")
    press("h")
    expect(played.headline()).to_have_text("It is good that you stopped.")
    expect(played.page.get_by_role("button", name="Go on with the next")).to_be_focused()


def test_a_screen_reader_hears_each_cue_and_not_each_second(player):
    played = player()
    played.page.evaluate(
        """() => {
            window.told = [];
            const live = document.querySelector("[aria-live]");
            const hear = () => told.push(live.textContent);
            new MutationObserver(hear).observe(live, { childList: true });
        }"""
    )
    played.start()
    played.run(READY, SIDE)
    told = played.page.evaluate("told")
    assert told[1:] == ["Hold.", "Let go and rest.", "Hold.", "Let go and rest.", "Hold.",
                        "Change: now the right leg."]  # fmt: skip


def test_the_screen_stays_on_until_the_end_and_not_longer(player):
    played = player()
    assert played.heard("awake") == 0
    played.start()
    played.run(READY, HOLD)
    assert (played.heard("awake"), played.heard("asleep")) == (1, 0)
    played.tap("It hurts")
    played.tap("That is enough for today")
    until(played.page, "heard.asleep === 1")


def test_light_comes_once_a_second_at_most_and_stands_still_where_motion_is_unwelcome(
    player,
):
    played = player(reduced_motion="reduce")
    played.page.evaluate(
        """() => {
            window.flashes = [];
            const light = document.querySelector("[data-light]");
            new MutationObserver(() => { if (!light.hidden) flashes.push(performance.now()); })
                .observe(light, { attributes: true });
        }"""
    )
    played.start()
    played.run(READY)
    light = played.page.locator("[data-light]")
    expect(light).to_be_visible()
    assert light.evaluate("e => getComputedStyle(e).animationName") == "none"
    for _ in range(8):
        played.tap("Skip")
        played.page.keyboard.press("ArrowLeft")
    played.run(SIDE)
    flashes = played.page.evaluate("flashes")
    assert len(flashes) >= 3
    assert min(b - a for a, b in pairwise(flashes)) >= 1_000
    still = played.page.locator(".pose:visible svg").evaluate("svg => svg.getCurrentTime()")
    assert still < 5


def test_the_drawing_is_held_while_one_holds(player):
    played = player()
    played.start()
    played.run(READY, 6_000)
    svg = played.page.locator(".pose:visible svg")
    held = float(svg.get_attribute("data-hold"))
    assert svg.evaluate("svg => svg.getCurrentTime()") == pytest.approx(held, abs=0.01)
    assert "mirrored" in played.page.locator(".pose:visible").get_attribute("class")
    played.run(SIDE, SWITCH)
    assert "mirrored" not in played.page.locator(".pose:visible").get_attribute("class")


STATES = {
    "before": [],
    "ready": [1_000],
    "hold": [READY, 3_000],
    "rest": [READY, HOLD, 3_000],
    "hurt": [READY, 3_000, "It hurts"],
    "paused": [READY, 3_000, "Pause"],
}


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_any_state_and_nothing_is_cut(player, theme, width):
    played = player(reduced_motion="reduce")
    page = played.page
    page.set_viewport_size({"width": width, "height": 800})
    for name, steps in STATES.items():
        played.open()
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        if steps:
            played.start()
        for step in steps:
            if isinstance(step, str):
                played.tap(step)
            else:
                played.run(step)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}})
        assert found.violations_count == 0, (name, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        assert page.locator("h1").count() == 1


def test_the_buttons_of_a_session_are_large_and_all_on_one_screen(player):
    played = player()
    played.start()
    played.run(READY, 1_000)
    for name, least in (("Pause", 72), ("Skip", 72), ("It hurts", 72)):
        box = played.page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box["height"] >= least, name
        assert box["y"] + box["height"] <= 844, name


def test_one_tap_says_how_it_felt_and_another_takes_nothing_back(player):
    played = player()
    played.start()
    played.run(WHOLE)
    played.finish()
    page = played.page
    calf = page.locator(".asked-of").first
    calf.locator("label", has_text="2").first.click()
    calf.locator("label", has_text="Yes").click()
    played.run(1_000)
    page.get_by_text("Saved", exact=True).wait_for()
    page.reload()
    expect(calf.get_by_role("radio", name="2", exact=True)).to_be_checked()
    expect(calf.get_by_role("radio", name="Yes")).to_be_checked()
    second = page.locator(".asked-of").nth(1)
    assert second.locator("input:checked").count() == 0


def test_it_speaks_the_language_of_the_diary(own):
    page = own()
    bring_answers(page, "es")
    page.goto("/plan/play/bedtime")
    page.get_by_role("button", name="Empezar").click()
    expect(page.get_by_role("button", name="Me duele")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Prepárate. Estiramiento de pantorrilla en la pared."
    )
    # The fixture deletes the diary in English.
    page.goto("/settings")
    page.get_by_label("Idioma").select_option("en")
    page.get_by_role("button", name="Guardar").click()
    page.wait_for_url("**/*done=settings*")


def test_without_a_script_the_movements_are_listed_with_their_pages(own):
    page = own(java_script_enabled=False)
    bring_answers(page)
    page.goto("/plan/play/bedtime")
    expect(page.get_by_text("The guide needs scripts")).to_be_visible()
    expect(page.get_by_role("button", name="Start")).to_be_hidden()
    page.get_by_role("link", name="Calf stretch at the wall").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Calf stretch at the wall")
