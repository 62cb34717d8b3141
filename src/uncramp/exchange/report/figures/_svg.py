"""A drawing as text: the few SVG elements that our figures are made of.

Colours are CSS variables with the day theme as fallback, so one drawing serves every theme.
They stand in attributes and never in ``style``, which a strict content policy forbids.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

INK: Final = "var(--ink, #22261f)"
MUTED: Final = "var(--muted, #5f665c)"
ACCENT: Final = "var(--accent, #a64b12)"
LINE: Final = "var(--line, #e5ddd0)"
SURFACE: Final = "var(--surface, #ffffff)"

WIDTH: Final = 340
"""Of every drawing, so that letters have one size in all of them."""

TEXT_SIZE: Final = 13
"""In units of the drawing: 12 px and more on a phone whose card leaves it 314 px."""

Value = str | int | float


def element(name: str, content: str = "", /, **attributes: Value) -> str:
    """One element; underscores in attribute names are hyphens, ``content`` is markup."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def text(x: float, y: float, words: str, **attributes: Value) -> str:
    """Words at a place; they are escaped here."""
    return element("text", escape(_clean(words)), x=x, y=y, **attributes)


def group(parts: Iterable[str], **attributes: Value) -> str:
    """Parts that share attributes."""
    return element("g", "".join(parts), **attributes)


def drawing(height: float, parts: Iterable[str], *, title: str, description: str) -> str:
    """A whole SVG with its name and description for those who hear it."""
    head = element("title", escape(_clean(title))) + element("desc", escape(_clean(description)))
    return element(
        "svg",
        head + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {number(height)}",
        role="img",
        class_="figure-drawing",
        font_size=TEXT_SIZE,
        fill=MUTED,
    )


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A length with a tenth of a unit, and no sign or point that says nothing."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _value(value: Value) -> str:
    if isinstance(value, str):
        return escape(_clean(value), {'"': "&quot;"})
    return f"{value:g}" if abs(value) < 1 else number(value)


def _clean(words: str) -> str:
    # XML has no place for control characters, not even escaped.
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() or c == "\xa0" else " " for c in words)
