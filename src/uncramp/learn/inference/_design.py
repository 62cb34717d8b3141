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

from uncramp.learn.inference._exposures import Followed, follow
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._together import Known, gathered
from uncramp.learn.trials import Outcome, Protocol, ramped_dose
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

YEAR = 365.25
WEEKEND_SHARE = 2 / 7
TREND_FROM = 28
SEASON_FROM = 180

PRIORS: Mapping[str, tuple[float, float]] = {
    "intercept": (log(0.4), 1.5),
    "trend": (0.0, 0.5),
    "weekend": (0.0, 0.25),
    "season_cos": (0.0, 0.3),
    "season_sin": (0.0, 0.3),
    "treatment": (0.0, 0.5),
}

Part = tuple[tuple[float, float], Array]


@dataclass(frozen=True, slots=True)
class Design:
    """Counts, columns and priors of one diary, night by night from ``first``.

    ``counts`` is NaN where the night is missing, unknown or excluded; ``some`` marks nights
    with at least one cramp that nobody counted. ``columns`` and their priors hold the
    calendar and the treatment; of ``exposures``, columns are chosen later.
    """

    first: Night
    counts: Array
    some: npt.NDArray[np.bool_]
    columns: Array
    prior_mean: Array
    prior_sd: Array
    exposures: tuple[Followed, ...]
    treatment: int | None


def build(diary: Diary, protocol: Protocol | None, outcome: Outcome) -> Design:
    """The design of a diary that has at least one entry."""
    first = diary.entries[0].night
    counts, some = _answers(diary, outcome)
    parts = _calendar(first, len(counts))
    calendar = np.column_stack([values for _, values in parts[1:]])
    weekend = _weekends(first, len(counts))
    known = Known(weekend, calendar, _arms(diary, protocol, len(counts)))
    followed = follow(diary, first, ~np.isnan(counts))
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
        gathered(followed, known),
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
    weekend = _weekends(first, nights)
    parts: list[Part] = [(PRIORS["intercept"], np.ones(nights))]
    if nights >= TREND_FROM:
        parts.append((PRIORS["trend"], np.asarray((t - (nights - 1) / 2) / YEAR, np.float64)))
    parts.append((PRIORS["weekend"], weekend))
    if nights >= SEASON_FROM:
        year = (first.evening.toordinal() + t) % YEAR / YEAR
        angle = np.asarray(2 * pi * year, np.float64)
        parts += [(PRIORS["season_cos"], np.cos(angle)), (PRIORS["season_sin"], np.sin(angle))]
    return parts


def _weekends(first: Night, nights: int) -> Array:
    return np.array([(first + i).is_weekend for i in range(nights)]) - WEEKEND_SHARE


def _arms(diary: Diary, protocol: Protocol | None, nights: int) -> Array:
    """The number of each night's arm, NaN outside a trial: as drawn, or as the diary says."""
    first = diary.entries[0].night
    if protocol is None:
        arms = {entry.night: entry.arm for entry in diary if entry.arm}
    else:
        blocks = protocol.allocation.blocks
        arms = {block.first + i: block.arm for block in blocks for i in range(block.nights)}
    numbers = {name: i for i, name in enumerate(sorted(set(arms.values())))}
    return np.array([numbers.get(arms.get(first + i, ""), np.nan) for i in range(nights)])
