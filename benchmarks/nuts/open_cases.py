"""The open reference cases of the engine, read from the folder that ``UNCRAMP_REFERENCE`` names."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.nuts.recipe import Case

FOLDER = Path(os.environ.get("UNCRAMP_REFERENCE", "../shared/data/reference"))
NAMES = ("c01_typical365", "c04_missing50", "c07_few14")


def read(name: str) -> tuple[Case, dict[str, Any]]:
    """A case with the summary of its long run; its priors are those of ``columns.PRIORS``."""
    facts = json.loads((FOLDER / f"{name}.json").read_text())
    table = np.genfromtxt(FOLDER / f"{name}.csv", delimiter=",", skip_header=1)
    counts, design = table[:, 1], table[:, 2:]
    columns = tuple(_ours(column) for column in facts["columns"])
    case = Case(name, facts["lik"], counts, np.zeros(len(counts), bool), columns, design, {})
    same = np.allclose(case.prior_mean, facts["prior_mean"]) and np.allclose(
        case.prior_sd, facts["prior_sd"]
    )
    if not same:
        raise ValueError(name)
    return case, facts


def _ours(column: str) -> str:
    return column.replace("annual_", "season_").replace("trend_per_year", "trend")


def in_our_words(facts: dict[str, Any]) -> dict[str, Any]:
    """The posterior of an open case with the keys that ``summary`` writes."""
    return {
        _ours(name): {
            "mean": found["mean"],
            "sd": found["sd"],
            "noise": found["ks_mcse"],
            "below_zero": found["P_lt_0"]["p"],
            "q025": found["q025"],
            "q975": found["q975"],
            "percentiles": found["percentiles_1_to_99"],
        }
        for name, found in facts["posterior"].items()
        if not name.startswith("hyper.")
    }
