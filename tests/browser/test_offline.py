"""The app with its server killed: what opens, what is kept, and what comes to the server after."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import expect

import uncramp
from tests.browser.away import PLAY, Server, flush, keep_ready, module, put, waiting
from tests.browser.conftest import FAST, MORNING, PHONE
from tests.browser.test_player import Played, bring_answers
from tests.browser.until import until

PAGES = ("/", "/plan", "/diary", "/away")
RELIEF = ("/now", "/now/partner")
LAST_NIGHT = "2026-11-21"
FULL = """() => {
const full = () => { throw new DOMException("full", "QuotaExceededError"); };
IDBObjectStore.prototype.put = full;
Storage.prototype.setItem = full;
}"""
UPGRADE = """() => new Promise((done, fail) => {
const asked = indexedDB.open("uncramp", 2);
asked.onsuccess = () => { asked.result.close(); done(); };
asked.onerror = asked.onblocked = fail;
})"""
LOADED = "[...document.querySelectorAll('link[rel=stylesheet]')].map((one) => one.href)"
ARE_THERE = """async (all) => {
    const found = await Promise.all(all.map((one) => fetch(one)));
    return all.length > 3 && found.every((one) => one.ok);
}"""
KEPT_OF_NOBODY = """async (paths) => {
    const names = (await caches.keys()).filter((name) => name.startsWith("uncramp-pages"));
    const version = names[0].split(" ")[1];
    for (const name of names) await caches.delete(name);
    const cache = await caches.open(`uncramp-pages ${version} `);
    const owner = document.documentElement.dataset.owner;
    for (const path of paths) {
        const text = (await (await fetch(path)).text()).replaceAll(owner, "");
        const headers = { "Content-Type": "text/html", "Uncramp-Owner": "" };
        await cache.put(path, new Response(text, { headers }));
    }
}"""
NO_DATABASE = 'Object.defineProperty(window, "indexedDB", { value: undefined });'
SLOW = """
const getAll = IDBObjectStore.prototype.getAll;
IDBObjectStore.prototype.getAll = function (...told) {
  const asked = getAll.apply(this, told);
  if (window.isSlow) Object.defineProperty(asked, "onsuccess", { set() {} });
  return asked;
};
"""
NO_STORAGE = """
const shut = () => { throw new DOMException("shut", "SecurityError"); };
Object.defineProperty(window, "localStorage", { get: shut });
"""


@pytest.fixture(scope="module")
def shared():
    with TemporaryDirectory(prefix="uncramp-away-") as folder:
        one = Server(folder, UNCRAMP_NOW=MORNING)
        yield one
        one.close()


@pytest.fixture
def server(shared):
    """A server that runs, whatever the test before did to it."""
    if shared.app is None:
        shared.start()
    return shared


@pytest.fixture
def window(chromium, server):
    """A browser of its own; what it complains about without a network is no failure."""
    contexts = []
    broken = []

    def open_it(*scripts):
        context = chromium.new_context(
            viewport=PHONE, base_url=server.address, locale="en-GB", timezone_id="Europe/Madrid"
        )
        # A server that was just started reads its whole library first.
        context.set_default_timeout(4 * FAST)
        for script in scripts:
            context.add_init_script(script)
        contexts.append(context)
        page = context.new_page()
        # The device knows what time the server thinks it is; its timers run on.
        page.clock.set_fixed_time(MORNING)
        page.on("pageerror", lambda error: broken.append(str(error)))
        return page

    yield open_it
    for context in contexts:
        context.close()
    if server.app is None:
        server.start()
    forget_everything(open_it())
    contexts[-1].close()
    assert broken == []


def forget_everything(page):
    page.goto("/settings/delete")
    if page.url.endswith("/welcome"):
        return
    page.get_by_label("The word").fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    page.wait_for_url("**/welcome")


def begin(page):
    """A diary of one's own."""
    page.goto("/welcome")
    page.get_by_role("link", name="Start my diary").click()
    page.get_by_label("Time zone").select_option("Europe/Madrid")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/")
    return page


