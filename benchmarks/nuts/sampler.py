"""The reference sampler: nutpie's NUTS on the hand-written density.

nutpie can call Python, but that costs as much as the gradient of a year. So it gets the
compiled functions themselves, through the class it keeps for models compiled elsewhere; the
diary travels along as one row of numbers.
"""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import nutpie
from numba import carray, cfunc, types
from nutpie.compile_pymc import CompiledPyMCModel

from benchmarks.nuts.columns import Array
from benchmarks.nuts.density import hyperparameters, log_density, log_rates
from benchmarks.nuts.recipe import Case, whitened

_Numbers = types.CPointer(types.double)
WATCHED = 5
"""Nights whose log rate is kept: the first, the last and three between."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how carefully to sample; the four chains run one after the other."""

    draws: int
    tune: int = 1000
    accept: float = 0.9
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """Draws by name, each (chains, draws), and how the run went."""

    draws: dict[str, Array]
    divergent: int
    seconds: float
    cpu_seconds: float
    steps: float


@cfunc(types.int64(types.uint64, _Numbers, _Numbers, _Numbers, _Numbers))
def _density(dim: Any, point: Any, gradient: Any, value: Any, diary: Any) -> Any:
    q, out = carray(point, (dim,)), carray(gradient, (dim,))
    hypers, nights, p = int(diary[0]), int(diary[1]), int(diary[2])
    rows = carray(diary, (3 + 3 * nights + nights * p,))[3:]
    design = rows[3 * nights :].reshape(nights, p)
    offset, kind = rows[:nights], rows[nights : 2 * nights]
    found, slope = log_density(q, hypers, design, offset, kind, rows[2 * nights : 3 * nights])
    out[:] = slope
    value[0] = found
    return 0 if np.isfinite(found + slope.sum()) else 1


@cfunc(types.int64(types.uint64, types.uint64, _Numbers, _Numbers, _Numbers))
def _outcome(dim: Any, width: Any, point: Any, kept: Any, diary: Any) -> Any:
    q, out = carray(point, (dim,)), carray(kept, (width,))
    hypers, nights, p = int(diary[0]), int(diary[1]), int(diary[2])
    rows = carray(diary, (3 + 3 * nights + nights * p,))[3:]
    eta = log_rates(q, hypers, rows[3 * nights :].reshape(nights, p), rows[:nights])
    out[:p] = q[hypers : hypers + p]
    out[p], out[p + 1], out[p + 2] = hyperparameters(q, hypers)
    for i in range(width - p - 3):
        out[p + 3 + i] = eta[i * (nights - 1) // (width - p - 4)]
    return 0


def watched(nights: int) -> list[int]:
    """The places of the nights whose log rate is kept."""
    return [i * (nights - 1) // (WATCHED - 1) for i in range(WATCHED)]


def sample(case: Case, settings: Settings) -> Run:
    """Four chains on a case, one after the other on one core."""
    model = _model(case)
    started, used = time.perf_counter(), time.process_time()
    trace = nutpie.sample(
        model,
        draws=settings.draws,
        tune=settings.tune,
        chains=4,
        cores=1,
        seed=settings.seed,
        save_warmup=False,
        progress_bar=False,
        target_accept=settings.accept,
    )
    seconds, cpu = time.perf_counter() - started, time.process_time() - used
    stats = trace.sample_stats
    return Run(
        _named(case, trace.posterior["kept"].values),
        int(stats["diverging"].sum()),
        seconds,
        cpu,
        float(stats["n_steps"].mean()),
    )


def _model(case: Case) -> CompiledPyMCModel:
    hypers, design, offset, kind, count = whitened(case)
    nights, p = design.shape
    dim, width = hypers + p + nights, p + 3 + WATCHED
    diary = np.concatenate([[hypers, nights, p], offset, kind, count, design.ravel()])
    return CompiledPyMCModel(
        dims={},
        compiled_logp_func=_density,
        compiled_expand_func=_outcome,
        initial_point_func=lambda seed: 0.3 * np.random.default_rng(seed).normal(size=dim),
        shared_data={},
        user_data=diary,
        n_expanded=width,
        shape_info=(["kept"], [slice(0, width)], [(width,)]),
        logp_func=None,
        expand_func=None,
        _n_dim=dim,
        _shapes={"kept": (width,)},
        _coords={},
    )


def _named(case: Case, kept: Array) -> dict[str, Array]:
    p = len(case.columns)
    found = {
        f"beta.{column}": case.prior_mean[j] + case.prior_sd[j] * kept[:, :, j]
        for j, column in enumerate(case.columns)
    }
    for j, name in enumerate(("sigma", "ell", "nu")[: case.hypers]):
        found[f"hyper.{name}"] = kept[:, :, p + j]
    for j, night in enumerate(watched(len(case.counts))):
        found[f"log_rate.night{night}"] = kept[:, :, p + 3 + j]
    return found
