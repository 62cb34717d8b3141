"""What a drawing shows, as ids of sentences for those who hear the page."""

from collections.abc import Iterator, Mapping
from typing import Final

from uncramp.knowledge.illustration._check import angles
from uncramp.knowledge.illustration._motion import kept
from uncramp.knowledge.illustration._pose import Pose
from uncramp.knowledge.illustration._touch import ON_BODY

Told = tuple[str, Mapping[str, object]]

_STRAIGHT: Final = 15.0
_FAR_BENT: Final = 75.0
_UP: Final = 8.0
_POINTED: Final = -14.0
_UNSAID: Final = frozenset({"floor"})


def describe(pose: Pose) -> tuple[Told, ...]:
    """The held pose as sentences in order: the id of each, ``drawing.…``, and its facts.

    How the person is placed, what stands around, where the hands are, knees, feet, the muscle
    that is marked, and whether the drawing moves.
    """
    names = (
        *_stance(pose),
        *_things(pose),
        *_hands(pose),
        *_knees(pose),
        *_feet(pose),
        *_muscles(pose),
    )
    moves: Iterator[Told] = iter(())
    if pose.moves:
        kind = "hold" if pose.hold_s >= 2 else "again" if pose.back_s else "round"
        moves = iter([(f"drawing.moves.{kind}", {})])
    return (*((f"drawing.{name}", {}) for name in names), *moves)


def _stance(pose: Pose) -> Iterator[str]:
    shown, seat = kept(pose).shown, pose.contact("seat")
    on = seat.on if seat else ""
    stretched = shown.near_thigh > 70 and shown.near_knee < _STRAIGHT
    if pose.view == "above":
        yield "stance.on-the-side"
    elif shown.trunk <= -75:
        yield "stance.on-the-back"
    elif shown.trunk >= 75:
        yield "stance.on-the-front"
    elif shown.trunk < -35:
        yield "stance.half-sitting"
    elif on == "bicycle":
        yield "stance.bicycle"
    elif (seat or shown.y < 75) and stretched:
        yield "stance.long-sitting"
    elif seat or shown.y < 75:
        yield "stance.front-sitting" if pose.view == "front" else "stance.sitting"
    else:
        yield "stance.front-standing" if pose.view == "front" else "stance.standing"
    if pose.body == "pregnant":
        yield "body.pregnant"
    if shown.trunk >= 18 and pose.view == "side" and shown.trunk < 75:
        yield "body.leans"


def _things(pose: Pose) -> Iterator[str]:
    kinds = dict.fromkeys(prop.kind for prop in pose.props if prop.kind not in _UNSAID)
    for kind in kinds:
        yield f"thing.{kind}"


def _hands(pose: Pose) -> Iterator[str]:
    on: dict[str, list[str]] = {}
    for contact in pose.contacts:
        if contact.part.endswith("hand"):
            place = contact.on.partition("-")[2] if contact.on in ON_BODY else contact.on
            on.setdefault(place, []).append(contact.part)
    for place, hands in on.items():
        yield f"{'hands' if len(hands) == 2 else 'hand'}.{place}"


def _knees(pose: Pose) -> Iterator[str]:
    if pose.view == "front":
        return
    found = angles(kept(pose).shown)
    near, far = (_bent(found[f"{side}.knee"]) for side in ("near", "far"))
    yield from [f"knees.{near}"] if near == far else [f"knee-near.{near}", f"knee-far.{far}"]


def _bent(knee: float) -> str:
    return "straight" if knee < _STRAIGHT else "bent" if knee < _FAR_BENT else "well-bent"


def _feet(pose: Pose) -> Iterator[str]:
    if pose.view == "front":
        return
    near, far = (_foot(pose, side) for side in ("near", "far"))
    if near and near == far:
        yield f"feet.{near}"
        return
    for side, foot in (("near", near), ("far", far)):
        if foot:
            yield f"foot-{side}.{foot}"


def _foot(pose: Pose, side: str) -> str:
    contact, found = pose.contact(f"{side}-foot"), angles(kept(pose).shown)
    frame = pose.frames[pose.shows].channels
    tilt = frame.get(f"{side}.tilt", 0.0)
    if contact and contact.on not in ON_BODY and contact.by in {"sole", "ball", "heel", "arch"}:
        if frame.get(f"{side}.foot.y", contact.at[1]) > contact.at[1] + 2:
            return "lifted"
        if tilt < -_UP:
            return "heel-up"
        if tilt > _UP:
            return "heel-below" if contact.by == "ball" else "front-up"
        return "pedal" if contact.on.endswith("-pedal") else "flat"
    if contact and contact.on in ON_BODY:
        return f"on-{contact.on.partition('-')[2]}"
    ankle = found[f"{side}.ankle"]
    return "toes-up" if ankle > _UP else "pointed" if ankle < _POINTED else ""


def _muscles(pose: Pose) -> Iterator[str]:
    for muscle in dict.fromkeys(muscle for _, muscle in pose.works):
        yield f"muscle.{muscle}"
