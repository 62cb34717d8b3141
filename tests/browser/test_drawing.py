"""A drawing in a real browser: still until its script begins it, calm for who wants calm."""

from pathlib import Path

import pytest

import uncramp.web.pages
from tests.browser.until import until
from uncramp.knowledge.illustration import draw, poses

SCRIPT = Path(uncramp.web.pages.__file__).parent / "static/uncramp/js/drawing.js"
FOOT = "svg.drawing"
# The box of everything that is inked: it changes when the figure moves.
BOX = """svg => { const b = svg.querySelector('g[fill^="var(--ink"]').getBoundingClientRect();
    return [b.x, b.y, b.width, b.height] }"""


@pytest.fixture
def shown(chromium):
    contexts = []

    def page(motion="no-preference", pose="wall-calf-stretch"):
        context = chromium.new_context(
            viewport={"width": 400, "height": 500}, reduced_motion=motion
        )
        contexts.append(context)
        opened = context.new_page()
        opened.set_content(f"<figure>{draw(poses()[pose])}</figure>")
        return opened

    yield page
    for context in contexts:
        context.close()


def box(page):
    return page.eval_on_selector(FOOT, BOX)


def test_without_the_script_the_pose_that_is_held_is_shown_and_nothing_moves(shown):
    page = shown()
    before = box(page)
    until(page, "document.timeline.currentTime > 300")
    assert box(page) == before


def test_the_script_moves_it_and_a_tap_pauses_it(shown):
    page = shown()
    held = box(page)
    page.add_script_tag(path=SCRIPT, type="module")
    until(page, "document.querySelector('svg').getCurrentTime() > 0.1")
    assert box(page) != pytest.approx(held, abs=1)
    page.click(FOOT)
    assert page.eval_on_selector(FOOT, "svg => svg.animationsPaused()")
    page.click(FOOT)
    assert not page.eval_on_selector(FOOT, "svg => svg.animationsPaused()")


def test_any_moment_can_be_held_by_the_clock_of_the_drawing(shown):
    page = shown()
    held = box(page)
    page.add_script_tag(path=SCRIPT, type="module")
    until(page, "document.querySelector('svg').getCurrentTime() > 0")
    page.eval_on_selector(
        FOOT, "svg => { svg.pauseAnimations(); svg.setCurrentTime(+svg.dataset.hold + 0.2) }"
    )
    assert box(page) == pytest.approx(held, abs=0.5)


def test_who_wants_calm_gets_a_still_picture(shown):
    page = shown(motion="reduce")
    held = box(page)
    page.add_script_tag(path=SCRIPT, type="module")
    until(page, "document.timeline.currentTime > 300")
    assert box(page) == held
