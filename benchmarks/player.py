"""Cues of the player over ten minutes of real time, with the processor slowed six times.

`python -m benchmarks.player [minutes]`: for each cue the moment it was due, the moment its tone
is heard (its place on the audio clock, told in the page's time) and the moment it was seen
(after the frame that shows it). Ends with an error when one is more than 100 ms away.
"""

import json
import os
import re
import statistics
import sys
import time
from collections.abc import Sequence
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from benchmarks.timing import machine, today_at
from tests.browser.test_player import bring_answers
from tools.browser import find_chromium
from tools.check_start import started

SLOWER = 6
BOUND_MS = 100
LEAD_S = 0.5
NOW = today_at("20:40")
SCRIPT = re.compile(r'(<script id="cues"[^>]*>)(.*?)(</script>)', re.DOTALL)
# Written down beside what the page does, so that nothing of the player knows of it.
WATCH = """
window.watched = { tones: [], seen: [] };
const start = AudioScheduledSourceNode.prototype.start;
AudioScheduledSourceNode.prototype.start = function (when) {
  const told = this.context.getOutputTimestamp();
  const now = performance.now();
  const clock = this.context.currentTime;
  const heard = told.performanceTime
    ? told.performanceTime + (when - told.contextTime) * 1000 : now + (when - clock) * 1000;
  watched.tones.push({ heard, by_clock: now + (when - clock) * 1000, scheduled: now });
  return start.call(this, when);
};
addEventListener("DOMContentLoaded", () => {
  const after = new MessageChannel();
  after.port1.onmessage = () => watched.seen.push(performance.now());
  new MutationObserver(() => requestAnimationFrame(() => after.port2.postMessage(0)))
    .observe(document.querySelector("#player"), { attributeFilter: ["data-kind"] });
});
"""


def main() -> int:
    """Run it, print what was measured, and 1 when a cue was out of its bound."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    chromium = find_chromium(os.environ)
    if chromium is None:
        print("No Chromium: run `python -m tools.browser --install` first.", file=sys.stderr)
        return 1
    print(f"{machine()}; processor slowed {SLOWER} times, {minutes:g} minutes")
    with (
        sync_playwright() as playwright,
        TemporaryDirectory(prefix="uncramp-player-") as folder,
        started({"UNCRAMP_DATA": folder, "UNCRAMP_NOW": NOW}) as app,
    ):
        browser = playwright.chromium.launch(executable_path=chromium)
        # A page that comes through the service worker cannot be made longer on its way.
        page = browser.new_page(
            base_url=app.address, viewport={"width": 390, "height": 844}, service_workers="block"
        )
        begin(page)
        measured = played(page, minutes)
        browser.close()
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return report(measured)


def begin(page: Page) -> None:
    """A diary with a plan."""
    page.goto("/welcome")
    page.get_by_role("link", name="Start my diary").click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/")
    bring_answers(page)


def played(page: Page, minutes: float) -> dict[str, list[float]]:
    """The bedtime routine again and again for so long: how far each cue was off, in ms."""
    cues: list[dict[str, Any]] = []

    def longer(route: Route) -> None:
        answer = route.fetch()
        text = SCRIPT.sub(
            lambda found: found[1] + _repeated(found[2], cues, minutes) + found[3], answer.text()
        )
        route.fulfill(response=answer, body=text)

    page.route("**/plan/play/bedtime", longer)
    page.add_init_script(WATCH)
    page.goto("/plan/play/bedtime")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.get_by_role("button", name="Start", exact=True).click()
    time.sleep(LEAD_S + sum(cue["seconds"] for cue in cues) + 1)
    watched = page.evaluate("watched")
    runs = page.evaluate("performance.getEntriesByName('player-runs')[0].startTime")
    due, at = [], runs + 1e3 * LEAD_S
    for cue in cues:
        due.append(at)
        at += 1e3 * cue["seconds"]
    if len(watched["seen"]) != len(cues):
        raise SystemExit(f"{len(watched['seen'])} of {len(cues)} cues were seen")
    heard = {key: [tone[key] for tone in watched["tones"]] for key in ("heard", "by_clock")}
    # The first is on the screen from the tap on, while the sound wakes: it answers the tap.
    print(f"first cue seen {watched['seen'][0] - runs:.0f} ms after the tap")
    coming = list(zip(watched["seen"], due, strict=True))[1:]
    return {
        "tone heard": [_nearest(moment, heard["heard"]) for moment in due],
        "tone on the audio clock": [_nearest(moment, heard["by_clock"]) for moment in due],
        "cue seen": [seen - moment for seen, moment in coming],
    }


def report(measured: dict[str, list[float]]) -> int:
    """Median, 95th percentile and worst of each, in ms away from the moment; 1 beyond the bound."""
    over = False
    for what, apart in measured.items():
        away = sorted(map(abs, apart))
        p95 = away[int(0.95 * (len(away) - 1))]
        over |= away[-1] > BOUND_MS
        print(
            f"{what:<26}{len(away):>5} cues  median {statistics.median(away):6.1f} ms"
            f"  95 % {p95:6.1f} ms  worst {away[-1]:6.1f} ms  (bound {BOUND_MS} ms)"
        )
    return int(over)


def _repeated(told: str, cues: list[dict[str, Any]], minutes: float) -> str:
    script = json.loads(told)
    *routine, end = script["cues"]
    cues.clear()
    while sum(cue["seconds"] for cue in cues) < 60 * minutes:
        cues.extend(routine)
    # Ends with the routine in which the time is over; then the last cue, as always.
    cues.append(end)
    return json.dumps(script | {"cues": cues})


def _nearest(moment: float, told: Sequence[float]) -> float:
    return min((one - moment for one in told), key=abs)


if __name__ == "__main__":
    sys.exit(main())
