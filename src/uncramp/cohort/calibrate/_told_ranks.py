"""The model's own draws, told: a histogram for each coefficient, and what its ranges cover."""

from collections.abc import Iterator

from uncramp.cohort.calibrate._bounds import binomial_band, clopper_pearson
from uncramp.cohort.calibrate._cells import Counts
from uncramp.cohort.calibrate._experiments import BINS, COEFFICIENTS
from uncramp.cohort.calibrate._judged import COVERS, outcomes, pooled
from uncramp.cohort.calibrate._report import Report
from uncramp.cohort.calibrate._words import outcome, percent, state
from uncramp.exchange.report.figures import (
    Axis,
    Figure,
    Table,
    Whisker,
    rank_histogram,
    whiskers,
)
from uncramp.knowledge.wording import say
from uncramp.learn.trials import Outcome

HEAD = ("estimate", "draws", "p-even", "half", "four-fifths", "most", "even", "covers")


def ranks(report: Report, language: str) -> tuple[list[Figure], Table]:
    """Coverage first, then every histogram."""
    said = outcomes(report.measured)
    figures: list[Figure] = []
    histograms: list[Figure] = []
    rows: list[tuple[str, ...]] = []
    for found in said:
        counts = pooled(report.measured, found)
        figures.append(_coverage(found, counts, language))
        histograms += _histograms(found, counts, language)
        rows += _rows(report, found, counts, language)
    head = tuple(say(f"calibrate.head.{name}", language) for name in HEAD)
    return [*figures, *histograms], Table(head, tuple(rows))


def _coverage(found: Outcome, counts: Counts, language: str) -> Figure:
    rows = []
    for name in COEFFICIENTS:
        of, hits = sum(counts[f"rank.{name}"]), counts[f"covered.{name}"][2]
        low, high = clopper_pearson(hits, of, 0.99)
        told = percent(hits / max(of, 1), language)
        label = say(f"calibrate.coefficient.{name}", language)
        rows.append(Whisker(label, low, hits / max(of, 1), high, told))
    kind = outcome(found, language)
    ticks = tuple((share, percent(share, language, 0)) for share in (0.9, 0.94, 0.96, 1))
    most = max(rows, key=lambda row: abs(row.mid - 0.95))
    facts = {"kind": kind, "about": most.label, "share": most.told}
    heads = (say("calibrate.head.estimate", language), say("calibrate.head.most", language))
    return whiskers(
        rows,
        Axis(0.9, 1.0, ticks, COVERS),
        title=say("calibrate.ranks.covers", language, kind=kind),
        caption=say("calibrate.ranks.covers-caption", language, **facts),
        head=heads,
    )


def _histograms(found: Outcome, counts: Counts, language: str) -> Iterator[Figure]:
    for name in COEFFICIENTS:
        bins = counts[f"rank.{name}"]
        band = binomial_band(sum(bins), 1 / BINS, 0.99)
        about = say(f"calibrate.coefficient.{name}", language)
        label = f"{about}, {outcome(found, language)}"
        yield rank_histogram(bins, band, language, label=label)


def _rows(
    report: Report, found: Outcome, counts: Counts, language: str
) -> Iterator[tuple[str, ...]]:
    checks = {(check.id, check.about): check for check in report.checks}
    for name in COEFFICIENTS:
        about = f"{found}.{name}"
        even, covers = checks["uniform", about], checks["covers", about]
        label = say(f"calibrate.coefficient.{name}", language)
        covered = (hits / max(even.of, 1) for hits in counts[f"covered.{name}"])
        yield (
            f"{label}, {outcome(found, language)}",
            str(even.of),
            say("calibrate.number.3", language, value=even.value),
            *(percent(share, language) for share in covered),
            state(even.state, language),
            state(covers.state, language),
        )
