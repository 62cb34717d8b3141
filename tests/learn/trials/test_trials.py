"""A protocol says what was randomised, and one schema carries it."""

import json
import tomllib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.errors import ProtocolError
from uncramp.learn.trials import (
    Allocation,
    Arm,
    Block,
    Outcome,
    Protocol,
    Unit,
    digest,
    from_dict,
    ramped_dose,
    to_dict,
)
from uncramp.person.nights import Night

FIRST = Night.parse("2026-01-05")
TRIAL = """
schema = 1
id = "covers"
question = "Do loose covers mean fewer cramps?"
measure = "loose-covers"
half_life_nights = 0

[[arms]]
id = "usual"
label = "Covers as usual"
dose = 0

[[arms]]
id = "loose"
label = "Covers loose"
dose = 1

[allocation]
unit = "block"
seed = 20260104
drawn_at = 2026-01-04T18:00:00+01:00

[[allocation.blocks]]
first = 2026-01-05
nights = 3
arm = "loose"
coin = 0

[[allocation.blocks]]
first = 2026-01-08
nights = 3
arm = "usual"
coin = 1
"""


def trial(arms="10", nights=7, half_life=2.0, **rest):
    blocks = tuple(
        Block(FIRST + i * nights, nights, "on" if arm == "1" else "off", coin=i)
        for i, arm in enumerate(arms)
    )
    drawn_at = datetime(2026, 1, 4, tzinfo=UTC)
    return Protocol(
        id="t",
        question="?",
        measure="m",
        arms=(Arm("off", "Off", 0.0), Arm("on", "On", 1.0)),
        allocation=Allocation(Unit.BLOCK, 7, drawn_at, blocks),
        half_life_nights=half_life,
        **rest,
    )


def test_a_toml_file_says_what_was_drawn():
    protocol = from_dict(tomllib.loads(TRIAL))
    assert protocol.arm_on(FIRST + 2).id == "loose"
    assert protocol.arm_on(FIRST + 3).id == "usual"
    assert protocol.arm_on(FIRST + 6) is None
    assert (protocol.first, protocol.last, protocol.coins) == (FIRST, FIRST + 5, 2)
    assert protocol.outcome is Outcome.COUNTS


@given(
    arms=st.text("01", min_size=1, max_size=30),
    nights=st.integers(1, 60),
    half_life=st.floats(0, 60),
    ratio=st.floats(0.1, 0.99),
)
def test_one_schema_carries_any_protocol_through_json(arms, nights, half_life, ratio):
    protocol = trial(arms, nights, half_life, meaningful_rate_ratio=ratio)
    again = from_dict(json.loads(json.dumps(to_dict(protocol))))
    assert again == protocol
    assert digest(again) == digest(protocol)


def test_a_seal_breaks_when_anything_is_changed():
    assert digest(trial("10")) != digest(trial("01"))
    assert digest(trial()) != digest(trial(half_life=3.0))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"schema": 2}, "schema"),
        ({"measur": "x"}, "unknown-key"),
        ({"question": None}, "missing"),
        ({"question": 3}, "value"),
        ({"arms": "on, off"}, "rows"),
        ({"half_life_nights": "two"}, "value"),
        ({"half_life_nights": True}, "value"),
        ({"half_life_nights": -1}, "half-life"),
        ({"meaningful_rate_ratio": 1.2}, "ratio"),
        ({"arms": [{"id": "loose", "label": "", "dose": 1}]}, "arm-ids"),
        ({"arms": [{"id": "a", "label": "", "dose": 2}]}, "dose"),
    ],
)
def test_a_protocol_that_contradicts_itself_names_the_field(change, problem):
    raw = {k: v for k, v in (tomllib.loads(TRIAL) | change).items() if v is not None}
    with pytest.raises(ProtocolError) as caught:
        from_dict(raw)
    assert caught.value.context["problem"] == problem


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"first": "soon"}, "value"),
        ({"nights": 0}, "block-length"),
        ({"nights": 4}, "overlap"),
        ({"arm": "looser"}, "unknown-arm"),
        ({"propensity": 1.0}, "propensity"),
        ({"note": "x"}, "unknown-key"),
    ],
)
def test_a_block_that_cannot_be_names_the_field(change, problem):
    raw = tomllib.loads(TRIAL)
    raw["allocation"]["blocks"][0] |= change
    with pytest.raises(ProtocolError) as caught:
        from_dict(raw)
    assert caught.value.context["problem"] == problem


def test_arms_that_do_the_same_are_no_trial():
    with pytest.raises(ProtocolError):
        Protocol("t", "?", "m", (Arm("a", "", 0.0), Arm("b", "", 0.0)), trial().allocation)


def test_a_dose_comes_on_and_wears_off_by_halves():
    dose = ramped_dose(trial("10", nights=4, half_life=1.0), FIRST, 8)
    assert dose == pytest.approx(
        [0.5, 0.75, 0.875, 0.9375, 0.46875, 0.234375, 0.1171875, 0.05859375]
    )


def test_without_a_half_life_the_dose_is_what_was_drawn():
    assert ramped_dose(trial("101", nights=2, half_life=0), FIRST, 6) == [1, 1, 0, 0, 1, 1]


@given(st.integers(-20, 20))
def test_a_dose_does_not_depend_on_where_the_diary_begins(shift):
    protocol = trial("1001", nights=5)
    whole = ramped_dose(protocol, FIRST + -20, 80)
    part = ramped_dose(protocol, FIRST + shift, 30)
    assert part == pytest.approx(whole[20 + shift : 50 + shift])
