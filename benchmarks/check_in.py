"""The morning check-in: from the tap on the app's icon to a quiet night that is on the server.

`python -m benchmarks.check_in`: a phone's window, page slowed four times, the app opened before.
What the machine takes is measured, without the start of the browser itself. What a person takes is
reckoned by the keystroke-level model (Card, Moran and Newell 1983: pointing 1.1 s, pressing 0.2 s,
making up one's mind 1.35 s) and by reading everything above the button at 238 words a minute
(Brysbaert 2019). Ends with an error above ten seconds or two taps.
"""

import os
import statistics
import sys
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from benchmarks.relief_offline import begin, slow
from benchmarks.timing import machine, today_at
from tests.browser.away import Server, keep_ready
from tools.browser import find_chromium

RUNS = 15
NOW = today_at("06:40")
POINT_S, PRESS_S, MIND_S = 1.1, 0.2, 1.35
WORDS_A_MINUTE = 238
BOUND_S, MOST_TAPS = 10, 2
# The icon on the home screen, then one answer.
TAPS = 2
WORDS = """() => {
  const end = [...document.querySelectorAll("button")].find((one) => one.innerText === "Quiet");
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const read = [];
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const { width, bottom } = range.getBoundingClientRect();
    const shown = texts.currentNode.parentElement.checkVisibility({ visibilityProperty: true });
    // What only a screen reader says is one pixel wide.
    if (shown && width > 1 && bottom <= end.getBoundingClientRect().bottom)
      read.push(texts.currentNode.data);
  }
  return read.join(" ").trim().split(/\\s+/);
}"""


def main() -> int:
    """Measure, print, and 1 when a bound is broken."""
    chromium = find_chromium(os.environ)
    if chromium is None:
        print("No Chromium: run `python -m tools.browser --install` first.", file=sys.stderr)
        return 1
    print(f"{machine()}; processor slowed four times, {RUNS} runs")
    with sync_playwright() as playwright, TemporaryDirectory(prefix="uncramp-morning-") as folder:
        server = Server(folder, UNCRAMP_NOW=NOW)
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium)
        window = {"width": 390, "height": 844}
        page = browser.new_page(base_url=server.address, viewport=window, has_touch=True)
        page.set_default_timeout(60_000)
        begin(page)
        keep_ready(page, "/")
        words = page.evaluate(WORDS)
        slow(page.context.new_cdp_session(page))
        mornings = [morning(page) for _ in range(RUNS + 1)][1:]
        browser.close()
        server.kill()
    return report(mornings, words)


def morning(page: Page) -> tuple[float, float]:
    """Seconds to the question, and from the tap to *Saved*; then everything as before."""
    page.goto("about:blank")
    began = perf_counter()
    page.goto("/", wait_until="commit")
    quiet = page.get_by_role("button", name="Quiet", exact=True)
    quiet.wait_for()
    asked = perf_counter()
    quiet.tap()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    saved = perf_counter()
    page.get_by_role("button", name="Undo").tap()
    quiet.wait_for()
    return asked - began, saved - asked


def report(mornings: list[tuple[float, float]], words: list[str]) -> int:
    """Print the machine's part, the person's and both; 1 when a bound is broken."""
    asked, saved = (statistics.median(part) for part in zip(*mornings, strict=True))
    machine_s, worst_s = asked + saved, max(sum(one) for one in mornings)
    reading_s = len(words) / WORDS_A_MINUTE * 60
    person_s = TAPS * (POINT_S + PRESS_S) + MIND_S + reading_s
    print(f"to the question {asked:.2f} s, from the tap to saved {saved:.2f} s (medians)")
    print(f"machine {machine_s:.2f} s, worst {worst_s:.2f} s")
    print(f"person {person_s:.2f} s: {TAPS} taps, a decision, {len(words)} words {reading_s:.1f} s")
    print(f"together {machine_s + person_s:.1f} s of {BOUND_S}, taps {TAPS} of {MOST_TAPS}")
    print(f"read: {' '.join(words)}")
    return int(machine_s + person_s > BOUND_S or TAPS > MOST_TAPS)


if __name__ == "__main__":
    sys.exit(main())
