"""The way in: a design of one's own, checked, and its posterior."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from uncramp.errors import ModelError
from uncramp.learn.inference._banded import Problem
from uncramp.learn.inference._gate import at_once, settle
from uncramp.learn.inference._likelihood import Array, answers
from uncramp.learn.inference._posterior import Posterior

MAX_COUNT = 200
MAX_COLUMNS = 200

Likelihood = Literal["nb", "cloglog"]


class Series(NamedTuple):
    """The arguments of ``fit`` for one person, as ``fit_many`` takes them."""

    counts: npt.ArrayLike
    design: npt.ArrayLike
    prior_mean: npt.ArrayLike
    prior_sd: npt.ArrayLike
    likelihood: Likelihood = "nb"
    some: npt.ArrayLike | None = None


def fit(
    counts: npt.ArrayLike,
    design: npt.ArrayLike,
    prior_mean: npt.ArrayLike,
    prior_sd: npt.ArrayLike,
    likelihood: Likelihood = "nb",
    *,
    some: npt.ArrayLike | None = None,
) -> Posterior:
    """Fit CRAMP-1 to a design of one's own.

    ``counts`` is a float array of length T, NaN for a missing night; ``design`` is T x p.
    ``likelihood`` is ``nb`` for counts and ``cloglog`` for 0/1 diaries. ``some`` marks nights
    known to have had at least one cramp, not counted. Raises ModelError with the argument
    and what is wrong with it. Source of model and priors: ``docs/build/statistics.md``.
    """
    return settle(*_stated(Series(counts, design, prior_mean, prior_sd, likelihood, some)))


def fit_many(
    people: Iterable[Series], *, to_second_order: bool = True
) -> Iterator[Posterior | ModelError]:
    """Fit one person after the other, of any length each; one in memory at a time.

    Numbers are those of ``fit``. Someone whose arguments cannot be comes back as the
    ModelError that ``fit`` would raise, in their place, and the others go on. Without
    ``to_second_order`` the coarse quadrature serves as it comes: for millions, not for one.
    """
    for person in people:
        try:
            yield (settle if to_second_order else at_once)(*_stated(person))
        except ModelError as wrong:
            yield wrong


def _stated(series: Series) -> tuple[Problem, int, Array, Array]:
    y, x = np.asarray(series.counts, float), np.asarray(series.design, float)
    mean, sd = np.asarray(series.prior_mean, float), np.asarray(series.prior_sd, float)
    at_least = np.zeros(y.shape, bool) if series.some is None else np.asarray(series.some, bool)
    _check(y, x, mean, sd, at_least, series.likelihood)
    yes_no = series.likelihood == "cloglog"
    if yes_no:
        at_least = at_least | (y == 1)
    return Problem(answers(y, at_least), x * sd, x @ mean), 2 if yes_no else 3, mean, sd


def _check(y: Array, x: Array, mean: Array, sd: Array, some: Array, likelihood: str) -> None:
    known = y[~np.isnan(y)] if y.ndim == 1 else y
    known = np.where(np.isfinite(known), known, -1.0)
    highest = 1 if likelihood == "cloglog" else MAX_COUNT
    checks = [
        ("likelihood", "likelihood", likelihood in ("nb", "cloglog")),
        ("counts", "one-row", y.ndim == 1 and len(y) >= 1),
        ("counts", "counts", bool(((known >= 0) & (known <= highest) & (known % 1 == 0)).all())),
        ("design", "shape", x.ndim == 2 and len(x) == y.size and 1 <= x.shape[-1] <= MAX_COLUMNS),
        ("design", "finite", bool(np.isfinite(x).all())),
        ("prior_mean", "shape", mean.shape == x.shape[1:] and bool(np.isfinite(mean).all())),
        ("prior_sd", "positive", sd.shape == x.shape[1:] and bool(((sd > 0) & (sd < 1e3)).all())),
        ("some", "shape", some.shape == y.shape),
    ]
    for field, problem, holds in checks:
        if not holds:
            raise ModelError(field=field, problem=problem)
