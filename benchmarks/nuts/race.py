"""One diary, one run, everybody: ``python -m benchmarks.nuts.race``.

Each runs in a process of its own, one after the other, on one core. The engine's time is the
median of many fits in a warm process; a sampler's holds its compilation, because whoever
starts one waits for that too. Importing libraries counts for nobody.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np

from benchmarks.nuts.columns import Array
from benchmarks.nuts.compare import RUNS
from benchmarks.nuts.distances import Distribution, distance
from benchmarks.nuts.effective import bulk_size
from benchmarks.nuts.marked import fill_readme
from benchmarks.nuts.recipe import Case, draw
from benchmarks.timing import machine

DRAWS, SEED, FITS = 1000, 1, 15


@dataclass(frozen=True, slots=True)
class Sample:
    """Draws of one coefficient as a distribution."""

    draws: Array

    @property
    def mean(self) -> float:
        """Their mean."""
        return float(self.draws.mean())

    def cdf(self, x: float) -> float:
        """The share at or below x."""
        return float((self.draws <= x).mean())

    def quantile(self, p: float) -> float:
        """The value below which a share ``p`` lies."""
        return float(np.quantile(self.draws, p))


Answer = tuple[Mapping[str, Distribution], float, float, str]
"""Marginals by column, wall seconds, processor seconds, and a note."""


def engine(case: Case) -> Answer:
    """Uncramp, all marginals."""
    from uncramp.learn.inference import fit  # noqa: PLC0415

    def once() -> Mapping[str, Distribution]:
        found = fit(case.counts, case.design, case.prior_mean, case.prior_sd, some=case.some)
        return dict(zip(case.columns, found.marginals, strict=True))

    marginals, walls, cpus = once(), [], []
    for _ in range(FITS):
        started, used = time.perf_counter(), time.process_time()
        marginals = once()
        walls.append(time.perf_counter() - started)
        cpus.append(time.process_time() - used)
    return marginals, statistics.median(walls), statistics.median(cpus), f"median of {FITS}"


def numpyro(case: Case) -> Answer:
    """NumPyro, the model as a careful person writes it."""
    from benchmarks.nuts import by_numpyro  # noqa: PLC0415

    draws, wall, cpu = by_numpyro.sample(case, DRAWS, SEED)
    return _sampled(draws), wall, cpu, f"{version('numpyro')}, {_least(draws)}"


def nutpie(case: Case) -> Answer:
    """The reference sampler: nutpie on the density written by hand."""
    import_module("nutpie")
    # What is left of this import is Numba compiling the density.
    started, used = time.perf_counter(), time.process_time()
    from benchmarks.nuts import sampler  # noqa: PLC0415

    compiled, compiled_cpu = time.perf_counter() - started, time.process_time() - used
    run = sampler.sample(case, sampler.Settings(DRAWS, tune=DRAWS, accept=0.8, seed=SEED))
    draws = {c: run.draws[f"beta.{c}"] for c in case.columns}
    note = f"{version('nutpie')}, of which {compiled:.1f} s compiling, {_least(draws)}"
    return _sampled(draws), compiled + run.seconds, compiled_cpu + run.cpu_seconds, note


def poisson(case: Case) -> Answer:
    """A Poisson regression by statsmodels."""
    return _regression(case, overdispersed=False)


def negative_binomial(case: Case) -> Answer:
    """A negative binomial regression by statsmodels."""
    return _regression(case, overdispersed=True)


CONTENDERS: dict[str, Callable[[Case], Answer]] = {
    "engine": engine,
    "numpyro": numpyro,
    "nutpie": nutpie,
    "poisson": poisson,
    "negative_binomial": negative_binomial,
}


def main() -> None:
    """Run everybody in turn; print a Markdown table, or one contender's measurements."""
    options = _options()
    if options.only:
        print(json.dumps(_measured(options.only)))
        return
    before = machine()
    rows = {}
    for name in CONTENDERS:
        rows[name] = _apart(name)
        print(name, rows[name], flush=True)
    text = f"{before}; at the end: {machine()}\n\n{_table(rows)}"
    print(text)
    if options.write:
        fill_readme("race", text)


def _table(rows: Mapping[str, Mapping[str, Any]]) -> str:
    first = rows["engine"]
    head = "| who | wall | times the engine | processor | times the engine "
    head += "| distance, treatment, worst exposure | distance, worst coefficient | note |"
    lines = [head, "| -- " * 8 + "|"]
    lines += [
        f"| {name.replace('_', ' ')} | {row['wall']:.3g} s | {row['wall'] / first['wall']:,.4g} "
        f"| {row['cpu']:.3g} s | {row['cpu'] / first['cpu']:,.4g} | {row['headline']} "
        f"| {row['worst']} | {row['note']} |"
        for name, row in rows.items()
    ]
    return "\n".join(lines)


def _measured(name: str) -> dict[str, Any]:
    case = draw(0)
    facts = json.loads((RUNS / "race.json").read_text())["posterior"]
    marginals, wall, cpu, note = CONTENDERS[name](case)
    found = [distance(c, m, facts[f"beta.{c}"]) for c, m in marginals.items()]
    exposure = max((d for d in found if d.name.startswith("exposure")), key=lambda d: d.ks)
    worst = max(found, key=lambda d: d.ks)
    return {
        "wall": wall,
        "cpu": cpu,
        "headline": f"{found[-1].ks:.4f}, {exposure.ks:.4f}",
        "worst": f"{worst.ks:.4f} ({worst.name})",
        "note": note,
    }


def _apart(name: str) -> dict[str, Any]:
    one_core = {"XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.nuts.race", "--only", name]
    ran = subprocess.run(
        command, env=os.environ | one_core, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def _regression(case: Case, *, overdispersed: bool) -> Answer:
    from benchmarks.nuts import by_statsmodels  # noqa: PLC0415

    found, wall, cpu = by_statsmodels.regress(case, overdispersed=overdispersed)
    return found, wall, cpu, f"statsmodels {version('statsmodels')}, no memory, no priors"


def _sampled(draws: Mapping[str, Array]) -> dict[str, Distribution]:
    return {c: Sample(d.ravel()) for c, d in draws.items()}


def _least(draws: Mapping[str, Array]) -> str:
    return f"least effective size {min(bulk_size(d) for d in draws.values()):.0f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=CONTENDERS, help="one of them, as JSON")
    parser.add_argument("--write", action="store_true", help="fill the README")
    return parser.parse_args()


if __name__ == "__main__":
    main()
