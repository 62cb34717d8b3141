"""In which order measures are offered: one number, and the reasons behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from uncramp.care.assessment import Standing
from uncramp.care.plan._candidates import Candidate
from uncramp.care.plan._case import Case
from uncramp.care.plan._types import ChangeKind, Reason
from uncramp.care.plan._wishes import Found
from uncramp.knowledge.content import Advice, Certainty
from uncramp.learn.inference import Verdict

# All in the unit of the prior: the logarithm of the rate ratio, 0.1 for about a tenth of the
# cramps. Only the prior comes from studies; the other weights were chosen here so that thirty
# people get what a physiotherapist would say (tests/care/plan/test_thirty_people.py).
SURE: Final[Mapping[Certainty, float]] = {
    Certainty.HIGH: 0.10,
    Certainty.MODERATE: 0.08,
    Certainty.LOW: 0.05,
    Certainty.VERY_LOW: 0.0,
    Certainty.NONE: -0.02,
}
FITS: Final = 0.15
MOST_FITS: Final = 2
WANTED: Final = 0.15
WHERE_IT_CRAMPS: Final = 0.05
ELSEWHERE: Final = 0.10
LEANS_BETTER: Final = 0.15
HELPED: Final = 1.0
CONTRADICTED: Final = 0.20
A_MINUTE: Final = 0.008
CARE: Final = 0.04
QUICK_MINUTES: Final = 1.0
LEAST: Final = 0.02


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its place in the order: ``score`` is higher for what comes first."""

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """The measure's id."""
        return self.candidate.measure.id

    def has(self, reason: str) -> bool:
        """Whether it stands here for this reason."""
        return any(one.id == reason for one in self.reasons)


def rank(candidate: Candidate, case: Case, found: Iterable[Found]) -> Ranked:
    """Expected benefit, certainty, fit and burden, added up.

    Benefit is what studies lead to expect (the prior), moved by what a trial on oneself
    showed. Certainty is that of the claim that speaks for it, less what a common belief loses
    by being contradicted. Fit is 0.15 for each contributor found in this person that it answers,
    up to two, and for its being wanted; where the muscles are known, 0.05 for working one of
    them and 0.1 less for working none. Burden is 0.008 a minute, and 0.04 where it needs care.
    """
    weights = [*_benefit(candidate, found), *_certainty(candidate, case)]
    weights += [*_fit(candidate, case), *_where(candidate, case), *_burden(candidate, case)]
    reasons = tuple(reason for _, reason in weights if reason)
    return Ranked(candidate, round(sum(weight for weight, _ in weights), 6), reasons)


def fitting(candidate: Candidate, case: Case) -> tuple[str, ...]:
    """The contributors found in this person that the measure answers."""
    hits = {hit.subject for hit in case.assessment.contributors}
    return tuple(one for one in candidate.measure.fits if one in hits)


def is_of_a_habit(candidate: Candidate) -> bool:
    """Whether the measure only takes away a habit: its own claim is the one it fits."""
    return bool(set(candidate.measure.fits) & set(candidate.measure.claims))


def has_a_reason(ranked: Ranked, case: Case) -> bool:
    """Whether anything speaks for it in this person: the habit is theirs, and it may help."""
    if ranked.has("helped") or ranked.has("wanted") or ranked.has("asked-for"):
        return True
    theirs = bool(fitting(ranked.candidate, case)) or not is_of_a_habit(ranked.candidate)
    return theirs and ranked.score >= LEAST


Weight = tuple[float, Reason | None]


def _benefit(candidate: Candidate, found: Iterable[Found]) -> Iterable[Weight]:
    yield -candidate.measure.prior.mu, None
    verdicts = {one.verdict for one in found if one.measure == candidate.measure.id}
    if Verdict.HELPS in verdicts:
        yield HELPED, Reason("helped")
    elif Verdict.LEANING_BETTER in verdicts:
        yield LEANS_BETTER, Reason("leans-better")


def _certainty(candidate: Candidate, case: Case) -> Iterable[Weight]:
    # The first claim is what speaks for the measure; the others are what to mind.
    name = next(iter(candidate.measure.claims), "")
    claim = case.known.claims.get(name)
    if claim is None:
        return
    known = claim.certainty in {Certainty.HIGH, Certainty.MODERATE, Certainty.LOW}
    yield SURE[claim.certainty], Reason("tested" if known else "little-known", (name,))
    if claim.advice is Advice.CONTRADICTED:
        yield -CONTRADICTED, None


def _fit(candidate: Candidate, case: Case) -> Iterable[Weight]:
    answered = fitting(candidate, case)
    if answered:
        yield FITS * min(len(answered), MOST_FITS), Reason("fits", answered)
    name = candidate.measure.id
    asked = case.changed(ChangeKind.ADD, name)
    if asked:
        yield WANTED, Reason("asked-for", (asked.by,))
    elif name in case.wishes.wanted:
        yield WANTED, Reason("wanted")


def _where(candidate: Candidate, case: Case) -> Iterable[Weight]:
    every = (case.known.exercises[one.exercise] for one in candidate.exercises)
    # A position to sleep in works no muscle, and nobody gets better at it.
    named = [one.muscles for one in every if one.progress]
    if not named or not case.wishes.muscles:
        return
    if any(muscle in case.wishes.muscles for muscles in named for muscle in muscles):
        yield WHERE_IT_CRAMPS, Reason("where-it-cramps")
    else:
        yield -ELSEWHERE, None


def _burden(candidate: Candidate, case: Case) -> Iterable[Weight]:
    quick = candidate.minutes <= QUICK_MINUTES
    yield -A_MINUTE * candidate.minutes, Reason("quick") if quick else None
    cares = case.those(candidate.measure.care_if, Standing.RAISED)
    if cares:
        yield -CARE, None
