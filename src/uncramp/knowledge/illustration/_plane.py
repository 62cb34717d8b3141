"""Points and angles in the plane: x forward, y up, an angle from straight down grows forward."""

from math import acos, atan2, cos, degrees, hypot, radians, sin

from uncramp.knowledge.illustration._pose import Point


def two_bones(
    top: Point, end: Point, lengths: Point, mirror: int, *, backward: bool
) -> tuple[float, float]:
    """The upper bone from straight down, and the bend between both; knees bend backward."""
    upper, lower = lengths
    dx, dy = (end[0] - top[0]) * mirror, end[1] - top[1]
    apart = min(max(hypot(dx, dy), abs(upper - lower) + 1e-6), upper + lower)
    toward = degrees(atan2(dx, -dy))
    inner = degrees(acos(_unit((upper**2 + apart**2 - lower**2) / (2 * upper * apart))))
    bend = degrees(acos(_unit((apart**2 - upper**2 - lower**2) / (2 * upper * lower))))
    return (toward + inner if backward else toward - inner), bend


def down(at: Point, angle: float, far: float, mirror: int = 1) -> Point:
    """The end of a limb that hangs at ``angle`` from straight down."""
    turn = radians(angle)
    return (at[0] + mirror * far * sin(turn), at[1] - far * cos(turn))


def up(at: Point, lean: float, far: float) -> Point:
    """The top of what stands at ``lean`` from upright."""
    turn = radians(lean)
    return (at[0] + far * sin(turn), at[1] + far * cos(turn))


def turned(at: Point, offset: Point, pitch: float, mirror: int) -> Point:
    """A point of something that is turned about ``at``, toes up."""
    turn = radians(pitch)
    x, y = offset
    ahead, up = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
    return (at[0] + mirror * ahead, at[1] + up)


def _unit(value: float) -> float:
    return min(max(value, -1.0), 1.0)
