"""Read a drawing as a browser would: nested groups, and straight lines between the values."""

from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin
from re import findall
from xml.etree import ElementTree as ET

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration import _shapes as shapes
from uncramp.knowledge.illustration import draw
from uncramp.knowledge.illustration._joints import length, lower_arm

FEET = {shapes.FOOT, shapes.FOOT_AND_TOES, shapes.FOOT_FROM_FRONT}
TRUNKS = {shapes.TRUNK, shapes.TRUNK_WITH_CHILD, shapes.TRUNK_FROM_FRONT}


@dataclass(frozen=True)
class Place:
    """A turn and a shift: where a group of the drawing is, x forward and y down."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __matmul__(self, o):
        return Place(
            self.a * o.a + self.c * o.b,
            self.b * o.a + self.d * o.b,
            self.a * o.c + self.c * o.d,
            self.b * o.c + self.d * o.d,
            self.a * o.e + self.c * o.f + self.e,
            self.b * o.e + self.d * o.f + self.f,
        )

    def point(self, x, y):
        """A point of the group as forward and up."""
        return (self.a * x + self.c * y + self.e, -(self.b * x + self.d * y + self.f))

    @property
    def turn(self):
        """Degrees clockwise, in the mirror counter-clockwise."""
        return degrees(atan2(self.b, -self.a if self.mirrored else self.a))

    @property
    def mirrored(self):
        """Whether left and right are exchanged."""
        return self.a * self.d - self.b * self.c < 0


def _turned(angle):
    c, s = cos(radians(angle)), sin(radians(angle))
    return Place(c, s, -s, c)


def _one(kind, numbers):
    if kind == "translate":
        return Place(e=numbers[0], f=numbers[1])
    if kind == "scale":
        return Place(a=numbers[0], d=numbers[1])
    assert kind == "rotate"
    return _turned(numbers[0])


def at_share(animation, share):
    """The value of an animation at that share of its cycle."""
    values = [
        [float(n) for n in v.replace(",", " ").split()] for v in animation["values"].split(";")
    ]
    times = (
        [float(t) for t in animation["keyTimes"].split(";")]
        if "keyTimes" in animation
        else [n / (len(values) - 1) for n in range(len(values))]
    )
    assert times[0] == 0
    assert times[-1] == 1
    assert len(times) == len(values)
    assert times == sorted(times)
    last = max(n for n, time in enumerate(times) if time <= share)
    if last == len(times) - 1:
        return values[-1]
    span = times[last + 1] - times[last]
    part = (share - times[last]) / span if span else 1.0
    return [a + part * (b - a) for a, b in zip(values[last], values[last + 1], strict=True)]


def shapes_at(svg, share):
    """Every path with its place and its colour, the animations at that share of the cycle."""
    found = []

    def walk(node, place, fill):
        for kind, numbers in findall(r"(\w+)\(([^)]*)\)", node.get("transform", "")):
            place @= _one(kind, [float(n) for n in numbers.split()])
        for child in node:
            if child.tag == "animateTransform":
                assert child.get("additive") == "sum"
                place @= _one(child.get("type"), at_share(child.attrib, share))
        fill = node.get("fill", fill)
        if node.get("d"):
            found.append((node.get("d"), place, fill))
        for child in node:
            walk(child, place, fill)

    walk(ET.fromstring(svg), Place(), "")
    return found


def joints_at(pose, share, svg=None):
    """The joints, ends and degrees that a drawing shows at that share of its cycle."""
    points, turns = {}, {}
    limbs = {
        shapes.outline(limb, length(pose, side, limb)): limb
        for side in ("near", "far")
        for limb in ("thigh", "shank", "upper-arm", "forearm")
    }
    for d, place, fill in shapes_at(svg or draw(pose), share):
        far = "--far" in fill or place.mirrored
        side = "far" if far else "near"
        if d in limbs:
            limb = limbs[d]
            points[side, limb] = place.point(0, 0)
            points[side, limb, "end"] = place.point(0, length(pose, side, limb))
            turns[side, limb] = place.turn
            if limb == "forearm":
                far, aside = lower_arm(pose, side, "head")
                head = far * sin(radians(aside)), far * cos(radians(aside))
                points[side, "head"] = place.point(*head)
        elif d in FEET:
            turns[side, "foot"] = place.turn
            points[side, "foot"] = place.point(0, 0)
            for name, (x, y) in body.FOOT.items():
                points[side, name] = place.point(x, -y)
            if d != shapes.FOOT:
                points[side, "tip"] = place.point(body.KNUCKLE[0] + body.TOE, -body.KNUCKLE[1])
        elif d == shapes.TOES:
            turns[side, "toes"] = place.turn
            points[side, "tip"] = place.point(body.TOE, 0)
        elif d in TRUNKS:
            points["hip"], points["shoulder"] = place.point(0, 0), place.point(0, -body.TRUNK)
            turns["trunk"] = place.turn
        elif d.startswith(shapes.NECK):
            turns["head"] = place.turn
    return points, turns
