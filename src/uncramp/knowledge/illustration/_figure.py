"""The body in its groups, what it holds, the pedals it turns, and the arrows beside it."""

from collections.abc import Iterator
from math import cos, hypot, radians, sin
from typing import Final

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration import _shapes as shapes
from uncramp.knowledge.illustration._joints import Moment, joints, length
from uncramp.knowledge.illustration._marks import (
    ACCENT,
    FAR,
    INK,
    LINE,
    SURFACE,
    THING,
    Sketch,
    Value,
    element,
    group,
    number,
)
from uncramp.knowledge.illustration._pose import Arrow, Point, Pose, Prop
from uncramp.knowledge.illustration._props import HELD, PROPS, Size
from uncramp.knowledge.illustration._timed import Timed
from uncramp.knowledge.illustration._towel import towel, wrap

_GAP: Final[dict[str, Value]] = {"stroke": SURFACE, "stroke_width": 2.4, "paint_order": "stroke"}
"""A line in the colour of the page around the near arm, which parts it from the trunk."""


def figure(pose: Pose, timed: Timed, *, emphasis: bool) -> str:
    """The whole body: far arm and leg, what hands hold to feet, near leg, trunk, near arm."""
    worked = pose.works if emphasis else ()
    far = INK if pose.view == "front" else FAR
    arm, upper = _arm(pose, timed, "far"), [_trunk(pose), _head(pose, timed)]
    behind = [_leg(pose, timed, "far", worked)]
    if pose.contact("seat") or pose.view != "side":
        # A far arm lies behind the near leg of someone who sits; the trunk turns there twice.
        behind.insert(0, timed.turned("trunk", [arm]))
    else:
        upper.insert(0, group([arm], fill=far))
    upper.append(_arm(pose, timed, "near"))
    # A stick rolls under the calf: the leg hides its other end.
    before = [
        *_between_ends(pose, timed, "stick"),
        _leg(pose, timed, "near", worked),
        timed.turned("trunk", upper),
    ]
    return timed.slid(
        [group(behind, fill=far), *_between_ends(pose, timed, "strap"), group(before, fill=INK)]
    )


def reach(ink: Sketch, pose: Pose, moment: Moment) -> None:
    """Make room for the body at that moment."""
    for name, (x, y) in joints(pose, moment).items():
        ink.reach(x, y, {"head": 14.0, "hip": 11.0, "shoulder": 9.0}.get(name, 5.0))


def crank(size: Size, timed: Timed) -> str:
    """The two arms of a crank with their pedals."""
    arm = size["crank"]
    way = f"M0 {number(-arm)}V{number(arm)}M-5 {number(-arm)}H6M-5 {number(arm)}H6"
    drawn = element("path", d=way, stroke=THING, stroke_width=3.6, stroke_linecap="round")
    return timed.turned("crank", [drawn], at=(size["x"], -size["y"]))


def draw_arrow(ink: Sketch, arrow: Arrow) -> None:
    """A bent line with a head at its end, in the accent colour."""
    (x0, y0), (x1, y1) = arrow.start, arrow.end
    far = hypot(x1 - x0, y1 - y0) or 1.0
    across = (-(y1 - y0) / far, (x1 - x0) / far)
    mid = (
        (x0 + x1) / 2 + 2 * arrow.bend * across[0],
        (y0 + y1) / 2 + 2 * arrow.bend * across[1],
    )
    way = (
        f"M{number(x0)} {number(-y0)}Q{number(mid[0])} {number(-mid[1])} {number(x1)} {number(-y1)}"
    )
    last = hypot(x1 - mid[0], y1 - mid[1]) or 1.0
    back = ((mid[0] - x1) / last * 7, (mid[1] - y1) / last * 7)
    for turn in (-38, 38):
        c, s = cos(radians(turn)), sin(radians(turn))
        end = (x1 + back[0] * c - back[1] * s, y1 + back[0] * s + back[1] * c)
        way += f"M{number(end[0])} {number(-end[1])}L{number(x1)} {number(-y1)}"
    ink.path(way, 3, ACCENT)
    for point in (arrow.start, arrow.end, ((x0 + x1) / 4 + mid[0] / 2, (y0 + y1) / 4 + mid[1] / 2)):
        ink.reach(*point, 4)


