"""A pose file that is wrong says where, and what would be right."""

import pytest

from uncramp.errors import ContentError
from uncramp.knowledge.illustration import poses, read_poses
from uncramp.knowledge.illustration._read import read_pose

STANDS = "[[frame]]\nat_s = 0\ntrunk = 5\n"


def refused(text):
    with pytest.raises(ContentError) as caught:
        read_pose("made", text)
    assert caught.value.context["file"] == "poses/made.toml"
    return caught.value.context


def test_the_packaged_poses_are_read_once():
    assert poses() is poses()
    assert poses()["wall-calf-stretch"].held_at_s == pytest.approx(3.8)


def test_what_a_frame_does_not_say_stays_as_it_was():
    frames = read_pose(
        "made", STANDS + "near = { knee = 4 }\n[[frame]]\nat_s = 1\nfar = { hip = 9 }\n"
    ).frames
    assert frames[1].channels["near.knee"] == 4
    assert frames[1].channels["trunk"] == 5
    assert frames[0].channels["far.hip"] == 0


def test_a_hand_that_moves_later_begins_where_its_contact_is():
    contact = '[[contact]]\npart = "near-hand"\non = "wall"\nat = [40, 120]\n'
    later = "[[frame]]\nat_s = 1\nnear = { hand = [40, 140] }\n"
    frames = read_pose("made", contact + STANDS + later).frames
    assert frames[0].channels["near.hand.y"] == 120
    assert frames[1].channels["near.hand.y"] == 140


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("", "frame", "missing-key"),
        ("frame = 3", "frame", "not-a-list"),
        ("frame = [3]", "frame[0]", "not-a-table"),
        ('view = "below"\n' + STANDS, "view", "not-allowed"),
        ("vew = 1\n" + STANDS, "vew", "unknown-key"),
        ("rest_s = -1\n" + STANDS, "rest_s", "not-a-number"),
        ("rest_s = true\n" + STANDS, "rest_s", "not-a-number"),
        ("shows = 1\n" + STANDS, "shows", "not-whole"),
        (STANDS + "[[frame]]\nat_s = 0\n", "frame", "pose-times"),
        (STANDS + "near = { kne = 3 }\n", "frame[0].near.kne", "unknown-key"),
        (STANDS + "near = { knee = nan }\n", "frame[0].near.knee", "not-a-number"),
        (STANDS + "near = { foot = 3 }\n", "frame[0].near.foot", "pose-point"),
        (STANDS + "pelvis = [1, 2, 3]\n", "frame[0].pelvis", "pose-point"),
        ('works = { near = ["biceps"] }\n' + STANDS, "works.near", "not-allowed"),
        ('works = { left = ["soleus"] }\n' + STANDS, "works", "not-allowed"),
        ('works = { near = "soleus" }\n' + STANDS, "works.near", "not-a-list"),
        ("short = { near-shank = 2 }\n" + STANDS, "short.near-shank", "not-a-number"),
        (STANDS + '[[prop]]\nkind = "trampoline"\n', "prop[0].kind", "not-allowed"),
        (STANDS + '[[prop]]\nkind = "wall"\nheigth = 3\n', "prop[0].heigth", "unknown-key"),
        (STANDS + '[[contact]]\npart = "head"\non = "wall"\n', "contact[0].part", "not-allowed"),
        (STANDS + "[[arrow]]\nfrom = [0, 0]\n", "arrow[0].to", "pose-point"),
        ("= = =", "", "toml"),
    ],
)
def test_a_file_that_is_wrong_is_refused_at_its_place(text, key, problem):
    found = refused(text)
    assert (found["key"], found["problem"]) == (key, problem)


def test_an_unknown_thing_brings_the_nearest_name():
    found = refused(STANDS + '[[prop]]\nkind = "chiar"\n')
    assert found["nearest"] == "chair"
    assert "worktop" in found["allowed"]


def test_a_folder_without_poses_has_none(tmp_path):
    assert poses(tmp_path) == {}


def test_the_good_files_of_a_folder_are_read_beside_the_bad(tmp_path):
    (tmp_path / "poses").mkdir()
    (tmp_path / "poses/good.toml").write_text(STANDS, "utf-8")
    (tmp_path / "poses/bad.toml").write_text("frame = 3", "utf-8")
    (tmp_path / "poses/odd.toml").write_bytes(b"\xff\xfe")
    found, flaws = read_poses(tmp_path)
    assert list(found) == ["good"]
    assert {flaw.file for flaw in flaws} == {"poses/bad.toml", "poses/odd.toml"}
    with pytest.raises(ContentError):
        poses(tmp_path)
