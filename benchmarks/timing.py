"""Medians over repeated runs, and what they are compared with."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured median in milliseconds, its bound, and a reference of the same run."""

    what: str
    median_ms: float
    bound_ms: float
    reference_ms: float

    @property
    def over(self) -> bool:
        """Whether the bound is broken."""
        return self.median_ms > self.bound_ms

    def line(self) -> str:
        """The figure as a row of the table."""
        ratio = self.median_ms / self.reference_ms
        mark = "  OVER" if self.over else ""
        return (
            f"{self.what:<52}{self.median_ms:>8.1f}ms{self.bound_ms:>8.0f}ms"
            f"{self.reference_ms:>10.1f}ms{ratio:>8.2f}{mark}"
        )


def median_ms(action: Callable[[], object], runs: int) -> float:
    """Median time of ``action`` over ``runs`` runs, after one that is not counted."""
    action()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(1e3 * (time.perf_counter() - started))
    return statistics.median(times)


def today_at(hour: str) -> str:
    """An hour of today, for a server whose browser lives by the computer's own clock.

    Playwright's clock would replace the timers that are measured, and what a browser sends from
    a far day is refused.
    """
    return f"{datetime.now(UTC).date()}T{hour}:00+00:00"


def reference_ms() -> float:
    """A fixed piece of dense algebra: the Cholesky factor of a 700 x 700 matrix, ten times."""
    rng = np.random.default_rng(0)
    half = rng.normal(size=(700, 700))
    whole = half @ half.T + 700 * np.eye(700)
    return median_ms(lambda: [np.linalg.cholesky(whole) for _ in range(10)], 5)


def machine() -> str:
    """What the figures were taken on: processor count, load, versions."""
    load = "/".join(f"{x:.1f}" for x in os.getloadavg())
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    return f"{os.cpu_count()} cores, load {load}, {versions}, {platform.machine()}"
