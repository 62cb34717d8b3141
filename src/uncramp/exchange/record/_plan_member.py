"""``plan.json``: what was chosen and changed, and the plans that were made."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

PLANS = "plans"


def whole_plan(told: Mapping[str, Any]) -> dict[str, Any]:
    """The document, where each of its plans has its moment and its content.

    ``plans`` is a list of ``made_at`` (a moment with its zone) and ``plan``; everything else
    is kept as it stands. Raises ValueError, TypeError and KeyError.
    """
    made = told.get(PLANS, [])
    if not isinstance(made, list):
        raise TypeError(PLANS)
    for one in made:
        made_at, plan = datetime.fromisoformat(one["made_at"]), one["plan"]
        if made_at.tzinfo is None or not isinstance(plan, Mapping) or len(one) != 2:
            raise ValueError(PLANS)
        # What a database can hold, whatever its zone.
        made_at.astimezone(UTC)
    return dict(told)
