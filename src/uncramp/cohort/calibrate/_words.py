"""Cells, shares and states in the reader's language."""

from uncramp.cohort.calibrate._cells import (
    Cell,
    NullExposures,
    OtherPeople,
    OwnPrior,
    Trial,
)
from uncramp.cohort.calibrate._judged import State
from uncramp.knowledge.wording import say
from uncramp.learn.trials import Outcome


def named(cell: Cell, language: str) -> str:
    """What a cell simulates, in a few words that fit over a whisker."""
    setting = cell.setting
    match setting:
        case OwnPrior():
            kind = outcome(setting.outcome, language)
            return say("calibrate.cell.own", language, kind=kind, n=setting.nights)
        case OtherPeople():
            return say(f"calibrate.world.{setting.world}", language)
        case NullExposures():
            world = say(f"calibrate.world.{setting.world}", language)
            facts = {"world": world, "rate": setting.rate, "n": setting.exposures}
            return say("calibrate.cell.exposures", language, **facts)
        case Trial():
            return _trial(setting, language)


def outcome(found: Outcome, language: str) -> str:
    """Counts, or only yes and no."""
    return say(f"calibrate.outcome.{found.value}", language)


def percent(share: float, language: str, digits: int = 1) -> str:
    """A share as a percentage with so many decimals."""
    return say(f"calibrate.percent.{digits}", language, share=100 * share)


def state(found: State, language: str) -> str:
    """Met, missed, or too few to say."""
    return say(f"calibrate.state.{found}", language)


def _trial(trial: Trial, language: str) -> str:
    world = say(f"calibrate.world.{trial.world}", language)
    facts = {"world": world, "rate": trial.rate, "unit": _unit(trial, language)}
    if trial.ratio != 1:
        return say("calibrate.cell.effect", language, **facts, ratio=trial.ratio)
    said = say("calibrate.cell.trial", language, **facts)
    extra = _extra(trial, language)
    return f"{said}, {extra}" if extra else said


def _unit(trial: Trial, language: str) -> str:
    if trial.unit == 1:
        return say("calibrate.unit.night", language)
    if trial.unit == 2:
        return say("calibrate.unit.pair", language)
    if trial.pair:
        return say("calibrate.unit.pairs", language, n=trial.unit // 2)
    return say("calibrate.unit.blocks", language, n=trial.unit)


def _extra(trial: Trial, language: str) -> str:
    """What is out of the ordinary; empty where nothing is."""
    if trial.adaptive:
        return say("calibrate.extra.adaptive", language)
    if trial.propensity != 0.5:
        return say("calibrate.extra.coin", language, chance=trial.propensity)
    if trial.gaps == (0.0, 0.0):
        return ""
    off, on = (round(100 * share) for share in trial.gaps)
    which = "bad-gaps" if trial.bad_gaps else "gaps"
    return say(f"calibrate.extra.{which}", language, off=off, on=on)
