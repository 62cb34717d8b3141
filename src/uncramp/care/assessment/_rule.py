"""A rule: a short question to the answers, with an id."""

from collections.abc import Callable
from dataclasses import dataclass

from uncramp.care.assessment._answers import NO, Answers
from uncramp.care.assessment._logic import Truth
from uncramp.care.assessment._types import Behind, Hit
from uncramp.knowledge.content import Urgency

Reads = Callable[[Answers], Truth]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule table.

    ``id`` begins with the row of the guidance it answers (``S2-past`` belongs to S2);
    ``subject`` is the sign, claim or condition; ``asks`` the questions it reads. The
    docstring of ``reads`` is the condition in words for clinicians.
    """

    id: str
    subject: str
    urgency: Urgency | None
    asks: tuple[str, ...]
    reads: Reads

    @property
    def row(self) -> str:
        """The row of the guidance."""
        return self.id.partition("-")[0]

    @property
    def condition(self) -> str:
        """The condition in words, in English, for clinicians."""
        return " ".join((self.reads.__doc__ or "").split())

    def hit(self, answers: Answers) -> Hit:
        """What is said when the rule holds: with the answers that it rests on."""
        return Hit(self.id, self.subject, self.urgency, behind(answers, self.asks))


def rule(name: str, subject: str, urgency: Urgency | None, *asks: str) -> Callable[[Reads], Rule]:
    """Make a rule of the function below: ``name`` is its id, ``asks`` what it reads."""
    return lambda reads: Rule(name, subject, urgency, asks, reads)


def behind(answers: Answers, questions: tuple[str, ...]) -> Behind:
    """What was given to these questions, a plain *no* and what was not asked left out."""
    return tuple((q, answers.given[q]) for q in questions if answers.given.get(q, NO) != NO)