def look_around(page):
    page.goto("/welcome")
    page.get_by_role("button", name="Look around").click()
    page.wait_for_url("**/")
    return page


def mark(page, name):
    return page.locator(f'[data-when="{name}"]')


def tell(page, *cramps):
    for one in cramps:
        put(page, "night", {"night": LAST_NIGHT, "cramps": one})


def answer(page):
    page.goto("/diary/night/" + LAST_NIGHT)
    return page.get_by_label("How many").input_value()


def test_relief_tonight_the_player_and_learn_open_with_the_server_killed(window, server):
    page = begin(window())
    bring_answers(page)
    page.goto("/")
    keep_ready(page, *PAGES, *RELIEF, PLAY, "/learn")
    server.kill()
    for path in (*PAGES, *RELIEF, PLAY, "/learn"):
        page.goto(path)
        expect(page.locator("h1:visible").first).to_be_visible()
        loaded = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "system-ui" in loaded, path
    expect(page.get_by_text("Not connected")).to_have_count(0)


def test_a_page_that_was_not_kept_says_so_and_leads_to_relief(window, server):
    page = begin(window())
    keep_ready(page, "/away")
    server.kill()
    page.goto("/settings/medicines")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "This page is not kept on this device."
    )
    expect(page.get_by_role("link", name="I have a cramp")).to_have_attribute("href", "/now")


def test_a_whole_session_played_without_a_server_is_there_when_it_is_back(window, server):
    page = begin(window())
    bring_answers(page)
    page.goto("/")
    keep_ready(page, PLAY)
    server.kill()
    played = Played(page)
    played.start()
    played.run(8_500, 10_000)
    played.tap("It hurts")
    played.tap("That is enough for today")
    expect(played.headline()).to_have_text("Done. It waits on this device.")
    (entry,) = waiting(page)
    assert entry["kind"] == "session"
    server.start()
    assert flush(page)["state"] == "sent"
    page.goto(f"/plan/done/{entry['id']}")
    assert page.locator(".asked-of ul").first.inner_text().startswith("left: 1 of 3 sets")


def test_a_session_that_waited_since_before_there_was_an_outbox_is_sent(window, server):
    page = begin(window())
    bring_answers(page)
    session = {"id": "0" * 32, "routine": "bedtime", "started_at": "2026-11-22T06:00:00Z",
               "seconds": 60, "movements": []}  # fmt: skip
    kept = json.dumps({"session": session, "runs": False, "at": 0})
    page.goto(PLAY)
    formerly = page.evaluate("JSON.parse(document.querySelector('#cues').textContent).formerly")
    place = f"uncramp-session {formerly} {session['id']}"
    page.evaluate("([place, kept]) => localStorage.setItem(place, kept)", [place, kept])
    with page.expect_response("**/sync", timeout=FAST):
        page.reload()
    gone = "!Object.keys(localStorage).some((key) => key.startsWith('uncramp-session'))"
    until(page, gone)


def test_what_was_kept_of_the_sample_is_never_shown_in_ones_own_diary(window, server):
    page = begin(window())
    mine = page.evaluate("document.documentElement.dataset.owner")
    look_around(page)
    sample = page.evaluate("document.documentElement.dataset.owner")
    keep_ready(page, *PAGES)
    assert owners(page) == {sample}
    page.goto("/welcome/start")
    page.wait_for_url("**/")
    # From the moment the page is there nothing of the other is left.
    assert owners(page) <= {mine}
    keep_ready(page, *PAGES)
    server.kill()
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.dataset.owner") == mine
        expect(page.locator(".sample")).to_have_count(0)


def test_a_cramp_right_after_a_diary_is_begun_is_written_into_it(window, server):
    page = begin(window())
    mine = page.evaluate("document.documentElement.dataset.owner")
    keep_ready(page, *RELIEF, *PAGES, "/learn")
    # As if the worker had been installed while there was no diary yet.
    page.evaluate(KEPT_OF_NOBODY, list(RELIEF))
    for path in RELIEF:
        page.goto(path)
        assert page.evaluate("document.documentElement.dataset.owner") == mine


