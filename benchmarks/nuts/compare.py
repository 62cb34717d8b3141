"""The engine on the fresh cases against the long runs: ``python -m benchmarks.nuts.compare``.

Needs no sampler: the long runs lie in ``reference/``. These cases are for measuring once, not
for choosing by; while the engine is worked on, use ``--open``, the cases tuned on anyhow.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.nuts import open_cases
from benchmarks.nuts.distances import LOG_RATE, Compared, distance, errors, over_all
from benchmarks.nuts.marked import fill_readme
from benchmarks.nuts.recipe import Case, check_value, draw, how_many
from benchmarks.timing import machine
from uncramp.learn.inference import fit
from uncramp.learn.inference._profile import profile

HERE = Path(__file__).parent
RUNS = HERE / "reference"
TABLE = HERE / "comparison.md"
HEAD = (
    "case",
    "nights",
    "cramps",
    "treatment",
    "by profile",
    "exposures",
    "every coefficient",
    "(which)",
    "nights' rates",
    "mean",
    "ends",
    "P(< 1)",
    "noise",
    "approximate",
)

PREFACE = """# The engine against long runs, case by case

Written by `python -m benchmarks.nuts.compare --write`. Distances between distribution functions
at 99 percentiles; means and ends of the 95 % interval in posterior sds, for the worst of treatment
and exposures; *noise* is the long run's own standard error for the treatment (or last exposure)
and for the coefficient named. A distance below two or three times the noise is noise."""


def main() -> None:
    """Print the table, and write it where asked."""
    options = _options()
    source = opened() if options.open else fresh(options.folder)
    compared = []
    print("".join(_padded(HEAD)))
    for case, facts in source:
        compared.append(compare(case, facts))
        print("".join(_padded(_row(compared[-1]))), flush=True)
    print()
    for line in _summary(compared):
        print(line)
    if options.write:
        TABLE.write_text(_markdown(compared))
        fill_readme("compare", "\n\n".join([machine(), "\n".join(_summary(compared))]))


def fresh(folder: Path) -> Iterator[tuple[Case, dict[str, Any]]]:
    """The fresh cases whose long run lies in the folder."""
    for number in range(1, how_many() + 1):
        case = draw(number)
        path = folder / f"{case.name}.json"
        if not path.exists():
            print(f"{case.name}: no long run yet")
            continue
        facts = json.loads(path.read_text())
        if abs(check_value(case) - facts["check"]) > 1e-6:
            # Another NumPy may draw other numbers from the same seed.
            raise SystemExit(f"{case.name} is not the diary that its long run was made on")
        yield case, facts["posterior"]


def opened() -> Iterator[tuple[Case, dict[str, Any]]]:
    """The open cases, their summaries in the words of this package."""
    for name in open_cases.NAMES:
        case, facts = open_cases.read(name)
        yield case, open_cases.in_our_words(facts)


def compare(case: Case, long_run: dict[str, Any]) -> Compared:
    """Fit one case and measure."""
    found = fit(
        case.counts,
        case.design,
        case.prior_mean,
        case.prior_sd,
        "cloglog" if case.likelihood == "cloglog" else "nb",
        some=case.some,
    )
    coefficients = tuple(
        distance(column, marginal, long_run[f"beta.{column}"])
        for column, marginal in zip(case.columns, found.marginals, strict=True)
    )
    profiled = profile(found, len(case.columns) - 1).marginal
    rates = {k: v for k, v in long_run.items() if k.startswith(LOG_RATE)}
    nights = [int(key.removeprefix(LOG_RATE)) for key in rates]
    single = found.combine(np.eye(len(case.counts))[nights])
    return Compared(
        case.name,
        len(case.counts),
        int(np.nansum(case.counts)),
        coefficients,
        tuple(distance(k, m, v) for m, (k, v) in zip(single, rates.items(), strict=True)),
        distance(case.columns[-1], profiled, long_run[f"beta.{case.columns[-1]}"]),
        found.quality.doubt or None,
    )


def _row(compared: Compared) -> list[str]:
    worst, found = compared.worst, errors(compared)
    ks_last, ks_profile, ks_headline, ks_all, ks_rates, mean, ends, below = found.values()
    return [
        compared.case,
        str(compared.nights),
        str(compared.cramps),
        f"{ks_last:.4f}",
        f"{ks_profile:.4f}",
        f"{ks_headline:.4f}",
        f"{ks_all:.4f}",
        worst.name,
        f"{ks_rates:.4f}",
        f"{mean:.4f}",
        f"{ends:.4f}",
        f"{below:.4f}",
        f"{compared.last.noise:.4f} {worst.noise:.4f}",
        compared.said or "",
    ]


def _padded(cells: Sequence[str]) -> Iterator[str]:
    widths = (24, 8, 8, 11, 12, 11, 19, 13, 15, 9, 9, 9, 15, 0)
    return (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))


def _summary(compared: list[Compared]) -> list[str]:
    """A Markdown table of medians and worsts over the cases."""
    lines = ["| over the cases | median | worst | bound | cases over it |", "| -- " * 5 + "|"]
    for name, median, worst, bound, over in over_all(compared):
        limit = "" if bound is None else f"{bound:g}"
        count = "" if bound is None else f"{over} of {len(compared)}"
        lines.append(f"| {name} | {median:.4f} | {worst:.4f} | {limit} | {count} |")
    headline = max(d.noise for c in compared for d in c.headline)
    every = max(d.noise for c in compared for d in c.coefficients)
    lines.append(f"| *noise of the long runs, treatment and exposures* | | {headline:.4f} | | |")
    lines.append(f"| *noise of the long runs, every coefficient* | | {every:.4f} | | |")
    return lines


def _markdown(compared: list[Compared]) -> str:
    rows = [HEAD, ["--"] * len(HEAD), *(_row(c) for c in compared)]
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return "\n\n".join([PREFACE, machine(), "\n".join(_summary(compared)), table]) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=RUNS)
    parser.add_argument("--open", action="store_true", help="the open cases instead")
    parser.add_argument("--write", action="store_true", help=f"fill the README and {TABLE.name}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
