"""What goes with the cramps, as Learn shows it: what is clear, and the rest with its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass

from uncramp.exchange.report import links
from uncramp.exchange.report.figures import Figure, interval
from uncramp.knowledge.wording import say
from uncramp.learn.inference import LEAST_NOTED, MAX_EXPOSURES, Finding, Link, Reason

FEW = 5
_NEEDED = {Reason.NOTED_TOO_RARELY: LEAST_NOTED, Reason.TOO_MANY: MAX_EXPOSURES}


@dataclass(frozen=True, slots=True)
class Named:
    """A kind of link and the first exposures that have it; ``more`` counts the others."""

    link: str
    names: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Linked:
    """What goes with the cramps: its name, its sentence, and its interval as a figure."""

    exposure: str
    sentence: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Unclear:
    """A kind of link that is none: each reason as a sentence, with those it holds for."""

    link: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


def named(finding: Finding) -> Iterator[Named]:
    """Every kind of link that there is, in the order of how much it says."""
    for link in Link:
        names = tuple(links.name(a) for a in links.in_order(finding) if a.link is link)
        if names:
            # Of the clear ones none waits behind a number.
            shown = len(names) if link in links.CLEAR or len(names) == FEW + 1 else FEW
            yield Named(_class(link), names[:shown], len(names[shown:]))


def linked(finding: Finding, language: str) -> Iterator[Linked]:
    """Each that goes clearly with more or fewer cramps."""
    for found in links.in_order(finding):
        if found.link in links.CLEAR and found.rate_ratio is not None:
            name = links.name(found)
            figure = interval(found.rate_ratio, language, label=name)
            yield Linked(name, links.sentence(found, language), figure)


def unclear(finding: Finding, language: str) -> Iterator[Unclear]:
    """No association, and cannot tell yet; within each by reason."""
    for link in Link:
        by_reason: dict[Reason, list[str]] = {}
        for found in links.in_order(finding):
            if found.link is link and link not in links.CLEAR:
                by_reason.setdefault(found.reason, []).append(links.name(found))
        if by_reason:
            reasons = [
                (_because(r, language), tuple(by_reason[r])) for r in Reason if r in by_reason
            ]
            yield Unclear(_class(link), tuple(reasons))


def speaks_for_several(finding: Finding) -> bool:
    """Whether some exposures are named together."""
    return any(found.together_with for found in finding.associations)


def _because(reason: Reason, language: str) -> str:
    return say(f"learn.because.{reason.value}", language, needed=_NEEDED.get(reason, 0))


def _class(link: Link) -> str:
    return link.value.replace("_", "-")
