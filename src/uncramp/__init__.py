"""Uncramp: release the cramp you have, have fewer of them, know what works for you."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uncramp.api import (
        Answers,
        Arm,
        Assessed,
        By,
        CarePlan,
        Change,
        ChangeKind,
        Diary,
        Finding,
        Found,
        Night,
        Outcome,
        Planned,
        Posterior,
        Problem,
        Protocol,
        Question,
        Read,
        Unit,
        Verdict,
        Wishes,
        analyse,
        assess,
        design,
        fit,
        propose,
        read_diary,
        read_trial,
        write_trial,
    )

__all__ = [
    "Answers",
    "Arm",
    "Assessed",
    "By",
    "CarePlan",
    "Change",
    "ChangeKind",
    "Diary",
    "Finding",
    "Found",
    "Night",
    "Outcome",
    "Planned",
    "Posterior",
    "Problem",
    "Protocol",
    "Question",
    "Read",
    "Unit",
    "Verdict",
    "Wishes",
    "analyse",
    "assess",
    "design",
    "fit",
    "propose",
    "read_diary",
    "read_trial",
    "write_trial",
]


def __getattr__(name: str) -> Any:
    # Lazy, so that `import uncramp` costs nothing until the first question.
    if name in __all__:
        return getattr(import_module("uncramp.api"), name)
    raise AttributeError(name)


def __dir__() -> list[str]:
    return sorted(__all__)
