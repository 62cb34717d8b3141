"""The record of one person: the diary CSV and the archive, readable without the program."""

from uncramp.exchange.record._types import (
    Factor,
    FactorKind,
    Medicine,
    Problem,
    Read,
    Record,
    Settings,
    Theme,
)

__all__ = [
    "Factor",
    "FactorKind",
    "Medicine",
    "Problem",
    "Read",
    "Record",
    "Settings",
    "Theme",
]
