"""What is kept of a long run: moments, percentiles, and how exact they are."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.nuts.columns import Array
from benchmarks.nuts.effective import bulk_size, distribution_noise, r_hat
from benchmarks.nuts.recipe import Case, check_value
from benchmarks.nuts.sampler import Run, Settings

PERCENTS = np.arange(1, 100)


def summarise(case: Case, run: Run, settings: Settings) -> dict[str, Any]:
    """The whole file of a case."""
    return {
        "case": case.name,
        "likelihood": case.likelihood,
        "nights": len(case.counts),
        "answered": int(np.isfinite(case.counts).sum()),
        "cramps": int(np.nansum(case.counts)),
        "columns": list(case.columns),
        "truth": {key: float(f"{value:.5g}") for key, value in case.truth.items()},
        "check": check_value(case),
        "sampler": {
            "chains": 4,
            "draws": settings.draws,
            "tune": settings.tune,
            "target_accept": settings.accept,
            "seed": settings.seed,
            "divergent": run.divergent,
            "steps": round(run.steps, 1),
            "cpu_seconds": round(run.cpu_seconds, 1),
        },
        "posterior": {name: _marginal(name, draws) for name, draws in run.draws.items()},
    }


def write(path: Path, facts: dict[str, Any]) -> None:
    """One line a marginal, so that a difference can be read."""
    head = {key: value for key, value in facts.items() if key != "posterior"}
    lines = [f"{json.dumps(n)}: {json.dumps(m)}" for n, m in facts["posterior"].items()]
    text = json.dumps(head)[:-1] + ',\n"posterior": {\n' + ",\n".join(lines) + "\n}}\n"
    # Written aside first: a run that is broken off leaves no half of a case.
    aside = path.with_suffix(".part")
    aside.write_text(text)
    aside.replace(path)


def _marginal(name: str, draws: Array) -> dict[str, Any]:
    found: dict[str, Any] = {
        "mean": _short(draws.mean()),
        "sd": _short(draws.std()),
        "r_hat": round(r_hat(draws), 5),
        "size": round(bulk_size(draws)),
    }
    if name.startswith("hyper"):
        return found
    found |= {
        "noise": round(distribution_noise(draws), 5),
        "below_zero": round(float((draws < 0).mean()), 6),
        "q025": _short(np.quantile(draws, 0.025)),
        "q975": _short(np.quantile(draws, 0.975)),
        "percentiles": [_short(q) for q in np.percentile(draws, PERCENTS)],
    }
    return found


def _short(value: float) -> float:
    return float(f"{value:.5g}")
