"""The app as a process of its own, and a real Chromium in front of it."""

import os
import re
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.browser import find_chromium
from tools.check_start import started

MORNING = "2026-11-22T06:40:00+00:00"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
FAST = 15_000
WRITTEN_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
expect.set_options(timeout=FAST)


def is_fault(message) -> bool:
    """Whether the page is to blame; for a network that the test took away it is not."""
    return message.type == "error" and "ERR_INTERNET_DISCONNECTED" not in message.text


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium(os.environ)
    assert path, "No Chromium: run `python -m tools.browser --install` first."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with TemporaryDirectory(prefix="uncramp-browser-") as folder:
        here = {"UNCRAMP_DATA": folder, "UNCRAMP_NOW": MORNING}
        with started(here) as app:
            yield app.address.rstrip("/")


@pytest.fixture
def opened(chromium, address):
    """Open a browser window of its own; what it complains about fails the test."""
    contexts = []
    complaints = []

    def window(size=PHONE, **wishes) -> Page:
        context = chromium.new_context(
            viewport=size,
            base_url=wishes.pop("base_url", address),
            locale=wishes.pop("locale", "en-GB"),
            timezone_id="Europe/Madrid",
            **wishes,
        )
        context.set_default_timeout(FAST)
        # The server refuses an entry that was made on a far day by the device's clock.
        context.clock.set_system_time(MORNING)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if is_fault(m) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield window
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def sample(opened):
    """A window that looks around in the sample diary."""

    def window(size=PHONE, **wishes) -> Page:
        page = opened(size, **wishes)
        page.goto("/welcome")
        page.get_by_role("button", name="Look around").click()
        page.wait_for_url("**/")
        return page

    return window


@pytest.fixture
def own(opened):
    """A window with a diary of one's own, begun for this test and deleted after it."""
    begun = []

    def window(size=PHONE, **wishes) -> Page:
        page = opened(size, **wishes)
        page.goto("/welcome")
        page.get_by_role("link", name="Start my diary").click()
        page.get_by_label("Time zone").select_option("Europe/Madrid")
        page.get_by_role("button", name="Start").click()
        page.wait_for_url("**/")
        begun.append(page)
        return page

    yield window
    for page in begun:
        delete_diary(page.context)


def delete_diary(context) -> None:
    """Without its pages: their scripts might send just then what a diary that is gone refuses."""
    for page in context.pages:
        page.close()
    token = WRITTEN_TOKEN.search(context.request.get("/settings/delete").text())
    told = {"csrfmiddlewaretoken": token[1], "word": "delete"}
    gone = context.request.post("/settings/delete", form=told)
    assert gone.url.endswith("/welcome"), gone.url
