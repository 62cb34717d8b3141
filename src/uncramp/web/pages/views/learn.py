"""Learn: how it goes, what goes with it, and what cannot be known yet."""

from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.exchange.report.answers import answers
from uncramp.exchange.report.figures import Figure, weekly_rate
from uncramp.learn import inference
from uncramp.learn.inference import Finding
from uncramp.learn.trials import Protocol, digest
from uncramp.web.pages.clock import read_clock
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.kept import still_holds
from uncramp.web.pages.views.learn_trials import Kept, TrialShown, trials_shown
from uncramp.web.pages.views.linked import (
    Linked,
    Named,
    Unclear,
    linked,
    named,
    speaks_for_several,
    unclear,
)
from uncramp.web.pages.views.show import show
from uncramp.web.store import (
    Person,
    diary_digest,
    load_diary,
    save_finding,
    stored_findings,
    trials,
)


@dataclass(frozen=True, slots=True)
class LearnPage:
    """What the page shows.

    ``nights``: how many nights the answers rest on, in words. ``headline`` and ``detail``:
    how it goes. ``links``: each kind of link and the exposures that have it, those without
    an association included. ``rate``: cramps a week, None where no trend can be said.
    ``linked``: what goes with more or fewer cramps, with its figure. ``nothing_found``: the
    sentence in place of these, else empty. ``unclear``: the others with their reasons, and
    ``several``: whether some of them are named together. ``warnings``: sentences
    that teach. ``missing``: how many more nights a first answer needs, 0 when there are
    enough. ``trials``: what each trial has shown, the newest first.
    """

    nights: str
    headline: str
    detail: str
    rate: Figure | None
    links: tuple[Named, ...]
    linked: tuple[Linked, ...]
    nothing_found: str
    unclear: tuple[Unclear, ...]
    several: bool
    warnings: tuple[str, ...]
    missing: int
    trials: tuple[TrialShown, ...]


@require_safe
@with_person
def learn(request: PersonRequest, person: Person) -> HttpResponse:
    """The stored answer, worked out anew only when a night has changed."""
    diary, mine, language = load_diary(person), trials(person), request.language
    kept = Kept(stored_findings(person), diary_digest(person), diary, person)
    finding = _finding(kept, mine, request.now)
    until = read_clock(request.now, person.settings).asked
    said = answers(finding, language)
    page = LearnPage(
        nights=said.nights,
        headline=said.trend,
        detail=said.trend_detail,
        rate=weekly_rate(finding.trend, diary, language) if finding.trend else None,
        links=tuple(named(finding)),
        linked=tuple(linked(finding, language)),
        nothing_found=said.nothing_found,
        unclear=tuple(unclear(finding, language)),
        several=speaks_for_several(finding),
        warnings=said.warnings,
        missing=_missing(finding),
        trials=tuple(trials_shown(mine, kept, until=until, now=request.now, language=language)),
    )
    return show(request, "learn", page)


def _finding(kept: Kept, trials: tuple[Protocol, ...], now: datetime) -> Finding:
    # A trial that comes in later takes what follows its coin out of the answer.
    answered_to = " ".join((kept.digest, *sorted(digest(protocol) for protocol in trials)))
    finding = still_holds(kept.findings.get(""), answered_to)
    if finding is None:
        # What follows a coin would show, on any morning, what its trial does not show yet.
        diary, _ = inference.without_echoes(kept.diary, *trials)
        # By its full name, because asking for it brings SciPy along: a stored answer needs none.
        finding = inference.analyse(diary, program=version("uncramp"))
        save_finding(kept.person, finding.to_dict(), diary_digest=answered_to, at=now)
    return finding


def _missing(finding: Finding) -> int:
    few = next((w for w in finding.warnings if w.id == "too-few-nights"), None)
    return 0 if few is None else int(few.facts["needed"]) - int(few.facts["n"])
