"""What evidence says of whole trials: rarely wrong where nothing helps, soon right where it does.

The generators are the test's own. Seeds are fixed, so every figure is the same each time.
"""

from datetime import UTC, datetime

import numpy as np
import pytest

from tests.made_diaries import FIRST, diary_of
from uncramp.learn.inference import evidence
from uncramp.learn.inference._evidence import paths
from uncramp.learn.inference._tosses import Tosses, ramp
from uncramp.learn.trials import (
    Allocation,
    Arm,
    Block,
    Outcome,
    Protocol,
    Question,
    Unit,
    design,
    ramped_dose,
)
from uncramp.person.diary import Cramps, Diary, NightEntry

ARMS = (Arm("off", "As usual", 0.0), Arm("on", "With it", 1.0))
DRAWN_AT = datetime(2025, 1, 5, tzinfo=UTC)
TRIALS, NIGHTS = 300, 140


def rates(kind, rng):
    t = np.arange(NIGHTS)
    if kind == "iid":
        return np.ones((TRIALS, NIGHTS))
    if kind == "drift":
        return np.exp(rng.choice([-2.0, 2.0], TRIALS)[:, None] * (t / NIGHTS - 0.5))
    if kind == "falling":
        return np.exp(1.5 * np.exp(-t / 20)) * rng.gamma(2, 0.5, (TRIALS, NIGHTS))
    waxing = np.zeros((TRIALS, NIGHTS))
    for night in range(1, NIGHTS):
        waxing[:, night] = 0.95 * waxing[:, night - 1] + 0.31 * rng.normal(size=TRIALS)
    return np.exp(waxing) * rng.gamma(2, 0.5, waxing.shape)


def coins(counts, unit, rule, rng):
    """What came up and its chances; *adaptive* goes where fewer cramps were so far."""
    units = NIGHTS // unit
    drawn, chance = np.empty((TRIALS, units), dtype=np.intp), np.full((TRIALS, units), 0.5)
    total, nights = np.ones((2, TRIALS)), np.ones((2, TRIALS))
    rows = np.arange(TRIALS)
    for u in range(units):
        if rule == "adaptive":
            better = total[1] * nights[0] < total[0] * nights[1]
            chance[:, u] = np.where(better, 0.8, 0.2)
        elif rule != "fair":
            chance[:, u] = rule
        on = (rng.random(TRIALS) < chance[:, u]).astype(np.intp)
        drawn[:, u] = on
        total[on, rows] += counts[on, rows, u * unit : (u + 1) * unit].sum(axis=1)
        nights[on, rows] += unit
    return drawn, chance


