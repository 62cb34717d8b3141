"""Which nights are recorded."""

import numpy as np
import numpy.typing as npt

from uncramp.learn.simulate._chance import Array, Chance, Flags, Part
from uncramp.learn.simulate._types import Gaps

NONE = Gaps()


def recorded_nights(
    gaps: Gaps, counts: npt.NDArray[np.int64], drawn: Array, chance: Chance
) -> Flags:
    """Whether each night has an entry, given what happened and what had been drawn for it."""
    if gaps == NONE:
        return np.ones(len(counts), dtype=np.bool_)
    on = (drawn > 0).astype(np.int64)
    own = np.where(counts > 0, np.array(gaps.cramp)[on], np.array(gaps.quiet)[on])
    kept = (1 - gaps.at_random) * (1 - own)
    return np.asarray(chance.of(Part.GAPS).random(len(counts)) < kept, np.bool_)
