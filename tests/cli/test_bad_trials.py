"""Trials that went wrong, as people have them: an answer or a sentence, never a NaN or a trace."""

import json
import math
from datetime import date, timedelta

import jsonschema
import pytest
from click.testing import CliRunner

import uncramp
from uncramp.cli import main
from uncramp.errors import UncrampError
from uncramp.learn.inference import schema

START = date(2026, 1, 5)
ARMS = """[
  { id = "usual", label = "As usual", dose = 0 },
  { id = "loose", label = "Loose", dose = 1 },
]"""
COINS = "1001101001011010"


def plan(coins=COINS, nights=5, *, arms=ARMS, top="half_life_nights = 0", start=START, block=""):
    """A TRIAL.toml with blocks of so many nights, one length or one for each."""
    lengths = [nights] * len(coins) if isinstance(nights, int) else nights
    rows, first = [], start
    for coin, (side, length) in enumerate(zip(coins, lengths, strict=True)):
        arm = "loose" if side == "1" else "usual"
        rows.append(
            f'{{ first = {first}, nights = {length}, arm = "{arm}", coin = {coin}{block} }}'
        )
        first += timedelta(days=length)
    head = 'schema = 1\nid = "covers"\nquestion = "?"\nmeasure = "loose covers"\n'
    drawn = 'unit = "block"\nseed = 1\ndrawn_at = 2026-01-04T18:00:00Z\n'
    blocks = "blocks = [\n" + ",\n".join(rows) + "\n]\n"
    return f"{head}{top}\narms = {arms}\n[allocation]\n{drawn}{blocks}"


def diary(counts, *, head="night,cramps", start=START, more=None):
    """A diary CSV; None is a night that was not recorded."""
    rows = [
        f"{start + timedelta(days=i)},{count}" + ("" if more is None else f",{more[i]}")
        for i, count in enumerate(counts)
        if count is not None
    ]
    return "\n".join([head, *rows]) + "\n"


def steady(nights):
    return [(1, 0, 2, 0, 1, 3, 0)[i % 7] for i in range(nights)]


def sides(coins=COINS, nights=5):
    return [side == "1" for side in coins for _ in range(nights)]


def with_gaps(gone):
    counts = steady(80)
    return [
        None if on and i % 3 != gone else n
        for i, (n, on) in enumerate(zip(counts, sides(), strict=True))
    ]


UNEQUAL = [3, 7, 2, 9, 5, 5, 4, 6, 1, 9, 2, 8, 5, 5, 4, 5]
ANSWERED = {
    "arms of unequal length": (plan(nights=UNEQUAL), diary(steady(80)), set()),
    "given up in the middle": (plan(), diary(steady(38)), {"trial-running"}),
    "gaps that go with the arm": (
        plan(),
        diary(with_gaps(gone=0)),
        {"missing-in-trial", "missing-by-arm"},
    ),
    "all quiet": (plan(), diary([0] * 80), set()),
    "all missing": (plan(), diary([""] * 80), {"too-few-nights"}),
    "one night": (plan(), diary([2]), {"too-few-nights"}),
    "one arm never recorded": (
        plan(),
        diary([None if on else n for n, on in zip(steady(80), sides(), strict=True)]),
        {"too-few-in-an-arm"},
    ),
    "an exposure that is the arm": (
        plan(),
        diary(
            steady(80),
            head="night,cramps,covers",
            more=["yes" if on else "no" for on in sides()],
        ),
        set(),
    ),
    "a trial long before the diary": (
        plan(start=date(2001, 1, 1)),
        diary(steady(80)),
        {"trial-elsewhere"},
    ),
    "a trial still to come": (
        plan(start=date(2031, 1, 1)),
        diary(steady(80)),
        {"trial-not-begun"},
    ),
    "an arm that the plan does not know": (
        plan(),
        diary(steady(80), head="night,cramps,arm", more=["lose"] * 80),
        {"arm-unknown"},
    ),
    "the other arm than was drawn": (
        plan(),
        diary(steady(80), head="night,cramps,arm", more=["usual"] * 80),
        {"arm-not-as-drawn"},
    ),
    "two hundred in a night": (plan(), diary([200, 0] * 40), set()),
    "a coin for several blocks": (
        plan().replace("coin = 7 ", "coin = 6 "),
        diary(steady(80)),
        {"coins-unclear"},
    ),
    "coins that were nearly sure": (
        plan(block=", propensity = 0.999999"),
        diary(steady(80)),
        set(),
    ),
}
SAME = ARMS.replace("dose = 1", "dose = 0")
TWICE = ARMS.replace('"loose"', '"usual"')
REFUSED = {
    "a half-life that is no number": (plan(top="half_life_nights = nan"), "half of the effect"),
    "a half-life without end": (plan(top="half_life_nights = inf"), "half of the effect"),
    "a half-life before its time": (plan(top="half_life_nights = -1"), "half of the effect"),
    "a difference that is no number": (plan(top="meaningful_rate_ratio = nan"), "worth having"),
    "a dose that is no number": (plan(arms=ARMS.replace("dose = 1", "dose = nan")), "dose"),
    "a dose without end": (plan(arms=ARMS.replace("dose = 1", "dose = inf")), "dose"),
    "a coin that could not fall": (plan(block=", propensity = 0"), "chance"),
    "a coin that had to fall": (plan(block=", propensity = 1.0"), "chance"),
    "more than certain": (plan(block=", propensity = 1.5"), "chance"),
    "a chance that is no number": (plan(block=", propensity = nan"), "chance"),
    "blocks that overlap": (plan().replace("nights = 5", "nights = 6", 1), "share the night"),
    "arms that are the same": (plan(arms=SAME), "same dose"),
    "arms of one name": (plan(arms=TWICE), "name of its own"),
    "an arm that is not in the plan": (plan().replace('arm = "loose"', 'arm = "lose"'), "lose"),
    "a block of no nights": (plan().replace("nights = 5", "nights = 0", 1), "366"),
    "a block of a thousand nights": (plan().replace("nights = 5", "nights = 1000", 1), "366"),
    "a block of half a night": (plan().replace("nights = 5", "nights = 0.5", 1), "nights"),
    "no blocks": (plan(coins=""), "4,000"),
    "a seed beyond all numbers": (plan().replace("seed = 1", f"seed = 0x{'f' * 5000}"), "whole"),
    "a seed below nought": (plan().replace("seed = 1", "seed = -1"), "whole number"),
    "a coin below nought": (plan().replace("coin = 3 ", "coin = -3 "), "whole number"),
    "the end of time": (plan(coins="1").replace("2026-01-05", "9999-12-30"), "9999"),
    "centuries": (plan().replace("2026-01-05", "1026-01-05", 1), "fifty years"),
    "a date that is none": (plan().replace("2026-01-05", '"2026-02-30"', 1), "first"),
    "a moment without its zone": (plan().replace("18:00:00Z", "18:00:00"), "time zone"),
    "a unit that nobody knows": (plan().replace('"block"', '["block"]', 1), "unit"),
    "a plan without a name": (plan().replace('"covers"', '" "', 1), "left out"),
    "a later schema": (plan().replace("schema = 1", "schema = 9"), "version"),
    "half a file": (plan()[:200], "TOML"),
}


