"""The things around the body: what each is measured by, and how it is drawn."""

from collections.abc import Callable, Mapping
from math import cos, radians, sin
from types import MappingProxyType
from typing import Final

from uncramp.knowledge.illustration._marks import DANGER, FAR, LINE, SURFACE, THING, Sketch, number

Size = Mapping[str, float]


def _floor(ink: Sketch, s: Size) -> None:
    ink.line(((s["from"], -1.8), (s["to"], -1.8)), 3.6, LINE)


def _wall(ink: Sketch, s: Size) -> None:
    ink.box_of((s["x"], -3.6), (s["x"] + 6, s["height"]), 3, LINE)


def _worktop(ink: Sketch, s: Size) -> None:
    x, top, wide = s["x"], s["height"], s["width"]
    if s["bottom"]:
        for leg in (x + 7, x + wide - 7):
            ink.line(((leg, 2.5), (leg, top - 6)), 5, LINE)
    ink.box_of((x + 4, s["bottom"]), (x + wide - 3, top - 4), 2, LINE)
    ink.box_of((x, top - 6), (x + wide, top), 3, THING)


def _rail(ink: Sketch, s: Size) -> None:
    """A bar on posts beside the person; ``slope`` lets it go up with the stairs."""
    x, top, half = s["x"], s["height"] - 2.6, s["width"] / 2
    count = max(round(s["width"] / 18), 1)
    posts = [(x + half * (2 * n / count - 1)) for n in range(count + 1)]
    tops = [(post, top + (post - x) * s["slope"]) for post in posts]
    for post, high in tops:
        ink.line(((post, 2), (post, high)), 4 if post in {posts[0], posts[-1]} else 2.4, LINE)
    ink.line(((posts[0] - 5, tops[0][1] - 5 * s["slope"]), tops[-1]), 5.2, THING)


def _chair(ink: Sketch, s: Size) -> None:
    x, top, behind = s["x"], s["height"], -1 if s["facing"] >= 0 else 1
    ink.line(((x + behind * 15, top - 4), (x + behind * 19, 2.5)), 5, LINE)
    ink.line(((x - behind * 15, top - 4), (x - behind * 17, 2.5)), 5, LINE)
    if s["back"]:
        ink.line(((x + behind * 17, top), (x + behind * 23, top + s["back"])), 6, LINE)
    ink.line(((x - 18, top - 3), (x + 18, top - 3)), 6, LINE)


def _stool(ink: Sketch, s: Size) -> None:
    x, top, half = s["x"], s["height"], s["width"] / 2
    for way in (-1, 1):
        ink.line(((x + way * (half - 5), top - 4), (x + way * (half - 2), 2.5)), 4.5, LINE)
    ink.box_of((x - half, top - 6), (x + half, top), 3, LINE)


def _block(ink: Sketch, s: Size) -> None:
    ink.box_of((s["x"], 0), (s["x"] + s["width"], s["height"]), 2, LINE)


def _stair(ink: Sketch, s: Size) -> None:
    x, rise, run, steps = s["x"], s["rise"], s["run"], round(s["steps"])
    corners = [(x, 0.0)]
    for step in range(1, steps + 1):
        corners += [(x + (step - 1) * run, step * rise), (x + step * run, step * rise)]
    ink.line((*corners, (x + steps * run, 0)), 1.5, LINE, closed=True)


def _bed(ink: Sketch, s: Size) -> None:
    x0, x1, top = s["from"], s["to"], s["height"]
    if top > 26:
        for x in (x0 + 10, x1 - 10):
            ink.line(((x, top - 28), (x, 3)), 6, THING)
        ink.box_of((x0 + 2, top - 30), (x1 - 2, top - 20), 3, THING)
    if s["head"]:
        ink.box_of((x0 - 7, max(top - 30, 0)), (x0 - 1, top + s["head"]), 3, THING)
    ink.box_of((x0, top - 21), (x1, top), 7, LINE)


