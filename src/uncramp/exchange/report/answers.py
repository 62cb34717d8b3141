"""A finding in a person's words: one headline, and a sentence for everything behind it."""

from dataclasses import dataclass

from uncramp.exchange.report.figures import evidence_amount
from uncramp.exchange.report.links import in_order, nothing_found, sentence
from uncramp.knowledge.wording import say
from uncramp.learn.inference import Caveat, Effect, Finding, Trend
from uncramp.learn.trials import Outcome

EVIDENCE = ("e", "worst")
"""Facts of a warning that are evidence, which is never rounded up to what confirms."""
LEAST_SPAN = 28
ABOUT_THE_SAME = 0.05
HARDLY = 0.01
FEW = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """The sentences of one finding in one language.

    ``trend`` is the headline. ``associations`` holds (exposure, sentence), what is clear
    first; ``nothing_found`` is what to say in place of the clear ones, else empty.
    ``effect`` is the rate ratio in words, ``effect_detail`` what it comes to in a month and
    how likely it is too small to matter.
    """

    nights: str
    trend: str
    trend_detail: str
    effect: str | None
    effect_detail: tuple[str, ...]
    verdict: str | None
    associations: tuple[tuple[str, str], ...]
    nothing_found: str
    warnings: tuple[str, ...]


def answers(finding: Finding, language: str) -> Answers:
    """Every sentence that a finding gives rise to."""
    trend, detail = _trend(finding.trend, finding.outcome, language)
    return Answers(
        nights=say("answer.nights", language, n=finding.nights.known, span=finding.nights.span),
        trend=trend,
        trend_detail=detail,
        effect=None if finding.effect is None else _effect(finding.effect, language),
        effect_detail=_effect_detail(finding, language),
        verdict=finding.verdict and say(f"verdict.{finding.verdict.value}", language),
        associations=tuple((a.exposure, sentence(a, language)) for a in in_order(finding)),
        nothing_found=nothing_found(finding, language),
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


def _effect_detail(finding: Finding, language: str) -> tuple[str, ...]:
    effect = finding.effect
    if effect is None:
        return ()
    month = effect.avoided_a_month
    avoided = say(
        f"answer.avoided.{finding.outcome.value}",
        language,
        mid=_avoided(month.q50, language),
        low=_avoided(month.q025, language),
        high=_avoided(month.q975, language),
    )
    kind = "equivalent"
    if not HARDLY <= effect.p_equivalent <= 1 - HARDLY:
        kind += "-hardly" if effect.p_equivalent < HARDLY else "-nearly"
    return avoided, say(f"answer.effect.{kind}", language, chance=effect.p_equivalent)


def _avoided(cramps: float, language: str) -> str:
    """So many fewer or more: whole cramps, with a tenth where there are only a few."""
    amount = round(abs(cramps), 1)
    n = amount if amount < FEW else round(amount)
    way = "none" if n == 0 else "fewer" if cramps > 0 else "more"
    return say(f"answer.avoided.{way}", language, n=n)


def _warnings(finding: Finding, language: str) -> tuple[str, ...]:
    found = list(finding.warnings)
    if finding.diagnostics is not None and finding.diagnostics.approximate:
        found.append(Caveat(f"approximate-{finding.diagnostics.approximate}"))
    return tuple(say(f"answer.warning.{w.id}", language, **_facts(w, language)) for w in found)


def _facts(warning: Caveat, language: str) -> dict[str, str | int | float]:
    """What a warning's sentence needs; evidence is worded as the meter beside it words it."""
    evidence = {
        name: evidence_amount(float(value), language)
        for name, value in warning.facts.items()
        if name in EVIDENCE
    }
    return {**warning.facts, **evidence}
