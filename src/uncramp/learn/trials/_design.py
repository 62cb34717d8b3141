"""From a question to a protocol: every unit decided by a coin that anyone can toss again.

A coin is the SHA-256 of ``uncramp-coin:<seed>:<number>``: its first 53 bits, read as a
fraction, choose the arm. No random generator has to stay the same over the years for an
allocation to be audited; a shell and this sentence are enough.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import log2
from typing import Protocol as Shape

from uncramp.errors import ProtocolError
from uncramp.knowledge.content import medicine_in
from uncramp.learn.trials._types import Allocation, Arm, Block, Outcome, Protocol, Unit
from uncramp.person.nights import Night

LEAST_BITS = 5.0
"""What five fair coins are worth: four can carry evidence of 16 at most, and 25 confirms."""


class Chance(Shape):
    """A source of chance, such as ``random.Random`` or NumPy's ``Generator``."""

    def random(self) -> float:
        """The next number from 0 to 1, 1 excluded."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person wants to know, and how the nights are to be shared out.

    ``nights`` is the length of one unit: 1 for nights, even for pairs (2 is a night with and
    a night without, in either order), any for blocks. ``units`` is how many coins are tossed.
    ``propensity`` is the chance of the arm with the most of the measure (in a pair: that it
    comes first), one for all coins or one for each; more than two arms are equally likely.
    """

    id: str
    text: str
    measure: str
    arms: tuple[Arm, ...]
    first: Night
    unit: Unit
    nights: int
    units: int
    propensity: float | tuple[float, ...] = 0.5
    half_life_nights: float = 2.0
    outcome: Outcome = Outcome.COUNTS
    meaningful_rate_ratio: float = 0.8


def design(
    question: Question, rng: Chance, *, drawn_at: datetime, seed: int | None = None
) -> Protocol:
    """Toss every coin of a trial once, the first included, and seal what came out.

    ``seed`` decides all coins and is stored; when not given it is taken from ``rng``. Raises
    ProtocolError where the question contradicts itself, ``medicine`` where it names a medicine
    or a supplement, and ``too-few-coins`` where the coins together are worth less than five
    fair ones: no result could ever be confirmed.
    """
    for text in (question.measure, question.text, *(arm.label for arm in question.arms)):
        if word := medicine_in(text):
            raise ProtocolError(field="measure", value=word, problem="medicine")
    chances = _chances(question)
    worth = sum(_bits(chance, len(question.arms)) for chance in chances)
    if worth < LEAST_BITS:
        raise ProtocolError(field="coins", value=round(worth, 1), problem="too-few-coins")
    seed = int(rng.random() * 2**53) if seed is None else seed
    blocks: list[Block] = []
    for coin, chance in enumerate(chances):
        first = question.first + coin * question.nights
        blocks += _tossed(question, first, coin, seed, chance)
    return Protocol(
        id=question.id,
        question=question.text,
        measure=question.measure,
        arms=question.arms,
        allocation=Allocation(question.unit, seed, drawn_at, tuple(blocks)),
        outcome=question.outcome,
        half_life_nights=question.half_life_nights,
        meaningful_rate_ratio=question.meaningful_rate_ratio,
    )


def redraw(protocol: Protocol) -> Allocation:
    """The allocation that the stored seed gives: equal to the stored one, or it was altered.

    Each coin is tossed again with its stored number and chances, so blocks that were added
    as a trial adapted are audited as well.
    """
    ranked = _ranked(protocol.arms)
    drawn = protocol.allocation
    again: list[Block] = []
    for block in drawn.blocks:
        second = any(before.coin == block.coin for before in again)
        if drawn.unit is Unit.PAIR and second:
            arm = next(a for a in ranked if a.id != again[-1].arm).id
            again.append(replace(block, arm=arm, propensity=again[-1].propensity))
        else:
            again.append(_retossed(block, ranked, drawn.seed))
    return replace(drawn, blocks=tuple(again))


def fraction(seed: int, coin: int) -> float:
    """The coin with this number: a fraction from 0 to 1, 1 excluded."""
    digest = hashlib.sha256(f"uncramp-coin:{seed}:{coin}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2**53


def _chances(question: Question) -> list[float]:
    """The chance of the first-ranked arm for every coin; what cannot be tossed is refused."""
    arms, unit, nights = len(question.arms), question.unit, question.nights
    if unit is Unit.PAIR and (nights % 2 or nights < 2 or arms != 2):
        raise ProtocolError(field="nights", value=nights, problem="pair")
    if unit is Unit.NIGHT and nights != 1:
        raise ProtocolError(field="nights", value=nights, problem="one-night")
    if not isinstance(question.propensity, tuple):
        given = [question.propensity] * question.units
    else:
        given = list(question.propensity)
    if arms > 2:
        given = [1 / arms] * question.units
    if len(given) != question.units or not all(0 < chance < 1 for chance in given):
        raise ProtocolError(field="propensity", value=str(given)[:80], problem="propensity")
    return given


def _bits(chance: float, arms: int) -> float:
    if arms > 2:
        return log2(arms)
    return -chance * log2(chance) - (1 - chance) * log2(1 - chance)


def _tossed(question: Question, first: Night, coin: int, seed: int, chance: float) -> list[Block]:
    ranked = _ranked(question.arms)
    place, propensity = _fallen(fraction(seed, coin), chance, len(ranked))
    if question.unit is not Unit.PAIR:
        return [Block(first, question.nights, ranked[place].id, coin, propensity)]
    half = question.nights // 2
    order = (ranked[place], ranked[1 - place])
    return [Block(first + i * half, half, arm.id, coin, propensity) for i, arm in enumerate(order)]


def _fallen(toss: float, chance: float, arms: int) -> tuple[int, float]:
    """Which arm a coin shows, by its place, and how likely that was."""
    if arms > 2:
        return min(int(toss * arms), arms - 1), 1 / arms
    return (0, chance) if toss < chance else (1, 1 - chance)


def _retossed(block: Block, ranked: Sequence[Arm], seed: int) -> Block:
    toss = fraction(seed, block.coin)
    at = [arm.id for arm in ranked].index(block.arm)
    chance = block.propensity if at == 0 else 1 - block.propensity
    place, propensity = _fallen(toss, chance, len(ranked))
    # 1 - (1 - p) need not be p: what was stored stands where the arm is the same.
    return block if place == at else replace(block, arm=ranked[place].id, propensity=propensity)


def _ranked(arms: Sequence[Arm]) -> list[Arm]:
    """Most of the measure first, so that a chance speaks of the same arm everywhere."""
    return sorted(arms, key=lambda arm: -arm.dose)
