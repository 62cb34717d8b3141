"""One diary, with or without a trial, to one answer."""

from uncramp.learn.inference._answers import Verdict
from uncramp.learn.inference._associations import associations, look
from uncramp.learn.inference._describe import trend
from uncramp.learn.inference._design import Design, build
from uncramp.learn.inference._finding import (
    MAX_EXPOSURES,
    MODEL,
    Caveat,
    Diagnostics,
    Finding,
    MadeBy,
    Nights,
    Trend,
)
from uncramp.learn.inference._posterior import Posterior
from uncramp.learn.inference._trial import Judged, judge
from uncramp.learn.trials import Outcome, Protocol
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

LEAST_NIGHTS = 14
LEAST_SPAN = 28
MUCH_BLANK = 0.2


def analyse(
    diary: Diary,
    protocol: Protocol | None = None,
    *,
    outcome: Outcome | None = None,
    program: str = "",
    until: Night | None = None,
) -> Finding:
    """What a diary shows: its trend, what goes with the cramps, and what a trial showed.

    ``outcome`` says whether the nights count cramps or only say whether there was one; the
    protocol's own, or counts, when not given. ``program`` is the version to store with the
    answer. ``until`` is the last night that is over, noted or not; the diary's last entry
    when not given. Too few nights is an answer; a trial that still runs shows evidence and
    no effect.
    """
    outcome = outcome or (protocol.outcome if protocol else Outcome.COUNTS)
    nights = _nights(diary)
    warnings = _warnings(diary, protocol, outcome)
    made_by = MadeBy(program=program, model=MODEL)
    if nights.known < LEAST_NIGHTS:
        judged = _judged(diary, protocol, outcome, until, None)
        return _too_few(outcome, nights, judged, warnings, made_by)
    design = build(diary, protocol, outcome)
    looked = look(design, outcome)
    posterior = looked.posterior
    judged = _judged(diary, protocol, outcome, until, (posterior, design))
    return Finding(
        outcome=outcome,
        nights=nights,
        trend=_trend(posterior, design, outcome),
        effect=judged.effect,
        evidence=judged.evidence,
        associations=associations(design, looked),
        verdict=judged.verdict,
        diagnostics=_diagnostics(posterior, outcome),
        warnings=(*warnings, *judged.warnings, *_blanks(design)),
        made_by=made_by,
    )


def _too_few(
    outcome: Outcome, nights: Nights, judged: Judged, warnings: list[Caveat], made_by: MadeBy
) -> Finding:
    few = Caveat("too-few-nights", {"n": nights.known, "needed": LEAST_NIGHTS})
    return Finding(
        outcome=outcome,
        nights=nights,
        trend=None,
        effect=None,
        evidence=judged.evidence,
        associations=(),
        verdict=judged.verdict or Verdict.TOO_FEW_NIGHTS,
        diagnostics=None,
        warnings=(few, *warnings, *judged.warnings),
        made_by=made_by,
    )


def _nights(diary: Diary) -> Nights:
    entries = diary.entries
    answered = [e for e in entries if e.cramps.is_known and not e.excluded]
    return Nights(
        first=entries[0].night.evening if entries else None,
        last=entries[-1].night.evening if entries else None,
        span=entries[-1].night - entries[0].night + 1 if entries else 0,
        recorded=len(entries),
        known=len(answered),
        excluded=sum(bool(e.excluded) for e in entries),
        cramps=sum(e.cramps.at_least or 0 for e in answered),
    )


def _trend(posterior: Posterior, design: Design, outcome: Outcome) -> Trend | None:
    return trend(posterior, design, outcome) if len(design.counts) >= LEAST_SPAN else None


def _judged(
    diary: Diary,
    protocol: Protocol | None,
    outcome: Outcome,
    until: Night | None,
    fitted: tuple[Posterior, Design] | None,
) -> Judged:
    if protocol is None:
        return Judged(None, None, None, ())
    return judge(diary, protocol, outcome, until=until, fitted=fitted)


def _warnings(diary: Diary, protocol: Protocol | None, outcome: Outcome) -> list[Caveat]:
    found = []
    if protocol is None and any(entry.arm for entry in diary):
        found.append(Caveat("arm-without-trial"))
    counted = [e.cramps.at_least for e in diary if e.cramps.exact]
    if outcome is Outcome.COUNTS and len(counted) >= LEAST_NIGHTS and set(counted) == {0, 1}:
        found.append(Caveat("only-zero-and-one"))
    if len(diary.exposure_names) > MAX_EXPOSURES:
        found.append(Caveat("many-exposures", {"n": MAX_EXPOSURES}))
    return found


def _blanks(design: Design) -> list[Caveat]:
    return [
        Caveat("exposure-blank", {"exposure": found.name, "n": found.blank})
        for found in design.exposures
        if found.blank > MUCH_BLANK * (found.blank + found.known)
    ]


def _diagnostics(posterior: Posterior, outcome: Outcome) -> Diagnostics:
    sigma, memory, nu = posterior.hyper_means
    return Diagnostics(
        converged=posterior.nodes.converged,
        nodes=len(posterior.nodes.weight),
        passes=posterior.nodes.passes,
        approximate=posterior.quality.doubt,
        night_to_night_sd=sigma,
        memory_nights=memory,
        overdispersion=nu if outcome is Outcome.COUNTS else None,
    )
