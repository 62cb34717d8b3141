"""What to know about a trial's coins, its gaps, and the arms that the diary names."""

from collections import Counter

from uncramp.learn.inference._finding import Caveat, Evidence
from uncramp.learn.trials import Protocol
from uncramp.person.diary import Diary

LEAST_COINS = 5


def about_coins(found: Evidence | None, protocol: Protocol) -> list[Caveat]:
    """Coins that do not say what they decided, or that are too few to confirm anything."""
    if found is None:
        return [Caveat("coins-unclear")]
    if protocol.coins < LEAST_COINS:
        return [Caveat("few-coins", {"n": protocol.coins, "needed": LEAST_COINS})]
    return []


def about_gaps(found: Evidence | None, diary: Diary, protocol: Protocol) -> list[Caveat]:
    """What missing nights do to the evidence, and how many each side of the trial has."""
    if found is None or not found.missing:
        return []
    facts = {"n": found.missing, "e": found.e_value, "worst": found.worst_e_value}
    warnings = [Caveat("missing-in-trial", facts)]
    if found.gaps_go_with_arm:
        warnings.append(Caveat("missing-by-arm", _gaps_by_side(diary, protocol)))
    return warnings


def about_the_arms(diary: Diary, protocol: Protocol) -> list[Caveat]:
    """Nights on which the diary names another arm than the plan; they count as drawn."""
    drawn = {
        block.first + at: block.arm
        for block in protocol.allocation.blocks
        for at in range(block.nights)
    }
    ids = {arm.id for arm in protocol.arms}
    named = [(entry.arm, drawn[entry.night]) for entry in diary if entry.night in drawn]
    strangers = Counter(arm for arm, _ in named if arm and arm not in ids)
    warnings = [
        Caveat("arm-unknown", {"arm": arm, "n": n}) for arm, n in sorted(strangers.items())[:3]
    ]
    switched = sum(arm in ids and arm != plan for arm, plan in named)
    if switched:
        warnings.append(Caveat("arm-not-as-drawn", {"n": switched}))
    return warnings


def _gaps_by_side(diary: Diary, protocol: Protocol) -> dict[str, str | int | float]:
    """Missing and all nights, of the fullest arm and of the rest, in blocks that are over."""
    most = max(arm.dose for arm in protocol.arms)
    fullest = {arm.id for arm in protocol.arms if arm.dose == most}
    last = diary.last
    count = Counter[str]()
    for block in protocol.allocation.blocks:
        if last is None or block.last > last:
            break
        side = "with" if block.arm in fullest else "without"
        kept = diary.between(block.first, block.last)
        known = sum(entry.cramps.is_known or bool(entry.excluded) for entry in kept)
        count[f"nights_{side}"] += block.nights
        count[f"gone_{side}"] += block.nights - known
    keys = ("nights_with", "nights_without", "gone_with", "gone_without")
    return {key: count[key] for key in keys}
