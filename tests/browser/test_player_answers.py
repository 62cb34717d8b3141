"""The player while other answers are given on another page: it stops before the next movement."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_player import HOLD, READY, Played, bring_answers, plain_answers

CHANGED = "Something has changed. Let us stop here."


@pytest.fixture
def played(own):
    """The bedtime routine of somebody with plain answers."""
    page = own()
    bring_answers(page)
    return Played(page)


def skip(played):
    """Go on to the next movement, and wait for what the server says of it."""
    with played.page.expect_response("**/sync"):
        played.tap("Skip")


def test_a_warning_sign_that_was_answered_meanwhile_stops_before_the_next_movement(played):
    played.start()
    played.run(READY, HOLD)
    other = played.page.context.new_page()
    bring_answers(other, answers=plain_answers(**{"leg-swollen": "yes"}))
    skip(played)
    expect(played.headline()).to_have_text(CHANGED)
    expect(played.page.get_by_role("button", name="Pause")).to_be_hidden()
    played.page.keyboard.press("ArrowRight")
    expect(played.headline()).to_have_text(CHANGED)
    played.tap("End here")
    assert played.finish()[0].startswith("left: 1 of 3 sets")


def test_the_same_answers_stop_nothing(played):
    played.start()
    played.run(READY, HOLD)
    skip(played)
    played.run(READY)
    expect(played.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(played.headline()).not_to_have_text(CHANGED)
