"""What the engine must reach, held against what was counted.

The limits are those of the issue that the engine was built to. A run that is too small
can say that a limit is missed, never that it is met.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from uncramp.cohort.calibrate._bounds import clopper_pearson, evenness
from uncramp.cohort.calibrate._cells import Cell, Counts, Kind, OwnPrior, Trial, added
from uncramp.cohort.calibrate._experiments import COEFFICIENTS, POISSON_WORLDS, bound
from uncramp.learn.trials import Outcome

UNEVEN: Final = 0.05
"""Chance that any coefficient of a calibrated engine is called uneven (Bonferroni).

In a run that is too small to meet the limit, one in a thousand, as for the other limits.
"""
COVERS: Final = (0.94, 0.96)
MOST_FALSE, MOST_FALSE_BOUND, MOST_LINKED = 0.05, 0.055, 0.05
SURELY: Final = 0.999
DRAWS, TRIALS, EFFECT_TRIALS, DIARIES = 4_000, 5_000, 400, 1_000
"""How many of each it takes before a limit can be called met."""
NEARLY_ALL: Final = 0.99


class State(StrEnum):
    """Met, missed, or open because the run was too small to say."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Measured:
    """A cell and what came out of all its shards."""

    cell: Cell
    counts: Counts

    def count(self, name: str) -> int:
        """The single number with this name."""
        return self.counts[name][0]


@dataclass(frozen=True, slots=True)
class Check:
    """One limit: ``value`` should lie from ``least`` to ``most``; ``of`` so many draws or trials.

    ``about`` is a cell's id, or an outcome and a coefficient. What ``must`` be holds the
    engine's honesty; the rest, how many nights it takes, is a goal.
    """

    id: str
    about: str
    value: float
    least: float
    most: float
    of: int
    state: State
    must: bool = True


def judged(measured: Sequence[Measured]) -> tuple[Check, ...]:
    """Every check that these cells allow."""
    return (*_ranks(measured), *_false_verdicts(measured), *_links(measured), *_nights(measured))


def pooled(measured: Sequence[Measured], outcome: Outcome) -> Counts:
    """The model's own draws of one outcome, all lengths together; empty where there are none."""
    return added(
        m.counts
        for m in measured
        if isinstance(m.cell.setting, OwnPrior) and m.cell.setting.outcome is outcome
    )


def outcomes(measured: Sequence[Measured]) -> list[Outcome]:
    """The outcomes whose draws were made, in a fixed order."""
    return [outcome for outcome in Outcome if pooled(measured, outcome)]


def mean_nights(found: Measured) -> tuple[float, float]:
    """Mean nights to a verdict as a multiple of the bound, and its standard error."""
    if not isinstance(found.cell.setting, Trial):
        raise TypeError(found.cell.id)
    of, least = found.count("trials"), bound(found.cell.setting)
    mean = found.count("nights") / of
    spread = max(found.count("squares") / of - mean**2, 0.0)
    return mean / least, sqrt(spread / of) / least


def _ranks(measured: Sequence[Measured]) -> Iterator[Check]:
    said = outcomes(measured)
    for outcome in said:
        counts = pooled(measured, outcome)
        for name in COEFFICIENTS:
            about = f"{outcome}.{name}"
            bins, of = counts[f"rank.{name}"], sum(counts[f"rank.{name}"])
            yield _even(about, bins, of, len(COEFFICIENTS) * len(said))
            yield _covers(about, counts[f"covered.{name}"][2], of)
        silent, of = counts["silent"][0], counts["kept"][0]
        yield Check("answers", outcome, silent, 0, 0, of, _state(not silent, of >= DRAWS))


def _even(about: str, bins: Sequence[int], of: int, asked: int) -> Check:
    chance = UNEVEN if of >= DRAWS else 1 - SURELY
    least, p = chance / asked, evenness(bins)
    return Check("uniform", about, p, least, 1.0, of, _state(p >= least, of >= DRAWS))


def _covers(about: str, hits: int, of: int) -> Check:
    share, (low, high) = hits / max(of, 1), clopper_pearson(hits, of, SURELY)
    least, most = COVERS
    if of >= DRAWS:
        state = _state(least <= share <= most, enough=True)
    else:
        state = _state(low <= most and high >= least, enough=False)
    return Check("covers", about, share, least, most, of, state)


def _false_verdicts(measured: Sequence[Measured]) -> Iterator[Check]:
    for found in measured:
        if found.cell.kind is Kind.NULL_TRIALS:
            hits, of = found.count("either"), found.count("trials")
            _, upper = clopper_pearson(hits, of, 0.99)
            fits = hits <= MOST_FALSE * of and upper <= MOST_FALSE_BOUND
            state = _share_state(hits, of, MOST_FALSE, fits, of >= TRIALS)
            yield Check("false-verdicts", found.cell.id, hits / of, 0, MOST_FALSE, of, state)


def _links(measured: Sequence[Measured]) -> Iterator[Check]:
    for found in measured:
        if found.cell.kind is Kind.NULL_EXPOSURES:
            hits, of = found.count("any"), found.count("diaries")
            fits = hits <= MOST_LINKED * of
            state = _share_state(hits, of, MOST_LINKED, fits, of >= DIARIES)
            yield Check("links", found.cell.id, hits / of, 0, MOST_LINKED, of, state)


def _nights(measured: Sequence[Measured]) -> Iterator[Check]:
    for found in measured:
        if found.cell.kind is Kind.REAL_EFFECTS and isinstance(found.cell.setting, Trial):
            of, (multiple, _) = found.count("trials"), mean_nights(found)
            most = _most_nights(found.cell.setting)
            # Where some never decide the mean is cut short: it can only be too low.
            whole = found.count("decided") >= NEARLY_ALL * of
            state = _state(multiple <= most, whole and of >= EFFECT_TRIALS)
            if multiple > most and of < EFFECT_TRIALS:
                state = State.OPEN
            yield Check("nights", found.cell.id, multiple, 0, most, of, state, must=False)


def _most_nights(trial: Trial) -> float:
    if not trial.pair and trial.unit > 1:
        return 2.2
    return 1.3 if trial.world in POISSON_WORLDS else 1.5


def _share_state(hits: int, of: int, most: float, fits: bool, enough: bool) -> State:
    low, _ = clopper_pearson(hits, of, SURELY)
    return _state(fits if enough else low <= most, enough)


def _state(fits: bool, enough: bool) -> State:
    if not fits:
        return State.MISSED
    return State.MET if enough else State.OPEN
