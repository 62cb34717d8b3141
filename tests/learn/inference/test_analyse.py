"""One diary in, one answer out: never a NaN, never more than the nights can say."""

import json
import math
from datetime import UTC, datetime
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_diaries import FIRST, diary_of, planted
from uncramp.learn.inference import Direction, Finding, Link, Verdict, analyse, schema
from uncramp.learn.trials import Allocation, Arm, Block, Outcome, Protocol, Unit
from uncramp.person.diary import Cramps, Diary, NightEntry

ARMS = (Arm("off", "As usual", 0.0), Arm("on", "With it", 1.0))


def trial(arms, nights=7):
    blocks = tuple(
        Block(FIRST + i * nights, nights, "on" if arm == "1" else "off", coin=i)
        for i, arm in enumerate(arms)
    )
    drawn = Allocation(Unit.BLOCK, 7, datetime(2025, 1, 5, tzinfo=UTC), blocks)
    return Protocol("t", "?", "stretch", ARMS, drawn, half_life_nights=0)


def links(finding):
    return {found.exposure: found.link for found in finding.associations}


@pytest.mark.parametrize("seed", range(3))
def test_an_exposure_that_doubles_the_cramps_is_found_and_an_idle_one_is_not(seed):
    found = links(analyse(planted(seed)))
    assert found["cause"] is Link.GOES_WITH_MORE
    assert found["null"] not in {Link.GOES_WITH_MORE, Link.GOES_WITH_FEWER}


def test_an_exposure_that_halves_the_cramps_goes_with_fewer():
    assert links(analyse(planted(5, rate=1.0, ratio=0.5)))["cause"] is Link.GOES_WITH_FEWER


def test_the_rate_ratio_compares_yes_with_no():
    cause = next(a for a in analyse(planted(1)).associations if a.exposure == "cause")
    assert cause.yes_no
    assert cause.rate_ratio.q025 < 2.0 < cause.rate_ratio.q975


def test_fewer_cramps_at_the_end_are_a_trend():
    found = analyse(diary_of([2, 1, 3, 1, 2, 1, 2] * 6 + [0, 0, 1, 0, 0, 0, 0] * 8))
    assert found.trend.direction is Direction.FEWER
    assert found.trend.now.q50 < found.trend.before.q50
    assert found.trend.path[-1].high < found.trend.path[0].mid


def test_a_yes_no_diary_speaks_of_nights_and_never_of_more_than_seven_a_week():
    found = analyse(diary_of([1, 1, 1, 0] * 15), outcome=Outcome.YES_NO)
    assert found.trend.now.q975 <= 7
    assert all(point.high <= 7 for point in found.trend.path)
    assert found.trend.now.q50 == pytest.approx(5.25, abs=0.8)


def test_a_diary_of_noughts_and_ones_is_not_taken_for_a_yes_no_diary():
    found = analyse(diary_of([1, 0, 1, 1] * 10))
    assert found.outcome is Outcome.COUNTS
    assert "only-zero-and-one" in [warning.id for warning in found.warnings]


@pytest.mark.parametrize("known", [0, 1, 13])
def test_too_few_nights_is_an_answer(known):
    found = analyse(diary_of([1] * known))
    assert found.verdict is Verdict.TOO_FEW_NIGHTS
    assert (found.trend, found.effect, found.associations) == (None, None, ())
    assert found.nights.known == known


def test_nights_that_are_unknown_or_excluded_are_not_analysed():
    entries = [NightEntry(FIRST + i, Cramps.unknown()) for i in range(20)]
    entries += [NightEntry(FIRST + 20 + i, Cramps.counted(1), excluded="ill") for i in range(20)]
    found = analyse(Diary(tuple(entries)))
    assert (found.nights.recorded, found.nights.known, found.nights.excluded) == (40, 0, 20)


def test_a_trial_that_still_runs_shows_no_effect():
    found = analyse(diary_of([1, 0] * 20), trial("10101010"))
    assert (found.effect, found.verdict) == (None, None)
    assert [w.facts["n"] for w in found.warnings if w.id == "trial-running"] == [16]


def test_a_running_trial_shows_evidence_that_may_already_decide():
    arms = "1001101001101100101100110101"
    counts = [0 if arm == "1" else 3 for arm in arms]
    found = analyse(diary_of(counts[:25]), trial(arms, nights=1))
    assert (found.verdict, found.effect) == (Verdict.HELPS, None)
    assert found.evidence.coins == 25
    assert found.evidence.decided_on is not None
    worse = analyse(diary_of([3 - n for n in counts]), trial(arms, nights=1))
    assert worse.verdict is Verdict.MAKES_WORSE


