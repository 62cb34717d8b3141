"""Waiting for something that only the page itself can see."""

import time

from tests.browser.conftest import FAST

PAUSE_MS = 30


def until(page, condition: str, told: object = None) -> None:
    """Ask the page again and again until the condition, which may be a promise, holds.

    Playwright's own ``wait_for_function`` takes a promise for true, whatever it comes to, and
    evaluates an expression anew inside the page, which a page with our policy forbids.
    """
    end = time.monotonic() + FAST / 1_000
    while not page.evaluate(condition, told):
        assert time.monotonic() < end, f"It never came: {condition}"
        page.wait_for_timeout(PAUSE_MS)
