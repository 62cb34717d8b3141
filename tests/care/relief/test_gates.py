"""Each reason for which a manoeuvre is held back, and that it says so."""

from dataclasses import replace

import pytest

from tests.care.assessment.people import KNOWN
from tests.care.relief.conftest import somebody
from tests.care.relief.people import guide_for
from uncramp.care.assessment import Standing
from uncramp.person.attacks import Position
from uncramp.person.diary import Muscle

EVERY = set(KNOWN.manoeuvres)
STANDING = {
    *("stand-on-it", "lean-to-the-wall", "toes-to-the-wall"),
    *("heel-on-a-stool", "heel-back-standing"),
}


def held(found):
    return {one.manoeuvre: one for one in guide_for(found).held}


def test_somebody_who_answered_all_and_has_nothing_is_offered_everything(well):
    assert set(guide_for(well).steps) == EVERY


def test_a_clot_that_may_be_there_leaves_ones_own_gentle_stretch_and_names_the_sign(clot):
    shut = held(clot)
    assert {"knead-the-calf", "stand-on-it", "pull-with-a-towel", "partner-push-toes"} <= set(shut)
    assert "active-ankle-bend" not in shut
    assert "possible-leg-clot" in shut["knead-the-calf"].signs
    assert "possible-leg-clot" in shut["knead-the-calf"].cautions
    assert guide_for(clot).signs


@pytest.mark.parametrize(
    "answer", ["poor_balance", "dizzy_standing", "drowsy_at_night", "foot_drop"]
)
def test_whoever_may_fall_is_not_told_to_stand(answer):
    assert set(held(somebody(**{answer: "yes"}))) >= STANDING


@pytest.mark.parametrize(
    "answer",
    [
        {"age_years": 80},
        {"pregnancy": "weeks-28-or-more"},
        {"joint_replacement": "yes"},
        {"bone_thinning": "yes"},
        {"feet_without_feeling": "yes"},
    ],
    ids=lambda given: next(iter(given)),
)
def test_whoever_should_try_it_in_bed_first_never_stands_first(answer):
    guide = guide_for(somebody(**answer))
    first = {drawn[0] for one in guide.orders.values() for drawn in one.orders}
    assert not first & STANDING
    assert "stand-on-it" in guide.orders[Muscle.CALF].orders[0]


def drawn_in(guide, muscle, position):
    """The orders of a muscle as somebody in this position meets them."""
    orders = guide.orders[muscle].orders
    return [[n for n in drawn if position in guide.steps[n].positions] for drawn in orders]


@pytest.mark.parametrize("muscle", list(Muscle))
def test_nobody_in_bed_is_told_to_get_up_or_to_sit_on_its_edge(well, muscle):
    out_of_bed = {*STANDING, "foot-flat-sitting", "lean-over-the-leg"}
    for drawn in drawn_in(guide_for(well), muscle, Position.LYING):
        assert not out_of_bed & set(drawn)


def test_who_lies_and_is_not_sure_has_more_than_ones_own_strength_and_rest(well):
    for drawn in drawn_in(guide_for(well), Muscle.UNSURE, Position.LYING):
        assert set(drawn) > {"active-ankle-bend", "rest-and-breathe"}


@pytest.mark.parametrize("answer", ["poor_balance", "dizzy_standing", "drowsy_at_night"])
@pytest.mark.parametrize("position", [Position.SITTING, Position.CANNOT_STAND])
@pytest.mark.parametrize("muscle", list(Muscle))
def test_whoever_may_fall_is_not_first_sent_to_the_edge_of_the_bed(answer, position, muscle):
    for drawn in drawn_in(guide_for(somebody(**{answer: "yes"})), muscle, position):
        assert drawn[0] not in {"foot-flat-sitting", "lean-over-the-leg"}


@pytest.mark.parametrize(
    "answer",
    ["blood_thinner", "bleeding_problem", "varicose_veins", "clot_before", "skin_fragile"],
)
def test_no_kneading_where_it_could_bruise_or_loosen_a_clot(answer):
    assert "knead-the-calf" in held(somebody(**{answer: "yes"}))


@pytest.mark.parametrize("weeks", ["under-20-weeks", "weeks-20-to-27", "birth-in-past-6-weeks"])
def test_no_kneading_in_pregnancy_and_after_birth(weeks):
    assert "knead-the-calf" in held(somebody(pregnancy=weeks))


def test_late_in_pregnancy_nobody_bends_over_to_reach_the_toes():
    assert "pull-toes-by-hand" in held(somebody(pregnancy="weeks-20-to-27"))


def test_a_leg_without_blood_is_kept_still():
    found = somebody(leg_cold_pale_numb="yes")
    assert set(guide_for(found).steps) == {"rest-and-breathe"}
    assert "leg-without-blood" in held(found)["active-ankle-bend"].signs


def test_a_torn_calf_is_left_alone_but_the_thigh_may_move():
    found = somebody(pop_in_calf="yes")
    steps = set(guide_for(found).steps)
    assert "active-ankle-bend" not in steps
    assert "rest-and-breathe" in steps


def test_what_nobody_knows_is_named_as_not_known():
    why = held(somebody(poor_balance="unknown"))["stand-on-it"]
    assert why.cautions == ()
    assert why.unknown == ("poor-balance",)
    assert "under-18" in held(None)["stand-on-it"].unknown


def test_the_young_are_told_why(child):
    assert "under-18" in held(child)["stand-on-it"].cautions
    assert "active-ankle-bend" not in held(child)


def test_a_care_that_holds_goes_along_with_the_step_and_one_that_is_not_known_does_not():
    assert guide_for(somebody(fused_ankle="yes")).steps["active-ankle-bend"].cares == (
        "stiff-ankle",
    )
    assert guide_for(None).steps["active-ankle-bend"].cares == ()


def test_the_wrong_way_is_shown_with_the_calf_and_never_with_the_shin(well):
    steps = guide_for(well).steps.values()
    assert all(one.wrong for one in steps if Muscle.CALF in one.muscles and "toes" in one.drawing)
    assert not any(one.wrong for one in steps if Muscle.SHIN in one.muscles)


@pytest.mark.parametrize("name", ["calf-tear", "achilles-injury"])
def test_nobody_lifts_a_leg_by_a_heel_that_is_hurt(name, well):
    shut = replace(well.cautions[name], standing=Standing.RAISED)
    found = replace(well, cautions={**well.cautions, name: shut})
    assert {"partner-straighten-leg", "partner-push-toes"} <= set(held(found))