def test_a_trial_with_gaps_is_told_what_is_left_at_worst():
    arms = "1001101001101100" * 2
    counts = [None if i % 5 != 0 and arm == "1" else 1 for i, arm in enumerate(arms)]
    found = analyse(diary_of(counts), trial(arms, nights=1))
    told = {warning.id: warning.facts for warning in found.warnings}
    assert told["missing-in-trial"]["n"] == counts.count(None)
    assert told["missing-in-trial"]["worst"] <= told["missing-in-trial"]["e"]
    assert "missing-by-arm" in told
    assert found.evidence.e_value == found.evidence.worst_e_value


def test_a_finished_trial_of_few_coins_shows_its_effect_and_does_not_confirm():
    nights = [
        n
        for arm in "10011010"
        for n in ([0, 0, 1, 0, 0, 0, 0] if arm == "1" else [2, 1, 3, 1, 2, 1, 1])
    ]
    found = analyse(diary_of(nights[:28]), trial("1001"))
    assert found.effect.rate_ratio.q50 < 0.6
    assert found.effect.p_fewer > found.effect.p_meaningfully_fewer > 0.5
    assert found.verdict is Verdict.LEANING_BETTER
    assert found.evidence.e_value < 2**4
    assert "few-coins" in [warning.id for warning in found.warnings]


def test_an_arm_that_was_hardly_recorded_cannot_be_compared():
    nights = [None if arm == "1" else 1 for arm in "1010" for _ in range(7)]
    nights[-1] = 0
    assert analyse(diary_of(nights), trial("1010")).verdict is Verdict.TOO_FEW_NIGHTS


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([True] * 40, "always yes"),
        ([True] * 3 + [False] * 37, "hardly ever yes"),
        ([True, False] * 5 + [None] * 30, "noted ten times"),
        ([5.0] * 40, "always five"),
    ],
)
def test_an_exposure_that_hardly_varies_cannot_tell(values, why):
    found = analyse(diary_of([1, 0] * 20, {"x": values}))
    assert links(found)["x"] is Link.CANNOT_TELL_YET, why
    assert found.associations[0].rate_ratio is None


def test_blank_cells_are_told_and_count_as_unknown():
    values = [True, False, None, True] * 20
    found = analyse(diary_of([1, 0, 2, 1] * 20, {"x": values}))
    assert [w.facts for w in found.warnings if w.id == "exposure-blank"] == [
        {"exposure": "x", "n": 20}
    ]
    assert found.associations[0].known == 60


def test_a_diary_that_names_arms_without_a_trial_is_told_so():
    entries = tuple(NightEntry(FIRST + i, Cramps.counted(1), arm="on") for i in range(20))
    assert "arm-without-trial" in [w.id for w in analyse(Diary(entries)).warnings]


def test_the_units_of_an_exposure_do_not_change_what_is_found():
    steps = [1000.0 + 37 * i % 60 for i in range(60)]
    counts = [0, 1, 0, 2, 1] * 12
    a, b = (
        analyse(diary_of(counts, {"x": [factor * s for s in steps]})).associations[0]
        for factor in (1.0, 1000.0)
    )
    assert b.per == pytest.approx(1000 * a.per)
    assert b.rate_ratio.q50 == pytest.approx(a.rate_ratio.q50, rel=1e-6)


NIGHTS = st.lists(
    st.one_of(st.none(), st.integers(0, 200), st.just(Cramps.some()), st.just(Cramps.unknown())),
    max_size=60,
)


@settings(max_examples=20)
@given(counts=NIGHTS, yes_no=st.booleans(), with_trial=st.booleans())
def test_every_diary_gets_an_answer_that_json_can_hold(counts, yes_no, with_trial):
    values = [bool(i % 3) if i % 5 else None for i in range(len(counts))]
    outcome = Outcome.YES_NO if yes_no else Outcome.COUNTS
    protocol = trial("100110", nights=5) if with_trial else None
    found = analyse(diary_of(counts, {"x": values}), protocol, outcome=outcome)
    text = json.dumps(found.to_dict(), allow_nan=False)
    jsonschema.validate(json.loads(text), schema())
    assert Finding.from_dict(json.loads(text)) == found
    if found.trend is not None:
        assert math.isfinite(found.trend.now.mean)
        assert 0 <= found.trend.p_fewer <= 1


def test_the_schema_that_ships_is_the_one_of_the_types():
    shipped = files("uncramp.learn.inference") / "analysis.schema.json"
    assert json.loads(shipped.read_text()) == schema()
