"""A finding in a person's words: one headline, and a sentence for everything behind it."""

from dataclasses import dataclass

from uncramp.knowledge.wording import say
from uncramp.learn.inference import Association, Caveat, Effect, Finding, Link, Trend
from uncramp.learn.trials import Outcome

_ORDER = (
    Link.GOES_WITH_MORE,
    Link.GOES_WITH_FEWER,
    Link.NO_ASSOCIATION,
    Link.CANNOT_TELL_YET,
)
_CLEAR = {Link.GOES_WITH_MORE, Link.GOES_WITH_FEWER}
LEAST_SPAN = 28
ABOUT_THE_SAME = 0.05


@dataclass(frozen=True, slots=True)
class Answers:
    """The sentences of one finding in one language.

    ``trend`` is the headline. ``associations`` holds (exposure, sentence), what is clear
    first; ``nothing_found`` is what to say in place of the clear ones, else empty.
    """

    nights: str
    trend: str
    trend_detail: str
    effect: str | None
    verdict: str | None
    associations: tuple[tuple[str, str], ...]
    nothing_found: str
    warnings: tuple[str, ...]


def answers(finding: Finding, language: str) -> Answers:
    """Every sentence that a finding gives rise to."""
    trend, detail = _trend(finding.trend, finding.outcome, language)
    ordered = sorted(finding.associations, key=lambda a: (_ORDER.index(a.link), a.exposure))
    return Answers(
        nights=say("answer.nights", language, n=finding.nights.known, span=finding.nights.span),
        trend=trend,
        trend_detail=detail,
        effect=None if finding.effect is None else _effect(finding.effect, language),
        verdict=finding.verdict and say(f"verdict.{finding.verdict.value}", language),
        associations=tuple((a.exposure, _association(a, language)) for a in ordered),
        nothing_found=_nothing_found(finding, language),
        warnings=_warnings(finding, language),
    )


def _trend(trend: Trend | None, outcome: Outcome, language: str) -> tuple[str, str]:
    if trend is None:
        detail = say("answer.trend.unknown-detail", language, needed=LEAST_SPAN)
        return say("answer.trend.unknown", language), detail
    head = say(f"answer.trend.{trend.direction.value.replace('_', '-')}", language)
    detail = say(
        f"answer.trend.{outcome.value}",
        language,
        now=trend.now.q50,
        low=trend.now.q025,
        high=trend.now.q975,
        before=trend.before.q50,
        window=trend.window,
    )
    return head, detail


def _effect(effect: Effect, language: str) -> str:
    ratio = effect.rate_ratio
    way = "fewer" if ratio.q50 < 1 else "more"
    if abs(ratio.q50 - 1) < ABOUT_THE_SAME:
        way = "same"
    facts = {"low": ratio.q025, "high": ratio.q975}
    if way != "same":
        facts["percent"] = round(100 * abs(ratio.q50 - 1))
    return say(f"answer.effect.{way}", language, **facts)


def _association(found: Association, language: str) -> str:
    if found.rate_ratio is None:
        return say("answer.link.too-rarely", language, exposure=found.exposure)
    sentence = f"answer.link.{found.link.value.replace('_', '-')}"
    if found.link not in _CLEAR:
        return say(sentence, language, exposure=found.exposure)
    ratio = found.rate_ratio
    text = say(
        sentence,
        language,
        exposure=found.exposure,
        ratio=ratio.q50,
        low=ratio.q025,
        high=ratio.q975,
    )
    if found.yes_no:
        return text
    return f"{text} {say('answer.link.per', language, exposure=found.exposure, per=found.per)}"


def _nothing_found(finding: Finding, language: str) -> str:
    if any(found.link in _CLEAR for found in finding.associations):
        return ""
    some = "answer.link.nothing" if finding.associations else "answer.link.none-followed"
    return say(some, language)


def _warnings(finding: Finding, language: str) -> tuple[str, ...]:
    found = list(finding.warnings)
    if finding.diagnostics is not None and finding.diagnostics.approximate:
        found.append(Caveat(f"approximate-{finding.diagnostics.approximate}"))
    return tuple(say(f"answer.warning.{w.id}", language, **w.facts) for w in found)
