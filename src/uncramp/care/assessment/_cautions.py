"""Where each caution stands: raised, clear, or not known and therefore shut."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from uncramp.care.assessment._answers import Answers
from uncramp.care.assessment._caution_table import AGES, FROM_MEDICINES_ALONE, TABLE, Grounds
from uncramp.care.assessment._logic import Truth, any_of
from uncramp.care.assessment._looked_at import CLOT_SIGNS
from uncramp.care.assessment._rule import Rule, behind
from uncramp.care.assessment._signs import SIGN_RULES
from uncramp.care.assessment._types import Caution, MedicineHit, Standing
from uncramp.knowledge.content import KnowledgeBase

# Its doubt adds none: it is not settled only where S1 holds or is not settled either.
_NO_DOUBT_OF_ITS_OWN: Final = frozenset({"S1p"})
_STANDINGS: Final = {True: Standing.RAISED, False: Standing.CLEAR, None: Standing.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Facts:
    """What cautions are read from; ``checked`` are the signs that somebody looked at."""

    answers: Answers
    medicines: tuple[MedicineHit, ...]
    strangers: tuple[str, ...]
    checked: frozenset[str]


def cautions(facts: Facts, known: KnowledgeBase) -> Mapping[str, Caution]:
    """Every caution of the library with its standing and what is behind it."""
    return {name: _caution(name, facts, known) for name in known.cautions}


def _caution(name: str, facts: Facts, known: KnowledgeBase) -> Caution:
    if name in FROM_RULES:
        return _from_rules(FROM_RULES[name], facts)
    grounds = TABLE.get(name, Grounds())
    taken = tuple(
        hit.written for hit in facts.medicines if name in known.medications[hit.group].cautions
    )
    said = [*_said(grounds, facts.answers), *_by_age(name, facts.answers)]
    if name in FROM_MEDICINES_ALONE:
        said.append(None if facts.strangers or facts.answers.medicines is None else False)
    truth = any_of([*said, bool(taken)])
    # A doubt never raises a caution by itself, and never lets it be clear either.
    if truth is False and any_of(map(facts.answers.is_yes, grounds.doubts)) is not False:
        truth = None
    return Caution(_STANDINGS[truth], behind(facts.answers, _questions(name, grounds)), taken)


def _said(grounds: Grounds, answers: Answers) -> Iterable[Truth]:
    yield from map(answers.is_yes, grounds.yes)
    for question, options in grounds.options:
        yield answers.is_one_of(question, options)


def _by_age(name: str, answers: Answers) -> Iterable[Truth]:
    if name in AGES:
        low, high = AGES[name]
        yield None if answers.age is None else low <= answers.age < high


def _questions(name: str, grounds: Grounds) -> tuple[str, ...]:
    aged = ("age-years",) if name in AGES else ()
    return (*grounds.yes, *(question for question, _ in grounds.options), *grounds.doubts, *aged)


def _from_rules(rules: tuple[Rule, ...], facts: Facts) -> Caution:
    """Raised by a sign that holds and that nobody has checked."""
    read = {rule: rule.reads(facts.answers) for rule in rules}
    shut = {rule: truth for rule, truth in read.items() if _is_shut(rule, truth, facts)}
    raised = tuple(rule.id for rule, truth in shut.items() if truth)
    asked = tuple(dict.fromkeys(question for rule in shut for question in rule.asks))
    standing = _STANDINGS[any_of(shut.values())]
    return Caution(standing, behind(facts.answers, asked), rules=raised)


def _is_shut(rule: Rule, truth: Truth, facts: Facts) -> bool:
    # A check opens the gate of a sign that holds, and none of a sign that was never settled.
    if truth is None:
        return rule.id not in _NO_DOUBT_OF_ITS_OWN
    return truth and rule.subject not in facts.checked


def _looks_for_a_clot(rule: Rule) -> bool:
    return rule.subject in CLOT_SIGNS and bool(rule.urgency and rule.urgency.cannot_wait)


FROM_RULES: Final[Mapping[str, tuple[Rule, ...]]] = {
    "open-warning-sign": tuple(
        rule for rule in SIGN_RULES if rule.urgency and rule.urgency.cannot_wait
    ),
    "possible-leg-clot": tuple(rule for rule in SIGN_RULES if _looks_for_a_clot(rule)),
}
