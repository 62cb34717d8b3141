"""From numbers to places, and the round numbers that an axis shows."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from uncramp.person.nights import Night


@dataclass(frozen=True, slots=True)
class Linear:
    """Places for the numbers from ``low`` to ``high``; those beyond stay at the ends."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a number."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Places for ratios on a log axis with 1 in the middle, so half is as far as double."""

    most: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a ratio above 0; those beyond ``most`` stay at the ends."""
        inside = min(max(value, 1 / self.most), self.most)
        share = 0.5 + math.log(inside) / (2 * math.log(self.most))
        return self.start + share * (self.end - self.start)

    def holds(self, value: float) -> bool:
        """Whether a ratio lies within the axis."""
        return 1 / self.most <= value <= self.most


def round_ticks(most: float, count: int = 3) -> list[float]:
    """Round numbers from 0, about ``count`` steps of them, the last not below ``most``."""
    rough = max(most, 1e-9) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * f for f in (1, 2, 5, 10) if power * f >= rough * 0.999)
    return [step * i for i in range(math.ceil(most / step - 1e-9) + 1)]


def month_starts(first: Night, nights: int, *, every: int = 1) -> Iterator[tuple[int, date]]:
    """Each first of a month in a span: how many nights in, and the day.

    With ``every`` above 1 only months that stand so far apart, January among them.
    """
    day = first.evening.replace(day=1)
    while (offset := (day - first.evening).days) < nights:
        if offset >= 0 and (day.year * 12 + day.month - 1) % every == 0:
            yield offset, day
        day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
