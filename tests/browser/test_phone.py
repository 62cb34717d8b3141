"""A phone meets the computer: the plain page, the passphrase, the diary, over real TLS."""

import os
import socket
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

import pytest
from axe_playwright_python.sync_playwright import Axe

from tools.check_start import free_port, started
from uncramp.web.project.phone.session import COOKIE

ADDRESS = "127.0.0.2"
WORDS = "amber boat cello dance elbow"
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/142.0"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
WAIT_S = 30
TELL = """async ([address, body]) => {
  const { put, flush } = await import(address);
  await put("night", body);
  return (await flush()).state;
}"""
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux listens on every address of loopback"
)


@pytest.fixture(scope="module")
def served():
    """The address of the app over TLS, of the plain page, and of the computer itself."""
    with TemporaryDirectory(prefix="uncramp-phone-") as folder:
        here = {"UNCRAMP_DATA": folder, "UNCRAMP_DATABASE_URL": "", "UNCRAMP_ORIGIN": ""}
        subprocess.run(
            [sys.executable, "-m", "uncramp", "passphrase"],
            env=os.environ | here,
            input=WORDS + "\n",
            text=True,
            check=True,
            capture_output=True,
        )
        tls, plain = free_port(), free_port()
        ports = ["--phone-port", str(tls), "--trust-port", str(plain)]
        with started(here, "--demo", "--phone", "--host", ADDRESS, *ports) as app:
            wait_for(tls)
            wait_for(plain)
            yield f"https://{ADDRESS}:{tls}", f"http://{ADDRESS}:{plain}", app.address.rstrip("/")


def wait_for(port):
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nobody listens on {port}")


@pytest.fixture
def visit(chromium):
    """Open a page in a window of its own; the certificate is tested elsewhere."""
    contexts = []

    def go(address, size=PHONE, **wishes):
        context = chromium.new_context(
            viewport=size, locale="en-GB", ignore_https_errors=True, **wishes
        )
        context.set_default_timeout(WAIT_S * 1000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()


def faults(page):
    return [fault["id"] for fault in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_plain_page_shows_the_steps_for_this_phone_and_is_accessible(served, visit, theme):
    page = visit(f"{served[1]}/trust", user_agent=ANDROID, color_scheme=theme)
    assert page.get_by_text("Choose uncramp.crt in Downloads.").is_visible()
    assert not page.get_by_text("Open the Settings app. Near the top").is_visible()
    page.get_by_text("iPhone or iPad").click()
    page.get_by_text("It does not work").click()
    assert page.get_by_text("Open the Settings app. Near the top").is_visible()
    assert faults(page) == []
    with page.expect_download() as waited:
        page.get_by_role("link", name="Get the certificate").click()
    assert waited.value.suggested_filename == "uncramp.crt"


def test_a_wrong_passphrase_then_the_right_one_and_the_diary_opens(served, visit):
    page = visit(f"{served[0]}/diary")
    assert "/enter" in page.url
    assert faults(page) == []
    field = page.get_by_label("Passphrase")
    page.get_by_role("button", name="Show what I type").click()
    assert field.get_attribute("type") == "text"
    field.fill("kettle lamp mango nectar oak")
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_role("alert").wait_for()
    assert faults(page) == []
    page.get_by_label("Passphrase").fill(WORDS.title())
    page.get_by_label("Passphrase").press("Enter")
    page.wait_for_url("**/diary")
    page.goto(f"{served[0]}/settings/phone")
    assert page.get_by_role("heading", name="This phone is connected").is_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Disconnect this phone").click()
    page.wait_for_url("**/enter")
    page.goto(f"{served[0]}/diary")
    assert "/enter" in page.url


def test_what_is_told_after_the_session_ended_waits_for_the_passphrase(served, visit):
    page = visit(f"{served[0]}/")
    enter(page)
    night = page.locator("form[data-outbox]").first.get_attribute("data-night")
    page.context.clear_cookies(name=COOKIE)
    told = page.evaluate(TELL, [outbox(page), {"night": night, "cramps": "17"}])
    assert told == "locked"
    page.get_by_role("link", name="Enter the passphrase").click()
    page.wait_for_url("**/enter")
    with page.expect_response(is_sent):
        enter(page)
    page.goto(f"{served[0]}/diary/night/{night}")
    assert page.get_by_label("How many").input_value() == "17"


def enter(page):
    page.get_by_label("Passphrase").fill(WORDS)
    page.get_by_label("Passphrase").press("Enter")
    page.wait_for_url(lambda address: "/enter" not in address)


def outbox(page):
    """The address of the outbox that the page has loaded."""
    loaded = "performance.getEntriesByType('resource').map((one) => one.name)"
    return next(one for one in page.evaluate(loaded) if "/outbox/outbox." in one)


def is_sent(answer):
    return answer.url.endswith("/sync") and answer.request.method == "POST" and answer.ok


def test_the_computer_shows_the_code_and_makes_a_passphrase(served, visit):
    page = visit(f"{served[2]}/settings/phone", size=DESK)
    assert page.locator("svg.qr").is_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Make one").click()
    made = page.locator("p.passphrase").inner_text()
    assert len(made.split()) == 5
    assert faults(page) == []
