"""Photograph every page in both themes and both sizes into docs/screens.

`python -m tools.screens`: from the sample diary, at a fixed moment, so that the same code
gives the same pictures.
"""

import os
import struct
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, FilePayload, Page, Playwright, sync_playwright

from tools.browser import find_chromium
from tools.check_start import started

FOLDER = Path(__file__).parent.parent / "docs" / "screens"
MORNING = "2026-11-22T06:40:00+00:00"
EVENING = "2026-11-22T20:40:00+00:00"
SIZES = {"phone": (390, 844), "desk": (1280, 800)}
THEMES = ("day", "night")
MAX_BYTES = 7_000_000

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
    "delete": "/settings/delete",
    "not-found": "/nowhere",
}
AT_EVENING = {"tonight-evening": "/", "player-start": "/plan/play/bedtime"}
MAX_COLOURS = 96
# The commonest colours are the palette; every other becomes the nearest of them.
PALETTE = """async ([picture, most]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + picture;
    await image.decode();
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([c]) => c);
    const parts = (c) => [c & 255, (c >> 8) & 255, (c >> 16) & 255];
    const palette = common.map(parts);
    const far = (p, q) => (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
    const nearest = (c) => {
        const wanted = parts(c);
        let best = 0;
        palette.forEach((p, n) => { if (far(p, wanted) < far(palette[best], wanted)) best = n; });
        return best;
    };
    const places = new Map([...counts.keys()].map((c) => [c, nearest(c)]));
    let rows = "";
    for (const pixel of pixels) rows += String.fromCharCode(places.get(pixel));
    return { width, height, palette: palette.flat(), rows: btoa(rows) };
}"""
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
            page = look_around(browser, app.address, size)
            for name, address in pages.items():
                page.goto(app.address.rstrip("/") + address)
                yield from both_themes(page, name, size)
            if pages is AT_MORNING:
                preview_import(page, app.address)
                yield from both_themes(page, "import-preview", size)
                answer_clot(page, app.address, "Only those I ticked")
                yield from both_themes(page, "check-up-alone", size)
                answer_clot(page, app.address, "None of these")
            else:
                hold_a_stretch(page, app.address)
                yield from both_themes(page, "player-hold", size)
            page.context.close()
    browser.close()


def look_around(browser: Browser, address: str, size: str) -> Page:
    """A window of that size in the sample diary."""
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        base_url=address,
        locale="en-GB",
        timezone_id="Europe/Madrid",
    )
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


def both_themes(page: Page, name: str, size: str) -> Iterator[Path]:
    """The whole page, by day and by night: the window grows until nothing is hidden."""
    width, height = SIZES[size]
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, tall)})
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        path = FOLDER / f"{name}-{theme}-{size}.png"
        browser = page.context.browser
        assert browser is not None  # noqa: S101
        path.write_bytes(shrink(browser, page.screenshot(animations="disabled")))
        yield path
    page.set_viewport_size({"width": width, "height": height})


def shrink(browser: Browser, picture: bytes) -> bytes:
    """The same picture as a PNG with a palette: the pages have few colours.

    The browser reads the pixels, so that no library for images is needed.
    """
    page = browser.new_page()
    found = page.evaluate(PALETTE, [b64encode(picture).decode(), MAX_COLOURS])
    page.close()
    width, height = found["width"], found["height"]
    rows = b64decode(found["rows"])
    lines = (rows[y * width : (y + 1) * width] for y in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + _chunk(b"PLTE", bytes(found["palette"]))
        + _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + line for line in lines), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


if __name__ == "__main__":
    sys.exit(main())
