"""If the arm changes nothing, the evidence is 1 on average over the coins: exactly, always.

No sampling: every way the coins can fall is enumerated, on nights that hypothesis chose.
"""

from datetime import UTC, datetime
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_diaries import FIRST
from uncramp.learn.inference._evidence import bets, most_in_a_night, paths
from uncramp.learn.inference._tosses import tosses, units_of
from uncramp.learn.trials import Allocation, Arm, Block, Outcome, Protocol, Unit
from uncramp.person.diary import Cramps, Diary, NightEntry

ARMS = (Arm("off", "As usual", 0.0), Arm("on", "With it", 1.0))
THREE = (*ARMS, Arm("half", "Half of it", 0.5))
DRAWN_AT = datetime(2025, 1, 5, tzinfo=UTC)
UNITS = {"night": (Unit.NIGHT, 1), "pair": (Unit.PAIR, 2), "block": (Unit.BLOCK, 3)}

NIGHT = st.one_of(
    st.integers(0, 4),
    st.sampled_from([Cramps.some(), Cramps.unknown(), None, "excluded", 30]),
)
CHANCE = st.floats(0.05, 0.95)


def protocol_of(kind, coins, chances, half_life, arms=ARMS):
    """The protocol when the coins fell as given, 1 for the arm *on* (first in a pair)."""
    unit, nights = UNITS[kind]
    blocks = []
    for number, (coin, chance) in enumerate(zip(coins, chances, strict=True)):
        first = FIRST + number * nights
        p = chance if coin else 1 - chance
        if arms is THREE:
            p = 1 / 3
        if unit is Unit.PAIR:
            half = nights // 2
            blocks += [
                Block(first, half, arms[coin].id, number, p),
                Block(first + half, half, arms[1 - coin].id, number, p),
            ]
        else:
            blocks.append(Block(first, nights, arms[coin].id, number, p))
    drawn = Allocation(unit, 7, DRAWN_AT, tuple(blocks))
    return Protocol("t", "?", "m", arms, drawn, half_life_nights=half_life)


def diary(nights):
    entries = []
    for i, night in enumerate(nights):
        if night is None:
            continue
        if night == "excluded":
            entries.append(NightEntry(FIRST + i, Cramps.counted(1), excluded="ill"))
        else:
            cramps = night if isinstance(night, Cramps) else Cramps.counted(night)
            entries.append(NightEntry(FIRST + i, cramps))
    # A last entry far away closes every unit.
    entries.append(NightEntry(FIRST + 400, Cramps.quiet()))
    return Diary(tuple(entries))


def seen_by(nights, protocol, outcome=Outcome.COUNTS):
    return tosses(diary(nights), protocol, outcome, units_of(protocol))[0]


def enumerated(coins, arms=2):
    return product(range(arms), repeat=coins)


def mean_over_coins(nights, kind, chances, half_life, outcome, measure, arms=ARMS):
    """The expectation of ``measure`` over all coins; ``nights`` may depend on the coins."""
    total = np.zeros(2)
    for coins in enumerated(len(chances), len(arms)):
        protocol = protocol_of(kind, coins, chances, half_life, arms)
        odds = [
            1 / 3 if arms is THREE else p if c else 1 - p
            for c, p in zip(coins, chances, strict=True)
        ]
        told = nights(coins) if callable(nights) else nights
        total += np.prod(odds) * np.exp(measure(seen_by(told, protocol, outcome)))
    return total


def final_bets(seen):
    return bets(seen, most_in_a_night(seen))[0][:, 0, -1]


@settings(deadline=None, max_examples=25)
@given(
    kind=st.sampled_from(["night", "pair", "block"]),
    nights=st.lists(NIGHT, min_size=15, max_size=15),
    chances=st.lists(CHANCE, min_size=5, max_size=5),
    half_life=st.sampled_from([0.0, 1.0, 4.0]),
    outcome=st.sampled_from(list(Outcome)),
)
def test_evidence_for_help_and_for_harm_is_fair(kind, nights, chances, half_life, outcome):
    mean = mean_over_coins(nights, kind, chances, half_life, outcome, final_bets)
    assert mean == pytest.approx([1.0, 1.0], rel=1e-9)


@pytest.mark.parametrize("kind", ["night", "block"])
def test_evidence_over_three_arms_is_fair(kind):
    nights = [2, 0, 1, 3, 0, None, 1, 0, 5, 0, 1, 2]
    mean = mean_over_coins(nights, kind, [1 / 3] * 4, 1.0, Outcome.COUNTS, final_bets, THREE)
    assert mean == pytest.approx([1.0, 1.0], rel=1e-9)


