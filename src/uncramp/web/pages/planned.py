"""The plan of a person."""

from importlib.metadata import version

from uncramp.care.plan import CarePlan, Wishes, propose
from uncramp.web.pages.check_up import assessed, open_check_up
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person


def plan_of(request: PersonRequest, person: Person) -> CarePlan:
    """The plan that holds today."""
    held = open_check_up(request, person)
    return propose(
        assessed(held, person),
        held.known,
        Wishes(),
        today=held.today,
        program=version("uncramp"),
    )
