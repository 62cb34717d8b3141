"""The only room that touches the database: rows in, a diary or a record out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from uncramp.web.store._types import Person, Shelf, StoredFinding, StoredPlan

if TYPE_CHECKING:
    from uncramp.web.store._answers import load_answers, save_answers
    from uncramp.web.store._care import latest_plan, load_care, plans, save_care, save_plan
    from uncramp.web.store._findings import save_finding, stored_finding, stored_findings
    from uncramp.web.store._lists import (
        factors,
        medicines,
        remove_medicine,
        save_factor,
        save_medicine,
    )
    from uncramp.web.store._migrate import let_go, migrate, settle
    from uncramp.web.store._nights import (
        clear_night,
        diary_digest,
        load_diary,
        load_night,
        merge_diary,
        save_night,
        undo,
    )
    from uncramp.web.store._people import delete_everything, person_on, save_settings, start
    from uncramp.web.store._record import load_record, replace_record
    from uncramp.web.store._sample import open_sample
    from uncramp.web.store._sessions import save_feedback, save_session, sessions
    from uncramp.web.store._trials import keep_trial, trials

__all__ = [
    "Person",
    "Shelf",
    "StoredFinding",
    "StoredPlan",
    "clear_night",
    "delete_everything",
    "diary_digest",
    "factors",
    "keep_trial",
    "latest_plan",
    "let_go",
    "load_answers",
    "load_care",
    "load_diary",
    "load_night",
    "load_record",
    "medicines",
    "merge_diary",
    "migrate",
    "open_sample",
    "person_on",
    "plans",
    "remove_medicine",
    "replace_record",
    "save_answers",
    "save_care",
    "save_factor",
    "save_feedback",
    "save_finding",
    "save_medicine",
    "save_night",
    "save_plan",
    "save_session",
    "save_settings",
    "sessions",
    "settle",
    "start",
    "stored_finding",
    "stored_findings",
    "trials",
    "undo",
]

_ROOMS = (
    *("_answers", "_care", "_findings", "_lists", "_migrate"),
    *("_nights", "_people", "_record", "_sample", "_sessions", "_trials"),
)


def __getattr__(name: str) -> Any:
    # Django imports this package to find its tables, and the functions cannot be imported
    # before they are found: so each is looked up when it is first asked for.
    if name in __all__:
        for room in _ROOMS:
            module = import_module(f"{__name__}.{room}")
            if hasattr(module, name):
                globals()[name] = getattr(module, name)
                return globals()[name]
    raise AttributeError(name)
