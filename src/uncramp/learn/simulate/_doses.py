"""From the protocol's draw to the dose at work: drawn, done or skipped, worked in."""

import numpy as np

from uncramp.learn.simulate._chance import Array, Chance, Part
from uncramp.learn.simulate._memory import remember
from uncramp.learn.simulate._types import Response
from uncramp.learn.trials import Protocol
from uncramp.person.nights import Night


def drawn_doses(protocol: Protocol, first: Night, nights: int) -> Array:
    """The dose of the arm drawn for each night, from the trial's or the life's first night.

    It begins with the earlier of the two, so that a trial under way wears off into a life.
    """
    lead = max(0, first - protocol.first)
    doses = {arm.id: arm.dose for arm in protocol.arms}
    drawn = np.zeros(lead + nights)
    for block in protocol.allocation.blocks:
        begins = block.first - first + lead
        drawn[begins : begins + block.nights] = doses[block.arm]
    return drawn


def doses_at_work(
    drawn: Array, response: Response, protocol: Protocol, first: Night, chance: Chance
) -> Array:
    """The dose at work on each night that was drawn, 0 to 1.

    A share 1 - 2^(-1/half-life) of the way to the night's own dose is gone each night.
    """
    done = drawn * _is_done(len(drawn), response, max(0, protocol.first - first), chance)
    half_life = response.half_life_nights
    if half_life is None:
        half_life = protocol.half_life_nights
    if half_life == 0:
        return done
    kept: float = 2 ** (-1 / half_life)
    # Rounding alone can take a year of full doses past one.
    return np.minimum(remember((1 - kept) * done, kept), 1.0)


def _is_done(nights: int, response: Response, before: int, chance: Chance) -> Array:
    if response.adherence == 1 and response.fades_by == 0:
        return np.ones(nights)
    into_trial = np.arange(nights) - before
    faded = np.maximum(0, into_trial - response.fades_after_nights)
    willing = response.adherence * (1 - response.fades_by) ** faded
    return (chance.of(Part.TAKING).random(nights) < willing).astype(np.float64)