def trials(seed, kind="iid", unit=1, ratio=1.0, rule="fair", gaps=(0.0, 0.0), share=1.0):
    rng = np.random.default_rng(seed)
    mean = rates(kind, rng)
    without = rng.poisson(mean)
    both = np.stack([without, without if ratio == 1 else rng.poisson(ratio * mean)]).astype(float)
    drawn, chance = coins(both, unit, rule, rng)
    which = np.repeat(np.arange(NIGHTS // unit), unit)
    given = np.repeat(np.stack([np.zeros(NIGHTS), np.ones(NIGHTS)])[:, None], TRIALS, axis=1)
    on = drawn[:, which]
    counts = np.where(on, both[1], both[0])
    counts[rng.random(counts.shape) < np.where(on, gaps[1], gaps[0])] = np.nan
    none = np.zeros(counts.shape, dtype=bool)
    start = np.arange(NIGHTS // unit) * unit
    at_work = ramp(given, drawn, which, share)
    chances = np.stack([1 - chance, chance])
    return Tosses(
        counts, none, np.isnan(counts), which, start, drawn, chances, given, at_work, False
    )


def over(seen):
    """How often evidence for help, for harm, and for help at worst was ever enough."""
    (helps, harms), (worst, _) = paths(seen, float(np.nanmax(seen.counts)))
    enough = [helps >= np.log(25), harms >= np.log(100), worst >= np.log(25)]
    return [path.any(axis=1).mean() for path in enough]


@pytest.mark.parametrize("unit", [1, 7])
@pytest.mark.parametrize("rule", ["fair", "adaptive", 0.7])
@pytest.mark.parametrize("kind", ["iid", "strong", "drift", "falling"])
def test_looking_every_night_seldom_finds_what_is_not_there(kind, rule, unit):
    helps, harms, _ = over(trials(11, kind, unit, rule=rule))
    # 4 % and 1 % of 300, with three standard errors of chance.
    assert helps <= 0.04 + 3 * np.sqrt(0.04 * 0.96 / TRIALS)
    assert harms <= 0.01 + 3 * np.sqrt(0.01 * 0.99 / TRIALS)


@pytest.mark.parametrize("gaps", [(0.1, 0.1), (0.05, 0.3), (0.3, 0.05)])
@pytest.mark.parametrize("unit", [1, 7])
def test_gaps_that_go_with_the_arm_do_not_fool_the_evidence(unit, gaps):
    helps, harms, worst = over(trials(12, "strong", unit, gaps=gaps))
    assert helps <= 0.06
    assert harms <= 0.03
    assert worst <= 0.04


@pytest.mark.parametrize(
    ("kind", "unit", "least"), [("iid", 1, 0.7), ("iid", 7, 0.4), ("strong", 1, 0.4)]
)
def test_half_the_cramps_are_soon_found_and_never_taken_for_harm(kind, unit, least):
    helps, harms, _ = over(trials(13, kind, unit, ratio=0.5))
    assert helps >= least
    assert harms <= 0.01


def test_twice_the_cramps_are_harm_and_never_help():
    helps, harms, _ = over(trials(14, ratio=2.0))
    assert harms >= 0.9
    assert helps <= 0.04


def test_a_dose_in_halves_is_the_dose_that_trials_ramp():
    asked = Question("t", "?", "m", ARMS, FIRST, Unit.BLOCK, 7, 12, half_life_nights=2.0)
    protocol = design(asked, np.random.default_rng(3), drawn_at=DRAWN_AT)
    which = np.repeat(np.arange(12), 7)
    drawn = np.array([[int(b.arm == "on") for b in protocol.allocation.blocks]])
    given = np.stack([np.zeros((1, 84)), np.ones((1, 84))])
    at_work = ramp(given, drawn, which, 1 - 2 ** (-1 / 2.0))
    as_drawn = np.take_along_axis(at_work, drawn[None, :, which], axis=0)[0, 0]
    assert as_drawn == pytest.approx(ramped_dose(protocol, FIRST, 84))


def nightly(arms, counts, propensity=0.5):
    blocks = tuple(
        Block(FIRST + i, 1, "on" if on else "off", i, propensity if on else 1 - propensity)
        for i, on in enumerate(arms)
    )
    return Protocol(
        "t", "?", "m", ARMS, Allocation(Unit.NIGHT, 1, DRAWN_AT, blocks), half_life_nights=0
    )


ORDER = [1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0] * 4


def test_a_decision_stays_on_the_night_it_was_made():
    clear = [0 if on else 3 for on in ORDER]
    then_not = clear[:24] + [3 if on else 0 for on in ORDER[24:]]
    first = evidence(diary_of(clear), nightly(ORDER, clear), Outcome.COUNTS)
    later = evidence(diary_of(then_not), nightly(ORDER, then_not), Outcome.COUNTS)
    assert first.decided_on == later.decided_on
    assert (FIRST.evening - first.decided_on).days > -24
    assert later.e_value < 25 < first.e_value


def test_a_coin_that_was_nearly_certain_proves_little():
    counts = [0 if on else 3 for on in ORDER]
    fair = evidence(diary_of(counts), nightly(ORDER, counts), Outcome.COUNTS)
    bent = evidence(diary_of(counts), nightly([1] * 48, counts, 0.95), Outcome.COUNTS)
    assert fair.e_value > 25
    assert bent.e_value < 1 / 0.95**48


def test_before_the_first_unit_is_over_nothing_is_known():
    found = evidence(Diary(), nightly(ORDER, []), Outcome.COUNTS)
    assert (found.e_value, found.coins, found.decided_on) == (1.0, 0, None)


def test_a_night_left_out_beforehand_is_not_missing_and_one_nobody_knows_is():
    counts = [0 if on else 2 for on in ORDER]
    entries = list(diary_of(counts).entries)
    entries[5] = NightEntry(FIRST + 5, Cramps.counted(2), excluded="ill")
    entries[6] = NightEntry(FIRST + 6, Cramps.unknown())
    del entries[7]
    found = evidence(Diary(tuple(entries)), nightly(ORDER, counts), Outcome.COUNTS)
    assert (found.missing, found.most_missing) == (2, 2)
    assert found.worst_e_value < found.e_value


def test_a_coin_that_decides_scattered_blocks_makes_no_evidence():
    blocks = tuple(Block(FIRST + i, 1, "on" if i % 2 else "off", i % 3) for i in range(9))
    protocol = Protocol("t", "?", "m", ARMS, Allocation(Unit.NIGHT, 1, DRAWN_AT, blocks))
    assert evidence(diary_of([1] * 9), protocol, Outcome.COUNTS) is None


def test_two_hundred_cramps_in_a_night_leave_a_number():
    counts = [200 if i % 5 == 0 else 0 for i in range(48)]
    found = evidence(diary_of(counts), nightly(ORDER, counts), Outcome.COUNTS)
    assert 0 <= found.e_value <= 1e12
    assert 0 <= found.harm_e_value <= 1e12
