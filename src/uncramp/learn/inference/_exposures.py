"""What was noted in the evenings, as columns that could enter the model: one a lag.

Decisions, also in ``docs/build/associations.md``. A blank cell sits at the centre, which says
nothing about that night; unknown is never no.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from uncramp.learn.inference._answers import Reason
from uncramp.learn.inference._finding import LEAST_NOTED, MAX_EXPOSURES
from uncramp.learn.inference._likelihood import Array
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

Flags = npt.NDArray[np.bool_]

LAGS = (0, 1, 2)
"""The night after the evening on which it was noted, and the two nights after that one."""
EXPOSURE_SD = 0.35
LEAST_EACH = 5


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """One exposure, or several that cannot be told apart.

    ``per`` is the distance a coefficient speaks of. ``values`` (nights,) are centred and
    scaled, NaN where blank; ``lags`` are those that can enter, none where ``why`` says why
    not. ``known`` counts the answered nights with a value of the same evening, ``blank`` the
    others.
    """

    name: str
    yes_no: bool
    per: float
    known: int
    blank: int
    values: Array
    lags: tuple[int, ...] = ()
    why: Reason | None = None
    together_with: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()


def follow(diary: Diary, first: Night, answered: Flags) -> tuple[Followed, ...]:
    """Every exposure of a diary, by name; ``answered`` (nights,) says which nights speak."""
    noted = _most_noted(diary)
    values = {name: np.full(len(answered), np.nan) for name in noted}
    for entry in diary:
        for exposure in entry.exposures:
            if exposure.name in values:
                values[exposure.name][entry.night - first] = exposure.value
    left = [_left_out(name) for name in diary.exposure_names if name not in values]
    found = [_followed(name, values[name], answered) for name in noted]
    return tuple(sorted(found + left, key=lambda one: one.name))


def at_lag(values: Array, lag: int) -> Array:
    """What was noted ``lag`` evenings before each night."""
    return np.concatenate([np.full(min(lag, len(values)), np.nan), values[: len(values) - lag]])


def filled(values: Array) -> Array:
    """A column of the model: blank cells at the centre."""
    return np.nan_to_num(values)


def _most_noted(diary: Diary) -> list[str]:
    """Those that are looked at: chosen by how often they were noted, never by the cramps."""
    times = Counter(x.name for entry in diary for x in entry.exposures)
    return sorted(times, key=lambda name: (-times[name], name))[:MAX_EXPOSURES]


def _left_out(name: str) -> Followed:
    return Followed(name, False, 0.0, 0, 0, np.empty(0), why=Reason.TOO_MANY)


def _followed(name: str, values: Array, answered: Flags) -> Followed:
    noted = ~np.isnan(values)
    yes_no = bool(np.isin(values[noted], (0.0, 1.0)).all())
    # The largest may be 1e308, whose square is none: first to one, then to one sd.
    most = float(np.abs(values[noted]).max(initial=0.0)) or 1.0
    centred = values / most - np.mean(values[noted] / most) if noted.any() else values
    sd = 1.0 if yes_no else float(np.nanstd(centred)) if noted.any() else 0.0
    known = int((noted & answered).sum())
    lags: tuple[int, ...] = ()
    # Below this, what differs from the mean is only rounding.
    if sd > 1e-9:
        centred = centred / sd
        lags = tuple(lag for lag in LAGS if _says(at_lag(centred, lag)[answered], yes_no=yes_no))
    return Followed(
        name=name,
        yes_no=yes_no,
        per=1.0 if yes_no else sd * most,
        known=known,
        blank=int(answered.sum()) - known,
        values=centred,
        lags=lags,
        why=None if lags else _why_not(known),
    )


def _why_not(known: int) -> Reason:
    return Reason.NOTED_TOO_RARELY if known < LEAST_NOTED else Reason.HARDLY_VARIES


def _says(values: Array, *, yes_no: bool) -> bool:
    """Whether a column can say anything: noted often enough, and not carried by a few nights."""
    used = values[~np.isnan(values)]
    if len(used) < LEAST_NOTED:
        return False
    away = used - used.mean()
    if yes_no:
        yes = int((used > 0).sum())
        return min(yes, len(used) - yes) >= LEAST_EACH
    square = away**2
    # How many nights share the variation: for a rare yes this would be the number of yeses.
    sharing = square.sum() ** 2 >= LEAST_EACH * (square**2).sum()
    return bool(sharing and square.mean() > 1e-6)
