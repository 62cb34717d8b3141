"""Photograph every page in both themes and both sizes into docs/screens.

`python -m tools.screens`: from the sample diary, at a fixed moment, so that the same code
gives the same pictures.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, FilePayload, Page, Playwright, sync_playwright

from tools.browser import find_chromium
from tools.check_start import started
from tools.small_picture import shrink

FOLDER = Path(__file__).parent.parent / "docs" / "screens"
MORNING = "2026-11-22T06:40:00+00:00"
EVENING = "2026-11-22T20:40:00+00:00"
NIGHT = "2026-11-22T02:10:00+00:00"
SIZES = {"phone": (390, 844), "desk": (1280, 800)}
THEMES = ("day", "night")
MAX_BYTES = 8_000_000

AT_MORNING = {
    "welcome": "/welcome",
    "start": "/welcome/start",
    "tonight-morning": "/",
    "where": "/night/2026-11-20/where",
    "diary": "/diary",
    "night": "/diary/night/2026-11-20",
    "learn": "/learn",
    "check-up": "/check-up",
    "check-up-ticks": "/check-up/clot",
    "check-up-medicines": "/check-up/medicines",
    "check-up-result": "/check-up/result",
    "check-up-pharmacist": "/check-up/pharmacist",
    "reminders": "/plan/reminders",
    "plan": "/plan",
    "plan-wishes": "/plan/wishes",
    "plan-change": "/plan/change/level/wall-calf-stretch",
    "plan-history": "/plan/history",
    "plan-sheet": "/plan/sheet",
    "library": "/library",
    "library-drawings": "/library/drawings",
    "library-exercise": "/library/exercises/wall-calf-stretch",
    "library-item": "/library/claims/magnesium-in-older-adults",
    "more": "/more",
    "settings": "/settings",
    "factors": "/settings/factors",
    "medicines": "/settings/medicines",
    "import": "/settings/import",
    "export": "/settings/export",
    "data": "/settings/data",
    "phone": "/settings/phone",
    "phone-app": "/settings/phone-app",
    "delete": "/settings/delete",
    "not-found": "/nowhere",
}
AT_EVENING = {"tonight-evening": "/", "player-start": "/plan/play/bedtime"}
AT_NIGHT = {"tonight-night": "/"}
FOREIGN = """Fecha;Calambres;Café;Humor
03/11/2026;2;sí;bien
04/11/2026;0;no;mal
31/11/2026;1;no;mal
05/11/2026;-1;no;
06/11/2026;1+;;
"""


def main() -> int:
    """Take all pictures anew; 1 when there is no Chromium or they weigh too much."""
    path = find_chromium(os.environ)
    if path is None:
        print("No Chromium: run `python -m tools.browser --install` first.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        taken = [*photograph(playwright, path, MORNING, AT_MORNING)]
        taken += photograph(playwright, path, EVENING, AT_EVENING)
        taken += photograph(playwright, path, NIGHT, AT_NIGHT)
    total = sum(picture.stat().st_size for picture in taken)
    print(f"{len(taken)} pictures, {total / 1e6:.1f} MB")
    return 0 if total <= MAX_BYTES else 1


def photograph(
    playwright: Playwright, chromium: str, moment: str, pages: dict[str, str]
) -> Iterator[Path]:
    """The pictures of these pages at that moment."""
    browser = playwright.chromium.launch(executable_path=chromium)
    with (
        TemporaryDirectory(prefix="uncramp-screens-") as folder,
        started({"UNCRAMP_DATA": folder, "UNCRAMP_NOW": moment}) as app,
    ):
        for size in SIZES:
            page = look_around(browser, app.address, size, moment)
            for name, address in pages.items():
                page.goto(app.address.rstrip("/") + address)
                yield from both_themes(page, name, size)
            if pages is AT_MORNING:
                preview_import(page, app.address)
                yield from both_themes(page, "import-preview", size)
                answer_clot(page, app.address, "Only those I ticked")
                yield from both_themes(page, "check-up-alone", size)
                answer_clot(page, app.address, "None of these")
            elif pages is AT_NIGHT:
                yield from a_cramp(page, app.address, size)
            else:
                hold_a_stretch(page, app.address)
                yield from both_themes(page, "player-hold", size)
            page.context.close()
    browser.close()


def look_around(browser: Browser, address: str, size: str, moment: str) -> Page:
    """A window of that size in the sample diary, at that moment."""
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        base_url=address,
        locale="en-GB",
        timezone_id="Europe/Madrid",
    )
    page.clock.set_system_time(moment)
    page.goto("/welcome")
    page.get_by_role("button", name="Look around").click()
    page.wait_for_url("**/")
    return page


def preview_import(page: Page, address: str) -> None:
    """The page that shows what a foreign file would bring."""
    page.goto(f"{address.rstrip('/')}/settings/import")
    file = FilePayload(name="mi diario.csv", mimeType="text/csv", buffer=FOREIGN.encode())
    page.get_by_label("File").set_input_files(files=[file])
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Look again").wait_for()


def answer_clot(page: Page, address: str, button: str) -> None:
    """Tick the first line about a clot, or take the tick away, and leave by that button."""
    page.goto(f"{address.rstrip('/')}/check-up/clot?then=answers")
    page.locator(".tick .says").first.click()
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def hold_a_stretch(page: Page, address: str) -> None:
    """The player in the middle of its first hold."""
    page.clock.install()
    page.goto(f"{address.rstrip('/')}/plan/play/bedtime")
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(20_000)


def a_cramp(page: Page, address: str, size: str) -> Iterator[Path]:
    """Each step of relief, which is black by day as well; what fits on the screen, no more."""

    def shown(name: str) -> Path:
        path = FOLDER / f"relief{name}-night-{size}.png"
        path.write_bytes(shrink(_browser(page), page.screenshot(animations="disabled")))
        return path

    page.goto(f"{address.rstrip('/')}/now/partner")
    yield shown("-partner")
    page.clock.install(time=NIGHT)
    page.goto(f"{address.rstrip('/')}/now")
    page.clock.run_for(4_000)
    yield shown("")
    page.get_by_role("button", name="Still there").click()
    page.clock.run_for(12_000)
    yield shown("-still-there")
    page.clock.run_for(600_000)
    yield shown("-ten-minutes")
    for button, name in (("It let go", "-log"), ("Done", "-after"), ("Back to sleep", "-sleep")):
        page.get_by_role("button", name=button, exact=True).click()
        yield shown(name)


def both_themes(page: Page, name: str, size: str) -> Iterator[Path]:
    """The whole page, by day and by night: the window grows until nothing is hidden."""
    width, height = SIZES[size]
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, tall)})
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        path = FOLDER / f"{name}-{theme}-{size}.png"
        path.write_bytes(shrink(_browser(page), page.screenshot(animations="disabled")))
        yield path
    page.set_viewport_size({"width": width, "height": height})


def _browser(page: Page) -> Browser:
    browser = page.context.browser
    assert browser is not None  # noqa: S101
    return browser


if __name__ == "__main__":
    sys.exit(main())
