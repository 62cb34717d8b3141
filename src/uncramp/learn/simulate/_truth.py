"""What was put into a life, to be held against what is found in it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from uncramp.learn.simulate._chance import Array, Flags
from uncramp.person.diary import Diary
from uncramp.person.nights import Night


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """One life as it was made, night by night from ``first``; nothing in it is missing.

    ``counts`` are all cramps, told or not; ``recorded`` says which nights have an entry.
    ``log_rates`` is the log of each night's mean count. ``drawn`` is the dose of the arm
    drawn (0 outside the trial), ``doses`` what was at work after skipping, wash-in and
    carry-over. ``rate_ratio`` is the effect of a full dose at work, and
    ``exposures`` the planted rate ratio of each habit, 1 for one that does nothing.
    """

    first: Night
    counts: npt.NDArray[np.int64]
    recorded: Flags
    log_rates: Array
    drawn: Array
    doses: Array
    rate_ratio: float
    exposures: Mapping[str, float]
    noted: Mapping[str, Array]


@dataclass(frozen=True, slots=True, eq=False)
class Lived:
    """A life: the diary the person kept of it, and the truth behind."""

    diary: Diary
    truth: Truth


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """Many lives without their diaries: people down, nights across, as in ``Truth``.

    ``rate_ratio`` has one number a person; ``noted`` has each person's habits by name.
    """

    first: Night
    counts: npt.NDArray[np.int64]
    recorded: Flags
    log_rates: Array
    drawn: Array
    doses: Array
    rate_ratio: Array
    noted: tuple[Mapping[str, Array], ...]
