"""What is drawn, measured on the drawing itself at twenty moments between its frames."""

from math import hypot

import pytest

from tests.knowledge.illustration.emitted import at_share, joints_at, shapes_at
from uncramp.knowledge.illustration import Style, describe, draw, poses
from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._joints import length
from uncramp.knowledge.illustration._motion import channels_at
from uncramp.knowledge.illustration._touch import ON_BODY, target
from uncramp.knowledge.wording import LANGUAGES, say

CLOSE_CM = 0.01 * body.LEG
# Offset from the frames and from the moments that are written, which lie at rounder shares.
SHARES = [(n + 0.37) / 20 for n in range(20)]
EVERY = sorted(poses())
MOVING = [name for name in EVERY if poses()[name].moves]


def apart(one, other):
    return hypot(one[0] - other[0], one[1] - other[1])


def looks(name):
    """The drawing of a pose at its in-between moments; a still scene has one."""
    pose = poses()[name]
    svg = draw(pose)
    for share in SHARES if pose.moves else [0.0]:
        yield pose, share, *joints_at(pose, share, svg)


@pytest.mark.parametrize("name", EVERY)
def test_limbs_keep_their_length_and_hang_together(name):
    for pose, _, points, _ in looks(name):
        for side in ("near", "far"):
            for upper, lower in (("thigh", "shank"), ("upper-arm", "forearm")):
                for limb in (upper, lower):
                    drawn = apart(points[side, limb], points[side, limb, "end"])
                    assert drawn == pytest.approx(length(pose, side, limb), abs=0.06)
                assert apart(points[side, upper, "end"], points[side, lower]) < 0.06
            assert apart(points[side, "shank", "end"], points[side, "foot"]) < 0.06
        assert apart(points["hip"], points["shoulder"]) == pytest.approx(body.TRUNK, abs=0.06)


@pytest.mark.parametrize("name", EVERY)
def test_what_touches_keeps_touching(name):
    for pose, _, points, _ in looks(name):
        for contact in pose.contacts:
            if contact.part == "seat":
                continue
            side, _, end = contact.part.partition("-")
            touches = (side, contact.by) if end == "foot" else (side, "forearm", "end")
            at = points[(side, "head") if contact.by == "head" else touches]
            assert near_its_place(pose, contact, points, at) < CLOSE_CM, contact.part


def near_its_place(pose, contact, points, at):
    """How far a part is from its place, or from the way that its place goes."""
    every = [pose.cycle_s * n / 300 for n in range(301)] if pose.moves else [0.0]
    channels = [channels_at(pose, at_s) for at_s in every]
    on_body = as_solved(points) if contact.on in ON_BODY else {}
    places = {target(pose, now, contact, on_body) for now in channels}
    return min(apart(at, place) for place in places)


def as_solved(points):
    """The joints of a drawing under the names that the solver gives them."""
    found = {}
    for side in ("near", "far"):
        found[f"{side}.hip"] = points[side, "thigh"]
        found[f"{side}.knee"] = points[side, "shank"]
        found[f"{side}.ankle"] = points[side, "foot"]
        found[f"{side}.heel"], found[f"{side}.toes"] = points[side, "heel"], points[side, "toes"]
    return found


@pytest.mark.parametrize("name", EVERY)
def test_whoever_sits_or_lies_stays_where_they_are(name):
    for pose, _, points, _ in looks(name):
        seat = pose.contact("seat")
        if seat and not any("pelvis.x" in frame.channels for frame in pose.frames):
            place = (seat.at[0], seat.at[1] + body.SEAT)
            assert apart(points["hip"], place) < CLOSE_CM


@pytest.mark.parametrize("name", EVERY)
def test_no_joint_goes_further_than_joints_go(name):
    for _, _, _, turns in looks(name):
        for joint, angle in drawn_angles(turns):
            low, high = body.RANGES[joint]
            assert low - 1 <= angle <= high + 1, joint


