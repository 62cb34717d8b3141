"""Every unit gets a coin, the first included, and anyone can toss the coins again."""

import hashlib
import random
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.errors import ProtocolError
from uncramp.learn.trials import Arm, Outcome, Question, Unit, design, from_dict, redraw, to_dict
from uncramp.person.nights import Night

FIRST = Night.parse("2026-01-05")
DRAWN_AT = datetime(2026, 1, 4, 18, tzinfo=UTC)
ARMS = (Arm("off", "As usual", 0.0), Arm("on", "With it", 1.0))
THREE = (*ARMS, Arm("half", "Half of it", 0.5))


def question(unit=Unit.NIGHT, nights=1, units=30, **rest):
    fixed = {"id": "t", "text": "?", "measure": "m", "arms": ARMS, "first": FIRST}
    return Question(**fixed | {"unit": unit, "nights": nights, "units": units} | rest)


def drawn(asked, seed=7):
    return design(asked, random.Random(0), seed=seed, drawn_at=DRAWN_AT)


KINDS = st.sampled_from([(Unit.NIGHT, 1), (Unit.PAIR, 2), (Unit.PAIR, 14), (Unit.BLOCK, 7)])


@given(KINDS, st.integers(0, 2**53), st.floats(0.2, 0.8), st.integers(10, 40))
def test_a_stored_seed_gives_the_same_allocation_again(kind, seed, chance, units):
    asked = question(*kind, units, propensity=chance)
    protocol = drawn(asked, seed)
    assert redraw(protocol) == protocol.allocation
    assert redraw(from_dict(to_dict(protocol))) == protocol.allocation
    assert (protocol.coins, protocol.first, protocol.allocation.seed) == (units, FIRST, seed)
    assert protocol.last == FIRST + (units * kind[1] - 1)


@given(KINDS, st.integers(0, 2**53), st.integers(0, 19))
def test_an_altered_allocation_is_found_out(kind, seed, at):
    protocol = drawn(question(*kind, 20), seed)
    blocks = list(protocol.allocation.blocks)
    for place, block in enumerate(blocks):
        if block.coin == at:
            blocks[place] = replace(block, arm="on" if block.arm == "off" else "off")
    altered = replace(protocol, allocation=replace(protocol.allocation, blocks=tuple(blocks)))
    assert redraw(altered) != altered.allocation


def test_a_coin_can_be_tossed_again_with_nothing_but_a_hash():
    protocol = drawn(question(units=40), seed=123)
    for block in protocol.allocation.blocks:
        digest = hashlib.sha256(f"uncramp-coin:123:{block.coin}".encode()).hexdigest()
        assert block.arm == ("on" if int(digest[0], 16) < 8 else "off")


def test_the_first_unit_is_decided_by_a_coin_as_well():
    firsts = [drawn(question(), seed).allocation.blocks[0].arm for seed in range(400)]
    assert 160 < firsts.count("on") < 240


def test_coins_fall_as_often_as_stated_and_the_chance_of_what_came_is_stored():
    blocks = drawn(question(units=3_000, propensity=0.7)).allocation.blocks
    on = [block for block in blocks if block.arm == "on"]
    assert 0.67 < len(on) / len(blocks) < 0.73
    assert {block.propensity for block in on} == {0.7}
    assert {round(b.propensity, 12) for b in blocks if b.arm == "off"} == {0.3}


def test_each_coin_may_have_its_own_chance():
    chances = tuple(0.2 + 0.02 * i for i in range(30))
    blocks = drawn(question(propensity=chances)).allocation.blocks
    found = [b.propensity if b.arm == "on" else 1 - b.propensity for b in blocks]
    assert found == pytest.approx(chances)


def test_a_pair_has_both_arms_in_an_order_that_one_coin_decides():
    blocks = drawn(question(Unit.PAIR, 2, 50)).allocation.blocks
    orders = [(a.arm, b.arm) for a, b in zip(blocks[::2], blocks[1::2], strict=True)]
    assert set(orders) == {("on", "off"), ("off", "on")}
    assert all(a.coin == b.coin for a, b in zip(blocks[::2], blocks[1::2], strict=True))


def test_more_than_two_arms_are_equally_likely():
    blocks = drawn(question(units=900, arms=THREE)).allocation.blocks
    for arm in ("off", "on", "half"):
        assert 250 < sum(block.arm == arm for block in blocks) < 350
    assert {block.propensity for block in blocks} == {1 / 3}


def test_without_a_seed_one_is_taken_from_the_chance_that_was_given():
    for rng in (random.Random(1), np.random.default_rng(1)):
        protocol = design(question(), rng, drawn_at=DRAWN_AT)
        assert redraw(protocol) == protocol.allocation
        assert protocol.allocation.seed > 2**30


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"units": 4}, "too-few-coins"),
        ({"units": 6, "propensity": 0.9}, "too-few-coins"),
        ({"units": 0}, "too-few-coins"),
        ({"unit": Unit.BLOCK, "nights": 7, "units": 4}, "too-few-coins"),
        ({"unit": Unit.PAIR, "nights": 3}, "pair"),
        ({"unit": Unit.PAIR, "nights": 2, "arms": THREE}, "pair"),
        ({"nights": 2}, "one-night"),
        ({"propensity": 1.0}, "propensity"),
        ({"propensity": (0.5, 0.5)}, "propensity"),
        ({"unit": Unit.BLOCK, "nights": 400}, "block-length"),
        ({"half_life_nights": -1}, "half-life"),
    ],
)
def test_a_question_that_no_coin_can_answer_is_refused(change, problem):
    with pytest.raises(ProtocolError) as caught:
        drawn(question(**change))
    assert caught.value.context["problem"] == problem


def test_five_fair_coins_are_enough():
    assert drawn(question(Unit.BLOCK, 14, 5)).coins == 5


def test_what_the_question_fixed_is_sealed_in_the_protocol():
    asked = question(half_life_nights=1.5, outcome=Outcome.YES_NO, meaningful_rate_ratio=0.7)
    protocol = drawn(asked)
    sealed = (protocol.half_life_nights, protocol.outcome, protocol.meaningful_rate_ratio)
    assert sealed == (1.5, Outcome.YES_NO, 0.7)
