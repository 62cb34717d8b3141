"""What is kept of relief once answers went out: marked as older, brought anew, never trusted."""

from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import expect

from tests.browser.away import Server, keep_ready
from tests.browser.conftest import FAST, MORNING, PHONE
from tests.browser.test_offline import begin
from tests.browser.test_player import bring_answers
from tests.browser.until import until

RELIEF = ("/now", "/now/partner")
SAFE_AFTER = "Let the leg rest, and breathe out slowly."
# A page of this site that loads no script, so that nothing but the worker renews what is kept.
STILL = "/static/uncramp/icon.svg"
ANSWER = """async (told) => {
  const address = "/check-up/about";
  const text = await (await fetch(address)).text();
  const form = new DOMParser().parseFromString(text, "text/html").querySelector("main form");
  const body = new FormData(form);
  for (const [name, value] of Object.entries(told)) body.set(name, value);
  return (await fetch(address, { method: "POST", body })).ok;
}"""
SENT_TO_NOBODY = """() => fetch("/check-up/about", { method: "POST", body: new FormData() })
  .then(() => false, () => true)"""
KEPT = """async (path) => {
  const text = await (await caches.match(path)).text();
  const { dataset } = new DOMParser().parseFromString(text, "text/html").documentElement;
  return [dataset.older !== undefined, dataset.madeFrom];
}"""
RENEWED = """async ([paths, before]) => {
  for (const path of paths) {
    const [isOlder, from] = await (%s)(path);
    if (isOlder || from === before) return false;
  }
  return true;
}"""


@pytest.fixture
def server():
    with TemporaryDirectory(prefix="uncramp-answers-") as folder:
        one = Server(folder, UNCRAMP_NOW=MORNING)
        one.start()
        yield one
        one.close()


@pytest.fixture
def page(chromium, server):
    """A phone with a diary, plain answers and relief kept, on a page that renews nothing."""
    context = chromium.new_context(
        viewport=PHONE, base_url=server.address, locale="en-GB", timezone_id="Europe/Madrid"
    )
    context.set_default_timeout(4 * FAST)
    page = context.new_page()
    page.clock.set_fixed_time(MORNING)
    begin(page)
    bring_answers(page)
    page.goto("/")
    keep_ready(page, *RELIEF)
    page.goto(STILL)
    yield page
    context.close()


def kept(page, path):
    """Whether what is kept is marked as older, and what it was made from."""
    return page.evaluate(KEPT, path)


def wait_renewed(page, before):
    until(page, RENEWED % KEPT, [RELIEF, before])


def stop_worker(page):
    workers = page.context.new_cdp_session(page)
    workers.send("ServiceWorker.enable")
    workers.send("ServiceWorker.stopAllWorkers")


def after_the_first(page):
    """The second instruction of a calf cramp."""
    page.goto("/now")
    page.wait_for_selector("[data-number]:not(:empty)")
    page.locator("label:visible", has_text="Calf").first.click()
    page.get_by_role("button", name="Still there", exact=True).click()
    return page.get_by_role("heading", level=1).inner_text()


def test_answers_bring_relief_anew_though_every_page_is_closed_at_once(page):
    before = kept(page, "/now")
    assert before == [False, kept(page, "/now/partner")[1]]
    assert page.evaluate(ANSWER, {"age-years": "17"})
    wait_renewed(page, before[1])


@pytest.mark.parametrize("is_sent", [True, False])
def test_answers_that_the_server_may_have_taken_leave_the_safest_way_after_a_restart_too(
    page, server, is_sent
):
    server.kill()
    if is_sent:
        assert page.evaluate(SENT_TO_NOBODY)
    stop_worker(page)
    # In the order of one's own, resting comes last of many.
    assert (after_the_first(page) == SAFE_AFTER) == is_sent
    page.goto("/now/partner")
    page.wait_for_selector("[data-number]:not(:empty)")
    expect(page.get_by_text("Do not push, pull or rub the leg.")).to_be_visible(visible=is_sent)


def test_a_marked_page_is_brought_anew_as_soon_as_the_server_answers(page, server):
    server.kill()
    assert page.evaluate(SENT_TO_NOBODY)
    assert [kept(page, path)[0] for path in RELIEF] == [True, True]
    stop_worker(page)
    server.start()
    page.goto("/now")
    wait_renewed(page, "")
