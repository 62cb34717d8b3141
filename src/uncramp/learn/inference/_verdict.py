"""The verdict table: only evidence confirms, the posterior describes."""

from uncramp.learn.inference._answers import Verdict
from uncramp.learn.inference._finding import Effect, Evidence


def verdict(
    evidence: Evidence | None, effect: Effect | None, *, at_planned_end: bool, enough: bool
) -> Verdict | None:
    """What a trial has shown; None while it runs and the evidence has not decided.

    The rows in order, the first that holds counts:

    | verdict          | when                                                              |
    | ---------------- | ----------------------------------------------------------------- |
    | helps            | the evidence for help once reached 1 / alpha (25)                 |
    | makes_worse      | the evidence for harm once reached 1 / alpha (100)                |
    | too_few_nights   | not ``enough`` known nights, in all or in an arm                  |
    | none yet         | before the planned end                                            |
    | not_worth_it     | P(meaningfully fewer) <= 0.05                                     |
    | leaning_better   | P(fewer) >= 0.9                                                   |
    | leaning_worse    | P(fewer) <= 0.1                                                   |
    | cannot_tell      | else, and where no effect could be worked out                     |

    Evidence may be looked at on any day, so its rows do not wait for the end, and a decision
    stays. Should both be decided, the earlier holds; on the same night, harm.
    """
    decided = _decided(evidence)
    if decided is not None:
        return decided
    if not enough:
        return Verdict.TOO_FEW_NIGHTS
    if not at_planned_end:
        return None
    if effect is None:
        return Verdict.CANNOT_TELL
    if effect.p_meaningfully_fewer <= 0.05:
        return Verdict.NOT_WORTH_IT
    if effect.p_fewer >= 0.9:
        return Verdict.LEANING_BETTER
    return Verdict.LEANING_WORSE if effect.p_fewer <= 0.1 else Verdict.CANNOT_TELL


def _decided(evidence: Evidence | None) -> Verdict | None:
    if evidence is None:
        return None
    helps, harms = evidence.decided_on, evidence.harm_decided_on
    if harms is not None and (helps is None or harms <= helps):
        return Verdict.MAKES_WORSE
    return Verdict.HELPS if helps is not None else None
