"""A server that is killed and comes back at its old address, and what a browser has kept."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path

from tools.check_start import App, free_port, started

PLAY = "/plan/play/bedtime"
# Kept once the browser has been open for a moment; the answers of Learn come last.
READY = """async (paths) => {
  const lacks = async () => {
    if (!navigator.serviceWorker.controller || document.cookie.includes("forget")) return "worker";
    for (const path of paths) if (!(await caches.match(path))) return path;
    return "";
  };
  const until = performance.now() + 60_000;
  for (let one = await lacks(); one; one = await lacks()) {
    if (performance.now() > until) throw new Error(`never kept: ${one}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""
# Looked up among what is kept: a test's own clock hides what the page has loaded.
MODULE = """async (name) => {
  const told = (await caches.keys()).filter((one) => one.startsWith("uncramp-assets")).reverse();
  for (const one of told) {
    for (const { url } of await (await caches.open(one)).keys()) {
      if (url.includes(`/${name}.`) && url.endsWith(".js")) return url;
    }
  }
  throw new Error(`no module ${name}`);
}"""


class Server:
    """The app on one port and one folder; ``kill`` gives it no time to say goodbye."""

    def __init__(self, folder: str, **environment: str) -> None:
        self.port, self.folder = free_port(), Path(folder)
        self.environment = {"UNCRAMP_DATA": folder, **environment}
        self.address = f"http://127.0.0.1:{self.port}"
        self._stack = ExitStack()
        self.app: App | None = None

    def start(self, **environment: str) -> None:
        here = {**self.environment, **environment}
        self.app = self._stack.enter_context(started(here, port=self.port))

    def kill(self) -> None:
        assert self.app is not None
        os.killpg(self.app.server.pid, signal.SIGKILL)
        self.app.server.wait()
        self._stack.close()
        self.app = None

    def close(self) -> None:
        if self.app is not None:
            self.kill()


def keep_ready(page, *paths: str) -> None:
    """Wait until the browser has kept these pages."""
    page.evaluate(READY, list(paths))


def module(page, name: str):
    """One of the modules that this very page has loaded."""
    address = page.evaluate(MODULE, name)
    return page.evaluate_handle("(address) => import(address)", address)


def put(page, kind: str, body: dict) -> str:
    """Put an entry into the outbox of the page, as the page itself does."""
    outbox = module(page, "outbox")
    return str(outbox.evaluate("(outbox, [kind, body]) => outbox.put(kind, body)", [kind, body]))


def flush(page) -> dict:
    """Send what waits."""
    return dict(module(page, "outbox").evaluate("(outbox) => outbox.flush()"))


def waiting(page) -> list[dict]:
    """What waits on this device, in order."""
    return list(module(page, "outbox").evaluate("(outbox) => outbox.waiting()"))
