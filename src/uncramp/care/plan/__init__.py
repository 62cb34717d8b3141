"""What to do: a few measures that fit, what was left out, and when it is time for more."""

from uncramp.care.plan._adherence import Kept, adherence
from uncramp.care.plan._cues import cues, seconds_of
from uncramp.care.plan._minutes import minutes_a_day
from uncramp.care.plan._progress import STEP_REASONS, levels, step, step_facts, which_signs
from uncramp.care.plan._propose import propose
from uncramp.care.plan._types import (
    AT_HOME,
    Because,
    By,
    CarePlan,
    Change,
    ChangeKind,
    Cue,
    CueKind,
    Found,
    Later,
    PlanItem,
    PlannedExercise,
    Reason,
    Refusal,
    Refused,
    Step,
    Turn,
    Waiting,
    Wishes,
    Withheld,
)

__all__ = [
    "AT_HOME",
    "STEP_REASONS",
    "Because",
    "By",
    "CarePlan",
    "Change",
    "ChangeKind",
    "Cue",
    "CueKind",
    "Found",
    "Kept",
    "Later",
    "PlanItem",
    "PlannedExercise",
    "Reason",
    "Refusal",
    "Refused",
    "Step",
    "Turn",
    "Waiting",
    "Wishes",
    "Withheld",
    "adherence",
    "cues",
    "levels",
    "minutes_a_day",
    "propose",
    "seconds_of",
    "step",
    "step_facts",
    "which_signs",
]
