"""Learn: how it goes, what goes with it, and what cannot be known yet."""

from dataclasses import dataclass
from importlib.metadata import version

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.exchange.report.answers import answers
from uncramp.exchange.report.figures import Figure, weekly_rate
from uncramp.learn import inference
from uncramp.learn.inference import MODEL, Finding
from uncramp.person.diary import Diary
from uncramp.web.pages.request import PersonRequest, with_person
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
    stored_finding,
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
    enough.
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


@require_safe
@with_person
def learn(request: PersonRequest, person: Person) -> HttpResponse:
    """The stored answer, worked out anew only when a night has changed."""
    diary = load_diary(person)
    finding = _finding(request, person, diary)
    language = request.language
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
    )
    return show(request, "learn", page)


def _finding(request: PersonRequest, person: Person, diary: Diary) -> Finding:
    digest = diary_digest(person)
    stored = stored_finding(person)
    if stored is not None and stored.diary_digest == digest:
        finding = _read(stored.document)
        if finding is not None:
            return finding
    # By its full name, because asking for it brings SciPy along: a stored answer needs none.
    finding = inference.analyse(diary, program=version("uncramp"))
    save_finding(person, finding.to_dict(), diary_digest=digest, at=request.now)
    return finding


def _read(document: dict[str, object]) -> Finding | None:
    """The stored answer; None when another version made it."""
    made_by = document.get("made_by")
    current = {"program": version("uncramp"), "model": MODEL}
    if not isinstance(made_by, dict) or current.items() - made_by.items():
        return None
    return Finding.from_dict(document)


def _missing(finding: Finding) -> int:
    few = next((w for w in finding.warnings if w.id == "too-few-nights"), None)
    return 0 if few is None else int(few.facts["needed"]) - int(few.facts["n"])
