"""Many drawings on one page, with each limb that they share written down once."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

_PATH: Final = re.compile(r'<path d="([^"]{30,})"')
_WHOLE: Final = re.compile(r'<path d="([^"]{30,})"([^>]*?)/>')


def drawn_once(drawings: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The shapes that occur more than once, as one SVG, and the drawings that point at them.

    Every person of our drawings has the same limbs. Colour and line come from the place that
    points, so the shapes themselves have none.
    """
    found = Counter(shape for svg in drawings.values() for shape in _PATH.findall(svg))
    often = [shape for shape, times in found.most_common() if times > 1]
    names = {shape: f"l{at:x}" for at, shape in enumerate(often)}

    def pointed(match: re.Match[str]) -> str:
        shape, rest = match.groups()
        name = names.get(shape)
        return f'<use href="#{name}"{rest}/>' if name else match.group()

    shapes = "".join(f'<path id="{name}" d="{shape}"/>' for shape, name in names.items())
    kept = (
        f'<svg class="shapes" width="0" height="0" aria-hidden="true"><defs>{shapes}</defs></svg>'
        if shapes
        else ""
    )
    return kept, {name: _WHOLE.sub(pointed, svg) for name, svg in drawings.items()}
