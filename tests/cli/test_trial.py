"""``uncramp trial``: coins that are tossed once, kept with their seed, and asked each evening."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

import uncramp.cli._zone
from tests.made_diaries import diary_of
from uncramp.cli import main
from uncramp.exchange.record import read_trial, write_diary
from uncramp.learn.trials import Outcome, Unit, digest

START = ("--start", "2026-11-22")


def run(*arguments, language="en"):
    return CliRunner().invoke(main, ["--language", language, "trial", *map(str, arguments)])


@pytest.fixture
def plan(tmp_path):
    """Draw a plan with these options and give its path and what was said."""

    def draw(*options, measure="loose-covers", name="TRIAL.toml"):
        path = tmp_path / name
        return path, run("new", "--measure", measure, *START, *options, "--out", path)

    return draw


def test_a_measure_of_the_library_brings_its_name_and_how_long_it_lasts(plan):
    path, said = plan("--nights", 60, "--seed", 5)
    drawn = read_trial(path)
    assert said.exit_code == 0
    assert "60 nights, from 22 Nov 2026 to 20 Jan 2027, decided by 60 coins" in said.output
    assert digest(drawn) in said.output
    assert "Never start, stop or time a medicine" in said.output
    assert (drawn.measure, drawn.half_life_nights) == ("Loosen the covers at your feet", 0)
    assert drawn.allocation.unit is Unit.NIGHT
    assert drawn.allocation.seed == 5
    assert drawn.id == "loose-covers-2026-11-22"


def test_what_wears_off_slowly_is_tried_in_blocks_made_up_to_whole_ones(plan):
    path, _ = plan("--nights", 80, measure="bedtime-stretches")
    drawn = read_trial(path)
    assert {block.nights for block in drawn.allocation.blocks} == {7}
    assert (drawn.allocation.unit, drawn.coins) == (Unit.BLOCK, 12)


def test_pairs_have_both_arms_and_own_words_are_taken(plan):
    path, _ = plan("--nights", 80, "--unit", "pairs", "--each", 4, "--yes-no", measure="Un paseo")
    drawn = read_trial(path)
    firsts, seconds = drawn.allocation.blocks[::2], drawn.allocation.blocks[1::2]
    assert all(a.arm != b.arm for a, b in zip(firsts, seconds, strict=True))
    assert drawn.outcome is Outcome.YES_NO
    assert drawn.id == "un-paseo-2026-11-22"


def test_two_plans_differ_because_the_seed_is_drawn(plan):
    one, _ = plan("--nights", 60, name="a.toml")
    two, _ = plan("--nights", 60, name="b.toml")
    assert read_trial(one).allocation.seed != read_trial(two).allocation.seed


def test_a_plan_is_never_written_over_unless_told_to(plan):
    path, _ = plan("--nights", 60, "--seed", 1)
    before = path.read_bytes()
    _, again = plan("--nights", 60, "--seed", 2)
    assert (again.exit_code, path.read_bytes()) == (2, before)
    assert "--force" in again.stderr
    _, forced = plan("--nights", 60, "--seed", 2, "--force")
    assert forced.exit_code == 0
    assert path.read_bytes() != before


@pytest.mark.parametrize(
    ("options", "measure", "said"),
    [
        (("--nights", 4), "loose-covers", "at least five"),
        (("--nights", 28), "bedtime-stretches", "at least five"),
        (("--nights", 60), "magnesium", "never left to a coin"),
        (("--nights", 60), "Quinina por la noche", "never left to a coin"),
        (("--nights", 60), "my pills at eight", "never left to a coin"),
        (("--nights", 60, "--half-life", "inf"), "a walk", "half of the effect"),
        (("--nights", 60, "--unit", "nightly", "--each", 3), "a walk", "one night"),
    ],
)
def test_what_cannot_or_must_not_be_tried_is_refused_in_words(plan, options, measure, said):
    path, found = plan(*options, measure=measure)
    assert found.exit_code == 2
    assert said in found.stderr
    assert not path.exists()


def test_the_check_tells_an_altered_order_from_one_that_the_coins_made(plan):
    path, _ = plan("--nights", 60, "--seed", 5)
    honest = run("check", path)
    assert honest.exit_code == 0
    assert "60 coins, seed 5" in honest.output
    assert digest(read_trial(path)) in honest.output
    path.write_text(path.read_text().replace('arm = "with"', 'arm = "without"'))
    altered = run("check", path, language="es")
    assert altered.exit_code == 1
    assert "no es lo que dijeron" in altered.output or "no son lo que dijeron" in altered.output


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-11-20", "begins in 2 nights, on 22 Nov 2026"),
        ("2026-11-23", "Night 2 of 60."),
        ("2027-01-20", "Night 60 of 60."),
        ("2027-01-21", "ended on 20 Jan 2027"),
    ],
)
def test_every_evening_has_its_answer(plan, date, said):
    path, _ = plan("--nights", 60, "--seed", 5)
    assert said in run("tonight", path, "--date", date).output


def test_tonight_is_what_the_coin_said(plan):
    path, _ = plan("--nights", 60, "--seed", 5)
    drawn = read_trial(path)
    for block in drawn.allocation.blocks[:6]:
        label = next(arm.label for arm in drawn.arms if arm.id == block.arm)
        assert label in run("tonight", path, "--date", block.first).output


def test_past_midnight_is_still_the_night_before(monkeypatch, plan):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 11, 24, 0, 30, tzinfo=ZoneInfo("Europe/Madrid")).astimezone(UTC)

    monkeypatch.setenv("TZ", "Europe/Madrid")
    monkeypatch.setattr(uncramp.cli._zone, "datetime", Clock)
    path, _ = plan("--nights", 60, "--seed", 5)
    assert "Night 2 of 60." in run("tonight", path).output


def test_a_plan_is_drawn_lived_and_answered(plan, tmp_path):
    path, _ = plan("--nights", 60, "--seed", 5)
    drawn = read_trial(path)
    counts = [0 if drawn.arm_on(drawn.first + i).id == "with" else 2 for i in range(60)]
    write_diary(diary_of(counts, first=drawn.first), tmp_path / "diary.csv")
    asked = ["analyse", str(tmp_path / "diary.csv"), "--trial", str(path), "--json"]
    found = json.loads(CliRunner().invoke(main, asked).stdout)
    assert found["verdict"] == "helps"
    assert found["effect"]["avoided_a_month"]["q50"] > 20
