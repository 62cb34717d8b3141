"""An assessment, said: as text in a shell, as HTML in a notebook, as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from uncramp.care.assessment import (
    Answers,
    Assessment,
    Given,
    Hit,
    LookAlike,
    MedicineNamed,
    matches,
    to_plain,
)
from uncramp.knowledge.content import Claim, Condition, KnowledgeBase, Tier, Urgency
from uncramp.knowledge.wording import say

Line = tuple[int, str]
"""How deep a sentence stands (0 a headline, 1 below it, 2 below that), and the sentence."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the answers come to, in the language of ``known``."""

    assessment: Assessment
    answers: Answers
    known: KnowledgeBase

    def to_dict(self) -> dict[str, Any]:
        """The assessment JSON, with the emergency number of the country."""
        return {**to_plain(self.assessment), "emergency_number": self._number()}

    def __str__(self) -> str:
        return "\n".join("  " * depth + sentence for depth, sentence in self._lines())

    def _repr_html_(self) -> str:
        lines = (
            f"<h3>{escape(sentence)}</h3>"
            if depth == 0
            else f'<p style="margin-left:{depth - 1}em">{escape(sentence)}</p>'
            for depth, sentence in self._lines()
        )
        return f"<section>{''.join(lines)}</section>"

    def _lines(self) -> Iterator[Line]:
        found = self.assessment
        at_once = [hit for hit in found.signs if hit.urgency and hit.urgency.cannot_wait]
        if at_once:
            yield from self._signs(at_once)
            if found.urgency is not Urgency.EMERGENCY:
                yield 0, self._say("result.number", number=self._number())
            yield 0, self._say("result.alone")
            yield from self._checked()
            return
        yield from self._signs(found.signs)
        yield from self._checked()
        yield from self._unsettled()
        for make in (
            self._doubts,
            self._pattern,
            self._shares,
            self._likes,
            self._medicines,
            self._open,
        ):
            yield from make()
        yield 0, self._say("result.limits")

    def _signs(self, hits: Iterable[Hit]) -> Iterator[Line]:
        urgency = None
        for hit in hits:
            if hit.urgency is not urgency:
                urgency = hit.urgency
                yield 0, self._say(f"urgency.{urgency}", number=self._number())
                if urgency is Urgency.EMERGENCY:
                    yield 0, self._say("result.emergency-routes", number=self._number())
            sign = self.known.signs[hit.subject]
            yield 1, sign.title
            yield 2, " ".join(sign.sections["in-one-sentence"].split())
            yield from self._because(hit)

    def _because(self, hit: Hit) -> Iterator[Line]:
        if hit.answers:
            yield 2, self._say("result.because", reasons=self._reasons(hit.answers))
        if hit.nights:
            first, last = hit.nights[0], hit.nights[-1]
            yield 2, self._say("result.nights", n=len(hit.nights), first=first, last=last)

    def _checked(self) -> Iterator[Line]:
        for one in self.assessment.checked:
            title = self.known.signs[one.hit.subject].title
            facts = {"day": one.check.on, "by": one.check.by, "until": one.until}
            key = "checked" if one.until else "checked-still"
            yield 1, self._say(f"result.{key}", sign=title, **facts)

    def _unsettled(self) -> Iterator[Line]:
        named = (self.known.signs[sign] for sign in self.assessment.unsettled)
        urgent = [sign for sign in named if sign.urgency.cannot_wait]
        if urgent:
            yield 0, self._say("part.unsettled", n=len(urgent))
        for sign in urgent:
            yield 1, sign.title

    def _doubts(self) -> Iterator[Line]:
        found = self.assessment
        if found.contradictions:
            yield 0, self._say("part.contradictions")
            for one in found.contradictions:
                yield 1, self._say(f"contradiction.{one.id}")
        if found.notes:
            yield 0, self._say("part.notes")
            for note in found.notes:
                yield 1, self._say(f"note.{note.id}", n=len(note.nights))

    def _pattern(self) -> Iterator[Line]:
        told = self.assessment.pattern
        for side, traits in (("agrees", told.agrees), ("differs", told.differs)):
            if traits:
                named = ", ".join(self._say(f"trait.{trait}") for trait in traits)
                yield 0, self._say(f"pattern.{side}", traits=named)

    def _shares(self) -> Iterator[Line]:
        items = [(hit, self._item(hit.subject)) for hit in self.assessment.contributors]
        if any(item for _, item in items):
            yield 0, self._say("part.contributors")
        for hit, item in items:
            if item is None:
                continue
            certainty = say(f"library.certainty.{item.certainty or 'none'}", self.known.language)
            yield 1, self._say("line.contributor", title=item.title, certainty=certainty)
            yield from self._because(hit)

    def _likes(self) -> Iterator[Line]:
        likes = [
            one for one in self.assessment.look_alikes if one.condition in self.known.conditions
        ]
        if likes:
            yield 0, self._say("part.look-alikes")
        for one in likes:
            yield from self._like(one)

    def _like(self, one: LookAlike) -> Iterator[Line]:
        yield 1, self.known.conditions[one.condition].title
        yield 2, self._say("line.for", reasons=self._reasons(one.speaks_for))
        if one.speaks_against:
            yield 2, self._say("line.against", reasons=self._reasons(one.speaks_against))

    def _medicines(self) -> Iterator[Line]:
        found = self.assessment
        if found.medicines or found.unknown_medicines:
            yield 0, self._say("part.medicines")
        for hit in found.medicines:
            group = self.known.medications[hit.group]
            yield 1, self._say("line.medicine", written=hit.written, group=group.title)
            # No link is known, so why it is on the list at all is said instead.
            if hit.tier is Tier.X:
                yield 2, " ".join(group.sections["in-one-sentence"].split())
        offered = {m.written for m in self.answers.medicines or () if m.ingredient}
        for written in found.unknown_medicines:
            yield 1, self._unknown(written, matched=written in offered)
        linked = any(hit.tier is not Tier.X for hit in found.medicines)
        honest = ("linked", "not-yours", "do-not-stop") if linked else ("do-not-stop",)
        for sentence in honest if found.medicines else ():
            yield 1, self._say(f"medicines.{sentence}")

    def _unknown(self, written: str, *, matched: bool) -> str:
        """A name that nobody confirmed, with every ingredient it may hold where there is one."""
        language = self.known.language
        like = [one.called(language) for _, one in matches(written, self.known)] if matched else []
        if like:
            facts = {"written": written, "ingredient": ", ".join(like)}
            return self._say("line.unconfirmed-medicine", **facts)
        return self._say("line.unknown-medicine", written=written)

    def _open(self) -> Iterator[Line]:
        found = self.assessment
        if found.information_only:
            yield 0, self._say("result.young")
        elif not found.age_known:
            yield 0, self._say("result.age-unknown")
        if found.not_answered:
            yield 0, self._say("part.not-answered", n=len(found.not_answered))
            for question in found.not_answered:
                yield 1, self.known.questions[question].title

    def _item(self, subject: str) -> Claim | Condition | None:
        return self.known.claims.get(subject) or self.known.conditions.get(subject)

    def _reasons(self, told: Iterable[tuple[str, Given]]) -> str:
        return "; ".join(self._reason(question, given) for question, given in told)

    def _reason(self, name: str, given: Given) -> str:
        question = self.known.questions.get(name)
        title = question.title if question else name
        parts = given if isinstance(given, tuple) else (given,)
        named = question.options if question else {}
        answer = ", ".join(self._part(part, dict(named)) for part in parts)
        line = "line.asked" if title.endswith("?") else "line.answer"
        return self._say(line, question=title, answer=answer or self._say("given.none"))

    def _part(self, part: object, options: dict[str, str]) -> str:
        if isinstance(part, MedicineNamed):
            return part.written
        plain = str(part)
        if plain in options:
            return options[plain]
        if plain in {"yes", "no", "unknown", "skipped"}:
            return self._say(f"given.{plain}")
        return plain

    def _number(self) -> str:
        return self.known.emergency_number(self.answers.country)

    def _say(self, sentence: str, **facts: object) -> str:
        return say(f"assess.{sentence}", self.known.language, **facts)
