"""A towel from the hand round the front of the foot: a soft band that hangs until it is pulled."""

from typing import Final

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._joints import Moment, joints
from uncramp.knowledge.illustration._marks import THING, element, group
from uncramp.knowledge.illustration._pose import Pose
from uncramp.knowledge.illustration._props import PILLOW
from uncramp.knowledge.illustration._timed import Timed

_HANGS_CM: Final = 5.0
_END_CM: Final = 16
"""What hangs down from the hand."""
_WIDE_CM: Final = 7.6
_EDGE_CM: Final = 1.8


def towel(pose: Pose, timed: Timed, side: str) -> str:
    """The band between the near hand and the foot of that side, seen from the hip joint."""
    motion = timed.motion
    ways = [_way(pose, now, side, _slack(motion.moments, now)) for now in motion.moments]
    shown = _way(pose, motion.shown, side, _slack(motion.moments, motion.shown))
    band = timed.redrawn(ways, shown)
    edge = group([band], stroke=THING, stroke_width=_WIDE_CM)
    cloth = group([band], stroke=PILLOW, stroke_width=_WIDE_CM - 2 * _EDGE_CM)
    return group([edge, cloth], fill="none", stroke_linecap="round", stroke_linejoin="round")


def wrap() -> str:
    """The towel around the ball of the foot, seen from the ankle."""
    x, _ = body.KNUCKLE
    return element(
        "rect",
        x=x - 3.6,
        y=-0.8,
        width=7.2,
        height=10,
        rx=2,
        fill=PILLOW,
        stroke=THING,
        stroke_width=_EDGE_CM,
    )


def _slack(moments: tuple[Moment, ...], now: Moment) -> float:
    """1 in the first moment and 0 where the arm has drawn the farthest from it."""
    began = moments[0].near_sh
    most = max(abs(moment.near_sh - began) for moment in moments)
    return 1 - abs(now.near_sh - began) / most if most else 0.0


def _way(pose: Pose, moment: Moment, side: str, slack: float) -> str:
    # Whole centimetres are enough: both ends lie under the hand and under what is round the foot.
    found = joints(pose, moment)
    (x0, y0), (x1, y1) = found["near.hand"], found[f"{side}.knuckle"]
    dx, dy = x1 - x0, y0 - y1
    side_on = pose.view == "side"
    down = dy / 2 + (2 * _HANGS_CM * slack if side_on else 0.0)
    x, y = x0 - moment.x, moment.y - y0
    end = f"M{x:.0f} {y + _END_CM:.0f}v-{_END_CM}" if side_on else f"M{x:.0f} {y:.0f}"
    return f"{end}q{dx / 2:.0f} {down:.0f} {dx:.0f} {dy:.0f}"
