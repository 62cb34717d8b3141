"""Photograph drawings in one picture: `python -m tools.contact_sheet --out sheet.png [POSE ...]`.

Each pose at its start and while it is held, 300 and 64 pixels wide, by day and by night; all of
them when none is named. `--content FOLDER` draws the poses of another content folder.
"""

import argparse
import os
import sys
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.browser import find_chromium
from uncramp.knowledge.illustration import Pose, Style, check_pose, draw, poses

TOKENS = Path(__file__).parent.parent / "src/uncramp/web/pages/static/uncramp/css/tokens.css"
CSS = """
body { margin: 0; font: 14px sans-serif; width: 1480px }
div.theme { padding: 12px; background: var(--bg); color: var(--ink) }
figure { margin: 6px; padding: 8px; display: inline-block; background: var(--surface);
  border-radius: 12px; vertical-align: top }
figure svg { display: inline-block }
"""


def main() -> int:
    """Write the picture; 1 when there is no Chromium or a pose is unknown."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("pose", nargs="*")
    asked.add_argument("--out", type=Path, default=Path("sheet.png"))
    asked.add_argument("--content", type=Path, default=None)
    asked.add_argument("--size", type=int, default=300)
    asked.add_argument("--theme", choices=("day", "night", "both"), default="both")
    told = asked.parse_args()
    chromium = find_chromium(os.environ)
    every = poses(told.content)
    unknown = set(told.pose) - set(every)
    if chromium is None or unknown:
        print(f"No Chromium, or no such pose: {', '.join(unknown)}", file=sys.stderr)
        return 1
    chosen = [every[name] for name in told.pose or every]
    themes = ("day", "night") if told.theme == "both" else (told.theme,)
    for pose in chosen:
        for flaw in check_pose(pose):
            print(flaw.file, flaw.key, flaw.problem, flaw.value, flaw.allowed)
    page = _page(chosen, themes, told.size)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        sheet = browser.new_page(viewport={"width": 1480, "height": 400})
        sheet.set_content(page)
        sheet.screenshot(path=told.out, full_page=True)
        browser.close()
    print(told.out)
    return 0


def _page(chosen: list[Pose], themes: tuple[str, ...], size: int) -> str:
    tokens = TOKENS.read_text("utf-8")
    # A theme is a whole page; here two of them share one.
    night = tokens.replace(':root[data-theme="night"]', "div.night").replace(":root {", "div.day {")
    parts = [f"<!doctype html><style>{night}{CSS}</style>"]
    for theme in themes:
        parts.append(f'<div class="theme {theme}">')
        parts += [_card(pose, size) for pose in chosen]
        parts.append("</div>")
    return "".join(parts)


def _card(pose: Pose, size: int) -> str:
    frames = ("start", "hold") if pose.moves else ("hold",)
    big = "".join(draw(pose, Style(size=size, still=True, at=at)) for at in frames)
    small = draw(pose, Style(size=64, still=True))
    weight = len(draw(pose).encode())
    return f"<figure>{big}{small}<figcaption>{escape(pose.id)} {weight} B</figcaption></figure>"


if __name__ == "__main__":
    sys.exit(main())
