"""Exposures that are the trial's own measure under another name.

Somebody who notes each evening whether they stretched, and whose stretching a coin decides,
has the arm in the diary twice. Beside it in the model it would take half of the effect;
looked at alone it would show, on any morning, the effect that a running trial withholds.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from uncramp.learn.trials import Protocol
from uncramp.person.diary import Diary

LEAST_NOTED: Final = 7
ALIKE: Final = 0.7
"""A coin does not know what else happens of an evening: so much in common is no accident."""


def without_echoes(diary: Diary, *trials: Protocol) -> tuple[Diary, tuple[str, ...]]:
    """The diary without the exposures that follow a trial's coin, and their names."""
    found = tuple(
        name
        for name in diary.exposure_names
        if any(_follows(diary, name, protocol) for protocol in trials)
    )
    if not found:
        return diary, ()
    kept = (
        replace(entry, exposures=tuple(e for e in entry.exposures if e.name not in found))
        for entry in diary
    )
    return Diary(tuple(kept)), found


def _follows(diary: Diary, name: str, protocol: Protocol) -> bool:
    dose_on = protocol.doses()
    pairs = [
        (float(value), dose_on[entry.night])
        for entry in diary
        if entry.night in dose_on and (value := entry.exposure(name)) is not None
    ]
    if len(pairs) < LEAST_NOTED:
        return False
    noted, drawn = np.array(pairs).T
    # Scaled first: the square of a very large number is none any more.
    noted /= np.abs(noted).max() or 1.0
    if min(np.ptp(noted), np.ptp(drawn)) < 1e-9:
        return False
    return bool(abs(np.corrcoef(noted, drawn)[0, 1]) >= ALIKE)
