"""Relief from a dead server: from the start of the navigation to the first instruction painted.

`python -m benchmarks.relief_offline`: the server is killed and the worker stopped before each
run, page and worker are slowed four times. Beside it a bare page of one heading, kept in the same
cache in the same run. Ends with an error above 400 ms in the median or twice the bare page.
"""

import gzip
import json
import os
import statistics
import sys
from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryDirectory

from playwright.sync_api import CDPSession, Error, Page, sync_playwright

from benchmarks.timing import machine, today_at
from tests.browser.away import Server, keep_ready
from tests.browser.test_player import bring_answers
from tools.browser import find_chromium

RUNS = 20
SLOWER = 4
BOUND_MS = 400
MOST_RATIO = 2
MOST_BYTES = 70_000
RELIEF, BARE = "/now", "/now/partner"
NOW = today_at("02:10")
# The partner's page gives its place: what stands there is found in the very same way.
PUT_BARE = """async (path) => {
  const text = '<!doctype html><html lang="en"><title>Bare</title><h1>Bend your foot up</h1>';
  const answer = () => new Response(text, { headers: { "Content-Type": "text/html" } });
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (await cache.match(path)) await cache.put(path, answer());
  }
}"""
PAINTED = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const found = list.getEntriesByName("first-contentful-paint")[0];
    if (found) resolve(found.startTime);
  }).observe({ type: "paint", buffered: true });
})"""


def main() -> int:
    """Measure, print, and 1 when a bound is broken."""
    chromium = find_chromium(os.environ)
    if chromium is None:
        print("No Chromium: run `python -m tools.browser --install` first.", file=sys.stderr)
        return 1
    print(f"{machine()}; processor slowed {SLOWER} times, {RUNS} runs each")
    with sync_playwright() as playwright, TemporaryDirectory(prefix="uncramp-relief-") as folder:
        server = Server(folder, UNCRAMP_NOW=NOW)
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page(base_url=server.address, viewport={"width": 390, "height": 844})
        page.set_default_timeout(60_000)
        begin(page)
        size = weight(page)
        server.kill()
        page.evaluate(PUT_BARE, BARE)
        times = measured(page)
        browser.close()
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return report(times, size)


def begin(page: Page) -> None:
    """A diary with answers, and relief kept in the browser."""
    page.goto("/welcome")
    page.get_by_role("link", name="Start my diary").click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/")
    bring_answers(page)
    page.goto("/")
    keep_ready(page, RELIEF, BARE)


def weight(page: Page) -> int:
    """Bytes of the page and every file that it loads, compressed as the server sends them."""
    page.goto(RELIEF)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    files = [one for one in loaded if "/static/" in one]
    texts = [page.request.get(one).body() for one in (page.url, *files)]
    return sum(len(gzip.compress(text, 6)) for text in texts)


def measured(page: Page) -> dict[str, list[float]]:
    """The times of both pages, in turn, each with a stopped worker."""
    times: dict[str, list[float]] = {RELIEF: [], BARE: []}
    workers = page.context.new_cdp_session(page)
    workers.send("ServiceWorker.enable")
    slow(page.context.new_cdp_session(page))
    _slow_workers(page)
    for _ in range(RUNS + 1):
        for path, found in times.items():
            page.goto("about:blank")
            workers.send("ServiceWorker.stopAllWorkers")
            page.goto(path, wait_until="commit")
            found.append(page.evaluate(PAINTED))
    # The first of each warms the disk.
    return {path: found[1:] for path, found in times.items()}


def slow(session: CDPSession) -> None:
    """Slow whatever this session speaks to."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _slow_workers(page: Page) -> None:
    root = page.context.browser
    if root is None:
        return
    session = root.new_browser_cdp_session()

    def found(event: dict[str, dict[str, str]]) -> None:
        told = event["targetInfo"]
        if told["type"] != "service_worker":
            return
        wish = {"method": "Emulation.setCPUThrottlingRate", "params": {"rate": SLOWER}}
        # A worker that has ended meanwhile needs no slowing.
        with suppress(Error):
            joined = session.send("Target.attachToTarget", {"targetId": told["targetId"]})
            letter = {"sessionId": joined["sessionId"], "message": json.dumps({"id": 1, **wish})}
            session.send("Target.sendMessageToTarget", letter)

    session.on("Target.targetCreated", found)
    session.send("Target.setDiscoverTargets", {"discover": True})


def report(times: dict[str, list[float]], size: int) -> int:
    """Print median and worst of both, ratio and bytes; 1 when a bound is broken."""
    tell: list[tuple[str, Callable[[list[float]], float]]] = [
        ("median", statistics.median),
        ("worst", max),
    ]
    for name, of in tell:
        print(f"{name:<8} relief {of(times[RELIEF]):7.1f} ms   bare page {of(times[BARE]):7.1f} ms")
    median = statistics.median(times[RELIEF])
    ratio = median / statistics.median(times[BARE])
    print(f"ratio of the medians {ratio:.2f}, the page and all its files {size:,} bytes")
    return int(median > BOUND_MS or ratio > MOST_RATIO or size > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
