"""From the switch on the page to the message on the screen, with a real worker in between."""

import json

import pytest

from tests.browser.conftest import FAST, PHONE
from tests.browser.until import until
from tests.made_push import Browser, plain, push_service, raw
from tools.check_start import started

EVENING = "2026-11-22T20:31:00+00:00"

# A browser without a window has no push service of its own: this one is on this computer.
SUBSCRIBES = """
const kept = { now: JSON.parse(localStorage.getItem("test-subscription") ?? "null") };
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
const asSubscription = (plain) => plain && ({
  endpoint: plain.endpoint,
  options: { applicationServerKey: bytes(plain.key) },
  getKey: (name) => bytes(plain[name]),
  unsubscribe: async () => { localStorage.removeItem("test-subscription"); return true; },
});
PushManager.prototype.getSubscription = async () => asSubscription(kept.now);
PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
  kept.now = { ...FACTS, key: btoa(String.fromCharCode(...applicationServerKey)) };
  localStorage.setItem("test-subscription", JSON.stringify(kept.now));
  return asSubscription(kept.now);
};
"""


@pytest.fixture(scope="module")
def service():
    with push_service() as running:
        yield running


@pytest.fixture(scope="module")
def address(service, tmp_path_factory):
    folder = tmp_path_factory.mktemp("push")
    here = {"UNCRAMP_DATA": str(folder), "UNCRAMP_NOW": EVENING}
    with started(here | {"UNCRAMP_PUSH_HOSTS": service.place}) as app:
        yield app.address.rstrip("/")


@pytest.fixture
def keys():
    return Browser()


@pytest.fixture
def reminded(own, keys, service):
    """A window on the page of reminders, whose browser subscribes to the service here."""

    def window(*, permissions=("notifications",)):
        page = own(PHONE, permissions=list(permissions))
        told = {name: raw_base64(text) for name, text in keys.keys.items()}
        facts = {"endpoint": service.endpoint("browser")} | told
        page.add_init_script(SUBSCRIBES.replace("FACTS", json.dumps(facts)))
        page.goto("/plan/reminders")
        return page

    return window


def raw_base64(text):
    """From the alphabet for addresses to the one of ``atob``."""
    padded = plain(raw(text)).replace("-", "+").replace("_", "/")
    return padded + "=" * (-len(padded) % 4)


def switch_on(page):
    page.get_by_role("button", name="Switch it on here").click()
    page.wait_for_url("**done=push-on")
    page.get_by_text("It is on in this browser.").wait_for()


def shown(page):
    """What stands on the screen, as the browser itself tells it."""
    return page.evaluate(
        """async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(
          ({ title, body, lang, tag, data }) => ({ title, body, lang, tag, ...data }))"""
    )


def deliver(page, text):
    """Let the browser's own push service hand a message to the service worker of the page."""
    client = page.context.new_cdp_session(page)
    found = []
    client.on("ServiceWorker.workerRegistrationUpdated", lambda e: found.extend(e["registrations"]))
    client.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.ready.then((r) => r.getNotifications())")
    origin = page.evaluate("location.origin")
    client.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": origin, "registrationId": found[0]["registrationId"], "data": text},
    )
    until(
        page,
        "navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((all) => all.length)",
    )


def test_switched_on_tried_and_seen_on_the_screen(reminded, keys, service):
    page = reminded()
    switch_on(page)
    page.get_by_role("button", name="Send a test to Chrome").click()
    page.wait_for_url("**done=push-test")
    message = keys.read(service.next())
    deliver(page, json.dumps(message))
    assert shown(page) == [
        {
            "title": "It works",
            "body": "This is what a message looks like here.",
            "lang": "en",
            "tag": "test",
            "address": page.evaluate("location.origin") + "/plan/reminders",
        }
    ]


