"""The moments of a movement, so close that straight lines between them hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, ceil, hypot, sin
from typing import Final

from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._joints import Moment, joints
from uncramp.knowledge.illustration._pose import Pose
from uncramp.knowledge.illustration._solve import solve
from uncramp.knowledge.illustration._touch import target, touching

LOOSE_CM: Final = 0.005 * body.LEG
"""How far a contact may drift between two moments: under half of what a test allows."""
_DEEPEST: Final = 3
_FEWEST_STEPS: Final = 3
_WIDEST_STEP: Final = 30.0


@dataclass(frozen=True, slots=True)
class Motion:
    """Moments of one cycle with their times in seconds; ``shown`` is the still picture."""

    shown: Moment
    times_s: tuple[float, ...]
    moments: tuple[Moment, ...]


def kept(pose: Pose, at: str = "hold") -> Motion:
    """The solved movement, solved once: pages draw the same few poses again and again.

    ``at`` is the frame of the still picture: ``hold`` or ``start``.
    """
    motion = _solved(_Key(pose))
    if at == "start":
        return replace(motion, shown=motion.moments[0])
    return motion


@dataclass(frozen=True, slots=True, eq=False)
class _Key:
    """A pose as a key: the same only when it is one and the same object."""

    pose: Pose

    def __hash__(self) -> int:
        return id(self.pose)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.pose is self.pose


@lru_cache(maxsize=256)
def _solved(key: _Key) -> Motion:
    return movement(key.pose)


def movement(pose: Pose) -> Motion:
    """Solve a movement: all contacts hold at each of the moments, and nearly so between them."""
    shown = solve(pose, pose.frames[pose.shows].channels)
    if not pose.moves:
        return Motion(shown, (0.0,), (shown,))
    times, moments = [0.0], [solve(pose, pose.frames[0].channels)]
    for start_s, end_s, before, after in _stretches(pose):
        if before == after:
            times.append(end_s)
            moments.append(moments[-1])
            continue
        for share, moment in _steps(pose, before, after):
            times.append(start_s + (end_s - start_s) * (share if pose.even else _eased(share)))
            moments.append(moment)
    return Motion(shown, tuple(times), tuple(moments))


def channels_at(pose: Pose, at_s: float) -> Mapping[str, float]:
    """Every channel at that second of the cycle."""
    for start_s, end_s, before, after in _stretches(pose):
        if start_s <= at_s <= end_s:
            passed = (at_s - start_s) / (end_s - start_s)
            share = passed if pose.even else passed**2 * (3 - 2 * passed)
            return _between(before, after, share)
    return pose.frames[pose.shows].channels


def _stretches(
    pose: Pose,
) -> Iterator[tuple[float, float, Mapping[str, float], Mapping[str, float]]]:
    first, last = pose.frames[0].channels, pose.frames[-1].channels
    now_s = pose.rest_s
    if pose.rest_s:
        yield 0.0, now_s, first, first
    for before, after in zip(pose.frames, pose.frames[1:], strict=False):
        end_s = pose.rest_s + after.at_s
        yield now_s, end_s, before.channels, after.channels
        now_s = end_s
    if pose.hold_s:
        yield now_s, now_s + pose.hold_s, last, last
    if pose.back_s:
        yield now_s + pose.hold_s, pose.cycle_s, last, first


def _steps(
    pose: Pose, before: Mapping[str, float], after: Mapping[str, float]
) -> Iterator[tuple[float, Moment]]:
    """Shares of the way from one frame to the next, closer where a contact would drift."""
    count = max(_FEWEST_STEPS, ceil(_widest(before, after) / _WIDEST_STEP))
    done = (0.0, solve(pose, before))
    for step in range(1, count + 1):
        share = step / count
        now = (share, solve(pose, _between(before, after, share)))
        yield from _closer(pose, (before, after), done, now, _DEEPEST)
        yield now
        done = now


def _closer(
    pose: Pose,
    frames: tuple[Mapping[str, float], Mapping[str, float]],
    one: tuple[float, Moment],
    other: tuple[float, Moment],
    deeper: int,
) -> Iterator[tuple[float, Moment]]:
    share = (one[0] + other[0]) / 2
    channels = _between(*frames, share)
    if not deeper or _drift(pose, channels, _middle(one[1], other[1])) <= LOOSE_CM:
        return
    middle = (share, solve(pose, channels))
    yield from _closer(pose, frames, one, middle, deeper - 1)
    yield middle
    yield from _closer(pose, frames, middle, other, deeper - 1)


def _widest(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    return max(abs(after[name] - value) for name, value in before.items())


def _drift(pose: Pose, channels: Mapping[str, float], moment: Moment) -> float:
    found, most = joints(pose, moment), 0.0
    for contact in pose.contacts:
        if contact.part == "seat":
            continue
        x, y = found[touching(contact)]
        to_x, to_y = target(pose, channels, contact, found)
        most = max(most, hypot(x - to_x, y - to_y))
    return most


def _between(
    before: Mapping[str, float], after: Mapping[str, float], share: float
) -> Mapping[str, float]:
    return {name: value + share * (after[name] - value) for name, value in before.items()}


def _middle(one: Moment, other: Moment) -> Moment:
    return Moment(*((a + b) / 2 for a, b in zip(one, other, strict=True)))


def _eased(share: float) -> float:
    """The time at which a movement that starts and ends softly has come so far (3t² - 2t³)."""
    return 0.5 - sin(asin(1 - 2 * share) / 3)