def test_what_was_kept_before_a_diary_was_begun_is_there_without_a_network(window, server):
    page = window()
    page.goto("/welcome")
    keep_ready(page, *RELIEF)
    server.kill()
    for path in RELIEF:
        page.goto(path)
        assert page.evaluate("document.documentElement.dataset.owner") == ""


def owners(page):
    names = page.evaluate("caches.keys()")
    return {name.split(" ")[2] for name in names if name.startswith("uncramp-pages")}


def test_what_waits_for_the_sample_is_never_sent_to_ones_own_diary(window, server):
    page = begin(window())
    look_around(page)
    server.kill()
    tell(page, "5")
    server.start()
    page.evaluate("document.documentElement.dataset.owner = 'somebody else'")
    assert waiting(page) == []
    assert flush(page)["state"] == "sent"
    page.goto("/welcome/start")
    page.wait_for_url("**/")
    assert waiting(page) == []
    assert answer(page) == ""


def test_deleting_everything_leaves_nothing_in_the_browser(window, server):
    page = begin(window())
    owner = page.evaluate("document.documentElement.dataset.owner")
    keep_ready(page, *PAGES)
    page.route("**/sync", lambda route: route.abort())
    tell(page, "2", "3")
    forget_everything(page)
    until(page, "!document.cookie.includes('uncramp-forget')")
    assert owner not in owners(page)
    places = module(page, "places")
    assert places.evaluate("(places) => places.everything()") == []


def test_a_quick_answer_is_kept_and_shown_at_once_and_sent_later(window, server):
    page = begin(window())
    keep_ready(page, *PAGES)
    server.kill()
    page.goto("/")
    page.get_by_role("button", name="Quiet").click()
    expect(page.locator(".answered [data-answer]")).to_have_text(re.compile("Quiet|quiet"))
    expect(page.get_by_text("Kept on this device.").first).to_be_visible()
    expect(mark(page, "waiting")).to_contain_text("Not yet on the server: 1")
    # The page that was kept still asks; what was told since is known.
    page.goto("/")
    expect(page.locator(".answered [data-answer]")).to_be_visible()
    server.start()
    assert flush(page)["state"] == "sent"
    expect(mark(page, "waiting")).to_be_hidden()
    page.goto("/")
    expect(page.locator("form.ask")).to_have_count(0)


def test_what_was_told_last_of_a_night_is_what_a_kept_page_says(window, server):
    page = begin(window())
    keep_ready(page, *PAGES)
    server.kill()
    tell(page, "0", "2")
    page.goto("/")
    expect(page.locator(".answered [data-answer]")).to_have_text("2 cramps")


def test_two_tabs_send_each_entry_once_and_in_order(window, server):
    first = begin(window())
    second = first.context.new_page()
    second.goto("/")
    sent = []
    first.context.on("request", lambda one: sent.extend(entries(one)))
    server.kill()
    for number in range(20):
        tell((first, second)[number % 2], str(number))
    server.start()
    for page in (first, second):
        page.evaluate("dispatchEvent(new Event('online'))")
    flush(first)
    flush(second)
    assert waiting(first) == []
    # Whichever tab was first: nobody handed a later one over before an earlier one.
    assert list(dict.fromkeys(int(one["body"]["cramps"]) for one in sent)) == list(range(20))
    assert answer(first) == "19"


def entries(request):
    if request.method != "POST" or not request.url.endswith("/sync"):
        return []
    return json.loads(request.post_data)["entries"]


def test_a_browser_without_a_database_keeps_entries_elsewhere(window, server):
    page = begin(window(NO_DATABASE))
    server.kill()
    tell(page, "1", "2")
    assert [one["body"]["cramps"] for one in waiting(page)] == ["1", "2"]
    expect(mark(page, "memory")).to_be_hidden()
    keep = page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('uncramp-outbox'))")
    assert len(keep) == 2
    server.start()
    assert flush(page)["state"] == "sent"
    assert answer(page) == "2"


