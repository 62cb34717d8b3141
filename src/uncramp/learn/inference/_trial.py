"""What a trial has shown: evidence, effect and verdict together, and what to know about them."""

from dataclasses import dataclass

from uncramp.learn.inference._answers import Verdict
from uncramp.learn.inference._describe import effect
from uncramp.learn.inference._design import Design
from uncramp.learn.inference._evidence import evidence
from uncramp.learn.inference._finding import Caveat, Effect, Evidence
from uncramp.learn.inference._posterior import Posterior
from uncramp.learn.inference._trial_caveats import about_coins, about_gaps, about_the_arms
from uncramp.learn.inference._verdict import verdict
from uncramp.learn.trials import Outcome, Protocol
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

LEAST_AN_ARM = 7


@dataclass(frozen=True, slots=True)
class Judged:
    """A trial's part of a finding."""

    evidence: Evidence | None
    effect: Effect | None
    verdict: Verdict | None
    warnings: tuple[Caveat, ...]


def judge(
    diary: Diary,
    protocol: Protocol,
    outcome: Outcome,
    *,
    until: Night | None,
    fitted: tuple[Posterior, Design] | None,
) -> Judged:
    """Evidence at any time; an effect size and the rest of the verdicts at the planned end.

    ``until`` is the last night that is over, the diary's last entry when None. ``fitted`` is
    None below the floor of nights.
    """
    found = evidence(diary, protocol, outcome)
    now = _now(diary, until)
    ended = now is not None and now >= protocol.last
    known = _known_in_the_poorer_arm(diary, protocol)
    enough = fitted is not None and (known >= LEAST_AN_ARM or not ended)
    # A running effect size invites stopping when it looks good: see stats on peeking.
    shown = None
    if fitted is not None and ended and enough:
        shown = effect(*fitted, outcome, protocol)
    said = verdict(found, shown, at_planned_end=ended, enough=enough)
    warnings = _about_time(diary, protocol, now)
    elsewhere = Caveat("trial-elsewhere") in warnings
    if fitted is not None and not enough and not elsewhere:
        warnings.append(Caveat("too-few-in-an-arm", {"n": known, "needed": LEAST_AN_ARM}))
    warnings += about_coins(found, protocol)
    if len(diary.between(protocol.first, protocol.last)):
        warnings += about_gaps(found, diary, protocol)
        warnings += about_the_arms(diary, protocol)
    return Judged(found, shown, said, tuple(warnings))


def _now(diary: Diary, until: Night | None) -> Night | None:
    """The last night that is over; what was noted later than the clock says counts as well."""
    known = [night for night in (diary.last, until) if night is not None]
    return max(known, default=None)


def _about_time(diary: Diary, protocol: Protocol, now: Night | None) -> list[Caveat]:
    """That the trial still runs, was given up, or lies on other nights than the diary."""
    last = diary.last
    if now is None or last is None or now < protocol.first:
        return [Caveat("trial-not-begun")]
    if now < protocol.last:
        return [Caveat("trial-running", {"n": protocol.last - now})]
    if not len(diary.between(protocol.first, protocol.last)):
        return [Caveat("trial-elsewhere")]
    if last < protocol.last:
        return [Caveat("trial-abandoned", {"n": protocol.last - last})]
    return []


def _known_in_the_poorer_arm(diary: Diary, protocol: Protocol) -> int:
    known = {entry.night for entry in diary if entry.cramps.is_known and not entry.excluded}
    found = {arm.id: 0 for arm in protocol.arms}
    for block in protocol.allocation.blocks:
        found[block.arm] += sum(block.first + at in known for at in range(block.nights))
    return min(found.values())
