"""On which nights of the plan a session was recorded."""

from uncramp.care.plan import CarePlan, Kept, adherence
from uncramp.exchange.report.figures import Figure, adherence_strip
from uncramp.person.nights import Night
from uncramp.web.pages.clock import Clock
from uncramp.web.pages.planned import Planned

NIGHTS = 42


def kept_strip(plan: CarePlan, held: Planned, clock: Clock, language: str) -> Figure | None:
    """The last six weeks, or as many nights as the plan has had; None before the first session."""
    if not held.done:
        return None
    earliest = min(session.night for session in held.done)
    begun = min([Night(item.since) for item in plan.items] + [earliest, clock.tonight])
    nights = adherence(held.done, max(begun, clock.tonight + -(NIGHTS - 1)), clock.tonight)
    # A night that has hardly begun is no gap.
    last = clock.tonight if nights[clock.tonight] is not Kept.ABSENT else clock.tonight + -1
    first = min(*nights, last)
    return adherence_strip(nights, first, last, language, paused=held.paused)
