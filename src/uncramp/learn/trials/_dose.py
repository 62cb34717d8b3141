"""How much of a measure is at work on a night: it comes on and wears off by halves."""

from uncramp.learn.trials._types import Protocol
from uncramp.person.nights import Night


def ramped_dose(protocol: Protocol, first: Night, nights: int) -> list[float]:
    """The dose at work on each of ``nights`` nights from ``first``, 0 to 1.

    Nothing is at work before the trial; after its end the dose wears off. A share
    1 - 2^(-1/half-life) of the way to the night's own dose is gone each night.
    """
    share = share_a_night(protocol.half_life_nights)
    drawn = protocol.doses()
    at_work, ramped = 0.0, []
    lead = max(0, first - protocol.first)
    for offset in range(-lead, nights):
        at_work += share * (drawn.get(first + offset, 0.0) - at_work)
        if offset >= 0:
            ramped.append(at_work)
    return ramped


def share_a_night(half_life_nights: float) -> float:
    """The share of the way to a night's own dose that is gone in one night; 1 for at once."""
    return 1.0 if half_life_nights == 0 else float(1 - 2 ** (-1 / half_life_nights))
