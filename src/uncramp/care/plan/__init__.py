"""What to do: a few measures that fit, what was left out, and when it is time for more."""

from uncramp.care.plan._adherence import Kept, adherence
from uncramp.care.plan._course import left_for_long
from uncramp.care.plan._cues import cues, seconds_of
from uncramp.care.plan._left_out import Because, Later, Waiting, Withheld
from uncramp.care.plan._minutes import minutes_a_day
from uncramp.care.plan._plain import (
    changes_to_plain,
    read_changes,
    read_plan,
    read_wishes,
    to_plain,
    wishes_to_plain,
)
from uncramp.care.plan._progress import STEP_REASONS, levels, step, step_facts, which_signs
from uncramp.care.plan._propose import propose
from uncramp.care.plan._tried import measure_named
from uncramp.care.plan._types import (
    By,
    CarePlan,
    Change,
    ChangeKind,
    Cue,
    CueKind,
    PlanItem,
    PlannedExercise,
    Reason,
    Refusal,
    Refused,
    Step,
    Turn,
)
from uncramp.care.plan._versions import plan_rules_version
from uncramp.care.plan._wishes import AT_HOME, Found, Wishes, cramping

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
    "changes_to_plain",
    "cramping",
    "cues",
    "left_for_long",
    "levels",
    "measure_named",
    "minutes_a_day",
    "plan_rules_version",
    "propose",
    "read_changes",
    "read_plan",
    "read_wishes",
    "seconds_of",
    "step",
    "step_facts",
    "to_plain",
    "which_signs",
    "wishes_to_plain",
]
