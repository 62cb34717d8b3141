"""Pose files into poses, with everything that is wrong as values."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

import tomli

from uncramp.errors import ContentError
from uncramp.knowledge.content import Flaw
from uncramp.knowledge.illustration._body import SEAT
from uncramp.knowledge.illustration._pose import Arrow, Contact, Frame, Pose, Prop
from uncramp.knowledge.illustration._props import PROPS
from uncramp.knowledge.illustration._shapes import MUSCLES
from uncramp.knowledge.illustration._touch import ON_BODY
from uncramp.knowledge.illustration._values import (
    Unfit,
    each,
    flag,
    keys,
    number,
    one_of,
    point,
    several_of,
    table,
)

VIEWS: Final = ("side", "front", "above")
BODIES: Final = ("usual", "pregnant")
SIDES: Final = ("near", "far")
PARTS: Final = ("seat", "near-foot", "far-foot", "near-hand", "far-hand")
SOLES: Final = ("sole", "heel", "arch", "ball", "toes", "ankle", "head")
_LONG: Final = ("thigh", "shank", "upper-arm", "forearm")
_SHORT: Final = tuple(f"{side}-{limb}" for side in SIDES for limb in _LONG)
_PEDALS: Final = ("near-pedal", "far-pedal")
_LIMBS: Final = ("hip", "knee", "ankle", "mtp", "tilt", "sh", "elb", "foot_along", "hand_along")
_LIMB_POINTS: Final = ("foot", "hand")
_SECONDS: Final = ("rest_s", "hold_s", "back_s")
_FOLDER: Final = "poses"


def poses(folder: Traversable | None = None) -> Mapping[str, Pose]:
    """Every pose by its id, of the package or of another content folder.

    Raises ContentError for the first file that cannot be read. The packaged ones are read once.
    """
    return _packaged() if folder is None else _whole(folder)


def read_poses(folder: Traversable) -> tuple[Mapping[str, Pose], tuple[Flaw, ...]]:
    """The poses of a content folder that can be read, and what is wrong with the others."""
    found: dict[str, Pose] = {}
    flaws = []
    shelf = folder / _FOLDER
    entries = sorted(shelf.iterdir(), key=lambda entry: entry.name) if shelf.is_dir() else []
    for entry in entries:
        if entry.name.endswith(".toml"):
            name = entry.name.removesuffix(".toml")
            try:
                found[name] = read_pose(name, entry.read_bytes().decode("utf-8", "replace"))
            except ContentError as error:
                flaws.append(Flaw.of(error))
    return MappingProxyType(found), tuple(flaws)


def read_pose(name: str, text: str) -> Pose:
    """One pose from its file; ContentError for the first thing that is not as it should be."""
    file = f"{_FOLDER}/{name}.toml"
    try:
        return _pose(name, tomli.loads(text))
    except Unfit as unfit:
        key, problem, value, allowed, nearest = unfit.facts
        raise ContentError(
            file=file, key=key, problem=problem, value=value, allowed=allowed, nearest=nearest
        ) from unfit
    except (ValueError, RecursionError) as error:
        raise ContentError(file=file, key="", problem="toml", detail=str(error)[:200]) from error


@lru_cache(maxsize=1)
def _packaged() -> Mapping[str, Pose]:
    return _whole(files("uncramp.knowledge.content"))


def _whole(folder: Traversable) -> Mapping[str, Pose]:
    found, flaws = read_poses(folder)
    for flaw in flaws:
        raise ContentError(file=flaw.file, key=flaw.key, problem=flaw.problem, **dict(flaw.facts))
    return found


def _pose(name: str, raw: Mapping[str, Any]) -> Pose:
    known = ("view", "body", "works", "short", "shows", "even", *_SECONDS)
    keys(raw, (*known, "prop", "contact", "arrow", "frame"), "")
    seconds = {key: number(raw.get(key, 0.0), key, 0, 60) for key in _SECONDS}
    contacts = tuple(each(raw, "contact", _contact))
    frames = tuple(each(raw, "frame", _frame))
    if not frames:
        raise Unfit("frame", "missing-key")
    if any(b.at_s <= a.at_s for a, b in pairwise(frames)):
        raise Unfit("frame", "pose-times")
    shows = raw.get("shows", len(frames) - 1)
    if not isinstance(shows, int) or not 0 <= shows < len(frames):
        raise Unfit("shows", "not-whole", shows, (f"0 – {len(frames) - 1}",))
    return Pose(
        id=name,
        view=one_of(raw.get("view", "side"), VIEWS, "view"),
        body=one_of(raw.get("body", "usual"), BODIES, "body"),
        works=tuple(_works(raw.get("works", {}))),
        contacts=contacts,
        props=tuple(each(raw, "prop", _prop)),
        arrows=tuple(each(raw, "arrow", _arrow)),
        short=_short(raw.get("short", {})),
        frames=tuple(_filled(frames, contacts)),
        shows=shows,
        even=flag(raw.get("even", False), "even"),
        **seconds,
    )


def _works(raw: Any) -> Iterator[tuple[str, str]]:
    for side, muscles in table(raw, "works").items():
        one_of(side, SIDES, "works")
        for muscle in several_of(muscles, tuple(MUSCLES), f"works.{side}"):
            yield side, muscle


def _short(raw: Any) -> Mapping[str, float]:
    keys(table(raw, "short"), _SHORT, "short")
    return {limb: number(share, f"short.{limb}", 0.2, 1.0) for limb, share in raw.items()}


def _contact(raw: Mapping[str, Any], key: str) -> Contact:
    keys(raw, ("part", "on", "at", "by", "along", "off", "carries"), key)
    part = one_of(raw.get("part"), PARTS, f"{key}.part")
    return Contact(
        part=part,
        on=one_of(raw.get("on"), ("floor", *PROPS, *_PEDALS, *ON_BODY), f"{key}.on"),
        at=point(raw.get("at", [0, 0]), f"{key}.at"),
        by=one_of(raw.get("by", "sole"), SOLES, f"{key}.by"),
        along=number(raw.get("along", 0.5), f"{key}.along", -0.5, 1.5),
        off=number(raw.get("off", 0.0), f"{key}.off", -30, 30),
        carries=flag(raw.get("carries", False), f"{key}.carries"),
    )


def _prop(raw: Mapping[str, Any], key: str) -> Prop:
    kind = one_of(raw.get("kind"), tuple(PROPS), f"{key}.kind")
    usual = PROPS[kind][1]
    keys(raw, ("kind", "side", *usual), key)
    told = {
        name: number(raw.get(name, size), f"{key}.{name}", -400, 400)
        for name, size in usual.items()
    }
    return Prop(kind, told, one_of(raw.get("side", "near"), SIDES, f"{key}.side"))


def _arrow(raw: Mapping[str, Any], key: str) -> Arrow:
    keys(raw, ("from", "to", "bend"), key)
    start, end = (point(raw.get(name), f"{key}.{name}") for name in ("from", "to"))
    return Arrow(start, end, number(raw.get("bend", 0.0), f"{key}.bend", -100, 100))


def _frame(raw: Mapping[str, Any], key: str) -> Frame:
    keys(raw, ("at_s", "trunk", "neck", "crank", "pelvis", *SIDES), key)
    channels = {
        name: number(raw[name], f"{key}.{name}", -3600, 3600)
        for name in ("trunk", "neck", "crank")
        if name in raw
    }
    if "pelvis" in raw:
        channels["pelvis.x"], channels["pelvis.y"] = point(raw["pelvis"], f"{key}.pelvis")
    for side in SIDES:
        limbs = table(raw.get(side, {}), f"{key}.{side}")
        keys(limbs, (*_LIMBS, *_LIMB_POINTS), f"{key}.{side}")
        for name, value in limbs.items():
            where = f"{key}.{side}.{name}"
            if name in _LIMB_POINTS:
                x, y = point(value, where)
                channels |= {f"{side}.{name}.x": x, f"{side}.{name}.y": y}
            else:
                channels[f"{side}.{name}"] = number(value, where, -360, 360)
    return Frame(number(raw.get("at_s", 0.0), f"{key}.at_s", 0, 120), channels)


def _filled(frames: Sequence[Frame], contacts: Sequence[Contact]) -> Iterator[Frame]:
    """What a frame does not say stays as it was before."""
    now = {name: _usual(name, contacts) for frame in frames for name in frame.channels}
    for frame in frames:
        now = {**now, **frame.channels}
        yield Frame(frame.at_s, MappingProxyType(now))


def _usual(channel: str, contacts: Sequence[Contact]) -> float:
    side, _, rest = channel.partition(".")
    part = "seat" if side == "pelvis" else f"{side}-{rest[:4]}"
    contact = next((contact for contact in contacts if contact.part == part), None)
    if contact is None:
        return 0.0
    up = SEAT if part == "seat" else 0.0
    return {"x": contact.at[0], "y": contact.at[1] + up}.get(
        channel[-1], contact.along if rest.endswith("along") else 0.0
    )