def run(folder, trial, nights, *arguments, language="en"):
    (folder / "TRIAL.toml").write_text(trial)
    (folder / "diary.csv").write_text(nights)
    asked = [folder / "diary.csv", "--trial", folder / "TRIAL.toml", *arguments]
    return CliRunner().invoke(main, ["--language", language, "analyse", *map(str, asked)])


def numbers(document):
    if isinstance(document, dict):
        document = document.values()
    if isinstance(document, int | float):
        yield document
    elif not isinstance(document, str) and document is not None:
        for part in document:
            yield from numbers(part)


@pytest.mark.parametrize("name", ANSWERED)
def test_what_can_be_answered_is_and_the_warning_says_what_to_know(name, tmp_path):
    trial, nights, warned = ANSWERED[name]
    found = run(tmp_path, trial, nights, "--json")
    assert found.exit_code == 0, found.output
    document = json.loads(found.stdout)
    jsonschema.validate(document, schema())
    assert all(math.isfinite(number) for number in numbers(document))
    assert warned <= {warning["id"] for warning in document["warnings"]}
    shown = uncramp.analyse(tmp_path / "diary.csv", tmp_path / "TRIAL.toml", language="es")
    assert shown.to_dict() == document
    assert "nan" not in shown._repr_html_().lower().split()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ANSWERED)
def test_every_answer_has_its_words(name, language, tmp_path):
    trial, nights, _ = ANSWERED[name]
    found = run(tmp_path, trial, nights, language=language)
    assert found.exit_code == 0
    assert found.exception is None
    assert "{" not in found.stdout


@pytest.mark.parametrize("name", REFUSED)
def test_what_contradicts_itself_gets_a_sentence(name, tmp_path):
    trial, said = REFUSED[name]
    found = run(tmp_path, trial, diary(steady(80)))
    assert (found.exit_code, found.stdout) == (2, "")
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    spanish = run(tmp_path, trial, diary(steady(80)), language="es").stderr
    assert "No se ha" in spanish or "no se ha" in spanish
    with pytest.raises(UncrampError):
        uncramp.analyse(tmp_path / "diary.csv", tmp_path / "TRIAL.toml")


def test_the_shares_of_missing_nights_are_told_for_each_side(tmp_path):
    trial, nights, _ = ANSWERED["gaps that go with the arm"]
    said = run(tmp_path, trial, nights).stdout
    assert "of 40 with the measure, 0 of 40 without" in said


def test_a_trial_that_was_given_up_ends_by_the_calendar(tmp_path):
    trial, nights, _ = ANSWERED["given up in the middle"]
    found = json.loads(run(tmp_path, trial, nights, "--json", "--today", "2026-03-26").stdout)
    assert found["effect"] is not None
    assert found["verdict"] is not None
    assert {"id": "trial-abandoned", "facts": {"n": 42}} in found["warnings"]
    running = json.loads(run(tmp_path, trial, nights, "--json", "--today", "2026-03-20").stdout)
    assert (running["effect"], running["verdict"]) == (None, None)


def test_an_exposure_that_is_the_arm_takes_nothing_of_the_effect(tmp_path):
    counts = [0 if on else n for n, on in zip(steady(80), sides(), strict=True)]
    noted = ["yes" if on else "no" for on in sides()]
    plain = json.loads(run(tmp_path, plan(), diary(counts), "--json").stdout)
    twice = diary(counts, head="night,cramps,covers", more=noted)
    found = json.loads(run(tmp_path, plan(), twice, "--json").stdout)
    assert found["effect"] == plain["effect"]
    assert [one["reason"] for one in found["associations"]] == ["equal-to-arm"]
