"""Habits that come and go in runs, and what they add to the log rate."""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from uncramp.learn.simulate._chance import Array, Chance, Part
from uncramp.learn.simulate._memory import wander
from uncramp.learn.simulate._types import Habit


def draw_habits(habits: Sequence[Habit], nights: int, chance: Chance) -> dict[str, Array]:
    """What is noted each night, by name: 0 or 1 for a yes/no habit, else a number."""
    if not habits:
        return {}
    rng = chance.of(Part.HABITS)
    return {habit.name: _draw(habit, nights, rng) for habit in habits}


def shift_of(habits: Sequence[Habit], noted: dict[str, Array], nights: int) -> Array:
    """What all habits together add to the log rate."""
    shift = np.zeros(nights)
    for habit in habits:
        if habit.log_rate_ratio:
            shift += habit.log_rate_ratio * noted[habit.name]
    return shift


def _draw(habit: Habit, nights: int, rng: np.random.Generator) -> Array:
    walk = wander(rng, nights, habit.memory_nights)
    if habit.share is None:
        return walk
    return (walk < NormalDist().inv_cdf(habit.share)).astype(np.float64)
