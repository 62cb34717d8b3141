"""The only room that touches the database: rows in, a diary or a record out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from uncramp.web.store._types import (
    NightTold,
    Outcome,
    Person,
    Received,
    SentEntry,
    Shelf,
    StoredFinding,
    StoredOrders,
    StoredPlan,
    Touches,
)

if TYPE_CHECKING:
    from uncramp.web.store._answers import load_answers, save_answers
    from uncramp.web.store._attacks import attacks, save_attack
    from uncramp.web.store._care import latest_plan, load_care, plans, save_care, save_plan
    from uncramp.web.store._findings import save_finding, stored_finding, stored_findings
    from uncramp.web.store._kept_here import last_saved, people_on, place_of
    from uncramp.web.store._lists import (
        factors,
        medicines,
        remove_medicine,
        save_factor,
        save_medicine,
    )
    from uncramp.web.store._migrate import let_go, migrate, settle
    from uncramp.web.store._nights import (
        changes_since,
        clear_night,
        diary_digest,
        load_answer,
        load_diary,
        load_night,
        merge_diary,
        save_night,
        undo,
    )
    from uncramp.web.store._orders import load_orders, save_orders
    from uncramp.web.store._people import delete_everything, person_on, save_settings, start
    from uncramp.web.store._push import (
        Device,
        Push,
        device_digest,
        device_is_gone,
        devices,
        keep_device,
        next_push,
        push_arrived,
        push_dropped,
        push_failed,
        put_reminder,
        put_test,
        reminded_people,
        remove_device,
        renew_device,
    )
    from uncramp.web.store._record import load_record, replace_record
    from uncramp.web.store._sample import open_sample
    from uncramp.web.store._sent import receive, set_aside
    from uncramp.web.store._sessions import save_feedback, save_session, sessions
    from uncramp.web.store._trials import keep_trial, trials

__all__ = [
    "Device",
    "NightTold",
    "Outcome",
    "Person",
    "Push",
    "Received",
    "SentEntry",
    "Shelf",
    "StoredFinding",
    "StoredOrders",
    "StoredPlan",
    "Touches",
    "attacks",
    "changes_since",
    "clear_night",
    "delete_everything",
    "device_digest",
    "device_is_gone",
    "devices",
    "diary_digest",
    "factors",
    "keep_device",
    "keep_trial",
    "last_saved",
    "latest_plan",
    "let_go",
    "load_answer",
    "load_answers",
    "load_care",
    "load_diary",
    "load_night",
    "load_orders",
    "load_record",
    "medicines",
    "merge_diary",
    "migrate",
    "next_push",
    "open_sample",
    "people_on",
    "person_on",
    "place_of",
    "plans",
    "push_arrived",
    "push_dropped",
    "push_failed",
    "put_reminder",
    "put_test",
    "receive",
    "reminded_people",
    "remove_device",
    "remove_medicine",
    "renew_device",
    "replace_record",
    "save_answers",
    "save_attack",
    "save_care",
    "save_factor",
    "save_feedback",
    "save_finding",
    "save_medicine",
    "save_night",
    "save_orders",
    "save_plan",
    "save_session",
    "save_settings",
    "sessions",
    "set_aside",
    "settle",
    "start",
    "stored_finding",
    "stored_findings",
    "trials",
    "undo",
]

_ROOMS = (
    *("_answers", "_attacks", "_care", "_findings", "_kept_here", "_lists", "_migrate", "_nights"),
    *("_orders", "_people", "_push", "_record", "_sample", "_sent", "_sessions", "_trials"),
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
