"""Chance that does not depend on order: a stream a person, and within a life one a part."""

from collections.abc import Iterable
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Part(IntEnum):
    """What a stream decides. The numbers are part of every seed: they never change."""

    COURSE = 0
    RESPONSE = 1
    ATTACKS = 2
    NIGHTS = 3
    TAKING = 4
    GAPS = 5
    HABITS = 6


class Chance:
    """One draw from a generator, opened into a stream for each part.

    Asking for episodes or adding habits therefore moves no count of the same seed, and
    a life costs its generator the same whatever is asked of it.
    """

    __slots__ = ("_entropy",)

    def __init__(self, rng: np.random.Generator) -> None:
        self._entropy = rng.integers(0, 1 << 32, size=4, dtype=np.uint32).tolist()

    def of(self, part: Part) -> np.random.Generator:
        """The stream of one part, from its beginning."""
        return np.random.default_rng(np.random.SeedSequence(self._entropy, spawn_key=(part,)))


def streams(seed: int, numbers: Iterable[int]) -> list[np.random.Generator]:
    """A generator for each numbered person, the same on one core or on a hundred.

    Person 7 of seed 1 is the same person in every shard: the number is the spawn key.
    """
    return [
        np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))
        for number in numbers
    ]
