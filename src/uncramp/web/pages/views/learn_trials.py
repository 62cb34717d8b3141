"""Learn's part about trials: a verdict in words, how far the coins are, what to know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from typing import Final

from uncramp.exchange.report.answers import answers
from uncramp.exchange.report.figures import Figure, evidence_meter, interval
from uncramp.exchange.report.links import sentence
from uncramp.knowledge.wording import say
from uncramp.learn import inference
from uncramp.learn.inference import Finding, Reason
from uncramp.learn.trials import Protocol
from uncramp.person.diary import Diary
from uncramp.person.nights import Night
from uncramp.web.pages.views.kept import still_holds
from uncramp.web.store import Person, StoredFinding, save_finding

OF_TRIALS: Final = frozenset(
    {
        "trial-not-begun",
        "trial-running",
        "trial-elsewhere",
        "trial-abandoned",
        "too-few-in-an-arm",
        "coins-unclear",
        "few-coins",
        "missing-in-trial",
        "missing-by-arm",
        "arm-unknown",
        "arm-not-as-drawn",
    }
)


@dataclass(frozen=True, slots=True)
class TrialShown:
    """One trial.

    ``question`` and ``measure``: as the plan words them. ``runs``: whether there are nights to
    come. ``verdict``: in words; while the trial runs, that it does. ``meter``: what the coins
    have shown, None where the plan does not say what they decided. ``effect``: sentences, and
    ``size`` its figure, none while the trial runs. ``warnings``: sentences, about this trial only.
    """

    question: str
    measure: str
    runs: bool
    verdict: str
    meter: Figure | None
    effect: tuple[str, ...]
    size: Figure | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was worked out before, by the name of the trial, and the diary as it is now."""

    findings: Mapping[str, StoredFinding]
    digest: str
    diary: Diary
    person: Person


def trials_shown(
    trials: tuple[Protocol, ...], kept: Kept, *, until: Night, now: datetime, language: str
) -> Iterator[TrialShown]:
    """Every trial, the newest first; worked out anew only where something has changed."""
    for protocol in sorted(trials, key=lambda p: p.first, reverse=True):
        finding = _finding(protocol, kept, until, now)
        yield _shown(protocol, finding, language)


def _finding(protocol: Protocol, kept: Kept, until: Night, now: datetime) -> Finding:
    # While it runs the calendar alone moves it on; after the end nothing but the diary does.
    digest = f"{kept.digest} {min(until, protocol.last)}"
    found = still_holds(kept.findings.get(protocol.id), digest)
    if found is None:
        found = inference.analyse(
            kept.diary, protocol, program=version("uncramp"), until=min(until, protocol.last)
        )
        save_finding(kept.person, found.to_dict(), diary_digest=digest, at=now, trial=protocol.id)
    return found


def _shown(protocol: Protocol, finding: Finding, language: str) -> TrialShown:
    own = tuple(w for w in finding.warnings if w.id in OF_TRIALS)
    said = answers(replace(finding, warnings=own), language)
    effect, evidence, measure = finding.effect, finding.evidence, protocol.measure
    meter = evidence_meter(evidence, language, label=measure) if evidence else None
    return TrialShown(
        question=protocol.question,
        measure=measure,
        runs=any(w.id in {"trial-running", "trial-not-begun"} for w in own),
        verdict=said.verdict or say("learn.trial.open", language),
        meter=meter,
        effect=() if said.effect is None else (said.effect, *said.effect_detail),
        size=interval(effect.rate_ratio, language, label=measure) if effect else None,
        warnings=(*said.warnings, *_same_as_the_arm(finding, language)),
    )


def _same_as_the_arm(finding: Finding, language: str) -> Iterator[str]:
    """What the list of links leaves out, because the coin answers for it."""
    for found in finding.associations:
        if found.reason is Reason.EQUAL_TO_ARM:
            yield sentence(found, language)
