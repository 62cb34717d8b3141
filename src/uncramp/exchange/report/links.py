"""What goes with the cramps and what does not, in a person's words; never as a cause."""

from collections.abc import Iterator

from babel.numbers import format_decimal, format_scientific

from uncramp.knowledge.wording import say
from uncramp.learn.inference import LEAST_NOTED, MAX_EXPOSURES, Association, Finding, Link, Reason

CLEAR = frozenset({Link.GOES_WITH_MORE, Link.GOES_WITH_FEWER})
_ORDER = tuple(Link)
_NEEDED = {Reason.NOTED_TOO_RARELY: LEAST_NOTED, Reason.TOO_MANY: MAX_EXPOSURES}


def in_order(finding: Finding) -> list[Association]:
    """What is clear first, then what has no association, then what cannot be told yet."""
    return sorted(finding.associations, key=lambda a: (_ORDER.index(a.link), a.exposure))


def name(found: Association) -> str:
    """The exposure with those it speaks for: + for the same way, ⇄ for the opposite way."""
    same = [found.exposure, *(x for x in found.together_with if x not in found.opposite)]
    return " ⇄ ".join((" + ".join(same), *found.opposite))


def sentence(found: Association, language: str) -> str:
    """What is known about one exposure, and why it is not more."""
    parts = [_clear(found, language) if found.link in CLEAR else _because(found, language)]
    if found.link in CLEAR and not found.yes_no:
        per = _amount(found.per, language)
        parts.append(say("answer.link.per", language, exposure=found.exposure, per=per))
    parts += _together(found, language)
    return " ".join(parts)


def nothing_found(finding: Finding, language: str) -> str:
    """What to say in place of what is clear; empty where something is."""
    if any(found.link in CLEAR for found in finding.associations):
        return ""
    some = "answer.link.nothing" if finding.associations else "answer.link.none-followed"
    return say(some, language)


def _together(found: Association, language: str) -> Iterator[str]:
    same = [x for x in found.together_with if x not in found.opposite]
    for key, names in (("together", same), ("opposite", found.opposite)):
        if names:
            quoted = (say("answer.link.name", language, exposure=x) for x in names)
            others = ", ".join(quoted)
            yield say(f"answer.link.{key}", language, n=len(names), others=others)


def _clear(found: Association, language: str) -> str:
    ratio = found.rate_ratio
    # A link is only named where there is an estimate to name it by.
    assert ratio is not None  # noqa: S101
    return say(
        f"answer.link.{found.link.value.replace('_', '-')}-{found.lag}",
        language,
        exposure=found.exposure,
        ratio=ratio.q50,
        low=ratio.q025,
        high=ratio.q975,
    )


def _because(found: Association, language: str) -> str:
    facts = {"n": found.known, "needed": _NEEDED.get(found.reason, 0)}
    return say(f"answer.because.{found.reason.value}", language, exposure=found.exposure, **facts)


def _amount(per: float, language: str) -> str:
    """Two digits that say something, whatever the unit: a thousandth must not read as 0.0."""
    if 1e-4 <= per < 1e7:
        return str(format_decimal(per, format="@@", locale=language))
    return str(format_scientific(per, format="0.0E0", locale=language))
