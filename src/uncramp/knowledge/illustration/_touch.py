"""What touches what: where hands and feet belong, and by how much they miss it."""

from collections.abc import Mapping
from math import cos, hypot, radians, sin

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._joints import Moment, joints
from uncramp.knowledge.illustration._pose import Contact, Point, Pose

ON_BODY = tuple(f"{side}-{limb}" for side in ("near", "far") for limb in ("thigh", "shank", "foot"))
"""The parts of the body that a hand or a foot may lie on."""
_ENDS = {"thigh": ("hip", "knee"), "shank": ("knee", "ankle"), "foot": ("heel", "toes")}


def gaps(pose: Pose, channels: Mapping[str, float], moment: Moment) -> dict[str, float]:
    """How far each contact is missed, in centimetres, by the part that should touch."""
    found = joints(pose, moment)
    missed = {}
    for contact in pose.contacts:
        if contact.part == "seat":
            continue
        point = found[touching(contact)]
        goal = target(pose, channels, contact, found)
        missed[contact.part] = hypot(point[0] - goal[0], point[1] - goal[1])
    return missed


def touching(contact: Contact) -> str:
    """The name of the point of the body, or of what a hand holds, that touches."""
    side, _, end = contact.part.partition("-")
    by = contact.by if end == "foot" or contact.by == "head" else "hand"
    return f"{side}.{by}"


def target(
    pose: Pose, channels: Mapping[str, float], contact: Contact, found: Mapping[str, Point]
) -> Point:
    """Where the part of a contact belongs at this moment."""
    side, _, end = contact.part.partition("-")
    if contact.on.endswith("-pedal"):
        return _pedal(pose, channels.get("crank", 0.0), contact.on)
    if contact.on in ON_BODY:
        along = channels.get(f"{side}.{end}_along", contact.along)
        return _on_limb(contact, along, found)
    x = channels.get(f"{side}.{end}.x", contact.at[0])
    y = channels.get(f"{side}.{end}.y", contact.at[1])
    if end != "hand" or contact.by == "head":
        return (x, y)
    return (x - body.PALM, y) if contact.on == "wall" else (x, y + body.PALM)


def _pedal(pose: Pose, crank: float, on: str) -> Point:
    wheel = next(prop for prop in pose.props if "crank" in prop.size)
    angle = radians(crank + (180 if on.startswith("far") else 0))
    radius = wheel.size["crank"]
    return (wheel.size["x"] + radius * sin(angle), wheel.size["y"] + radius * cos(angle))


def _on_limb(contact: Contact, along: float, found: Mapping[str, Point]) -> Point:
    side, _, limb = contact.on.partition("-")
    (x0, y0), (x1, y1) = (found[f"{side}.{end}"] for end in _ENDS[limb])
    far = hypot(x1 - x0, y1 - y0) or 1.0
    ahead, up = (x1 - x0) / far, (y1 - y0) / far
    return (x0 + along * (x1 - x0) - up * contact.off, y0 + along * (y1 - y0) + ahead * contact.off)
