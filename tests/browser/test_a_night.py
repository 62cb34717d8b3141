"""A whole night with the server killed: from the tap to sleep, and to the question by morning."""

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import expect

from tests.browser.away import Server, flush, keep_ready, waiting
from tests.browser.conftest import FAST, PHONE
from tests.browser.test_offline import begin
from tests.browser.test_player import bring_answers

NIGHT = "2026-11-22T02:10:00+00:00"
MORNING = "2026-11-22T07:10:00+00:00"


@pytest.fixture
def server():
    with TemporaryDirectory(prefix="uncramp-night-") as folder:
        one = Server(folder, UNCRAMP_NOW=NIGHT)
        one.start()
        yield one
        one.close()


@pytest.fixture
def page(chromium, server):
    context = chromium.new_context(
        viewport=PHONE, base_url=server.address, locale="en-GB", timezone_id="Europe/Madrid"
    )
    context.set_default_timeout(4 * FAST)
    page = context.new_page()
    page.clock.set_fixed_time(NIGHT)
    yield page
    context.close()


@pytest.fixture
def photograph(page):
    """Keep each step as a picture where a folder for them was named."""
    folder = os.environ.get("UNCRAMP_PHOTOGRAPHS")

    def take(name):
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png")

    return take


def tap(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def choose(page, name):
    page.locator("label:visible", has_text=re.compile(f"^{name}$")).first.click()


def test_a_cramp_with_the_server_dead_is_met_written_down_and_there_by_morning(
    page, server, photograph
):
    begin(page)
    bring_answers(page)
    page.goto("/")
    keep_ready(page, "/", "/now", "/now/partner")
    server.kill()

    page.goto("/")
    photograph("1-tonight")
    page.get_by_role("link", name="I have a cramp").click()
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    expect(page.locator("[data-number]")).not_to_be_empty()
    photograph("2-first")
    choose(page, "Calf")
    tap(page, "Still there")
    photograph("3-still-there")
    page.get_by_role("link", name="Somebody helps me").click()
    expect(page.get_by_role("heading", name="You can help").first).to_be_visible()
    photograph("4-partner")
    page.get_by_role("link", name="Back to the cramp").first.click()
    tap(page, "It let go")
    expect(page.get_by_role("heading", name=re.compile("It let go"))).to_be_visible()
    choose(page, "Left")
    choose(page, "7")
    photograph("5-log")
    tap(page, "Done")
    expect(page.get_by_text("Loosen the covers over your feet.")).to_be_visible()
    photograph("6-after")
    tap(page, "Back to sleep")
    photograph("7-sleep")
    kept = [one["body"] for one in waiting(page) if one["kind"] == "attack"]
    assert {one["id"] for one in kept} == {kept[0]["id"]}

    server.start(UNCRAMP_NOW=MORNING)
    page.clock.set_fixed_time(MORNING)
    page.goto("/")
    assert flush(page)["state"] == "sent"
    page.goto("/")
    expect(page.get_by_text(re.compile(r"03:(09|10).*calf", re.IGNORECASE))).to_be_visible()
    photograph("8-morning")
    assert waiting(page) == []
