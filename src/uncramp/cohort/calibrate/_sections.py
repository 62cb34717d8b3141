"""The report as sections: a thought each, with its figures and the numbers behind them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from uncramp.cohort.calibrate._cells import Kind, added
from uncramp.cohort.calibrate._judged import MOST_FALSE_BOUND, Check, State
from uncramp.cohort.calibrate._report import Report
from uncramp.cohort.calibrate._told_ranks import ranks
from uncramp.cohort.calibrate._told_strangers import exposures, others
from uncramp.cohort.calibrate._told_trials import effects, nulls
from uncramp.cohort.calibrate._words import named, percent, state
from uncramp.exchange.report.figures import Figure, Table
from uncramp.knowledge.wording import say

Part = tuple[Sequence[Figure], Table]


@dataclass(frozen=True, slots=True)
class Section:
    """One heading: what was done, figures, and one table of everything that was counted."""

    id: str
    title: str
    text: str
    figures: tuple[Figure, ...]
    table: Table


_PARTS: dict[Kind, tuple[str, Callable[[Report, str], Part]]] = {
    Kind.OWN_PRIOR: ("ranks", ranks),
    Kind.OTHER_PEOPLE: ("others", others),
    Kind.NULL_TRIALS: ("nulls", nulls),
    Kind.REAL_EFFECTS: ("effects", effects),
    Kind.NULL_EXPOSURES: ("exposures", exposures),
}


def sections(report: Report, language: str) -> Iterator[Section]:
    """The sections of everything that was measured, then what was missed or stays open."""
    for kind, (name, part) in _PARTS.items():
        if report.of(kind):
            figures, table = part(report, language)
            title = say(f"calibrate.{name}.title", language)
            text = say(f"calibrate.{name}.text", language, **_set_aside(report))
            yield Section(name, title, text, tuple(figures), table)


def _set_aside(report: Report) -> dict[str, int]:
    """Draws of the model that were drawn again, and those without a settled answer."""
    found = added(one.counts for one in report.of(Kind.OWN_PRIOR))
    names = ("kept", "rejected", "silent", "unsure")
    return {name: sum(found.get(name, ())) for name in names}


def headline(report: Report, language: str) -> str:
    """The answer in one sentence."""
    missed, open_ = report.musts(State.MISSED), report.musts(State.OPEN)
    if missed:
        return say("calibrate.headline.missed", language, n=len(missed))
    if open_:
        return say("calibrate.headline.open", language)
    return say("calibrate.headline.met", language, n=len(report.musts(State.MET)))


def tally(report: Report, language: str) -> Table:
    """How many limits are met, missed and open: those that must be met, and the goals."""
    head = ("limit", "must", "goal")
    rows = []
    for found in State:
        checks = [check for check in report.checks if check.state is found]
        must = sum(check.must for check in checks)
        rows.append((state(found, language), str(must), str(len(checks) - must)))
    return Table(tuple(say(f"calibrate.head.{name}", language) for name in head), tuple(rows))


def misses(report: Report, language: str) -> list[str]:
    """A sentence for every limit that was missed."""
    names = {found.cell.id: named(found.cell, language) for found in report.measured}
    said = []
    for check in report.checks:
        if check.state is State.MISSED:
            about = names.get(check.about) or _coefficient(check.about, language)
            facts = {"about": about, **_numbers(check, language)}
            said.append(say(f"calibrate.missed.{check.id}", language, **facts))
    return said


def _numbers(check: Check, language: str) -> dict[str, str]:
    """A check's numbers as it speaks of them: shares as percentages, the rest as numbers."""
    found = {"value": check.value, "least": check.least, "most": check.most}
    if check.id in {"covers", "false-verdicts", "links"}:
        found["bound"] = MOST_FALSE_BOUND
        return {name: percent(share, language) for name, share in found.items()}
    digits = {"uniform": 4, "answers": 0}.get(check.id, 2)
    return {
        name: say(f"calibrate.number.{digits}", language, value=value)
        for name, value in found.items()
    }


def _coefficient(about: str, language: str) -> str:
    outcome, _, name = about.partition(".")
    kind = say(f"calibrate.outcome.{outcome}", language)
    return f"{say(f'calibrate.coefficient.{name}', language)}, {kind}" if name else kind


def made_by(report: Report, language: str) -> str:
    """Grid, seed and versions: what anybody needs to get the same numbers."""
    facts = {name: report.made_by[name] for name in ("program", "model", "code", "numpy", "scipy")}
    grid, seed = report.grid, str(report.seed)
    return say("calibrate.made-by", language, grid=grid, seed=seed, **facts)
