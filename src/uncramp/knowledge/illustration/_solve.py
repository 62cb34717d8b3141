"""Where every joint is at one moment: angles forward, contacts backward.

Directions: x forward, y up, an angle of a limb is measured from straight down and grows forward.
"""

from collections.abc import Mapping
from math import cos, hypot, radians, sin
from typing import NamedTuple

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._plane import down, turned, two_bones, up
from uncramp.knowledge.illustration._pose import Contact, Point, Pose


class Moment(NamedTuple):
    """The drawn figure in degrees: the hip joint's place, and each limb against the one above.

    A thigh is measured from straight down, everything else from the limb it hangs on.
    """

    x: float
    y: float
    trunk: float
    neck: float
    near_thigh: float
    near_knee: float
    near_ankle: float
    near_mtp: float
    near_sh: float
    near_elb: float
    far_thigh: float
    far_knee: float
    far_ankle: float
    far_mtp: float
    far_sh: float
    far_elb: float
    crank: float


class Leg(NamedTuple):
    """Degrees of one leg, the thigh from straight down."""

    thigh: float
    knee: float
    ankle: float
    mtp: float


def solve(pose: Pose, channels: Mapping[str, float]) -> Moment:
    """The figure whose feet, hands and seat are where the contacts say.

    A contact out of reach is met as nearly as the limb can; ``gaps`` tells by how much.
    """
    trunk, legs = channels.get("trunk", 0.0), dict[str, Leg]()
    carrying = next((contact for contact in pose.contacts if contact.carries), None)
    root = _root(pose, channels, carrying, legs)
    first, *others = sorted(("near", "far"), key=lambda side: _leans_on_body(pose, side))
    for side in (first, *others):
        legs[side] = legs.get(side) or _leg(pose, channels, root, side, legs)
    placed = Moment(
        *root,
        trunk,
        channels.get("neck", 0.0),
        *legs["near"],
        *_free_arm(channels, "near"),
        *legs["far"],
        *_free_arm(channels, "far"),
        channels.get("crank", 0.0),
    )
    for side in ("near", "far"):
        placed = _with_hand(pose, channels, placed, side)
    return placed


def joints(pose: Pose, moment: Moment) -> dict[str, Point]:
    """Every joint and end of a limb as a point, from the angles alone."""
    found: dict[str, Point] = {"hip": (moment.x, moment.y)}
    found["shoulder"] = up(found["hip"], moment.trunk, body.TRUNK)
    found["head"] = up(found["shoulder"], moment.trunk + moment.neck, body.NECK)
    for side, mirror in (("near", 1), ("far", -1 if pose.view == "front" else 1)):
        thigh, knee, ankle, mtp, sh, elb = moment[4:10] if side == "near" else moment[10:16]
        hip = found[f"{side}.hip"] = _half(pose, found["hip"], body.HIP_HALF, mirror)
        top = found[f"{side}.shoulder"] = _half(pose, found["shoulder"], body.SHOULDER_HALF, mirror)
        at = found[f"{side}.knee"] = down(hip, thigh, length(pose, side, "thigh"), mirror)
        shank = thigh - knee
        at = found[f"{side}.ankle"] = down(at, shank, length(pose, side, "shank"), mirror)
        for name, offset in body.FOOT.items():
            found[f"{side}.{name}"] = turned(at, offset, shank + ankle, mirror)
        knuckle = found[f"{side}.knuckle"] = turned(at, body.KNUCKLE, shank + ankle, mirror)
        found[f"{side}.tip"] = turned(knuckle, (body.TOE, 0.0), shank + ankle + mtp, mirror)
        arm = sh - moment.trunk
        at = found[f"{side}.elbow"] = down(top, arm, length(pose, side, "upper-arm"), mirror)
        found[f"{side}.hand"] = down(at, arm + elb, length(pose, side, "forearm"), mirror)
    return found


def gaps(pose: Pose, channels: Mapping[str, float], moment: Moment) -> dict[str, float]:
    """How far each contact is missed, in centimetres, by the part that should touch."""
    found = joints(pose, moment)
    missed = {}
    for contact in pose.contacts:
        if contact.part == "seat":
            continue
        side, _, end = contact.part.partition("-")
        point = found[f"{side}.{contact.by if end == 'foot' else 'hand'}"]
        goal = target(pose, channels, contact, found)
        missed[contact.part] = hypot(point[0] - goal[0], point[1] - goal[1])
    return missed


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
    if end != "hand":
        return (x, y)
    return (x - body.PALM, y) if contact.on == "wall" else (x, y + body.PALM)


ON_BODY = tuple(f"{side}-{limb}" for side in ("near", "far") for limb in ("thigh", "shank", "foot"))
"""The parts of the body that a hand or a foot may lie on."""
_ENDS = {"thigh": ("hip", "knee"), "shank": ("knee", "ankle"), "foot": ("heel", "toes")}


