"""A pose as SVG: groups that turn about the joints, so that no limb can change its length."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from uncramp.knowledge.illustration._figure import crank, draw_arrow, figure, reach
from uncramp.knowledge.illustration._marks import Sketch, Value, clean, element, number
from uncramp.knowledge.illustration._motion import kept
from uncramp.knowledge.illustration._pose import Pose
from uncramp.knowledge.illustration._props import CRANKS, IN_FRONT, PROPS
from uncramp.knowledge.illustration._timed import Timed

_MARGIN: Final = 5.0
_WIDEST: Final = 1.75
_THEMES: Final = {
    "day": "--ink:#22261f;--far:#b7b0a1;--accent:#a64b12;--surface:#fff;--prop:#ddd4c4;"
    "--thing:#8a8577;--pillow:#c9bda8;--danger:#a8231b",
    "night": "--ink:#f1e4d2;--far:#6e6050;--accent:#ffb067;--surface:#171310;--prop:#483c31;"
    "--thing:#a08b70;--pillow:#54463a;--danger:#ff8a7a",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a pose is drawn.

    ``size`` is the width in pixels, None to fill its place. ``at`` is the frame of the still
    picture: ``hold`` or ``start``. ``theme`` makes a file that stands alone: ``day``,
    ``night`` or ``both``; empty takes the colours of the page. Without a ``title`` the drawing is
    an ornament and hidden from those who hear the page.
    """

    size: int | None = None
    still: bool = False
    at: str = "hold"
    emphasis: bool = True
    arrows: bool = True
    theme: str = ""
    title: str = ""
    description: str = ""


def draw(pose: Pose, style: Style = Style()) -> str:
    """A pose as one SVG element in centimetres, y down, at most 6 KB.

    Nothing moves by itself in a page: a script begins the animations, ``data-hold`` and
    ``data-cycle`` tell the seconds. A file that stands alone begins at once.
    """
    motion = kept(pose, style.at)
    timed = Timed(motion, begin="0s" if style.theme else "indefinite", still=style.still)
    back, front = Sketch(), Sketch()
    turning = []
    for prop in pose.props:
        if prop.size.get("between"):
            continue
        PROPS[prop.kind][0](front if prop.kind in IN_FRONT else back, prop.size)
        if prop.kind in CRANKS:
            turning.append(crank(prop.size, timed))
    if style.arrows and style.at == "hold":
        for arrow in pose.arrows:
            draw_arrow(front, arrow)
    for moment in motion.moments:
        reach(back, pose, moment)
    seen = _box(back, front)
    drawn = [back.drawn, *turning, figure(pose, timed, emphasis=style.emphasis), front.drawn]
    return _whole(pose, style, seen, drawn)


def _box(*sketches: Sketch) -> tuple[float, float, float, float]:
    """Left, top, width, height of what is seen, neither a strip nor a tower."""
    boxes = [sketch.box for sketch in sketches]
    left, low = min(box[0] for box in boxes) - _MARGIN, min(box[1] for box in boxes) - _MARGIN
    right, high = max(box[2] for box in boxes) + _MARGIN, max(box[3] for box in boxes) + _MARGIN
    wide, tall = right - left, high - low
    more = max(tall - wide, 0.0)
    left, wide = left - more / 2, wide + more
    return left, -max(high, low + wide / _WIDEST), wide, max(tall, wide / _WIDEST)


def _whole(
    pose: Pose, style: Style, seen: tuple[float, float, float, float], drawn: Iterable[str]
) -> str:
    # Inside a page the parser knows what an svg is; a file must say so.
    alone = {"xmlns": "http://www.w3.org/2000/svg"} if style.theme else {}
    told: dict[str, Value] = {**alone, "class_": "drawing"}
    told["viewBox"] = " ".join(map(number, seen))
    if style.size:
        told |= {"width": style.size, "height": style.size * seen[3] / seen[2]}
    if pose.moves and not style.still:
        told |= {"data_moves": "yes", "data_hold": f"{pose.held_at_s:g}"}
        told["data_cycle"] = f"{pose.cycle_s:g}"
    head = []
    if style.title:
        told["role"] = "img"
        head = [element("title", clean(style.title)), element("desc", clean(style.description))]
    else:
        told["aria_hidden"] = "true"
    if style.theme:
        head.append(element("style", _colours(style.theme)))
    return element("svg", "".join((*head, *drawn)), **told)


def _colours(theme: str) -> str:
    if theme != "both":
        return f":root{{{_THEMES[theme]}}}"
    night = f"@media (prefers-color-scheme:dark){{:root{{{_THEMES['night']}}}}}"
    return f":root{{{_THEMES['day']}}}{night}"