def test_a_browser_that_keeps_nothing_says_so_and_sends_it_all_the_same(window, server):
    page = begin(window(NO_DATABASE, NO_STORAGE))
    server.kill()
    tell(page, "4")
    expect(mark(page, "memory")).to_be_visible()
    expect(mark(page, "memory")).to_contain_text("only while this page is open")
    server.start()
    assert flush(page)["state"] == "sent"
    expect(mark(page, "memory")).to_be_hidden()
    assert answer(page) == "4"


def test_a_full_device_says_so_and_drops_nothing_older(window, server):
    page = begin(window())
    server.kill()
    tell(page, "1", "2")
    page.evaluate(FULL)
    tell(page, "3")
    expect(mark(page, "full")).to_contain_text("no room left")
    assert [one["body"]["cramps"] for one in waiting(page)] == ["1", "2", "3"]
    server.start()
    assert flush(page)["state"] == "sent"
    assert answer(page) == "3"


def test_a_full_device_that_cannot_put_an_entry_aside_sends_all_the_others(window, server):
    page = begin(window())
    server.kill()
    put(page, "night", {"night": "not a night", "cramps": "?"})
    tell(page, "2")
    page.evaluate(FULL)
    server.start()
    assert flush(page)["state"] == "away"
    assert [one["body"]["cramps"] for one in waiting(page)] == ["?"]
    tell(page, "3")
    flush(page)
    assert [one["body"]["cramps"] for one in waiting(page)] == ["?"]
    assert answer(page) == "3"


def test_a_newer_version_in_another_tab_hides_nothing_that_waits_from_this_one(window, server):
    page = begin(window())
    server.kill()
    tell(page, "1")
    page.evaluate(UPGRADE)
    tell(page, "2")
    assert [one["body"]["cramps"] for one in waiting(page)] == ["1", "2"]
    server.start()
    assert flush(page)["state"] == "sent"
    assert answer(page) == "2"


def test_an_entry_of_an_earlier_version_is_read_into_todays_form(window, server):
    page = begin(window())
    server.kill()
    owner = page.evaluate("document.documentElement.dataset.owner")
    old = {"format": 0, "id": "of-format-0", "owner": owner, "night": LAST_NIGHT, "count": 6}
    places = module(page, "places")
    places.evaluate("(places, entry) => places.keep(entry)", old)
    module(page, "formats").evaluate(
        """({ READERS }) => {
            READERS[0] = ({ night, count, id, owner }) => ({
                format: 1, id, owner, kind: "night", made_at: "2026-11-22T07:00:00+01:00",
                zone: "Europe/Madrid", body: { night, cramps: String(count) },
            });
        }"""
    )
    server.start()
    assert flush(page)["state"] == "sent"
    assert waiting(page) == []
    assert answer(page) == "6"


def test_an_entry_of_a_later_version_waits_for_it(window, server):
    page = begin(window())
    owner = page.evaluate("document.documentElement.dataset.owner")
    new = {"format": 99, "id": "of-format-99", "owner": owner}
    module(page, "places").evaluate("(places, entry) => places.keep(entry)", new)
    tell(page, "2")
    assert flush(page)["state"] == "sent"
    assert [one["id"] for one in waiting(page)] == ["of-format-99"]
    assert answer(page) == "2"


def test_entries_wait_for_a_server_that_is_older_than_the_page(window):
    page = begin(window())
    sent = []
    page.on("request", lambda one: sent.extend(entries(one)))
    page.route("**/sync", lambda route: route.fulfill(json=route.fetch().json() | {"format": 0}))
    tell(page, "3")
    assert flush(page)["state"] == "away"
    assert (sent, len(waiting(page))) == ([], 1)
    page.unroute("**/sync")
    assert flush(page)["state"] == "sent"
    assert answer(page) == "3"


