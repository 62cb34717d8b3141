"""The outlines of the body: each limb hangs from its joint at 0, 0, its front to the right."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from uncramp.knowledge.illustration._marks import number

# A share of the limb's length stands as a percentage: a limb that points at the viewer is
# shorter and not thinner.
_LIMBS: Final = {
    "thigh": (
        "M9.4 0C9.9 30% 7.8 75% 6.5 100%A6.5 6.5 0 0 1-6.5 100%"
        "C-7.2 70%-10 35%-9.4 0A9.4 9.4 0 0 1 9.4 0Z"
    ),
    "shank": (
        "M6.3 0C6.7 30% 5.3 75% 4.6 100%A4.6 4.6 0 0 1-4.6 100%"
        "C-4.8 70%-10.2 52%-8.9 20%C-8.4 10%-6.5 6%-6.3 0A6.3 6.3 0 0 1 6.3 0Z"
    ),
    "upper-arm": (
        "M5.8 0C6 30% 5.2 70% 4.7 100%A4.7 4.7 0 0 1-4.7 100%"
        "C-5.2 70%-6 30%-5.8 0A5.8 5.8 0 0 1 5.8 0Z"
    ),
    "forearm": (
        "M4.7 0C4.9 25% 3.9 50% 3.8 74%C3.8 84% 4.7 88% 4.7 100%A4.7 4.7 0 0 1-4.7 100%"
        "C-4.7 88%-3.8 84%-3.8 74%C-3.9 50%-4.9 25%-4.7 0A4.7 4.7 0 0 1 4.7 0Z"
    ),
}
_MUSCLES: Final = {
    "gastrocnemius": ("shank", "M-6.6 5%C-11.8 16%-11.2 46%-4.7 70%C-3.2 52%-.4 30%-2 8%Z"),
    "soleus": ("shank", "M-8.3 40%C-9.4 58%-6.8 74%-4.4 97%C-1.6 82%-.2 60%-2.4 40%Z"),
    "tibialis-anterior": ("shank", "M5.9 6%C9 26% 7.2 60% 4.6 88%C2 66% .2 32% 2.4 8%Z"),
    "hamstrings": ("thigh", "M-8.4 14%C-12.2 36%-10.6 72%-6.2 96%C-3 78%-1.4 42%-4 14%Z"),
    "quadriceps": ("thigh", "M8.4 10%C12 34% 10 70% 6.2 94%C2.4 78% 1 36% 4 12%Z"),
}

FOOT: Final = (
    "M4.6 0C5.2 1.6 9 1.2 12 1.2A2.9 2.9 0 0 1 12 7H-3.6C-6.8 7-7.4 5-6.4 3"
    "C-5.6 1.6-4.8 1.2-4.6 0A4.6 4.6 0 0 1 4.6 0Z"
)
FOOT_AND_TOES: Final = (
    "M4.6 0C5.2 1.6 9 1.2 12 1.2H17A2.9 2.9 0 0 1 17 7H-3.6C-6.8 7-7.4 5-6.4 3"
    "C-5.6 1.6-4.8 1.2-4.6 0A4.6 4.6 0 0 1 4.6 0Z"
)
"""The same with toes that never bend."""
TOES: Final = "M0-2.9H5A2.9 2.9 0 0 1 5 2.9H0A2.9 2.9 0 0 1 0-2.9Z"
FOOT_FROM_FRONT: Final = (
    "M-4.6 0C-5 2.6-6 3.6-6 5A2 2 0 0 0-4 7H6.4A2 2 0 0 0 8.4 5C8 3 5 2.6 4.6 0"
    "A4.6 4.6 0 0 0-4.6 0Z"
)
ARCH: Final = "M-4.6 6C0 1.6 7 1.8 12.4 5.4L12 7.6H-4Z"
TRUNK: Final = (
    "M9.8 0C9.6-12 8.4-20 9.8-32C10.6-42 9.6-48 7.4-52C4-56.6-4-56.6-7.6-52"
    "C-11.4-46-11.2-34-9.2-25C-8-17-11.6-8-10.8 0A10.3 10.3 0 0 0 9.8 0Z"
)
TRUNK_WITH_CHILD: Final = (
    "M9.8 0C12-3 23-8 22.6-18C22-27 11-27 10.4-34C10.6-42 9.6-48 7.4-52C4-56.6-4-56.6-7.6-52"
    "C-11.4-46-11.6-34-9.8-25C-8.6-17-11.6-8-10.8 0A10.3 10.3 0 0 0 9.8 0Z"
)
TRUNK_FROM_FRONT: Final = (
    "M-17 3C-17.5-8-12.5-18-13-27C-14-36-22-42-22-49C-20-56-9-56 0-56S20-56 22-49"
    "C22-42 14-36 13-27C12.5-18 17.5-8 17 3C10 8-10 8-17 3Z"
)
NECK: Final = "M-4.6 0L-4.2-13H4.6L5 0Z"
NOSE: Final = "M10.4-23.4L13.6-17.8Q13.8-16 10.8-16Z"


MUSCLES: Final[Mapping[str, str]] = MappingProxyType(
    {**{name: limb for name, (limb, _) in _MUSCLES.items()}, "arch": "foot"}
)
"""The limb on which each muscle is shown."""


@lru_cache(maxsize=64)
def outline(limb: str, length: float) -> str:
    """The way around thigh, shank, upper-arm or forearm of that length."""
    return _of_length(_LIMBS[limb], length)


@lru_cache(maxsize=64)
def muscle(name: str, length: float) -> str:
    """The way around a muscle of a limb of that length."""
    return ARCH if name == "arch" else _of_length(_MUSCLES[name][1], length)


def _of_length(way: str, length: float) -> str:
    return re.sub(r"(\d+)%", lambda share: number(int(share[1]) / 100 * length), way)
