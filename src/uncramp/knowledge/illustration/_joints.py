"""Where every joint of a drawn body is, from its angles alone."""

from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._plane import down, turned, up
from uncramp.knowledge.illustration._pose import Point, Pose


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


def joints(pose: Pose, moment: Moment) -> dict[str, Point]:
    """Every joint and end of a limb as a point, from the angles alone."""
    found: dict[str, Point] = {"hip": (moment.x, moment.y)}
    found["shoulder"] = up(found["hip"], moment.trunk, body.TRUNK)
    found["head"] = up(found["shoulder"], moment.trunk + moment.neck, body.NECK)
    for side, mirror in (("near", 1), ("far", -1 if pose.view == "front" else 1)):
        thigh, knee, ankle, mtp, sh, elb = moment[4:10] if side == "near" else moment[10:16]
        hip = found[f"{side}.hip"] = half(pose, found["hip"], body.HIP_HALF, mirror)
        top = found[f"{side}.shoulder"] = half(pose, found["shoulder"], body.SHOULDER_HALF, mirror)
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
        far, aside = lower_arm(pose, side, "head")
        found[f"{side}.head"] = down(at, arm + elb + aside, far, mirror)
    return found


def length(pose: Pose, side: str, limb: str) -> float:
    """How long a limb is in the picture."""
    whole = {
        "thigh": body.THIGH,
        "shank": body.SHANK,
        "upper-arm": body.UPPER_ARM,
        "forearm": body.FOREARM,
    }[limb]
    return whole * pose.short.get(f"{side}-{limb}", 1.0)


def lower_arm(pose: Pose, side: str, by: str) -> tuple[float, float]:
    """From the elbow to the palm, or to the head of the device it holds: length and degrees."""
    whole = length(pose, side, "forearm")
    held = (prop.size for prop in pose.props if prop.kind == "device" and prop.side == side)
    size = next(held, None)
    if by != "head" or size is None:
        return whole, 0.0
    x, y = body.DEVICE_HEAD
    x, turn = (-x if size["flip"] else x), radians(size["angle"])
    across, along = x * cos(turn) + y * sin(turn), whole - x * sin(turn) + y * cos(turn)
    return hypot(across, along), degrees(atan2(across, along))


def half(pose: Pose, at: Point, width: float, mirror: int) -> Point:
    """To the side of the middle, which only shows from the front."""
    return (at[0] + width * mirror, at[1]) if pose.view == "front" else at