def _leg(pose: Pose, timed: Timed, side: str, worked: tuple[tuple[str, str], ...]) -> str:
    thigh, shank = length(pose, side, "thigh"), length(pose, side, "shank")
    muscles = dict.fromkeys(muscle for at, muscle in worked if at == side)
    foot = _foot(pose, timed, side, muscles)
    lower = timed.turned(
        f"{side}-knee",
        [
            timed.turned(f"{side}-ankle", foot, at=(0, shank), sign=-1),
            *_limb("shank", shank, muscles),
        ],
        at=(0, thigh),
    )
    at = (body.HIP_HALF, 0.0) if pose.view == "front" else (0.0, 0.0)
    upper = [lower, *_limb("thigh", thigh, muscles)]
    return _mirrored(pose, side, timed.turned(f"{side}-thigh", upper, at=at, sign=-1))


def _foot(pose: Pose, timed: Timed, side: str, muscles: dict[str, None]) -> list[str]:
    if pose.view == "front":
        return [element("path", d=shapes.FOOT_FROM_FRONT)]
    over = [_worked("arch", 0.0)] if "arch" in muscles else []
    if any(prop.kind == "strap" and prop.side == side for prop in pose.props):
        over.append(wrap())
    if timed.rests(f"{side}-mtp"):
        return [element("path", d=shapes.FOOT_AND_TOES), *over]
    x, y = body.KNUCKLE
    toes = timed.turned(f"{side}-mtp", [element("path", d=shapes.TOES)], at=(x, -y), sign=-1)
    return [toes, element("path", d=shapes.FOOT), *over]


def _arm(pose: Pose, timed: Timed, side: str) -> str:
    upper, fore = length(pose, side, "upper-arm"), length(pose, side, "forearm")
    held = [
        _held(prop.kind, prop.size, fore)
        for prop in pose.props
        if prop.side == side and not (prop.kind == "stick" and _in_both_hands(pose))
    ]
    at = (body.SHOULDER_HALF if pose.view == "front" else 0.0, -body.TRUNK)
    lower_arm, upper_arm = _path("forearm", fore), _path("upper-arm", upper)
    if side == "far":
        lower = timed.turned(f"{side}-elb", [*held, lower_arm], at=(0, upper), sign=-1)
        parts = [upper_arm, lower]
    else:
        # The upper arm once more without its gap: else the gap of the lower one cuts the elbow.
        bare = _path("upper-arm", upper, stroke="none")
        lower = timed.turned(f"{side}-elb", [*held, lower_arm], at=(0, upper), sign=-1)
        parts = [group([upper_arm, lower], **_GAP), bare]
    return _mirrored(pose, side, timed.turned(f"{side}-sh", parts, at=at, sign=-1))


def _trunk(pose: Pose) -> str:
    usual = shapes.TRUNK_WITH_CHILD if pose.body == "pregnant" else shapes.TRUNK
    return element("path", d=shapes.TRUNK_FROM_FRONT if pose.view == "front" else usual)


def _head(pose: Pose, timed: Timed) -> str:
    nose = "" if pose.view == "front" else shapes.NOSE
    skull = element("circle", cy=-body.NECK, r=body.HEAD)
    parts = [element("path", d=shapes.NECK + nose), skull]
    return timed.turned("neck", parts, at=(0, -body.TRUNK))


def _limb(limb: str, long: float, muscles: dict[str, None]) -> Iterator[str]:
    yield _path(limb, long)
    for name in muscles:
        if shapes.MUSCLES[name] == limb:
            yield _worked(name, long)


