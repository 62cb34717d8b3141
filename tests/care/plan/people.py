"""What plans are tested with: the library, and proposals for the people of the check-up."""

from dataclasses import replace

from tests.care.assessment.people import KNOWN as LIBRARY
from tests.care.assessment.people import TODAY
from uncramp.care.assessment import assess
from uncramp.care.plan import Wishes, propose

_NEVER = {"supplements", "prescription-medicines", "clinic-treatments", "compression-socks"}


def _with_plans(known):
    if any(one.planned for one in known.measures.values()):
        return known
    every = {name: replace(one, planned=name not in _NEVER) for name, one in known.measures.items()}
    return replace(known, measures=every)


KNOWN = _with_plans(LIBRARY)


def plan_for(answers, wishes=None, *, today=TODAY, known=KNOWN, **more):
    """The plan of somebody who answered so."""
    found = assess(answers, known, None, today)
    return propose(found, known, wishes or Wishes(), today=today, program="test", **more)
