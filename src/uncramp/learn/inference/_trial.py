"""What a trial has shown: evidence, effect and verdict together, and what to know about them."""

from collections.abc import Mapping
from dataclasses import dataclass

from uncramp.learn.inference._describe import effect
from uncramp.learn.inference._evidence import evidence
from uncramp.learn.inference._finding import Caveat, Effect, Evidence, Verdict
from uncramp.learn.inference._marginal import Marginal
from uncramp.learn.inference._verdict import verdict
from uncramp.learn.trials import Outcome, Protocol
from uncramp.person.diary import Diary

LEAST_AN_ARM = 7
LEAST_COINS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A trial's part of a finding."""

    evidence: Evidence | None
    effect: Effect | None
    verdict: Verdict | None
    warnings: tuple[Caveat, ...]


def judge(diary: Diary, protocol: Protocol, outcome: Outcome, treatment: Marginal | None) -> Judged:
    """Evidence at any time; an effect size and the rest of the verdicts at the planned end.

    ``treatment`` is the posterior of the log rate ratio, None below the floor of nights.
    """
    found = evidence(diary, protocol, outcome)
    warnings = [*_about_coins(found, protocol), *_about_gaps(found)]
    ended = bool(diary.entries) and diary.entries[-1].night >= protocol.last
    known = min(_known_by_arm(diary, protocol).values())
    shown, enough = None, treatment is not None
    if treatment is not None and not ended and diary.entries:
        # A running effect size invites stopping when it looks good: see stats on peeking.
        left = protocol.last - diary.entries[-1].night
        warnings.insert(0, Caveat("trial-running", {"n": left}))
    elif treatment is not None and known < LEAST_AN_ARM:
        enough = False
        warnings.insert(0, Caveat("too-few-in-an-arm", {"n": known, "needed": LEAST_AN_ARM}))
    elif treatment is not None:
        shown = effect(treatment, protocol.measure, protocol.meaningful_rate_ratio)
    said = verdict(found, shown, at_planned_end=ended, enough=enough)
    return Judged(found, shown, said, tuple(warnings))


def _about_coins(found: Evidence | None, protocol: Protocol) -> list[Caveat]:
    if found is None:
        return [Caveat("coins-unclear")]
    if protocol.coins < LEAST_COINS:
        return [Caveat("few-coins", {"n": protocol.coins, "needed": LEAST_COINS})]
    return []


def _about_gaps(found: Evidence | None) -> list[Caveat]:
    """What missing nights do to the evidence, and whether they go with an arm."""
    if found is None or not found.missing:
        return []
    facts = {"n": found.missing, "e": found.e_value, "worst": found.worst_e_value}
    warnings = [Caveat("missing-in-trial", facts)]
    if found.gaps_go_with_arm:
        warnings.append(Caveat("missing-by-arm"))
    return warnings


def _known_by_arm(diary: Diary, protocol: Protocol) -> Mapping[str, int]:
    known = {entry.night for entry in diary if entry.cramps.is_known and not entry.excluded}
    found = {arm.id: 0 for arm in protocol.arms}
    for block in protocol.allocation.blocks:
        found[block.arm] += sum(block.first + at in known for at in range(block.nights))
    return found