def test_what_a_busy_device_cannot_look_up_in_time_is_not_taken_for_sent(window, server):
    page = begin(window(SLOW))
    server.kill()
    tell(page, "2")
    server.start()
    page.evaluate("window.isSlow = true")
    assert module(page, "sending").evaluate("({ attempt }) => attempt()")["state"] == "away"
    page.evaluate("window.isSlow = false")
    assert flush(page)["state"] == "sent"
    assert answer(page) == "2"


def test_what_the_server_cannot_read_is_put_aside_and_holds_nothing_up(window):
    page = begin(window())
    put(page, "night", {"night": "not a night", "cramps": "?"})
    tell(page, "2")
    assert flush(page)["state"] == "sent"
    expect(mark(page, "refused")).to_contain_text("1")
    assert answer(page) == "2"


def test_a_page_of_a_hotels_network_is_not_taken_for_the_server(window):
    page = begin(window())
    page.route("**/sync", lambda route: route.fulfill(body="<h1>Log in</h1>"))
    tell(page, "3")
    assert flush(page)["state"] == "away"
    assert len(waiting(page)) == 1


def test_two_hundred_entries_come_once_each_and_in_order_whatever_happens_to_the_server(
    window, server
):
    page = begin(window())
    keep_ready(page, "/")
    chance = Random(6)
    turns = sorted(chance.sample(range(1, 200), 20))
    told = []
    for number in range(200):
        told.append(put(page, "attack", attack(number)))
        if number in turns:
            # Whatever is on its way is cut off in the middle.
            if server.app is None:
                server.start()
            else:
                server.kill()
    if server.app is None:
        server.start()
    assert flush(page)["state"] == "sent"
    assert waiting(page) == []
    assert received(server) == told


def attack(number):
    started = datetime.fromisoformat(MORNING) - timedelta(minutes=7 * (200 - number))
    return {
        "id": f"attack-{number}",
        "started_at": started.isoformat(),
        "zone": "Europe/Madrid",
        "muscle": "calf",
        "side": "left",
        "position": "lying",
        "tried": [{"manoeuvre": "active-ankle-bend", "seconds": 20, "released": True}],
        "seconds_to_release": 20,
        "is_open": False,
        "pain": None,
        "revision": 1,
        "is_mistake": False,
    }


def received(server):
    """What the server has, in the order in which it was written."""
    with closing(sqlite3.connect(server.folder / "uncramp.sqlite3")) as rows:
        return [name for (name,) in rows.execute("SELECT entry FROM sent ORDER BY id")]


def test_a_newer_version_waits_for_a_tap_and_strands_no_open_page(window, server, tmp_path):
    page = begin(window())
    keep_ready(page, *PAGES)
    other = page.context.new_page()
    other.goto("/plan")
    server.kill()
    server.start(PYTHONPATH=str(newer(tmp_path)))
    page.goto("/")
    expect(mark(page, "newer")).to_be_visible()
    before = versions(page)
    assert len(before) == 2
    # The pages that are open go on with the files that they began with.
    other.evaluate("() => { window.here = true; }")
    loaded = other.evaluate(LOADED)
    server.kill()
    assert other.evaluate(ARE_THERE, loaded)
    server.start(PYTHONPATH=str(newer(tmp_path)))
    with page.expect_navigation():
        page.get_by_role("button", name="Load it").click()
    expect(mark(page, "newer")).to_be_hidden()
    assert other.evaluate("window.here")
    assert other.evaluate(ARE_THERE, loaded)
    server.kill()
    page.goto("/")
    expect(page.locator("h1")).to_be_visible()


def versions(page):
    names = page.evaluate("caches.keys()")
    return {name.split(" ")[1] for name in names if name.startswith("uncramp-assets")}


def newer(folder):
    """The app as its next version: one of its files has changed."""
    source = Path(uncramp.__file__).parent
    if not (folder / "uncramp").exists():
        shutil.copytree(source, folder / "uncramp")
        style = folder / "uncramp/web/pages/static/uncramp/css/parts.css"
        style.write_text(style.read_text("utf-8") + "/* newer */", "utf-8")
    return folder
