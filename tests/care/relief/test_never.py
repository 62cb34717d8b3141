"""Whoever answers whatever: what is shut never comes up, and something always does."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.care.assessment.people import KNOWN, TODAY, anybody
from tests.care.relief.people import guide_for
from uncramp.care.assessment import Standing, assess
from uncramp.knowledge.content import Activity, Offered
from uncramp.person.attacks import Position
from uncramp.person.diary import Muscle

ALL = KNOWN.manoeuvres
OPEN = {Offered.SAFEST, Offered.LAST}
whoever = st.none() | anybody().map(lambda answers: assess(answers, KNOWN, None, TODAY))
slowly = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def named(guide):
    orders = (name for one in guide.orders.values() for drawn in one.orders for name in drawn)
    return {*guide.steps, *orders, *(n for one in guide.safest.values() for n in one)}


def standing(found, name):
    held = found.cautions.get(name) if found else None
    return held.standing if held else Standing.UNKNOWN


@slowly
@given(whoever, st.integers(0, 2**32))
def test_a_gated_manoeuvre_never_appears(found, seed):
    for name in named(guide_for(found, seed=seed)):
        one = ALL[name]
        if one.offered is Offered.LAST:
            continue
        stands = {standing(found, each) for each in (*one.not_if, *one.ask_first)}
        assert Standing.RAISED not in stands
        if one.offered is not Offered.SAFEST:
            assert stands <= {Standing.CLEAR}
            assert found is not None
            assert found.age_known
            assert not found.information_only
            assert not any(hit.urgency and hit.urgency.cannot_wait for hit in found.signs)
        if found:
            assert one.activity not in found.stops
            assert not {hit.subject for hit in found.signs} & set(one.not_while)


@slowly
@given(whoever, st.integers(0, 2**32))
def test_something_is_left_for_every_muscle_and_position(found, seed):
    guide = guide_for(found, seed=seed)
    for muscle in Muscle:
        for position in Position:
            for drawn in (*guide.orders[muscle].orders, guide.safest[muscle]):
                left = [name for name in drawn if position in guide.steps[name].positions]
                assert left
                assert ALL[left[-1]].offered is Offered.LAST


@slowly
@given(whoever, st.integers(0, 2**32))
def test_what_asks_for_another_one_first_never_comes_first(found, seed):
    guide = guide_for(found, seed=seed)
    for muscle in Muscle:
        for position in Position:
            for drawn in guide.orders[muscle].orders:
                first = next(ALL[n] for n in drawn if position in guide.steps[n].positions)
                stands = {standing(found, name) for name in first.never_first_if}
                assert stands <= {Standing.CLEAR}
                assert first.offered is not Offered.LATER


@slowly
@given(whoever)
def test_every_manoeuvre_is_offered_or_held_back_with_its_reasons(found):
    guide = guide_for(found)
    held = {one.manoeuvre for one in guide.held}
    assert held | set(guide.steps) == set(ALL)
    assert not held & set(guide.steps)
    assert all(one.cautions or one.unknown or one.signs for one in guide.held)


@slowly
@given(whoever)
def test_nobody_else_pushes_and_no_sequence_of_ones_own_asks_for_it(found):
    guide = guide_for(found)
    ordered = {n for one in guide.orders.values() for drawn in one.orders for n in drawn}
    assert not any(ALL[name].by_partner for name in ordered)


@pytest.mark.parametrize("who", ["nobody", "a child", "a clot"])
def test_the_safest_path_has_no_hands_no_weight_and_nobody_else(who, child, clot):
    found = {"nobody": None, "a child": child, "a clot": clot}[who]
    guide = guide_for(found)
    assert {ALL[name].offered for name in named(guide)} <= OPEN
    assert {ALL[name].activity for name in named(guide)} == {Activity.GENTLE_STRETCH}
    assert guide.safest[Muscle.CALF] == ("active-ankle-bend", "rest-and-breathe")
    assert not any(step.by_partner for step in guide.steps.values())
