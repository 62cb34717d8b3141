"""What cannot be told apart is named together; what a coin or the calendar gives away is not."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from tests.made_diaries import FIRST, diary_of
from uncramp.learn.inference import Link, Reason, analyse
from uncramp.learn.inference._design import build
from uncramp.learn.trials import Allocation, Arm, Block, Outcome, Protocol, Unit
from uncramp.person.diary import Diary

RNG = np.random.default_rng(21)
NIGHTS = 120
COUNTS = [int(n) for n in RNG.poisson(0.8, NIGHTS)]
A, B, C = (RNG.normal(size=NIGHTS) for _ in range(3))
YES = RNG.random(NIGHTS) < 0.4


def groups(noted, counts=COUNTS):
    design = build(diary_of(counts, plain(noted)), None, Outcome.COUNTS)
    return {one.name: one.together_with for one in design.exposures}


def plain(noted):
    return {
        name: [None if np.isnan(float(v)) else v for v in np.asarray(values).tolist()]
        for name, values in noted.items()
    }


def one(noted, protocol=None):
    return analyse(diary_of(COUNTS, plain(noted)), protocol).associations


def test_two_identical_exposures_are_one_association():
    (found,) = one({"x": YES, "y": YES})
    assert (found.exposure, found.together_with) == ("x", ("y",))


def test_the_opposite_of_an_exposure_cannot_be_told_from_it_either():
    assert groups({"x": YES, "y": ~YES, "z": B}) == {"x": ("y",), "z": ()}


def test_other_units_of_the_same_thing_are_the_same_thing():
    assert groups({"cups": A, "litres": 0.15 * A + 1, "z": B}) == {"cups": ("litres",), "z": ()}


def test_likeness_is_judged_on_the_nights_on_which_both_were_noted():
    half = np.where(np.arange(NIGHTS) % 2, A, np.nan)
    assert groups({"x": A, "y": half}) == {"x": ("y",)}


def test_the_one_most_like_the_others_speaks_for_them():
    near = [A + 0.4 * noise for noise in (B, C)]
    assert groups({"far": near[0], "mid": A, "off": near[1]}) == {"mid": ("far", "off")}


def test_a_sum_is_named_with_its_parts():
    assert groups({"a": A, "b": B, "sum": A + B, "x": YES}) == {"sum": ("a", "b"), "x": ()}


def test_the_places_of_a_day_that_add_up_to_one_are_named_together():
    place = RNG.integers(0, 3, NIGHTS)
    found = groups({name: place == i for i, name in enumerate(("home", "road", "work"))})
    (names,) = [{name, *others} for name, others in found.items()]
    assert names == {"home", "road", "work"}


def test_what_is_only_somewhat_alike_stays_apart():
    assert groups({"x": A, "y": A + B}) == {"x": (), "y": ()}


def test_many_idle_numbers_on_few_nights_are_not_taken_for_functions_of_each_other():
    rng = np.random.default_rng(22)
    noted = {f"x{i:02}": rng.normal(size=40) for i in range(30)}
    assert set(groups(noted, COUNTS[:40]).values()) == {()}


@pytest.mark.parametrize("shift", [0, 1])
def test_what_comes_and_goes_with_the_weekend_is_not_an_association(shift):
    weekend = [(FIRST + i + shift).is_weekend for i in range(NIGHTS)]
    (found,) = one({"free": weekend})
    assert (found.link, found.reason) == (Link.CANNOT_TELL_YET, Reason.SAME_AS_WEEKEND)


def test_what_only_ever_rises_cannot_be_told_from_time():
    (found,) = one({"age": np.arange(NIGHTS, dtype=float)})
    assert (found.link, found.reason) == (Link.CANNOT_TELL_YET, Reason.SAME_AS_CALENDAR)


def trial(blocks=8, length=7):
    arms = [i % 2 == 0 for i in RNG.permutation(blocks)]
    drawn = tuple(
        Block(FIRST + i * length, length, "on" if arm else "off", coin=i)
        for i, arm in enumerate(arms)
    )
    allocation = Allocation(Unit.BLOCK, 7, datetime(2025, 1, 5, tzinfo=UTC), drawn)
    both = (Arm("off", "As usual", 0.0), Arm("on", "With it", 1.0))
    return Protocol("t", "?", "stretch", both, allocation), np.repeat(arms, length)


@pytest.mark.parametrize("kept", [1.0, 0.95])
def test_an_exposure_that_does_what_the_coin_said_is_left_to_the_trial(kept):
    protocol, on = trial()
    done = np.where(np.random.default_rng(1).random(len(on)) < kept, on, ~on)
    stretched = [bool(x) for x in done] + [None] * (NIGHTS - len(on))
    counts = [0 if i < len(on) and on[i] else 3 for i in range(NIGHTS)]
    noted = {"stretched": stretched, "x": YES.tolist()}
    found = {a.exposure: a for a in analyse(diary_of(counts, noted), protocol).associations}
    assert found["stretched"].reason is Reason.EQUAL_TO_ARM
    assert found["stretched"].link is Link.CANNOT_TELL_YET
    assert found["x"].reason is not Reason.EQUAL_TO_ARM


def test_an_arm_written_in_the_diary_counts_as_one_without_its_trial():
    kept = diary_of(COUNTS, {"x": YES.tolist()})
    named = tuple(replace(e, arm="on" if e.exposure("x") else "off") for e in kept)
    (found,) = analyse(Diary(named)).associations
    assert found.reason is Reason.EQUAL_TO_ARM


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([5.0] * NIGHTS, Reason.HARDLY_VARIES),
        ([0.1] * NIGHTS, Reason.HARDLY_VARIES),
        ([False] * (NIGHTS - 4) + [True] * 4, Reason.HARDLY_VARIES),
        ([0.5] * (NIGHTS - 1) + [1e9], Reason.HARDLY_VARIES),
        ([True, False] * 6 + [None] * (NIGHTS - 12), Reason.NOTED_TOO_RARELY),
    ],
)
def test_what_cannot_be_looked_at_says_why(values, reason):
    (found,) = analyse(diary_of(COUNTS, {"x": values})).associations
    assert (found.link, found.reason, found.lag) == (Link.CANNOT_TELL_YET, reason, None)


def test_evenings_too_far_apart_for_a_lag_leave_that_lag_out():
    counts = [n if i % 3 == 0 else None for i, n in enumerate(COUNTS)]
    noted = [bool(x) if i % 3 == 0 else None for i, x in enumerate(YES)]
    design = build(diary_of(counts, {"x": noted}), None, Outcome.COUNTS)
    assert design.exposures[0].lags == (0,)


def test_what_runs_the_opposite_way_is_told_from_what_runs_the_same_way():
    (found,) = one({"x": A, "y": -A, "z": 2 * A, "also": 1 - A})
    same = {found.exposure, *found.together_with} - set(found.opposite)
    assert {frozenset(same), frozenset(found.opposite)} == {
        frozenset({"x", "z"}),
        frozenset({"y", "also"}),
    }