def _mattress(ink: Sketch, s: Size) -> None:
    # Seen from above: the sleeper lies on their side.
    ink.box_of((s["from"], s["bottom"]), (s["to"], s["top"]), 12, LINE)
    if s["head"]:
        x0, x1, top = s["from"], s["to"], s["top"]
        ink.box_of((x0 - 3, top - 3), (x1 + 3, top + s["head"]), 3, THING)


def _blanket(ink: Sketch, s: Size) -> None:
    """A cover over the legs, seen from above and seen through, folded at its top."""
    x0, x1, top = s["from"], s["to"], s["top"]
    ink.box_of((x0, s["bottom"]), (x1, top), 10, COVER, fill_opacity=0.45)
    ink.box_of((x0, top - s["fold"]), (x1, top), 5, COVER)


def _pillow(ink: Sketch, s: Size) -> None:
    half, high = s["width"] / 2, s["height"] / 2
    low = (s["x"] - half, s["y"] - high), (s["x"] + half, s["y"] + high)
    corner = min(half, high) * 0.85
    ink.box_of(*low, corner, PILLOW, s["angle"], stroke=THING, stroke_width=2)


def _roller(ink: Sketch, s: Size) -> None:
    ink.ring((s["x"], s["y"]), s["radius"], THING)
    ink.ring((s["x"], s["y"]), s["radius"] * 0.42, LINE)


def _cover(ink: Sketch, s: Size) -> None:
    """A sheet over the legs that rises over the toes and hangs down behind them."""
    x0, x1, low, high, foot = s["from"], s["to"], s["low"], s["high"], s["bottom"]
    rise = x0 + (x1 - x0) * 0.55
    way = (
        f"M{number(x0)} {number(-low)}C{number(rise)} {number(-low)} {number(rise)} "
        f"{number(-high)} {number(x1 - 10)} {number(-high)}"
        f"Q{number(x1)} {number(-high)} {number(x1 + 2)} {number(-foot)}"
    )
    ink.path(f"{way}H{number(x0)}Z", 0, "none", COVER, fill_opacity=0.45)
    ink.path(way, 4, THING)
    ink.reach(x0, low, 2)
    ink.reach(x1 + 2, high, 2)
    ink.reach(x1 + 2, foot, 2)


def _cradle(ink: Sketch, s: Size) -> None:
    x, low, high, half = s["x"], s["bottom"], s["top"], s["width"] / 2
    way = (
        f"M{number(x - half)} {number(-low)}V{number(-high + half)}A{number(half)} {number(half)}"
        f" 0 0 1 {number(x + half)} {number(-high + half)}V{number(-low)}"
    )
    ink.path(way, 4, THING)
    ink.reach(x - half, low, 2)
    ink.reach(x + half, high, 2)


def _cross(ink: Sketch, s: Size) -> None:
    x, y, r = s["x"], s["y"], s["radius"]
    ink.line(((x - r, y - r), (x + r, y + r)), r / 2.2, DANGER)
    ink.line(((x - r, y + r), (x + r, y - r)), r / 2.2, DANGER)


def _bicycle(ink: Sketch, s: Size) -> None:
    x, y, seat_x, seat_y = s["x"], s["y"], s["seat_x"], s["seat_y"]
    bar_x, bar_y = s["bar_x"], s["bar_y"]
    ink.ring((x + 38, 24), 18, LINE, 6)
    ink.line(((x - 34, 3), (x + 62, 3)), 6, LINE)
    ink.line(((x - 8, y - 4), (seat_x, seat_y - 5)), 6, LINE)
    ink.line(((x, 4), (x, y), (x + 38, 24), (bar_x - 4, bar_y - 3)), 6, LINE)
    ink.line(((seat_x - 11, seat_y - 3), (seat_x + 14, seat_y - 4)), 7, THING)
    ink.line(((bar_x - 10, bar_y - 3), (bar_x + 4, bar_y - 3)), 5.5, THING)


def _pedals(ink: Sketch, s: Size) -> None:
    x, y = s["x"], s["y"]
    ink.line(((x - 24, 2), (x, y), (x + 24, 2)), 4.5, LINE)
    ink.line(((x - 25, 2.5), (x + 25, 2.5)), 5, THING)
    ink.ring((x, y), 9.5, LINE)
    ink.ring((x, y), 3, THING)


