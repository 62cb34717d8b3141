"""Twenty orders for each muscle, from a seed, good until something changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.care.assessment.people import KNOWN, TODAY, nothing_applies
from tests.care.relief.conftest import somebody
from tests.care.relief.people import NOW, an_attack, guide_for
from uncramp.care.assessment import Check, assess
from uncramp.care.relief import ORDERS_AHEAD, made_from
from uncramp.knowledge.content import IN_A_CRAMP
from uncramp.person.attacks import Position
from uncramp.person.diary import Muscle


def test_there_are_twenty_orders_for_every_muscle_with_their_seed(well):
    guide = guide_for(well, seed=99)
    assert set(guide.orders) == set(Muscle)
    for one in guide.orders.values():
        assert (len(one.orders), one.seed) == (ORDERS_AHEAD, 99)


def test_the_same_seed_draws_the_same_guide_and_another_one_another(well):
    assert guide_for(well, seed=5) == guide_for(well, seed=5)
    assert guide_for(well, seed=5).orders != guide_for(well, seed=6).orders


def test_what_let_the_calf_go_comes_first_for_the_calf_alone(well):
    cramps = [an_attack(("lean-to-the-wall", True), n=n, seconds=30) for n in range(40)]
    others = ("active-ankle-bend", "pull-with-a-towel", "pull-toes-by-hand")
    more = ("foot-flat-sitting", "stand-on-it")
    cramps += [
        an_attack((name, False), "rest-and-breathe", n=100 + 10 * at + n)
        for at, name in enumerate((*others, *more))
        for n in range(6)
    ]
    guide = guide_for(well, cramps)
    first = [one[0] for one in guide.orders[Muscle.CALF].orders]
    assert first.count("lean-to-the-wall") >= 18
    assert guide.orders[Muscle.FOOT] == guide_for(well).orders[Muscle.FOOT]


def test_an_attack_with_a_manoeuvre_that_is_gone_harms_nothing(well):
    guide = guide_for(well, [an_attack("long-withdrawn", seconds=10)])
    assert "long-withdrawn" not in guide.steps
    assert "long-withdrawn" not in guide.orders[Muscle.CALF].orders[0]


def test_a_withdrawn_manoeuvre_is_neither_offered_nor_held():
    one = KNOWN.manoeuvres["stand-on-it"]
    known = replace(
        KNOWN, manoeuvres={**KNOWN.manoeuvres, one.id: replace(one, withdrawn=object())}
    )
    from uncramp.care.relief import guide  # noqa: PLC0415

    made = guide(None, known, (), seed=1, drawn_at=NOW, made_from="x")
    assert one.id not in {*made.steps, *(held.manoeuvre for held in made.held)}


def test_a_guide_is_good_for_thirty_days_and_no_longer_than_a_check(well):
    assert guide_for(well).good_until == NOW + timedelta(days=30)
    check = Check("possible-leg-clot", "doctor", TODAY - timedelta(days=10))
    answers = replace(nothing_applies({"leg-swollen": "yes"}), checks=(check,))
    found = assess(answers, KNOWN, None, TODAY)
    assert not found.signs
    assert guide_for(found).good_until == datetime(2026, 11, 27, tzinfo=UTC)


def test_other_answers_and_other_content_are_made_from_something_else(well):
    base = made_from(well, KNOWN)
    assert len(base) == 12
    assert base == made_from(somebody(), KNOWN)
    assert base != made_from(somebody(poor_balance="yes"), KNOWN)
    assert base != made_from(None, KNOWN)
    assert base != made_from(well, replace(KNOWN, version="another"))


def test_nights_that_no_gate_looks_at_leave_it_as_it_is(well):
    assert made_from(replace(well, notes=()), KNOWN) == made_from(well, KNOWN)


def test_the_positions_of_the_library_are_those_of_an_attack():
    assert [*IN_A_CRAMP] == [one.value for one in Position]


@pytest.mark.parametrize("muscle", list(Muscle))
def test_the_safest_path_begins_with_ones_own_strength_and_ends_with_rest(muscle):
    first, last = guide_for(None).safest[muscle]
    assert KNOWN.manoeuvres[first].offered == "safest"
    assert last == "rest-and-breathe"


def test_today_is_not_asked_of_the_clock():
    assert guide_for(None, now=datetime(2031, 1, 1, tzinfo=UTC)).drawn_at.date() == date(2031, 1, 1)
