"""People whom the model does not match, told."""

from uncramp.cohort.calibrate._bounds import clopper_pearson
from uncramp.cohort.calibrate._cells import Kind
from uncramp.cohort.calibrate._judged import COVERS, MOST_LINKED, Measured
from uncramp.cohort.calibrate._report import Report
from uncramp.cohort.calibrate._words import named, percent, state
from uncramp.exchange.report.figures import Axis, Figure, Table, Whisker, whiskers
from uncramp.knowledge.wording import say


def others(report: Report, language: str) -> tuple[list[Figure], Table]:
    """Coverage of the rate ratio in each world of the other simulator."""
    found = report.of(Kind.OTHER_PEOPLE)
    rows = [_covered(one, language) for one in found]
    least = min(rows, key=lambda row: row.mid)
    shown = (0.7, 0.8, 0.9, 1.0)
    axis = Axis(0.7, 1.0, tuple((x, percent(x, language, 0)) for x in shown), COVERS)
    head = ("world", "people", "answered", "half", "most", "under", "over")
    heads = [say(f"calibrate.head.{name}", language) for name in head]
    figure = whiskers(
        rows,
        axis,
        title=say("calibrate.others.figure", language),
        caption=say("calibrate.others.caption", language, about=least.label, share=least.told),
        head=(heads[0], heads[4]),
    )
    return [figure], Table(tuple(heads), tuple(_row(one, language) for one in found))


def exposures(report: Report, language: str) -> tuple[list[Figure], Table]:
    """How many diaries name a link where there is none."""
    found = report.of(Kind.NULL_EXPOSURES)
    checks = {check.about: check for check in report.checks if check.id == "links"}
    rows, whisked = [], []
    for one in found:
        hits, of = one.count("any"), one.count("diaries")
        low, high = clopper_pearson(hits, of, 0.99)
        told, label = percent(hits / of, language), named(one.cell, language)
        whisked.append(Whisker(label, low, hits / of, high, told))
        said = state(checks[one.cell.id].state, language)
        rows.append((label, str(of), told, percent(high, language), str(one.count("links")), said))
    most = max(whisked, key=lambda row: row.mid)
    heads = ("diaries-of", "diaries", "any", "upper", "links", "limit")
    head = tuple(say(f"calibrate.head.{name}", language) for name in heads)
    ticks = tuple((x, percent(x, language, 0)) for x in (0.0, 0.02, 0.04, 0.06, 0.08))
    figure = whiskers(
        whisked,
        Axis(0.0, 0.08, ticks, (0.0, MOST_LINKED)),
        title=say("calibrate.exposures.figure", language),
        caption=say("calibrate.exposures.caption", language, about=most.label, share=most.told),
        head=(head[0], head[2]),
    )
    return [figure], Table(head, tuple(rows))


def _covered(found: Measured, language: str) -> Whisker:
    hits, of = found.counts["covered"][1], found.count("answered")
    low, high = clopper_pearson(hits, of, 0.99)
    share = hits / max(of, 1)
    return Whisker(named(found.cell, language), low, share, high, percent(share, language))


def _row(found: Measured, language: str) -> tuple[str, ...]:
    of = max(found.count("answered"), 1)
    half, most = found.counts["covered"]
    shares = (half / of, most / of, found.count("under") / of, found.count("over") / of)
    told = (percent(share, language) for share in shares)
    people = (str(found.count("people")), str(found.count("answered")))
    return (named(found.cell, language), *people, *told)
