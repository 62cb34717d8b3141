"""What a person answered, and how a rule reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Self

from uncramp.care.assessment._logic import Truth, any_of
from uncramp.care.assessment._looked_at import ASKED_AFTER, CLOT_SIGNS, looked_at

YES: Final = "yes"
NO: Final = "no"
UNKNOWN: Final = "unknown"
SKIPPED: Final = "skipped"
FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class MedicineNamed:
    """A medicine as the person ``written`` it, and the id of the ingredient it is.

    ``ingredient`` is empty where we do not know the name. Only a match that the person
    ``confirmed`` counts; an unconfirmed one is read as not known to us.
    """

    written: str
    ingredient: str = ""
    confirmed: bool = False


Given = str | int | tuple[str, ...] | tuple[MedicineNamed, ...]
"""An answer in the form of its question; ``unknown`` and ``skipped`` stand for any form."""


@dataclass(frozen=True, slots=True)
class Check:
    """*I was checked*: which sign, by whom (in the person's words), on which day.

    ``since`` are the questions of ``ASKED_AFTER`` that were answered after it.
    """

    sign: str
    by: str
    on: date
    since: tuple[str, ...] = ()

    def outdates(self, question: str) -> bool:
        """Whether an answer to this question is older than what the check may have found."""
        return self.sign in CLOT_SIGNS and question in ASKED_AFTER and question not in self.since

    def before(self, given: Iterable[str]) -> Self:
        """This check, after which these questions were answered."""
        later = dict.fromkeys(question for question in given if self.outdates(question))
        return replace(self, since=(*self.since, *later))


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one person by question id; a question that is absent was not asked yet.

    ``unknown`` (don't know) and ``skipped`` are kept apart and both read as not known.
    """

    given: Mapping[str, Given] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()

    def with_answers(self, given: Mapping[str, Given]) -> Self:
        """These answers with others in their place.

        A new *yes* drops the checks of its sign: they looked at what was there before.
        """
        held = tuple(check.before(given) for check in self.checks)
        new = {question for question, told in given.items() if told == YES}
        gone = tuple(check for check in held if new & looked_at(check.sign))
        kept = tuple(check for check in held if check not in gone)
        after = replace(self, given={**self.given, **given}, checks=kept)
        return after.without(_outdated(after.given, gone))

    def without(self, questions: Iterable[str]) -> Self:
        """These answers with some questions as if they had never been asked."""
        gone = frozenset(questions)
        return replace(self, given={q: g for q, g in self.given.items() if q not in gone})

    def with_check(self, check: Check) -> Self:
        """These answers with the newest check of that sign in place of older ones.

        After a check for a clot, what it may have changed is to be asked anew.
        """
        others = tuple(held for held in self.checks if held.sign != check.sign)
        after = replace(self, checks=(*others, check))
        return after.without(_outdated(self.given, after.checks))

    def is_yes(self, question: str) -> Truth:
        """What a yes-no question came to; a *no* that a check has outdated is not known."""
        if self._is_outdated(question):
            return None
        return {YES: True, NO: False}.get(str(self.given.get(question)))

    def any_yes(self, *questions: str) -> Truth:
        """Whether one of these yes-no questions was answered with yes."""
        return any_of(self.is_yes(question) for question in questions)

    def is_one_of(self, question: str, options: Iterable[str]) -> Truth:
        """Whether one of these options was chosen, in a choice of one or of several."""
        chosen = self.given.get(question, UNKNOWN)
        if chosen in {UNKNOWN, SKIPPED} or isinstance(chosen, int):
            return None
        named = chosen if isinstance(chosen, tuple) else (chosen,)
        return any(option in named for option in options)

    @property
    def age(self) -> int | None:
        """In years; None when it is not known."""
        years = self.given.get("age-years")
        return years if isinstance(years, int) else None

    @property
    def country(self) -> str:
        """Two capital letters; empty when it is not known."""
        code = str(self.given.get("country", ""))
        return "" if code in {UNKNOWN, SKIPPED} else code

    @property
    def medicines(self) -> tuple[MedicineNamed, ...] | None:
        """What is taken, empty for nothing; None when that is not known."""
        named = self.given.get("medicines")
        if not isinstance(named, tuple):
            return None
        return tuple(one for one in named if isinstance(one, MedicineNamed))

    def is_open(self, question: str) -> bool:
        """Whether a question was not asked, not known or skipped, or is to be asked anew."""
        told = self.given.get(question, UNKNOWN)
        return told in {UNKNOWN, SKIPPED} or self._is_outdated(question)

    def to_plain(self) -> dict[str, Any]:
        """The form of ANSWERS.json, which ``read_answers`` reads back."""
        return {
            "format": FORMAT,
            "answers": {question: _plain(given) for question, given in self.given.items()},
            "checks": [_plain_check(held) for held in self.checks],
        }

    def _is_outdated(self, question: str) -> bool:
        return question in _outdated(self.given, self.checks)


def _outdated(given: Mapping[str, Given], checks: Iterable[Check]) -> frozenset[str]:
    # Answers bear no date: only a no that is known to be newer than the checks still counts.
    denied = frozenset(question for question in ASKED_AFTER if given.get(question) == NO)
    return frozenset(q for held in checks for q in denied if held.outdates(q))


def _plain_check(held: Check) -> dict[str, Any]:
    since = {"since": list(held.since)} if held.since else {}
    return {"sign": held.sign, "by": held.by, "on": held.on.isoformat(), **since}


def _plain(given: Given) -> Any:
    if not isinstance(given, tuple):
        return given
    return [
        {"written": one.written, "ingredient": one.ingredient, "confirmed": one.confirmed}
        if isinstance(one, MedicineNamed)
        else one
        for one in given
    ]