@settings(deadline=None, max_examples=10)
@given(
    kind=st.sampled_from(["night", "pair", "block"]),
    nights=st.lists(st.integers(0, 4), min_size=15, max_size=15),
    half_life=st.sampled_from([0.0, 2.0]),
)
def test_coins_that_adapt_to_what_came_before_stay_fair(kind, nights, half_life):
    def chances(coins):
        # Any rule that looks only at the coins and nights before.
        return [0.2 + 0.6 * ((sum(coins[:i]) + nights[i]) % 3) / 2 for i in range(len(coins))]

    total = np.zeros(2)
    for coins in enumerated(5):
        rule = chances(coins)
        odds = np.prod([p if c else 1 - p for c, p in zip(coins, rule, strict=True)])
        protocol = protocol_of(kind, coins, rule, half_life)
        total += odds * np.exp(final_bets(seen_by(nights, protocol)))
    assert total == pytest.approx([1.0, 1.0], rel=1e-9)


def gaps(nights, coins, unit_nights, seed):
    """Nights that go missing, or are only told as *some*, by the coins so far and at will."""
    told = list(nights)
    for number in range(len(coins)):
        rng = np.random.default_rng([seed, number, *coins[: number + 1]])
        for at in range(number * unit_nights, (number + 1) * unit_nights):
            luck = rng.random()
            if luck < 0.4:
                told[at] = None
            elif luck < 0.6 and told[at]:
                told[at] = Cramps.some()
    return told


@settings(deadline=None, max_examples=25)
@given(
    kind=st.sampled_from(["night", "pair", "block"]),
    nights=st.lists(st.integers(0, 4), min_size=15, max_size=15),
    chances=st.lists(CHANCE, min_size=5, max_size=5),
    half_life=st.sampled_from([0.0, 2.0]),
    yes_no=st.booleans(),
    seed=st.integers(0, 10**6),
)
def test_the_worst_case_survives_gaps_that_depend_on_arm_and_night(
    kind, nights, chances, half_life, yes_no, seed
):
    outcome = Outcome.YES_NO if yes_no else Outcome.COUNTS

    def at_worst(seen):
        return paths(seen, 4.0)[1][:, 0, -1]

    def told(coins):
        return gaps(nights, coins, UNITS[kind][1], seed)

    mean = mean_over_coins(told, kind, chances, half_life, outcome, at_worst)
    assert (mean <= 1 + 1e-9).all()


@settings(deadline=None, max_examples=15)
@given(
    nights=st.lists(st.integers(0, 3), min_size=6, max_size=6),
    recorded=st.tuples(st.floats(0.2, 1), st.floats(0.2, 1)),
)
def test_the_guard_holds_where_recording_depends_on_the_arm(nights, recorded):
    total = np.zeros(2)
    for coins, kept in product(enumerated(6), enumerated(6)):
        odds = [
            0.5 * (recorded[c] if k else 1 - recorded[c]) for c, k in zip(coins, kept, strict=True)
        ]
        told = [n if k else None for n, k in zip(nights, kept, strict=True)]
        if not any(kept) or all(kept):
            continue
        protocol = protocol_of("night", coins, [0.5] * 6, 0.0)
        total += np.prod(odds) * np.exp(paths(seen_by(told, protocol), 3.0)[0][:, 0, -1])
    assert (total <= 1 + 1e-9).all()


@settings(deadline=None, max_examples=20)
@given(
    kind=st.sampled_from(["night", "pair", "block"]),
    nights=st.lists(st.integers(0, 4), min_size=18, max_size=18),
    last=st.integers(0, 17),
)
def test_a_unit_that_still_runs_never_moves_the_evidence(kind, nights, last):
    length = UNITS[kind][1]
    coins = (1, 0, 1, 1, 0, 1)
    protocol = protocol_of(kind, coins, [0.5] * 6, 1.0)
    so_far = Diary(
        tuple(NightEntry(FIRST + i, Cramps.counted(n)) for i, n in enumerate(nights[: last + 1]))
    )
    found = tosses(so_far, protocol, Outcome.COUNTS, units_of(protocol))
    over = min((last + 1) // length, len(coins))
    assert (0 if found is None else len(found[1])) == over
    if over:
        whole = seen_by(nights, protocol)
        part = bets(found[0], 4.0)[0][:, 0]
        assert part == pytest.approx(bets(whole, 4.0)[0][:, 0, :over], rel=1e-9)
