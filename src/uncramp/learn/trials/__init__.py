"""What is randomised: protocol, arms, blocks, the stored allocation, and the dose ramp."""

from uncramp.learn.trials._design import Chance, Question, design, redraw
from uncramp.learn.trials._dose import ramped_dose, share_a_night
from uncramp.learn.trials._drawable import drawable
from uncramp.learn.trials._schema import SCHEMA, digest, from_dict, to_dict
from uncramp.learn.trials._types import Allocation, Arm, Block, Outcome, Protocol, Unit

__all__ = [
    "SCHEMA",
    "Allocation",
    "Arm",
    "Block",
    "Chance",
    "Outcome",
    "Protocol",
    "Question",
    "Unit",
    "design",
    "digest",
    "drawable",
    "from_dict",
    "ramped_dose",
    "redraw",
    "share_a_night",
    "to_dict",
]
