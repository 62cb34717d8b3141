"""Diaries by the thousand with ten things followed, none or one of which matters."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log
from statistics import NormalDist

import numpy as np

from uncramp.learn.simulate import Population, VirtualPatient, live
from uncramp.person.diary import Cramps, Diary, Exposure, NightEntry
from uncramp.person.nights import Night

FIRST = Night.parse("2025-01-06")
LEAD = 2
BLANK = 0.05
TOLD = 0.92


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing followed: yes/no with a ``share``, or a number where that is None.

    ``memory`` is its autocorrelation time in nights; ``shared`` is its correlation with the
    other things of the same ``group``; ``weekend`` and ``season`` move it with the calendar.
    """

    share: float | None
    memory: float
    group: int = 0
    shared: float = 0.0
    weekend: float = 0.0
    season: float = 0.0


TEN = (
    Follow(0.3, 2),
    Follow(0.3, 5, group=1, shared=0.6),
    Follow(None, 5, group=1, shared=0.6),
    Follow(0.5, 15),
    Follow(0.15, 3),
    Follow(0.35, 1, weekend=1.2),
    Follow(None, 40),
    Follow(None, 15, group=2, shared=0.8),
    Follow(None, 8, group=2, shared=0.8),
    Follow(None, 3, season=1.0),
)
"""Half yes/no and half numbers, all autocorrelated, some of them with each other."""


@dataclass(frozen=True, slots=True)
class World:
    """Who lives here: how counts come about, and for how many nights."""

    name: str
    nights: int
    counts: Callable[[np.random.Generator, np.ndarray], np.ndarray]
    yes_no: bool = False


def waxing(rng: np.random.Generator, nights: int, memory: float) -> np.ndarray:
    """A stationary AR(1) of unit variance."""
    rho = np.exp(-1 / memory)
    steps = rng.normal(size=nights)
    steps[1:] *= np.sqrt(1 - rho**2)
    for t in range(1, nights):
        steps[t] += rho * steps[t - 1]
    return steps


def plain(rate: float, sd: float, memory: float, size: float) -> Callable[..., np.ndarray]:
    """Negative binomial nights around an AR(1) log rate."""

    def counts(rng: np.random.Generator, shift: np.ndarray) -> np.ndarray:
        mean = rate * np.exp(sd * waxing(rng, len(shift), memory) - sd**2 / 2 + shift)
        return np.minimum(rng.poisson(mean * rng.gamma(size, 1 / size, len(shift))), Cramps.MAX)

    return counts


def mixed(rng: np.random.Generator, shift: np.ndarray) -> np.ndarray:
    """Another rate, waxing and overdispersion for every diary."""
    rate, sd = rng.choice([0.15, 0.5, 1.5]), rng.choice([0.0, 0.5, 1.0])
    return plain(rate, sd, rng.choice([2.0, 8.0, 30.0]), rng.choice([0.7, 3.0, 1e4]))(rng, shift)


def people(rng: np.random.Generator, shift: np.ndarray) -> np.ndarray:
    """Virtual people of every population, as the evidence review has them; no shift."""
    if shift.any():
        raise ValueError("people")
    kinds = tuple(Population)
    person = VirtualPatient.draw(kinds[rng.integers(len(kinds))], rng)
    return live(person, None, rng, nights=len(shift), first=FIRST).truth.counts


def followed(rng: np.random.Generator, nights: int) -> np.ndarray:
    """What was done on each evening: (things, nights)."""
    shared = {group: {} for group in range(3)}
    evenings = np.arange(nights)
    weekend = np.isin((evenings - LEAD) % 7, (4, 5))
    season = np.cos(2 * np.pi * evenings / 365.25)
    rows = []
    for one in TEN:
        walk = waxing(rng, nights, one.memory)
        if one.shared:
            common = shared[one.group].setdefault("walk", waxing(rng, nights, one.memory))
            walk = np.sqrt(one.shared) * common + np.sqrt(1 - one.shared) * walk
        walk = walk + one.weekend * weekend + one.season * season
        if one.share is not None:
            walk = (walk > NormalDist().inv_cdf(1 - one.share)).astype(float)
        rows.append(walk)
    return np.array(rows)


def diary(
    rng: np.random.Generator, world: World, planted: int = 0, lag: int = 0, ratio: float = 1.0
) -> Diary:
    """A diary in which the thing ``planted`` multiplies the rate ``lag`` nights later."""
    did = followed(rng, world.nights + LEAD)
    shift = log(ratio) * did[planted, LEAD - lag : LEAD - lag + world.nights]
    if ratio == 1.0:
        shift = np.zeros(world.nights)
    counts = world.counts(rng, shift)
    told = rng.random(world.nights) < TOLD
    blank = rng.random((len(did), world.nights)) < BLANK
    entries = []
    for t in np.flatnonzero(told):
        noted = [
            Exposure(
                f"x{j}", bool(row[t + LEAD]) if TEN[j].share is not None else float(row[t + LEAD])
            )
            for j, row in enumerate(did)
            if not blank[j, t]
        ]
        entries.append(
            NightEntry(FIRST + int(t), Cramps.counted(int(counts[t])), exposures=tuple(noted))
        )
    return Diary(tuple(entries))