def drawn_angles(turns):
    """Each joint in the degrees of a pose file, from the turns of the limbs on the page."""
    yield "trunk", turns["trunk"]
    yield "neck", within(turns["head"] - turns["trunk"])
    for side in ("near", "far"):
        thigh, shank = turns[side, "thigh"], turns[side, "shank"]
        yield "hip", within(turns["trunk"] - thigh)
        yield "knee", within(shank - thigh)
        yield "ankle", within(shank - turns[side, "foot"])
        if (side, "toes") in turns:
            yield "mtp", within(turns[side, "foot"] - turns[side, "toes"])
        arm, fore = turns[side, "upper-arm"], turns[side, "forearm"]
        yield "sh", within(turns["trunk"] - arm, top=270)
        yield "elb", within(arm - fore)


def within(angle, top=180):
    """The same angle between top - 360 and top."""
    return (angle - top) % -360 + top


@pytest.mark.parametrize("name", EVERY)
def test_no_foot_sinks_into_the_floor(name):
    for pose, _, points, _ in looks(name):
        for side in ("near", "far") if pose.view != "above" else ():
            soles = [points[side, "heel"][1], points[side, "ball"][1]]
            if pose.view == "side":
                soles.append(points[side, "tip"][1] - body.TOE_HALF)
            assert min(soles) > -CLOSE_CM


@pytest.mark.parametrize("name", MOVING)
def test_a_drawing_without_its_script_shows_the_pose_that_is_held(name):
    pose = poses()[name]
    still = joints_at(pose, 0.0, draw(pose, Style(still=True)))[0]
    held = joints_at(pose, pose.held_at_s / pose.cycle_s)[0]
    assert max(apart(still[key], held[key]) for key in still) < CLOSE_CM
    assert "<animate" not in draw(pose, Style(still=True))


@pytest.mark.parametrize("name", MOVING)
def test_a_movement_ends_where_it_began(name):
    pose = poses()[name]
    first, last = joints_at(pose, 0.0)[0], joints_at(pose, 1.0)[0]
    assert max(apart(first[key], last[key]) for key in first) < CLOSE_CM


@pytest.mark.parametrize("name", MOVING)
def test_nothing_moves_before_somebody_begins_it(name):
    svg = draw(poses()[name])
    assert svg.count("<animate") == svg.count('begin="indefinite"') > 0


@pytest.mark.parametrize("name", EVERY)
def test_a_drawing_weighs_at_most_six_kilobytes(name):
    assert len(draw(poses()[name]).encode()) <= 6 * 1024


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_can_be_said(name, language):
    told = [say(sentence, language, **facts) for sentence, facts in describe(poses()[name])]
    assert len(told) >= 2
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("name", EVERY)
def test_drawings_on_one_page_cannot_mistake_each_other(name):
    svg = draw(poses()[name])
    assert ' id="' not in svg
    assert "style" not in svg
    assert "url(" not in svg


def test_values_between_two_times_lie_on_a_straight_line():
    animation = {"values": "0;10;10;0", "keyTimes": "0;.2;.6;1"}
    assert at_share(animation, 0.1) == [5]
    assert at_share(animation, 0.4) == [10]
    assert at_share(animation, 0.8) == [pytest.approx(5)]


def test_a_pedal_goes_with_the_foot_on_it():
    for pose in poses().values():
        wheel = next((prop.size for prop in pose.props if "crank" in prop.size), None)
        if wheel is None:
            continue
        svg = draw(pose)
        for share in SHARES:
            crank = next(
                place
                for d, place, _ in shapes_at(svg, share)
                if d.startswith(f"M0 {-wheel['crank']:g}V")
            )
            points, _ = joints_at(pose, share, svg)
            for side, up in (("near", -1), ("far", 1)):
                contact = pose.contact(f"{side}-foot")
                pedal = crank.point(0, up * wheel["crank"])
                assert apart(points[side, contact.by], pedal) < CLOSE_CM
