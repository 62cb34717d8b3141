"""The way through a cramp: which manoeuvre first, which never, and what to learn from it."""

from uncramp.care.relief._after import (
    ASKED_AT_TEN_MINUTES,
    BACK_TO_SLEEP,
    NOT_LET_GO,
    TEN_MINUTES_S,
    aftercare,
)
from uncramp.care.relief._guide import ORDERS_AHEAD, guide
from uncramp.care.relief._learned import first_tries
from uncramp.care.relief._order import order
from uncramp.care.relief._types import Guide, HeldBack, Orders, ReliefStep, Tries
from uncramp.care.relief._versions import made_from

__all__ = [
    "ASKED_AT_TEN_MINUTES",
    "BACK_TO_SLEEP",
    "NOT_LET_GO",
    "ORDERS_AHEAD",
    "TEN_MINUTES_S",
    "Guide",
    "HeldBack",
    "Orders",
    "ReliefStep",
    "Tries",
    "aftercare",
    "first_tries",
    "guide",
    "made_from",
    "order",
]
