"""What is randomised: protocol, arms, blocks, the stored allocation, and the dose ramp."""

from uncramp.learn.trials._dose import ramped_dose
from uncramp.learn.trials._schema import SCHEMA, digest, from_dict, to_dict
from uncramp.learn.trials._types import Allocation, Arm, Block, Outcome, Protocol, Unit

__all__ = [
    "SCHEMA",
    "Allocation",
    "Arm",
    "Block",
    "Outcome",
    "Protocol",
    "Unit",
    "digest",
    "from_dict",
    "ramped_dose",
    "to_dict",
]
