"""How far the engine's marginals lie from a long run's, coefficient by coefficient."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

LOG_RATE = "log_rate.night"
HEADLINE = ("exposure", "treatment")


class Distribution(Protocol):
    """What is asked of a marginal: ``uncramp.learn.inference.Marginal`` has it all."""

    mean: float

    def cdf(self, x: float) -> float:
        """P(value <= x)."""

    def quantile(self, p: float) -> float:
        """The value below which it lies with probability ``p``."""


@dataclass(frozen=True, slots=True)
class Distance:
    """One marginal against its long run.

    ``ks`` is the largest distance between the distribution functions at the 99 percentiles and
    ``noise`` the long run's standard error of its own; ``mean`` and ``ends`` (the worse end of
    the 95 % interval) are in posterior sds; ``below_zero`` is that of P(ratio < 1). Errors are
    engine minus long run where they have a sign.
    """

    name: str
    ks: float
    noise: float
    mean: float
    ends: float
    below_zero: float

    @property
    def is_headline(self) -> bool:
        """Whether people are told this coefficient: treatment and exposures."""
        return self.name.startswith(HEADLINE)


def distance(name: str, found: Distribution, long_run: Mapping[str, Any]) -> Distance:
    """A marginal beside the file's entry for it."""
    sd, percentiles = long_run["sd"], long_run["percentiles"]
    ks = max(abs(found.cdf(q) - k / 100) for k, q in enumerate(percentiles, 1))
    ends = [
        abs(found.quantile(p) - long_run[q]) / sd for p, q in ((0.025, "q025"), (0.975, "q975"))
    ]
    return Distance(
        name,
        ks,
        long_run["noise"],
        (found.mean - long_run["mean"]) / sd,
        max(ends),
        found.cdf(0.0) - long_run["below_zero"],
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """All distances of one case; ``said`` is what the engine warns of, if it does.

    ``profile`` is the last coefficient again, read off its profile as answers tell it.
    """

    case: str
    nights: int
    cramps: int
    coefficients: tuple[Distance, ...]
    rates: tuple[Distance, ...]
    profile: Distance
    said: str | None = None

    @property
    def headline(self) -> tuple[Distance, ...]:
        """Treatment and exposures."""
        return tuple(d for d in self.coefficients if d.is_headline)

    @property
    def last(self) -> Distance:
        """The treatment, or the last exposure where there is none."""
        return self.coefficients[-1]

    @property
    def worst(self) -> Distance:
        """The coefficient that lies farthest."""
        return max(self.coefficients, key=lambda d: d.ks)


BOUNDS = {
    "KS, treatment or last exposure": 0.015,
    "KS, the same by its profile": 0.015,
    "KS, treatment and exposures": 0.015,
    "KS, every coefficient": 0.03,
    "KS, log rate of single nights": None,
    "mean, treatment and exposures, sd": 0.03,
    "95 % ends, treatment and exposures, sd": 0.06,
    "P(ratio < 1)": 0.008,
}


def errors(compared: Compared) -> dict[str, float]:
    """The worst of each kind in one case, under the names of ``BOUNDS``."""
    headline = compared.headline
    worst = (
        compared.last.ks,
        compared.profile.ks,
        max(d.ks for d in headline),
        compared.worst.ks,
        max(d.ks for d in compared.rates),
        max(abs(d.mean) for d in headline),
        max(d.ends for d in headline),
        max(abs(d.below_zero) for d in headline),
    )
    return dict(zip(BOUNDS, worst, strict=True))


def over_all(compared: list[Compared]) -> list[tuple[str, float, float, float | None, int]]:
    """For each kind: median and worst over cases, the bound, and how many cases are over it."""
    rows = []
    for name, bound in BOUNDS.items():
        values = [errors(c)[name] for c in compared]
        over = 0 if bound is None else sum(value > bound for value in values)
        rows.append((name, float(np.median(values)), max(values), bound, over))
    return rows