def _helper(ink: Sketch, s: Size) -> None:
    """Somebody else, standing on the right and leaning over; two hands where they are wanted."""
    x, y, lean = s["x"], s["y"], radians(s["lean"])
    up = (-sin(lean), cos(lean))
    neck, head = ((x + far * up[0], y + far * up[1]) for far in (46, 66))
    ink.line(((x + 2, 4), (x, y)), 13, FAR)
    ink.line(((x, y), neck), 19, FAR)
    ink.ring(head, 11.5, FAR)
    for hand in ((s["low_x"], s["low_y"]), (s["high_x"], s["high_y"])):
        elbow = ((neck[0] + hand[0]) / 2 + 3, (neck[1] + hand[1]) / 2 - 9)
        # The line of the page around an arm parts it from the leg that it holds.
        for wide, colour in ((12.5, SURFACE), (9, FAR)):
            ink.line((neck, elbow, hand), wide, colour)


def _nothing(_ink: Sketch, _s: Size) -> None:
    """Drawn with the hand or the foot that it goes with."""


PILLOW: Final = "var(--pillow,#f3ede2)"
COVER: Final = "var(--cover,#c9bda8)"
IN_FRONT: Final = frozenset({"blanket", "cover", "cross", "helper"})
"""What covers the body; everything else stands behind it."""
HELD: Final = frozenset({"strap", "stick", "device"})
"""What a hand holds: it goes where the hand goes."""
CRANKS: Final = frozenset({"bicycle", "pedals"})
"""What has pedals that turn."""

PROPS: Final[Mapping[str, tuple[Callable[[Sketch, Size], None], Size]]] = MappingProxyType(
    {
        "floor": (_floor, {"from": -60, "to": 80}),
        "wall": (_wall, {"x": 70, "height": 168}),
        "worktop": (_worktop, {"x": 40, "height": 92, "width": 45, "bottom": 0}),
        "rail": (_rail, {"x": 40, "height": 95, "width": 56, "slope": 0}),
        "chair": (_chair, {"x": 0, "height": 45, "back": 46, "facing": 1}),
        "stool": (_stool, {"x": 60, "height": 30, "width": 36}),
        "step": (_block, {"x": 30, "width": 40, "height": 15}),
        "book": (_block, {"x": 0, "width": 28, "height": 4}),
        "stair": (_stair, {"x": 0, "rise": 17, "run": 28, "steps": 3}),
        "bed": (_bed, {"from": -100, "to": 110, "height": 48, "head": 0}),
        "mattress": (_mattress, {"from": -110, "to": 110, "bottom": -45, "top": 45, "head": 0}),
        "blanket": (_blanket, {"from": -52, "to": 52, "bottom": -92, "top": 0, "fold": 12}),
        "pillow": (_pillow, {"x": 0, "y": 0, "width": 44, "height": 14, "angle": 0, "between": 0}),
        "roller": (_roller, {"x": 0, "y": 7.5, "radius": 7.5}),
        "cover": (_cover, {"from": -40, "to": 105, "low": 72, "high": 92, "bottom": 40}),
        "cradle": (_cradle, {"x": 90, "bottom": 48, "top": 78, "width": 30}),
        "bicycle": (
            _bicycle,
            {"x": 0, "y": 28, "crank": 16, "seat_x": -22, "seat_y": 90, "bar_x": 40, "bar_y": 105},
        ),
        "pedals": (_pedals, {"x": 60, "y": 16, "crank": 10}),
        "cross": (_cross, {"x": 0, "y": 0, "radius": 9}),
        "helper": (
            _helper,
            {"x": 140, "y": 84, "lean": 28, "low_x": 96, "low_y": 54, "high_x": 100, "high_y": 74},
        ),
        "strap": (_nothing, {}),
        "stick": (_nothing, {"angle": 0}),
        "device": (_nothing, {"angle": 0, "flip": 0}),
    }
)
"""How each kind is drawn, and its measures in centimetres where a pose says nothing else."""