def test_taken_out_here_it_is_off_again(reminded):
    page = reminded()
    switch_on(page)
    page.get_by_text("(this one)").wait_for()
    page.get_by_role("button", name="Remove Chrome").click()
    page.wait_for_url("**done=push-off")
    page.get_by_role("button", name="Switch it on here").wait_for()
    assert page.get_by_text("It is on in this browser.").is_hidden()
    assert page.evaluate("localStorage.getItem('test-subscription')") is None


def test_a_tap_opens_the_page_of_the_message_and_no_other_site(reminded):
    page = reminded()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    worker = page.context.service_workers[0]
    # Each with a tag of its own: a browser may close the first one after it has shown the second.
    tapped = """async (address) => {
      const opened = [];
      self.clients.openWindow = async (url) => { opened.push(url); };
      const until = Date.now() + LIMIT;
      const wait = async (ask) => {
        for (let all = []; Date.now() < until; all = await ask()) if (all.length) return all;
        throw new Error("Nothing came.");
      };
      // A browser without a window sweeps away what it shows before its first look at it.
      await self.registration.getNotifications();
      const data = JSON.stringify({ title: "x", tag: address, address });
      self.dispatchEvent(new PushEvent("push", { data }));
      const [notification] = await wait(() => self.registration.getNotifications({ tag: address }));
      self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
      return wait(async () => (await self.clients.matchAll(), opened));
    }""".replace("LIMIT", str(FAST))
    origin = page.evaluate("location.origin")
    assert worker.evaluate(tapped, "/plan/play/bedtime") == [f"{origin}/plan/play/bedtime"]
    assert worker.evaluate(tapped, "https://evil.example/") == [origin]


def test_a_message_that_cannot_be_read_is_shown_without_words(reminded):
    page = reminded()
    deliver(page, "not JSON")
    assert [(one["title"], one["body"]) for one in shown(page)] == [("…", "")]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("delete globalThis.PushManager", "This browser cannot show reminders by itself."),
        (
            "Object.defineProperty(Notification, 'permission', { get: () => 'denied' })",
            "Messages from this page are blocked in this browser.",
        ),
        (
            """delete globalThis.PushManager;
            Object.defineProperty(navigator, 'userAgent', { get: () => 'iPhone' })""",
            "it works once Uncramp is on your home screen",
        ),
        (
            "Object.defineProperty(globalThis, 'isSecureContext', { get: () => false })",
            "only over a secure connection",
        ),
    ],
)
def test_where_it_cannot_be_the_page_says_why(own, before, said):
    page = own(PHONE)
    page.add_init_script(before)
    page.goto("/plan/reminders")
    page.get_by_text(said).wait_for()
    assert page.get_by_role("button", name="Switch it on here").is_hidden()


def test_what_fails_is_said_and_can_be_tried_again(own):
    page = own(PHONE, permissions=["notifications"])
    page.add_init_script(
        "PushManager.prototype.subscribe = async () => { throw new Error('no service'); }"
    )
    page.goto("/plan/reminders")
    page.get_by_role("button", name="Switch it on here").click()
    page.get_by_text("It did not work this time.").wait_for()
    assert page.get_by_role("button", name="Switch it on here").is_visible()


def test_a_browser_that_gets_another_address_tells_the_server_by_itself(reminded, keys, service):
    page = reminded()
    switch_on(page)
    told = {"endpoint": service.endpoint("renewed"), "keys": keys.keys}
    # The browser's own event cannot be made to come: this is one like it.
    page.context.service_workers[0].evaluate(
        """async ({ before, told }) => {
          const event = new ExtendableEvent("pushsubscriptionchange");
          const done = new Promise((resolve) => { event.waitUntil = resolve; });
          event.oldSubscription = { endpoint: before, options: { applicationServerKey: null } };
          event.newSubscription = { toJSON: () => told };
          self.dispatchEvent(event);
          await (await done);
        }""",
        {"before": service.endpoint("browser"), "told": told},
    )
    page.reload()
    page.get_by_role("button", name="Send a test to Chrome").click()
    page.wait_for_url("**done=push-test")
    message = service.next()
    assert message.path == "/send/renewed"
    assert keys.read(message)["title"] == "It works"
