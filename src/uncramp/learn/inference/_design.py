"""From a diary to the columns of the model, with their priors and the reasons for each.

Decisions, also in ``docs/build/statistics.md``: time runs over every night of the span, so
missing nights keep their place. Columns are centred over all nights of the span (over the
nights on which an exposure was noted), not over the nights that were answered: centring
then does not depend on what is missing, and only the intercept's meaning would change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, pi

import numpy as np
import numpy.typing as npt

from uncramp.learn.inference._likelihood import Array
from uncramp.learn.trials import Outcome, Protocol, ramped_dose
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

YEAR = 365.25
WEEKEND_SHARE = 2 / 7
TREND_FROM = 28
SEASON_FROM = 180
LEAST_NOTED = 14
LEAST_EACH = 5
MAX_EXPOSURES = 40

PRIORS: Mapping[str, tuple[float, float]] = {
    "intercept": (log(0.4), 1.5),
    "trend": (0.0, 0.5),
    "weekend": (0.0, 0.25),
    "season_cos": (0.0, 0.3),
    "season_sin": (0.0, 0.3),
    "treatment": (0.0, 0.5),
}
EXPOSURE_PRIOR = (0.0, 0.35)

Part = tuple[tuple[float, float], Array]


@dataclass(frozen=True, slots=True)
class ExposureColumn:
    """How an exposure entered: ``per`` is the distance its coefficient speaks of.

    ``column`` is None where it could not enter, because it was noted on too few nights or
    hardly ever changed.
    """

    name: str
    column: int | None
    yes_no: bool
    per: float
    known: int
    blank: int


@dataclass(frozen=True, slots=True)
class Design:
    """Counts, columns and priors of one diary, night by night from ``first``.

    ``counts`` is NaN where the night is missing, unknown or excluded; ``some`` marks nights
    with at least one cramp that nobody counted.
    """

    first: Night
    counts: Array
    some: npt.NDArray[np.bool_]
    columns: Array
    prior_mean: Array
    prior_sd: Array
    exposures: tuple[ExposureColumn, ...]
    treatment: int | None


def build(diary: Diary, protocol: Protocol | None, outcome: Outcome) -> Design:
    """The design of a diary that has at least one entry."""
    first = diary.entries[0].night
    counts, some = _answers(diary, outcome)
    parts = _calendar(first, len(counts))
    exposures = []
    for name in diary.exposure_names[:MAX_EXPOSURES]:
        found, values = _exposure(diary, name, counts, len(parts))
        exposures.append(found)
        if found.column is not None:
            parts.append((EXPOSURE_PRIOR, values))
    treatment = None
    if protocol is not None:
        treatment = len(parts)
        dose = np.array(ramped_dose(protocol, first, len(counts)))
        parts.append((PRIORS["treatment"], dose))
    return Design(
        first,
        counts,
        some,
        np.column_stack([values for _, values in parts]),
        np.array([prior[0] for prior, _ in parts]),
        np.array([prior[1] for prior, _ in parts]),
        tuple(exposures),
        treatment,
    )


def _answers(diary: Diary, outcome: Outcome) -> tuple[Array, npt.NDArray[np.bool_]]:
    first = diary.entries[0].night
    nights = diary.entries[-1].night - first + 1
    counts, some = np.full(nights, np.nan), np.zeros(nights, dtype=bool)
    for entry in diary:
        if entry.excluded or entry.cramps.at_least is None:
            continue
        counts[entry.night - first] = entry.cramps.at_least
        some[entry.night - first] = not entry.cramps.exact
    if outcome is Outcome.YES_NO:
        return np.minimum(counts, 1.0), np.zeros(nights, dtype=bool)
    return counts, some


def _calendar(first: Night, nights: int) -> list[Part]:
    t = np.arange(nights)
    weekend = np.array([(first + int(i)).is_weekend for i in t]) - WEEKEND_SHARE
    parts: list[Part] = [(PRIORS["intercept"], np.ones(nights))]
    if nights >= TREND_FROM:
        parts.append((PRIORS["trend"], np.asarray((t - (nights - 1) / 2) / YEAR, np.float64)))
    parts.append((PRIORS["weekend"], weekend))
    if nights >= SEASON_FROM:
        year = (first.evening.toordinal() + t) % YEAR / YEAR
        angle = np.asarray(2 * pi * year, np.float64)
        parts += [(PRIORS["season_cos"], np.cos(angle)), (PRIORS["season_sin"], np.sin(angle))]
    return parts


def _exposure(diary: Diary, name: str, counts: Array, column: int) -> tuple[ExposureColumn, Array]:
    """The column of one exposure: centred; a blank cell sits at the centre and says nothing."""
    first = diary.entries[0].night
    values = np.full(len(counts), np.nan)
    for entry in diary:
        noted = entry.exposure(name)
        if noted is not None:
            values[entry.night - first] = noted
    answered = ~np.isnan(counts)
    used = values[answered & ~np.isnan(values)]
    yes_no = bool(np.isin(used, (0.0, 1.0)).all())
    blank = int(answered.sum()) - len(used)
    # A yes/no coefficient is yes against no; a number's is one standard deviation apart.
    per = 1.0 if yes_no else float(np.nanstd(values))
    if _varies_too_little(used, yes_no=yes_no):
        return ExposureColumn(name, None, yes_no, per, len(used), blank), values
    centred: Array = np.nan_to_num((values - np.nanmean(values)) / per)
    return ExposureColumn(name, column, yes_no, per, len(used), blank), centred


def _varies_too_little(used: Array, *, yes_no: bool) -> bool:
    if len(used) < LEAST_NOTED:
        return True
    if yes_no:
        return bool(min(used.sum(), len(used) - used.sum()) < LEAST_EACH)
    return bool(np.ptp(used) <= 1e-9 * np.abs(used).max())
