"""Where every joint is at one moment: angles forward, contacts backward.

Directions: x forward, y up, an angle of a limb is measured from straight down and grows forward.
"""

from collections.abc import Mapping
from typing import NamedTuple

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._joints import Moment, half, joints, length, lower_arm
from uncramp.knowledge.illustration._plane import down, turned, two_bones
from uncramp.knowledge.illustration._pose import Contact, Point, Pose
from uncramp.knowledge.illustration._touch import ON_BODY, target


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
        return half(pose, hip, -body.HIP_HALF, 1 if side == "near" else -1)
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
    hip_at = half(pose, root, body.HIP_HALF, mirror)
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
    far, aside = lower_arm(pose, side, contact.by)
    lengths = length(pose, side, "upper-arm"), far
    arm, elbow = two_bones(found[f"{side}.shoulder"], goal, lengths, mirror, backward=False)
    elbow -= aside
    raised = arm + placed.trunk
    # An arm over the head must not turn the long way round between two moments.
    raised = raised + 360 if raised < -90 else raised
    return placed._replace(**{f"{side}_sh": raised, f"{side}_elb": elbow})
