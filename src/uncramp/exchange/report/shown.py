"""One finding, shown: as text in a shell, as HTML with figures in a notebook, as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from uncramp.exchange.report.answers import Answers, answers
from uncramp.exchange.report.figures import Figure, evidence_meter, interval, weekly_rate
from uncramp.learn.inference import Finding
from uncramp.learn.trials import Outcome
from uncramp.person.diary import Cramps, Diary


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with the diary it came from, in the language it is read in.

    ``measure`` is what the trial tried, empty without one.
    """

    finding: Finding
    diary: Diary
    language: str = "en"
    measure: str = ""

    @property
    def answers(self) -> Answers:
        """Every sentence of the finding."""
        return answers(self.finding, self.language)

    def to_dict(self) -> dict[str, Any]:
        """The analysis JSON."""
        return self.finding.to_dict()

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        figures = "".join(_figure(figure) for figure in self._figures())
        head, *rest = self._lines()
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in rest if line)
        return f"<section><h3>{escape(head)}</h3>{paragraphs}{figures}</section>"

    def _lines(self) -> Iterator[str]:
        said = self.answers
        yield said.verdict or said.trend
        if said.verdict and self.finding.trend is not None:
            yield said.trend
        yield said.trend_detail
        if said.effect:
            yield said.effect
            yield from said.effect_detail
        if meter := self._meter():
            yield meter.caption
        if said.nothing_found or said.associations:
            yield ""
        if said.nothing_found:
            yield said.nothing_found
        yield from (sentence for _, sentence in said.associations)
        yield ""
        yield said.nights
        yield from said.warnings

    def _figures(self) -> Iterator[Figure]:
        if self.finding.trend is not None:
            yield weekly_rate(self.finding.trend, self._answered(), self.language)
        if meter := self._meter():
            yield meter
        effect = self.finding.effect
        if effect is not None:
            yield interval(effect.rate_ratio, self.language, label=effect.measure)

    def _meter(self) -> Figure | None:
        """What the coins have shown; it may be seen on any day, which an effect may not."""
        evidence = self.finding.evidence
        if evidence is None:
            return None
        return evidence_meter(evidence, self.language, label=self.measure)

    def _answered(self) -> Diary:
        """The diary as the finding took it: a yes/no diary has no night with two cramps."""
        if self.finding.outcome is Outcome.COUNTS:
            return self.diary
        one = Cramps.counted(1)
        return Diary(tuple(replace(e, cramps=one) if e.cramps.any else e for e in self.diary))


def _figure(figure: Figure) -> str:
    caption = f"<figcaption>{escape(figure.caption)}</figcaption>"
    return f'<figure style="max-width: 40rem">{figure.svg}{caption}</figure>'
