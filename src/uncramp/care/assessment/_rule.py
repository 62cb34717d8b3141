"""A rule: a short question to the answers, with an id."""

from collections.abc import Callable
from dataclasses import dataclass

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._logic import Truth
from uncramp.care.assessment._types import Behind, Hit
from uncramp.knowledge.content import Urgency


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule table.

    ``id`` begins with the row of the guidance it answers (``S2-past`` belongs to S2);
    ``subject`` is the sign, claim or condition; ``asks`` the questions it reads. The
    docstring of ``reads`` is the condition in words for clinicians. ``instead_of`` is a rule
    that need not be said any more when this one holds.
    """

    id: str
    subject: str
    urgency: Urgency | None
    asks: tuple[str, ...]
    reads: Callable[[Answers], Truth]
    instead_of: str = ""

    @property
    def row(self) -> str:
        """The row of the guidance."""
        return self.id.partition("-")[0]

    @property
    def condition(self) -> str:
        """The condition in words, in English, for clinicians."""
        return " ".join((self.reads.__doc__ or "").split())

    def hit(self, answers: Answers) -> Hit:
        """What is said when the rule holds: with the answers that speak for it."""
        return Hit(self.id, self.subject, self.urgency, behind(answers, self.asks))


def behind(answers: Answers, questions: tuple[str, ...]) -> Behind:
    """What was given to these questions, a plain *no* left out."""
    return tuple((q, answers.given[q]) for q in questions if answers.given.get(q, "no") != "no")