def length(pose: Pose, side: str, limb: str) -> float:
    """How long a limb is in the picture."""
    whole = {
        "thigh": body.THIGH,
        "shank": body.SHANK,
        "upper-arm": body.UPPER_ARM,
        "forearm": body.FOREARM,
    }[limb]
    return whole * pose.short.get(f"{side}-{limb}", 1.0)


def _root(
    pose: Pose, channels: Mapping[str, float], carrying: Contact | None, legs: dict[str, Leg]
) -> Point:
    if carrying:
        side = carrying.part.partition("-")[0]
        at, pitch = _ankle_joint(pose, channels, carrying, {})
        shank = pitch - channels.get(f"{side}.ankle", 0.0)
        thigh = shank + channels.get(f"{side}.knee", 0.0)
        legs[side] = Leg(
            thigh, thigh - shank, pitch - shank, _toes(channels, side, carrying, pitch)
        )
        knee = down(at, shank, -length(pose, side, "shank"))
        hip = down(knee, thigh, -length(pose, side, "thigh"))
        return _half(pose, hip, -body.HIP_HALF, 1 if side == "near" else -1)
    seat = pose.contact("seat")
    x, y = (seat.at[0], seat.at[1] + body.SEAT) if seat else (0.0, body.LEG)
    return (channels.get("pelvis.x", x), channels.get("pelvis.y", y))


def _leans_on_body(pose: Pose, side: str) -> bool:
    contact = pose.contact(f"{side}-foot")
    return contact is not None and contact.on in ON_BODY


def _leg(
    pose: Pose, channels: Mapping[str, float], root: Point, side: str, legs: Mapping[str, Leg]
) -> Leg:
    contact = pose.contact(f"{side}-foot")
    if contact is None:
        hip, knee, ankle, mtp = (
            channels.get(f"{side}.{joint}", 0.0) for joint in ("hip", "knee", "ankle", "mtp")
        )
        return Leg(hip - channels.get("trunk", 0.0), knee, ankle, mtp)
    found: dict[str, Point] = {}
    if legs:
        straight = Leg(0.0, 0.0, 0.0, 0.0)
        both = {"near": straight, "far": straight, **legs}
        found = joints(pose, Moment(*root, 0, 0, *both["near"], 0, 0, *both["far"], 0, 0, 0))
    mirror = -1 if side == "far" and pose.view == "front" else 1
    goal, pitch = _ankle_joint(pose, channels, contact, found)
    hip_at = _half(pose, root, body.HIP_HALF, mirror)
    lengths = length(pose, side, "thigh"), length(pose, side, "shank")
    thigh, knee = two_bones(hip_at, goal, lengths, mirror, backward=True)
    return Leg(thigh, knee, pitch - (thigh - knee), _toes(channels, side, contact, pitch))


def _ankle_joint(
    pose: Pose, channels: Mapping[str, float], contact: Contact, found: Mapping[str, Point]
) -> tuple[Point, float]:
    side = contact.part.partition("-")[0]
    pitch = channels.get(f"{side}.tilt", 0.0)
    mirror = -1 if side == "far" and pose.view == "front" else 1
    point = target(pose, channels, contact, found)
    away = turned((0.0, 0.0), body.FOOT[contact.by], pitch, mirror)
    return (point[0] - away[0], point[1] - away[1]), pitch


def _toes(channels: Mapping[str, float], side: str, contact: Contact, pitch: float) -> float:
    # On the ball of the foot the toes stay flat while the heel is up.
    flat = -pitch if contact.by == "ball" and contact.on == "floor" and pitch < 0 else 0.0
    return channels.get(f"{side}.mtp", flat)


def _free_arm(channels: Mapping[str, float], side: str) -> tuple[float, float]:
    return channels.get(f"{side}.sh", 0.0), channels.get(f"{side}.elb", 0.0)


def _with_hand(pose: Pose, channels: Mapping[str, float], placed: Moment, side: str) -> Moment:
    contact = pose.contact(f"{side}-hand")
    if contact is None:
        return placed
    found = joints(pose, placed)
    goal = target(pose, channels, contact, found)
    mirror = -1 if side == "far" and pose.view == "front" else 1
    lengths = length(pose, side, "upper-arm"), length(pose, side, "forearm")
    arm, elbow = two_bones(found[f"{side}.shoulder"], goal, lengths, mirror, backward=False)
    raised = arm + placed.trunk
    # An arm over the head must not turn the long way round between two moments.
    raised = raised + 360 if raised < -90 else raised
    return placed._replace(**{f"{side}_sh": raised, f"{side}_elb": elbow})


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


def _half(pose: Pose, at: Point, width: float, mirror: int) -> Point:
    return (at[0] + width * mirror, at[1]) if pose.view == "front" else at
