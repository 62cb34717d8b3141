"""Angles forward and contacts backward."""

from math import cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as some

from uncramp.knowledge.illustration import Pose
from uncramp.knowledge.illustration import _body as body
from uncramp.knowledge.illustration._check import angles
from uncramp.knowledge.illustration._joints import joints
from uncramp.knowledge.illustration._motion import channels_at, movement
from uncramp.knowledge.illustration._pose import Contact, Frame
from uncramp.knowledge.illustration._solve import solve
from uncramp.knowledge.illustration._touch import gaps

turn = some.floats(-60, 60)
bend = some.floats(0, 130)


def standing(*contacts, **channels):
    named = {name.replace("__", "."): value for name, value in channels.items()}
    return Pose(id="made", frames=(Frame(0, named),), contacts=contacts)


def solved(pose):
    return solve(pose, pose.frames[0].channels)


@given(trunk=turn, hip=turn, knee=bend, ankle=turn)
def test_a_free_leg_hangs_by_the_angles_it_was_given(trunk, hip, knee, ankle):
    pose = standing(trunk=trunk, near__hip=hip, near__knee=knee, near__ankle=ankle)
    found = angles(solved(pose))
    assert found["near.hip"] == pytest.approx(hip)
    assert found["near.knee"] == pytest.approx(knee)
    assert found["near.ankle"] == pytest.approx(ankle)


@given(ankle=some.floats(-20, 30), knee=some.floats(0, 60), trunk=some.floats(-10, 40))
def test_a_foot_that_carries_stays_flat_and_in_its_place(ankle, knee, trunk):
    carrying = Contact("near-foot", "floor", (3.0, 0.0), carries=True)
    pose = standing(carrying, trunk=trunk, near__ankle=ankle, near__knee=knee)
    moment = solved(pose)
    found = joints(pose, moment)
    assert found["near.sole"] == pytest.approx((3.0, 0.0), abs=1e-6)
    assert found["near.heel"][1] == pytest.approx(found["near.ball"][1], abs=1e-6)
    # The rule by which the evidence table writes its frames.
    assert trunk == pytest.approx(ankle - knee + angles(moment)["near.hip"])


@given(
    far=some.floats(0.35, 0.98),
    toward=some.floats(-60, 100),
    lean=some.floats(-30, 30),
    tilt=some.floats(-30, 30),
)
def test_a_foot_within_reach_is_reached_by_hip_and_knee(far, toward, lean, tilt):
    reach = far * (body.THIGH + body.SHANK)
    ankle = (reach * sin(radians(toward)), 91 - reach * cos(radians(toward)))
    pose = standing(Contact("near-foot", "floor", ankle, by="ankle"), trunk=lean, near__tilt=tilt)
    moment = solved(pose)
    assert gaps(pose, pose.frames[0].channels, moment)["near-foot"] < 1e-6
    assert angles(moment)["near.knee"] >= 0
    pitch = moment.near_thigh - moment.near_knee + moment.near_ankle
    assert pitch == pytest.approx(tilt)


@given(x=some.floats(5, 45), y=some.floats(90, 160), lean=some.floats(0, 30))
def test_a_hand_within_reach_is_reached_by_shoulder_and_elbow(x, y, lean):
    pose = standing(Contact("far-hand", "wall", (x + body.PALM, y)), trunk=lean)
    moment = solved(pose)
    shoulder = joints(pose, moment)["shoulder"]
    too_far = hypot(x - shoulder[0], y - shoulder[1]) - body.UPPER_ARM - body.FOREARM
    gap = gaps(pose, pose.frames[0].channels, moment)["far-hand"]
    assert gap == pytest.approx(max(too_far, 0), abs=2.01 if too_far < -58 else 1e-5)
    assert angles(moment)["far.elb"] >= 0


@given(along=some.floats(0, 1), off=some.floats(-10, 10))
def test_a_hand_finds_its_place_on_a_leg(along, off):
    pose = standing(
        Contact("seat", "chair", (0, 45)),
        Contact("near-hand", "near-thigh", along=along, off=off),
        near__hip=90,
        near__knee=90,
    )
    moment = solved(pose)
    hip, knee = (joints(pose, moment)[name] for name in ("near.hip", "near.knee"))
    there = joints(pose, moment)["near.hand"]
    gap = gaps(pose, pose.frames[0].channels, moment)["near-hand"]
    assert there[0] == pytest.approx(hip[0] + along * (knee[0] - hip[0]), abs=gap + 1e-6)
    assert there[1] == pytest.approx(hip[1] + off, abs=gap + 1e-6)


def test_a_point_out_of_reach_is_missed_by_what_is_missing():
    pose = standing(Contact("near-hand", "rail", (0.0, 300.0)))
    assert gaps(pose, {}, solve(pose, {}))["near-hand"] > 90


def test_the_toes_stay_flat_while_the_heel_rises():
    ball = Contact("near-foot", "floor", (0.0, 0.0), by="ball", carries=True)
    pose = standing(ball, near__tilt=-30.0, near__ankle=-28.0)
    moment = solved(pose)
    tip, knuckle = (joints(pose, moment)[f"near.{part}"] for part in ("tip", "knuckle"))
    assert moment.near_mtp == pytest.approx(30)
    assert tip[1] == pytest.approx(knuckle[1])


def test_seen_from_the_front_the_far_side_is_the_mirror_of_the_near_one():
    same = {f"{side}.{joint}": 20.0 for side in ("near", "far") for joint in ("hip", "knee", "sh")}
    pose = Pose(id="made", frames=(Frame(0, same),), view="front")
    found = joints(pose, solved(pose))
    for part in ("hip", "knee", "ankle", "shoulder", "elbow", "hand"):
        x, y = found[f"near.{part}"]
        assert found[f"far.{part}"] == pytest.approx((-x, y))


@given(ankle=some.floats(-20, 30), knee=some.floats(2, 60), back_s=some.floats(0.5, 4))
def test_a_movement_is_written_closely_enough_for_straight_lines(ankle, knee, back_s):
    pose = Pose(
        id="made",
        frames=(
            Frame(0, {"near.ankle": 0.0, "near.knee": 2.0}),
            Frame(2.0, {"near.ankle": ankle, "near.knee": knee}),
        ),
        contacts=(
            Contact("near-foot", "floor", carries=True),
            Contact("far-foot", "floor", (10.0, 0.0)),
        ),
        back_s=back_s,
    )
    motion = movement(pose)
    assert motion.times_s[0] == 0
    assert motion.times_s[-1] == pytest.approx(pose.cycle_s)
    assert list(motion.times_s) == sorted(motion.times_s)
    channels = channels_at(pose, pose.held_at_s)
    assert channels["near.knee"] == pytest.approx(knee)
