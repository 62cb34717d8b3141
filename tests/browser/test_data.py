"""Where is my data, in a real Chromium: locked, copied, tried, and fine for axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.every_page import STANDARD

PHRASE = "cold lamp under seven roofs"


def has_nothing_to_complain_of(page):
    for theme in ("day", "night"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        found = Axe().run(page, options={"runOnly": STANDARD})
        assert found.response["violations"] == []


@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, {"width": 1280, "height": 800}])
def test_a_backup_is_locked_copied_and_tried(own, size, tmp_path):
    page = own(size)
    # A passphrase is slow on purpose, and slower on a computer that is at work.
    page.set_default_timeout(60_000)
    # Else axe meets a colour on its way from one theme to the other.
    page.emulate_media(reduced_motion="reduce")
    page.goto("/settings/data")
    page.get_by_role("heading", name="There is nothing to lose yet.").wait_for()
    page.goto("/settings/data/passphrase")
    has_nothing_to_complain_of(page)
    page.get_by_label("Passphrase", exact=True).fill(PHRASE)
    page.get_by_label("Once more").fill(PHRASE)
    page.get_by_label("I have written it down").check()
    page.get_by_role("button", name="Lock the backups").click()
    page.get_by_text("Your backups are locked from now on.").wait_for()
    page.goto("/settings/data/copies")
    has_nothing_to_complain_of(page)
    page.get_by_label("The folder, from its beginning").fill(str(tmp_path))
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("heading", name="Kept in two places, not tried lately.").wait_for()
    page.get_by_label("Passphrase of the backup").fill(PHRASE)
    page.get_by_role("button", name="Try it now").click()
    page.get_by_role("heading", name="Kept in two places, tried today.").wait_for()
    has_nothing_to_complain_of(page)
    assert list(tmp_path.glob("uncramp-backups-*/*.age.zip"))
