"""What a body cannot do, found before anybody sees it drawn."""

from collections.abc import Iterator
from typing import Final

from uncramp.knowledge.content import Flaw
from uncramp.knowledge.illustration._body import LEG, RANGES, TOE_HALF
from uncramp.knowledge.illustration._draw import draw
from uncramp.knowledge.illustration._joints import Moment, joints
from uncramp.knowledge.illustration._motion import channels_at, movement
from uncramp.knowledge.illustration._pose import Pose
from uncramp.knowledge.illustration._props import CRANKS
from uncramp.knowledge.illustration._solve import solve
from uncramp.knowledge.illustration._touch import ON_BODY, gaps

TOUCHES_CM: Final = 0.01 * LEG
"""How near a part must be to what it touches."""
MOST_BYTES: Final = 6 * 1024
_LOOKS: Final = 24
_UNDER_CM: Final = -0.6


def check_pose(pose: Pose) -> Iterator[Flaw]:
    """Everything in a pose that a body cannot do, each joint and contact once, the worst of it.

    Looked at in every frame and at moments between them.
    """
    file = f"poses/{pose.id}.toml"
    yield from _things(pose, file)
    if any(flaw for flaw in _things(pose, file)):
        return
    times = [frame.at_s + pose.rest_s for frame in pose.frames]
    times += [pose.cycle_s * look / _LOOKS for look in range(_LOOKS + 1)]
    seen = (
        [channels_at(pose, at_s) for at_s in sorted(times)]
        if pose.moves
        else [pose.frames[0].channels]
    )
    moments = [solve(pose, channels) for channels in seen]
    yield from _reach(moments, file)
    loose: dict[str, float] = {}
    for channels, moment in zip(seen, moments, strict=True):
        for part, gap in gaps(pose, channels, moment).items():
            loose[part] = max(gap, loose.get(part, 0.0))
    for part, gap in loose.items():
        if gap > TOUCHES_CM:
            yield Flaw(file, part, "pose-loose", f"{gap:.1f}")
    yield from _floor(pose, moments, file)
    yield from _end(pose, file)


def angles(moment: Moment) -> dict[str, float]:
    """Every joint of the moment in degrees, as a pose file names it."""
    found = {"trunk": moment.trunk, "neck": moment.neck}
    for side, limbs in (("near", moment[4:10]), ("far", moment[10:16])):
        thigh, knee, ankle, mtp, sh, elb = limbs
        named = {"hip": thigh + moment.trunk, "knee": knee, "ankle": ankle, "mtp": mtp}
        named |= {"sh": sh, "elb": elb}
        found |= {f"{side}.{joint}": angle for joint, angle in named.items()}
    return found


def _reach(moments: list[Moment], file: str) -> Iterator[Flaw]:
    every = [angles(moment) for moment in moments]
    for joint in every[0]:
        low, high = RANGES[joint.rpartition(".")[2]]
        worst = max((now[joint] for now in every), key=lambda angle: max(low - angle, angle - high))
        if not low - 0.5 <= worst <= high + 0.5:
            yield Flaw(file, joint, "joint-range", f"{worst:.0f}", f"{low:g} – {high:g}")


def _floor(pose: Pose, moments: list[Moment], file: str) -> Iterator[Flaw]:
    if pose.view == "above":
        return
    lowest: dict[str, float] = {}
    for moment in moments:
        for name, (_, y) in joints(pose, moment).items():
            side, _, part = name.partition(".")
            if part in {"heel", "ball", "tip"}:
                under = y - TOE_HALF if part == "tip" else y
                lowest[side] = min(under, lowest.get(side, under))
    for side, y in lowest.items():
        if y < _UNDER_CM:
            yield Flaw(file, f"{side}-foot", "pose-under-floor", f"{-y:.1f}")


def _things(pose: Pose, file: str) -> Iterator[Flaw]:
    kinds = {prop.kind for prop in pose.props} | {"floor", *ON_BODY}
    if kinds & CRANKS:
        kinds |= {"near-pedal", "far-pedal"}
    for contact in pose.contacts:
        if contact.on not in kinds:
            yield Flaw(file, contact.part, "pose-no-thing", contact.on, ", ".join(sorted(kinds)))
    leaning = any(frame.channels.get("trunk") for frame in pose.frames)
    if pose.view == "front" and leaning:
        yield Flaw(file, "trunk", "pose-front")


def _end(pose: Pose, file: str) -> Iterator[Flaw]:
    if pose.moves and not pose.back_s:
        first, last = movement(pose).moments[0], movement(pose).moments[-1]
        if any(abs((a - b + 180) % 360 - 180) > 0.5 for a, b in zip(first, last, strict=True)):
            yield Flaw(file, "back_s", "pose-jumps")
    weight = len(draw(pose).encode())
    if weight > MOST_BYTES:
        yield Flaw(file, "", "pose-heavy", f"{weight}", f"{MOST_BYTES}")
