"""Draw the app's icons for phones from icon.svg.

`python -m tools.icons`: 192 and 512 pixels as it is, and one of 512 without corners whose moon
stands within the circle that every phone shows, whatever shape it cuts.
"""

import sys
from pathlib import Path

import typst

FOLDER = Path(__file__).parent.parent / "src/uncramp/web/pages/static/uncramp"
GROUND = 'rx="16"'
# Phones cut a circle of four fifths of the side at most.
SMALLER = '<g transform="translate(7 7) scale(.78)">'


def main() -> int:
    """Write the files and name them."""
    drawn = (FOLDER / "icon.svg").read_text("utf-8")
    for name, svg, side in (
        ("icon-192.png", drawn, 192),
        ("icon-512.png", drawn, 512),
        ("icon-mask.png", unmasked(drawn), 512),
    ):
        (FOLDER / name).write_bytes(png(svg, side))
        print(name)
    return 0


def unmasked(svg: str) -> str:
    """The same drawing with its ground to the edges and the rest within the safe circle."""
    return (
        svg.replace(GROUND, "").replace("<path", f"{SMALLER}<path").replace("</svg>", "</g></svg>")
    )


def png(svg: str, side: int) -> bytes:
    """A square picture; what the drawing leaves open stays transparent."""
    page = f"#set page(width: {side}pt, height: {side}pt, margin: 0pt, fill: none)\n"
    text = page + '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    drawn: bytes = typst.compile(text.encode(), format="png", ppi=72.0, sys_inputs={"svg": svg})
    return drawn


if __name__ == "__main__":
    sys.exit(main())