def _path(limb: str, long: float, **more: Value) -> str:
    return element("path", d=shapes.outline(limb, long), **more)


def _worked(name: str, long: float) -> str:
    return element("path", d=shapes.muscle(name, long), fill=ACCENT)


def _held(kind: str, size: Size, fore: float) -> str:
    if kind not in HELD - {"strap"}:
        return ""
    where = f"translate(0 {number(fore)})rotate({number(-size['angle'])})"
    if kind == "stick":
        return element("circle", r=3.6, fill=THING, transform=where)
    if size["flip"]:
        where += "scale(-1 1)"
    x, head = body.DEVICE_HEAD
    grip = element("path", d="M-8 0H6", stroke_width=5.5)
    motor = element("path", d=f"M{number(x)}-10V5", stroke_width=10)
    neck = element("path", d=f"M{number(x)} 5V14", stroke_width=4)
    ball = element("circle", cx=x, cy=head - 5, r=5, fill=THING, stroke=LINE, stroke_width=1.6)
    gap = element("path", d=f"M-8 0H6M{number(x)}-10V17", stroke=SURFACE, stroke_width=13)
    # It shakes: two short lines beside its head.
    way = f"M{number(x - 8.5)} {number(head - 8.5)}v7m-4-6v5"
    shakes = element("path", d=way, stroke=ACCENT, stroke_width=2)
    drawn = [gap, grip, motor, neck, ball, shakes]
    return group(drawn, stroke=THING, stroke_linecap="round", transform=where)


def _between_ends(pose: Pose, timed: Timed, kind: str) -> Iterator[str]:
    """Straps from hand to foot, and a stick in both hands: they go with both of their ends."""
    for prop in pose.props:
        if kind == "strap" and prop.size.get("between"):
            yield _between_legs(prop, timed)
        elif prop.kind == kind == "strap":
            yield towel(pose, timed, prop.side)
        elif prop.kind == kind == "stick" and _in_both_hands(pose):
            ends = ("far.hand", "near.hand")
            yield _stretched(pose, timed, ends, 9.0, 4.5)
            yield _stretched(pose, timed, ends, -3.0, 8.0)


def _between_legs(prop: Prop, timed: Timed) -> str:
    """A pillow over the far leg and under the near one; it stays where the shown moment has it."""
    ink, shown = Sketch(), timed.motion.shown
    PROPS[prop.kind][0](ink, prop.size)
    return group([ink.drawn], transform=f"translate({number(-shown.x)} {number(shown.y)})")


def _stretched(pose: Pose, timed: Timed, ends: tuple[str, str], past: float, wide: float) -> str:
    ways = [_line(pose, now, ends, past) for now in timed.motion.moments]
    shown = _line(pose, timed.motion.shown, ends, past)
    line = timed.stretched(ways, shown)
    return group([line], fill="none", stroke=THING, stroke_width=wide, stroke_linecap="round")


def _line(pose: Pose, moment: Moment, ends: tuple[str, str], past: float) -> tuple[Point, ...]:
    """Between two points and so far past each of them, seen from the hip joint, y down."""
    found = joints(pose, moment)
    (x0, y0), (x1, y1) = (found[end] for end in ends)
    far = hypot(x1 - x0, y1 - y0) or 1.0
    on = past / far if past > 0 else max(past / far, -0.5)
    dx, dy = (x1 - x0) * on, (y1 - y0) * on
    return tuple((x - moment.x, moment.y - y) for x, y in ((x0 - dx, y0 - dy), (x1 + dx, y1 + dy)))


def _in_both_hands(pose: Pose) -> bool:
    return pose.contact("near-hand") is not None and pose.contact("far-hand") is not None


def _mirrored(pose: Pose, side: str, drawn: str) -> str:
    front = pose.view == "front" and side == "far"
    return group([drawn], transform="scale(-1 1)") if front else drawn
