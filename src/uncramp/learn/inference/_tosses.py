"""Every coin of a trial that has been decided and lived through, as arrays.

A unit is the nights that one coin decides. It enters when its last night is over, and never
before: while it runs, its coin is known and its nights are not (``docs/build/evidence.md``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from uncramp.learn.inference._likelihood import Array
from uncramp.learn.trials import Block, Outcome, Protocol, Unit, share_a_night
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

RUN_IN = 120
"""Nights before the trial that the working model looks at to learn the usual rate."""

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Tosses:
    """Nights, units and what each coin could have decided, for one or many trials alike.

    ``counts`` (trials, nights) is NaN where nothing is known; ``some`` marks at least one
    cramp, not counted; ``missing`` marks nights of a unit that nobody excluded beforehand.
    ``unit`` (nights) is the unit of a night or -1, ``start`` (units) a unit's first night.
    ``drawn`` (trials, units) is which alternative came up, ``chance`` (alternatives, trials,
    units) how likely each was; ``given`` and ``at_work`` (alternatives, trials, nights) are
    the dose that each would have given, as told and as ramped.
    """

    counts: Array
    some: Flags
    missing: Flags
    unit: Places
    start: Places
    drawn: Places
    chance: Array
    given: Array
    at_work: Array
    yes_no: bool


def units_of(protocol: Protocol) -> list[list[Block]] | None:
    """The blocks of each coin in order; None where they do not say what a coin decided.

    That is what ``design`` never draws: a coin for several blocks that are no pair, a pair of
    equal arms, more than two arms that are not equally likely.
    """
    units: list[list[Block]] = []
    for block in protocol.allocation.blocks:
        if units and units[-1][0].coin == block.coin:
            units[-1].append(block)
        else:
            units.append([block])
    if len({blocks[0].coin for blocks in units}) < len(units):
        return None
    pair, arms = protocol.allocation.unit is Unit.PAIR, len(protocol.arms)
    sound = all(_is_pair(blocks) if pair else len(blocks) == 1 for blocks in units)
    equal = all(abs(blocks[0].propensity * arms - 1) < 1e-6 for blocks in units)
    return units if sound and (arms == 2 or (equal and not pair)) else None


def tosses(
    diary: Diary, protocol: Protocol, outcome: Outcome, units: list[list[Block]]
) -> tuple[Tosses, list[Night]] | None:
    """The units that are over and the last night of each; None before the first is over.

    The diary's last entry is the clock: no unit that ends after it has been lived through.
    """
    last = diary.entries[-1].night if diary.entries else protocol.first + -1
    done = [blocks for blocks in units if blocks[-1].last <= last]
    if not done:
        return None
    earliest = max(diary.entries[0].night, protocol.first + -RUN_IN)
    begin = min(earliest, protocol.first)
    unit, start = _places(done, begin)
    counts, some, excluded = _answers(diary, begin, len(unit))
    chance, drawn, given = _alternatives(protocol, done, begin, len(unit))
    share = share_a_night(protocol.half_life_nights)
    found = Tosses(
        counts=counts[None],
        some=some[None],
        missing=(np.isnan(counts) & ~excluded & (unit >= 0))[None],
        unit=unit,
        start=start,
        drawn=drawn[None],
        chance=chance[:, None],
        given=given[:, None],
        at_work=ramp(given[:, None], drawn[None], unit, share),
        yes_no=outcome is Outcome.YES_NO,
    )
    return found, [blocks[-1].last for blocks in done]


def _places(units: list[list[Block]], begin: Night) -> tuple[Places, Places]:
    """The unit of every night up to the end of the last, and where each unit begins."""
    starts = [blocks[0].first - begin for blocks in units]
    stops = [blocks[-1].last - begin + 1 for blocks in units]
    unit = np.full(stops[-1], -1, dtype=np.intp)
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        unit[start:stop] = number
    return unit, np.array(starts, dtype=np.intp)


def ramp(given: Array, drawn: Places, unit: Places, share: float) -> Array:
    """The dose at work under each alternative of the night's own coin; the past is as it was.

    ``given`` (alternatives, trials, nights) is 0 outside the units, where it wears off.
    """
    if share == 1.0:
        return given
    at_work = np.empty_like(given)
    rows = np.arange(given.shape[1])
    dose = np.zeros(given.shape[:2])
    for t in range(given.shape[2]):
        if t and unit[t] != unit[t - 1] and unit[t - 1] >= 0:
            # The unit before is over: all alternatives go on from what really came up.
            dose = np.broadcast_to(dose[drawn[:, unit[t - 1]], rows], dose.shape)
        dose = dose + share * (given[:, :, t] - dose)
        at_work[:, :, t] = dose
    return at_work


def _is_pair(blocks: Sequence[Block]) -> bool:
    return (
        len(blocks) == 2
        and blocks[0].arm != blocks[1].arm
        and blocks[0].propensity == blocks[1].propensity
    )


def _answers(diary: Diary, begin: Night, nights: int) -> tuple[Array, Flags, Flags]:
    counts = np.full(nights, np.nan)
    some, excluded = np.zeros(nights, dtype=bool), np.zeros(nights, dtype=bool)
    for entry in diary.between(begin, begin + (nights - 1)):
        at = entry.night - begin
        excluded[at] = bool(entry.excluded)
        if not entry.excluded and entry.cramps.at_least is not None:
            counts[at], some[at] = entry.cramps.at_least, not entry.cramps.exact
    return counts, some, excluded


def _alternatives(
    protocol: Protocol, units: list[list[Block]], begin: Night, nights: int
) -> tuple[Array, Places, Array]:
    """Chances (alternatives, units), what came up (units), doses (alternatives, nights)."""
    doses = np.array([arm.dose for arm in protocol.arms])
    ids = [arm.id for arm in protocol.arms]
    arms = len(ids)
    chance, drawn = np.empty((arms, len(units))), np.empty(len(units), dtype=np.intp)
    given = np.zeros((arms, nights))
    for number, blocks in enumerate(units):
        came = ids.index(blocks[0].arm)
        drawn[number] = came
        chance[:, number] = (1 - blocks[0].propensity) / (arms - 1)
        chance[came, number] = blocks[0].propensity
        for place, block in enumerate(blocks):
            at = block.first - begin
            # In a pair the alternative that begins with the other arm ends with this one.
            shown = doses if place == 0 else doses[::-1]
            given[:, at : at + block.nights] = shown[:, None]
    return chance, drawn, given
