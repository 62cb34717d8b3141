"""How long the limbs of the drawn body are, and how far its joints go.

Lengths are centimetres of a body of 171 cm; each bone is close to the share of body height that
Drillis and Contini measured (thigh 0.245, shank 0.246, upper arm 0.186, forearm with palm 0.19,
head a seventh to an eighth of the whole).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

THIGH: Final = 42.0
SHANK: Final = 42.0
UPPER_ARM: Final = 30.0
FOREARM: Final = 32.0
"""To the middle of the palm, which is what touches a wall."""
TRUNK: Final = 48.0
NECK: Final = 20.0
"""From the shoulder to the middle of the head."""
HEAD: Final = 11.5
PALM: Final = 4.6
SEAT: Final = 10.5
"""From the hip joint to the skin one sits and lies on."""
DEVICE_HEAD: Final = (-10.0, 23.0)
"""The front of a massage device, beside the hand and beyond it along the forearm."""
HIP_HALF: Final = 8.5
SHOULDER_HALF: Final = 16.5
LEG: Final = THIGH + SHANK + 7.0

FOOT: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "heel": (-6.0, -7.0),
        "sole": (0.0, -7.0),
        "arch": (5.0, -7.0),
        "ball": (12.0, -7.0),
        "toes": (20.0, -7.0),
        "ankle": (0.0, 0.0),
    }
)
"""Points of the sole from the ankle joint, forward and up, while the foot is level."""
KNUCKLE: Final = (12.0, -4.1)
"""Where the toes bend."""
TOE: Final = 6.0
TOE_HALF: Final = 2.9
"""Half their thickness."""

# The usual reach of healthy joints as in textbooks of goniometry (American Academy of Orthopaedic
# Surgeons: hip 120/-30, knee 135 to 140, ankle 20/-50 without load; bent over a loaded foot it
# reaches 30 and more), and no further than the rows of exercises ask for.
RANGES: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "trunk": (-100.0, 110.0),
        "neck": (-45.0, 60.0),
        "hip": (-20.0, 125.0),
        "knee": (0.0, 140.0),
        "ankle": (-45.0, 32.0),
        "mtp": (-20.0, 65.0),
        "sh": (-60.0, 180.0),
        "elb": (0.0, 150.0),
    }
)
"""Lowest and highest angle in degrees."""
