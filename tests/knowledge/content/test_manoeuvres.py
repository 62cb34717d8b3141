"""The manoeuvres as they are told: short, never the wrong way, and both languages alike."""

import pytest

from uncramp.knowledge.content import Activity, Offered, load
from uncramp.knowledge.illustration import Style, draw, poses

KNOWN = {language: load(language).manoeuvres for language in ("en", "es")}
ON_FOOT = {"poor-balance", "dizziness", "drowsy-at-night", "foot-drop"}
each = pytest.mark.parametrize("name", sorted(KNOWN["en"]))


@each
def test_it_is_said_in_one_breath_and_done_in_two_to_four_lines(name):
    for known in KNOWN.values():
        assert len(known[name].say) <= 60
        assert 2 <= len(known[name].do) <= 4
        assert not any(line[:1].isdigit() for line in known[name].do)
    assert len({len(known[name].do) for known in KNOWN.values()}) == 1


@each
def test_its_times_are_said_to_be_ours(name):
    one = KNOWN["en"][name]
    assert one.verified is False
    assert any("How long" in fact for fact in one.to_verify)


@each
def test_its_drawing_is_light_enough_for_the_night(name):
    one = KNOWN["en"][name]
    for drawing in filter(None, (one.drawing, one.wrong)):
        assert len(draw(poses()[drawing], Style(still=True)).encode()) <= 4_400


@each
def test_whatever_is_done_on_ones_feet_is_shut_for_whoever_may_fall(name):
    one = KNOWN["en"][name]
    if one.activity is Activity.EXERCISE:
        assert set(one.not_if) >= ON_FOOT
        assert {"age-over-75", "late-pregnancy"} <= set(one.never_first_if)


@each
def test_force_is_shut_while_a_clot_or_another_sign_is_open(name):
    one = KNOWN["en"][name]
    if one.offered in {Offered.USUAL, Offered.LATER}:
        assert {"possible-leg-clot", "open-warning-sign", "fresh-injury"} <= set(one.not_if)
        assert "recent-leg-clot" in (*one.not_if, *one.ask_first)


def test_pointing_the_foot_is_said_for_the_shin_alone():
    for one in KNOWN["en"].values():
        if "shin" not in one.muscles:
            assert "point" not in one.say.lower()
        if "calf" in one.muscles and one.offered is not Offered.LAST and one.drawing:
            assert one.wrong == "wrong-way-pointed" or one.activity is Activity.MASSAGE


def test_the_wrong_way_has_a_cross_and_points_the_toes():
    pose = poses()["wrong-way-pointed"]
    assert "cross" in {prop.kind for prop in pose.props}
    assert pose.frames[-1].channels["near.ankle"] < -30
    assert "var(--danger" in draw(pose)


def test_nobody_is_told_to_lie_flat_on_the_back():
    for one in KNOWN["en"].values():
        assert not any("flat on your back" in line for line in one.do)
        if "late-pregnancy" in one.care_if and "lying" in one.positions:
            told = one.sections["take-care"]
            assert "pregnan" in told, one.id


def test_nothing_to_drink_or_to_swallow_is_among_them():
    for one in KNOWN["en"].values():
        words = " ".join([one.title, *one.sections.values()]).lower()
        assert not any(word in words for word in ("pickle", "drink", "tablet", "magnesium"))
