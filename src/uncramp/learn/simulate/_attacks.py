"""Cramps one by one: where, when, how long and how bad."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from math import exp, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from uncramp.learn.simulate._chance import Array
from uncramp.learn.simulate._facts import table
from uncramp.learn.simulate._types import Attacks
from uncramp.person.diary import Episode, Muscle, Side
from uncramp.person.nights import Night

GRID = 2_000
LONGEST_S = 12 * 3600


def draw_episodes(
    attacks: Attacks, night: Night, cramps: int, rng: np.random.Generator
) -> tuple[Episode, ...]:
    """The cramps of one night, in the order of the clock."""
    starts = sorted(_hour(rng) for _ in range(cramps))
    return tuple(
        _episode(attacks, night, number, hour, rng) for number, hour in enumerate(starts, 1)
    )


def _episode(
    attacks: Attacks, night: Night, number: int, hour: float, rng: np.random.Generator
) -> Episode:
    facts = table("facts.toml")
    seconds, pain = _minutes_and_pain(attacks, facts["attack"], rng)
    muscle = attacks.muscle
    if rng.random() >= facts["attack"]["stays_in_muscle"]:
        muscle = Muscle(_pick(facts["muscle"], rng))
    return Episode(
        id=f"{night}-{number}",
        started_at=_moment(night, hour, attacks),
        muscle=muscle,
        side=Side(_pick(facts["side"], rng)),
        seconds_to_release=seconds,
        pain=pain,
    )


def _minutes_and_pain(
    attacks: Attacks, facts: dict[str, Any], rng: np.random.Generator
) -> tuple[int, int]:
    """Seconds, and pain from 0 to 10.

    Two normals, each part person and part event. The events alone carry the stated
    correlation of pain with duration, so their own is larger than it.
    """
    of_person = facts["minutes_person_sd"] / attacks.log_sd
    of_event = sqrt(max(0.0, 1 - of_person**2))
    pain_person, pain_event = sqrt(facts["pain_person_share"]), sqrt(1 - facts["pain_person_share"])
    together = facts["pain_with_minutes"] / (of_event * pain_event)
    longer, worse = rng.standard_normal(2).tolist()
    duration = of_person * attacks.minutes_person + of_event * longer
    minutes = attacks.minutes * exp(attacks.log_sd * duration)
    hurts = pain_person * attacks.pain_person + pain_event * (
        together * longer + sqrt(1 - together**2) * worse
    )
    below, pain = _pain_table(attacks.pain_mean, facts["pain_sd"])
    level = float(np.interp(NormalDist().cdf(hurts), below, pain))
    return min(LONGEST_S, max(1, round(60 * minutes))), round(10 * level)


@lru_cache(maxsize=8)
def _pain_table(mean: float, sd: float) -> tuple[Array, Array]:
    """A Beta's distribution function as a table: the share of cramps below each pain."""
    spread = mean * (1 - mean) / sd**2 - 1
    a, b = mean * spread, (1 - mean) * spread
    middle = (np.arange(GRID) + 0.5) / GRID
    share = middle ** (a - 1) * (1 - middle) ** (b - 1)
    below = np.concatenate([[0.0], np.cumsum(share) / share.sum()])
    return below, np.linspace(0, 1, GRID + 1)


def _hour(rng: np.random.Generator) -> float:
    """Hours after the midnight that ends the evening; negative before it."""
    clock = table("facts.toml")["clock"]
    part = clock[_pick({name: row["share"] for name, row in clock.items()}, rng)]
    if "mode" in part:
        return float(rng.triangular(part["from"], part["mode"], part["to"]))
    return float(rng.uniform(part["from"], part["to"]))


def _moment(night: Night, hour: float, attacks: Attacks) -> datetime:
    midnight = datetime.combine(night.morning, time(0))
    wall = (midnight + timedelta(hours=hour)).replace(tzinfo=attacks.zone)
    # By way of UTC: an hour that summer time skips becomes one that a clock can show.
    return wall.astimezone(UTC).astimezone(attacks.zone)


def _pick(shares: dict[str, float], rng: np.random.Generator) -> str:
    """One name by its share; cheaper than Generator.choice by far."""
    left = rng.random()
    for name, share in shares.items():
        left -= share
        if left < 0:
            return name
    return next(iter(shares))
