"""Virtual trials, told: false verdicts, and how soon a true one is said."""

from collections.abc import Iterator, Sequence

from uncramp.cohort.calibrate._bounds import clopper_pearson
from uncramp.cohort.calibrate._cells import Kind, Trial
from uncramp.cohort.calibrate._experiments import POISSON_WORLDS, bound
from uncramp.cohort.calibrate._judged import MOST_FALSE, NEARLY_ALL, Measured, mean_nights
from uncramp.cohort.calibrate._report import Report
from uncramp.cohort.calibrate._words import named, percent, state
from uncramp.exchange.report.figures import Axis, Figure, Table, Whisker, whiskers
from uncramp.knowledge.wording import say

NULL_HEAD = ("trial", "trials", "helps", "worse", "either", "upper", "at-worst", "limit")
EFFECT_HEAD = ("trial", "bound", "nights", "times", "decided", "in-a-year", "limit")
Z95 = 1.96


def nulls(report: Report, language: str) -> tuple[list[Figure], Table]:
    """False verdicts in each null cell; a figure for usual nights, hard ones, and gaps."""
    found = report.of(Kind.NULL_TRIALS)
    figures = []
    for group in ("usual", "hard", "gaps"):
        rows = [one for one in found if _group(one) == group]
        if rows:
            figures.append(_false(rows, group, language))
    checks = {check.about: check for check in report.checks if check.id == "false-verdicts"}
    head = tuple(say(f"calibrate.head.{name}", language) for name in NULL_HEAD)
    table = []
    for one in found:
        said = state(checks[one.cell.id].state, language)
        table.append((*_null_row(one, language), said))
    return figures, Table(head, tuple(table))


def effects(report: Report, language: str) -> tuple[list[Figure], Table]:
    """Nights to a verdict as multiples of the bound; independent nights and realistic ones."""
    found = report.of(Kind.REAL_EFFECTS)
    iid, waxing = (
        [one for one in found if (_trial(one).world in POISSON_WORLDS) is poisson]
        for poisson in (True, False)
    )
    figures = [
        _soon(rows, group, language) for rows, group in ((iid, "iid"), (waxing, "waxing")) if rows
    ]
    checks = {check.about: check for check in report.checks if check.id == "nights"}
    head = tuple(say(f"calibrate.head.{name}", language) for name in EFFECT_HEAD)
    table = []
    for one in found:
        said = state(checks[one.cell.id].state, language)
        table.append((*_effect_row(one, language), said))
    return figures, Table(head, tuple(table))


def _trial(found: Measured) -> Trial:
    if not isinstance(found.cell.setting, Trial):
        raise TypeError(found.cell.id)
    return found.cell.setting


def _group(found: Measured) -> str:
    trial = _trial(found)
    if trial.gaps != (0.0, 0.0):
        return "gaps"
    plain = trial.world in {"iid", "realistic"} and not trial.adaptive
    return "usual" if plain else "hard"


def _false(found: Sequence[Measured], group: str, language: str) -> Figure:
    rows = []
    for one in found:
        hits, of = one.count("either"), one.count("trials")
        low, high = clopper_pearson(hits, of, 0.99)
        told = percent(hits / of, language, 2)
        rows.append(Whisker(named(one.cell, language), low, hits / of, high, told))
    most = max(rows, key=lambda row: row.mid)
    ticks = tuple((x, percent(x, language, 0)) for x in (0.0, 0.02, 0.04, 0.06, 0.08))
    head = (say("calibrate.head.trial", language), say("calibrate.head.either", language))
    return whiskers(
        rows,
        Axis(0.0, 0.08, ticks, (0.0, MOST_FALSE)),
        title=say(f"calibrate.nulls.{group}", language),
        caption=say("calibrate.nulls.caption", language, about=most.label, share=most.told),
        head=head,
    )


def _null_row(found: Measured, language: str) -> tuple[str, ...]:
    of = found.count("trials")
    _, upper = clopper_pearson(found.count("either"), of, 0.99)
    counted = (found.count(name) / of for name in ("helps", "worse", "either"))
    shares = (*counted, upper, found.count("worst") / of)
    told = (percent(share, language, 2) for share in shares)
    return (named(found.cell, language), str(of), *told)


def _soon(found: Sequence[Measured], group: str, language: str) -> Figure:
    rows = list(_multiples(found, language))
    most = max(rows, key=lambda row: row.mid)
    ticks = tuple((float(x), f"× {x}") for x in (0, 1, 2, 3))
    head = (say("calibrate.head.trial", language), say("calibrate.head.times", language))
    return whiskers(
        rows,
        Axis(0.0, 3.0, ticks, (1.0, 1.0)),
        title=say(f"calibrate.effects.{group}", language),
        caption=say("calibrate.effects.caption", language, about=most.label, times=most.told),
        head=head,
    )


def _multiples(found: Sequence[Measured], language: str) -> Iterator[Whisker]:
    for one in found:
        times, error = mean_nights(one)
        ends = (times - Z95 * error, times, times + Z95 * error)
        yield Whisker(named(one.cell, language), *ends, _times(one, language))


def _times(found: Measured, language: str) -> str:
    """The multiple, with a mark where some never decided and the mean is cut short."""
    said = say("calibrate.number.2", language, value=mean_nights(found)[0])
    whole = found.count("decided") >= NEARLY_ALL * found.count("trials")
    return said if whole else f"≥ {said}"


def _effect_row(found: Measured, language: str) -> tuple[str, ...]:
    of, least = found.count("trials"), bound(_trial(found))
    nights = found.count("nights") / of
    shares = (found.count(name) / of for name in ("decided", "in_a_year"))
    return (
        named(found.cell, language),
        f"{least:.0f}",
        f"{nights:.0f}",
        _times(found, language),
        *(percent(share, language, 0) for share in shares),
    )
