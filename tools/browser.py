"""Find a real Chromium; `python -m tools.browser --install` gets one by apt where none is.

Playwright's own download is never used: its host is not reachable everywhere, and Debian's
package brings every library that Chromium needs.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "UNCRAMP_CHROMIUM"
NAMES = (
    "/usr/bin/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
PACKAGES = ("chromium", "fonts-noto-color-emoji")


def main() -> int:
    """Print where Chromium is; with ``--install`` install it first if need be."""
    found = find_chromium(os.environ)
    if found is None and "--install" in sys.argv[1:]:
        refused = install()
        if refused:
            print(refused, file=sys.stderr)
            return 1
        found = find_chromium(os.environ)
    if found is None:
        print(f"No Chromium found: install it, or set {VARIABLE} to its path.", file=sys.stderr)
        return 1
    print(found)
    return 0


def find_chromium(environment: Mapping[str, str]) -> str | None:
    """The path for playwright's ``executable_path``; None when there is none.

    A path in ``UNCRAMP_CHROMIUM`` is taken at its word: if it is wrong, nothing else is tried.
    """
    chosen = environment.get(VARIABLE)
    if chosen:
        return chosen if os.access(chosen, os.X_OK) and Path(chosen).is_file() else None
    found = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    return next((path for path in found if path), None)


def install() -> str:
    """Install it; empty when that went well, else one line that says why not."""
    apt = shutil.which("apt-get")
    if apt is None:
        return f"No Chromium and no apt-get: install Chromium, or set {VARIABLE} to its path."
    root = [] if os.getuid() == 0 else ["sudo", "-n"]
    if root and shutil.which("sudo") is None:
        return "No Chromium: install it with `apt-get install chromium` as root."
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    # A fresh image has no lists, and without lists apt knows no Chromium.
    for step in (
        [apt, "update", "-qq"],
        [apt, "install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
    ):
        command = [*root, "env", *(f"{k}={v}" for k, v in quiet.items()), *step]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            return f"No Chromium, and `{' '.join(step)}` failed: {reason}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
