"""The evening's card of the plan: the session before bed, or that it is done."""

from dataclasses import dataclass

from uncramp.web.pages.planned import open_plan
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.views.plan_starts import BEDTIME, Start, start_of
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class PlanTonight:
    """What the plan has for this evening.

    ``start`` is the session before bed, None where the plan holds none. ``is_begun`` says
    whether the Check-up was begun, which a plan needs.
    """

    start: Start | None
    is_begun: bool


def plan_tonight(request: PersonRequest, person: Person) -> PlanTonight | None:
    """The card for the evening; None by morning, when nobody wants to be sent to bed."""
    if request.clock.is_morning:
        return None
    held, plan = open_plan(request, person)
    if not held.check_up.answers.given:
        return PlanTonight(start=None, is_begun=False)
    start = start_of(BEDTIME, plan, held, request.clock, request.language)
    return PlanTonight(start, is_begun=True)
