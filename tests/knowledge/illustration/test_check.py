"""What a body cannot do is found, with the joint and how far it goes."""

from dataclasses import replace

import pytest

from uncramp.knowledge.illustration import check_pose, poses
from uncramp.knowledge.illustration._read import read_pose

GOOD = poses()["wall-calf-stretch"]


def problems(pose):
    return {(flaw.key, flaw.problem) for flaw in check_pose(pose)}


def made(text):
    return read_pose("made", text)


@pytest.mark.parametrize("name", sorted(poses()))
def test_the_packaged_poses_are_such_as_a_body_can_do(name):
    assert not problems(poses()[name])


def test_a_joint_beyond_its_range_is_named_with_it():
    stands = "[[frame]]\npelvis = [0, 120]\nnear = { knee = 150, ankle = 50 }\n"
    found = {flaw.key: flaw for flaw in check_pose(made(stands))}
    assert found["near.knee"].problem == "joint-range"
    assert (found["near.knee"].value, found["near.knee"].allowed) == ("150", "0 – 140")
    assert found["near.ankle"].allowed == "-45 – 32"


def test_a_joint_may_not_go_too_far_between_frames_either():
    # Both frames are fine; on the way the foot comes so near to the hip that the knee folds.
    text = (
        '[[contact]]\npart = "near-foot"\non = "floor"\nby = "ankle"\nat = [0, 30]\n'
        "[[frame]]\nat_s = 0\npelvis = [0, 91]\nnear = { foot = [-40, 60] }\n"
        "[[frame]]\nat_s = 1\nnear = { foot = [50, 110] }\n"
    )
    assert ("near.knee", "joint-range") in problems(made("back_s = 1\n" + text))


def test_a_wall_out_of_reach_is_named():
    far = tuple(
        replace(contact, at=(140.0, 120.0)) if contact.part == "near-hand" else contact
        for contact in GOOD.contacts
    )
    assert ("near-hand", "pose-loose") in problems(replace(GOOD, contacts=far))


def test_a_thing_that_is_not_there_cannot_be_touched():
    without = tuple(prop for prop in GOOD.props if prop.kind != "wall")
    assert ("near-hand", "pose-no-thing") in problems(replace(GOOD, props=without))


def test_a_pedal_needs_something_that_turns():
    text = '[[contact]]\npart = "near-foot"\non = "near-pedal"\n[[frame]]\npelvis = [0, 80]\n'
    assert problems(made(text)) == {("near-foot", "pose-no-thing")}


def test_a_foot_below_the_floor_is_named():
    assert ("near-foot", "pose-under-floor") in problems(made("[[frame]]\npelvis = [0, 80]\n"))


def test_a_movement_that_would_jump_at_its_end_is_named():
    text = "[[frame]]\nat_s = 0\n[[frame]]\nat_s = 1\nnear = { sh = 40 }\n"
    assert ("back_s", "pose-jumps") in problems(made(text))
    assert ("back_s", "pose-jumps") not in problems(made("back_s = 1\n" + text))


def test_nobody_leans_who_is_seen_from_the_front():
    text = 'view = "front"\n[[frame]]\ntrunk = 10\n'
    assert ("trunk", "pose-front") in problems(made(text))
